/** A line in another notation is one mistake: its names, where they are written otherwise as well, are put right with the rest. */
import { type Facts, type FixEdit, isSpelling, type Problem, type Spelling } from '../../core/index.js';

type Syntax = Problem & { readonly facts: Extract<Facts, { readonly kind: 'syntax' }> };

/** @param lineAt the index of the line at a place */
export function inOneNotation(problems: readonly Problem[], lineAt: (offset: number) => number): readonly Problem[] {
  const unread = new Map(problems.filter(isSyntax).map((problem) => [lineAt(problem.span.start), problem]));
  if (unread.size === 0) return problems;
  const names = new Map<Problem, readonly Spelling[]>();
  const others = problems.filter((problem) => {
    const line = isSpelling(problem) ? unread.get(lineAt(problem.span.start)) : undefined;
    if (line === undefined || !isSpelling(problem)) return true;
    names.set(line, [...(names.get(line) ?? []), problem]);
    return false;
  });
  return others.map((problem) => (isSyntax(problem) ? withNames(problem, names.get(problem) ?? []) : problem));
}

const isSyntax = (problem: Problem): problem is Syntax => problem.facts.kind === 'syntax';

function withNames(problem: Syntax, spellings: readonly Spelling[]): Problem {
  const { rewriting } = problem.facts;
  if (rewriting === undefined || spellings.length === 0) return problem;
  let [edits, { fault }] = [rewriting, problem.facts];
  for (const name of spellings.flatMap(namesOf)) {
    edits = edits.map((edit) => ({ ...edit, text: replaced(edit.text, name) }));
    if (!edits.some(({ span }) => span.start <= name.edit.span.start && name.edit.span.end <= span.end)) edits = [...edits, name.edit];
    if (fault.fault === 'notation') fault = { ...fault, written: replaced(fault.written, name) };
  }
  return { ...problem, facts: { ...problem.facts, fault, rewriting: edits.toSorted((a, b) => a.span.start - b.span.start) } };
}

interface NameEdit {
  readonly written: string;
  readonly edit: FixEdit;
}

const namesOf = ({ span, facts: { written, nearest, also = [] } }: Spelling): readonly NameEdit[] => [
  { written, edit: { span, text: nearest } },
  ...also.map(({ written: other, ...edit }) => ({ written: other, edit })),
];

/** The word, where it first stands by itself: names come before fields, which may be called the same. */
function replaced(text: string, { written, edit }: NameEdit): string {
  const found = [...text.matchAll(/[\p{L}_][\p{L}\p{M}\p{N}_]*/gu)].find(([word]) => word === written);
  return found === undefined ? text : text.slice(0, found.index) + edit.text + text.slice(found.index + written.length);
}
