/**
 * What was found in a file, in words and with its places: all that any format prints, as plain data. So it can be found by other threads and
 * on other machines, and printed here.
 */
import { type Problem, type Related, type Severity, speakingAs, tell, words } from '../core/index.js';
import { type CheckedFile, type LineRangeOfProblem, MOST_FIXES, rangeOf } from './checked.js';
import { type Snippet, snippet } from './print/snippet.js';

export interface FileReport {
  readonly path: string;
  readonly problems: readonly ToldProblem[];
  /** What the document says of itself: the frame around its problems is in it, too. */
  readonly language?: string;
}

export interface ToldProblem extends LineRangeOfProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** As many as were asked for, the most likely one first. */
  readonly fixes: readonly ToldFix[];
  readonly related: readonly ToldRelated[];
  readonly snippet: Snippet;
}

export interface ToldFix {
  readonly title: string;
  readonly edits: readonly (LineRangeOfProblem & { readonly text: string })[];
}

/** Without a range, where the text that it points to is not known. */
export interface ToldRelated {
  readonly text: string;
  readonly path: string;
  readonly at?: LineRangeOfProblem & { readonly snippet: Snippet };
}

/** @param most fixes of each problem: they are tried out, which takes time */
export const toldOf = (file: CheckedFile, most = MOST_FIXES): FileReport => ({
  path: file.source.path,
  problems: speakingAs(file.language, () => file.problems.map((problem) => toldProblem(problem, file, most))),
  ...(file.language && { language: file.language }),
});

function toldProblem(problem: Problem, file: CheckedFile, most: number): ToldProblem {
  const { lines } = file.source;
  const { code, severity, span } = problem;
  return {
    code,
    severity,
    message: words(problem),
    ...rangeOf(span, lines),
    fixes: (most === 0 ? [] : file.fixesOf(problem, most)).map(({ title, edits }) => ({
      title,
      edits: edits.map((edit) => ({ ...rangeOf(edit.span, lines), text: edit.text })),
    })),
    related: problem.related.map((related) => toldRelated(related, file)),
    snippet: snippet(lines, span),
  };
}

function toldRelated({ place, text: sentence }: Related, file: CheckedFile): ToldRelated {
  const text = tell(sentence);
  const source = file.sourceAt(place.source);
  if (source === undefined) return { text, path: place.source };
  return { text, path: source.path, at: { ...rangeOf(place.span, source.lines), snippet: snippet(source.lines, place.span, '-') } };
}

export interface Count {
  readonly errors: number;
  readonly warnings: number;
  readonly informations: number;
}

export function counts(files: readonly FileReport[]): Count {
  const of = (severity: Severity) =>
    files.reduce((sum, { problems }) => sum + problems.filter((each) => each.severity === severity).length, 0);
  return { errors: of('error'), warnings: of('warning'), informations: of('information') };
}
