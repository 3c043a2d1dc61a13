/** The shipped documents, read and analysed: the examples and the fences of the documentation. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Problem, Severity } from '../../server/src/core/problem/problem.js';
import type { Span } from '../../server/src/core/span.js';
import { words } from '../../server/src/core/views/words.js';
import { analyse } from '../../server/src/language/analysis/analyse.js';
import type { Analysis, SourceText } from '../../server/src/language/analysis/analysis.js';
import { fencedText, hasFence, isMarkdown, readableIn } from '../../server/src/language/fences.js';
import { verificationProblems } from '../../server/src/language/verify/problems.js';
import { outcomeOf } from '../../server/src/language/verify/verified.js';

const root = path.resolve(import.meta.dirname, '../..');

/** Paths from the root, with `/`, of all documents in a folder. */
export const documentsIn = (folder: string): readonly string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll(path.sep, '/')}`)
    .filter((file) => file.endsWith('.hsk') || (isMarkdown(file) && hasFence(textOf(file))))
    .sort();

export const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const analysed = new Map<string, Analysis>();

export function analysisOf(file: string): Analysis {
  const known = analysed.get(file);
  if (known) return known;
  const made = analyse(documentOf(file), { source: file, read, sections: sectionsOf(file) });
  analysed.set(file, made);
  return made;
}

const documentOf = (file: string): string => (isMarkdown(file) ? fencedText(textOf(file)) : textOf(file));

const sectionsOf = (file: string): readonly Span[] => (isMarkdown(file) ? readableIn(textOf(file)).sections : []);

function read(written: string, from: string): SourceText | undefined {
  const source = path.posix.join(path.posix.dirname(from), written);
  try {
    return { source, text: documentOf(source) };
  } catch {
    return undefined;
  }
}

/** The codes of a document's problems when nothing in it is said to be wrong on purpose. */
export function codesWithoutExpectations(file: string): readonly string[] {
  const text = documentOf(file).replace(/^( *)expect error [\w/-]+$/gm, (line) => ' '.repeat(line.length));
  const analysis = analyse(text, { source: file, read, sections: sectionsOf(file) });
  return [...analysis.problems, ...verifiedIn(analysis)].map(({ code }) => code);
}

/** What comes of looking through its verifications, a little further than the examples need. */
const verifiedIn = (analysis: Analysis): readonly Problem[] =>
  analysis.verifications.flatMap((each) => verificationProblems(each.verification, outcomeOf(each, analysis, { states: 2_000 })));

/** The same, with what is meant to be wrong. */
export const verificationProblemsOf = (file: string): readonly string[] => verifiedIn(analysisOf(file)).map(({ code }) => code);

/** `file:line severity code message`, of the given severities. */
export function problemsOf(file: string, severities: readonly Severity[]): readonly string[] {
  const { text, problems } = analysisOf(file);
  const line = (offset: number) => text.slice(0, offset).split('\n').length;
  return problems
    .filter((problem) => severities.includes(problem.severity))
    .map((problem) => `${file}:${line(problem.span.start)} ${problem.severity} ${problem.code}: ${words(problem)}`);
}

/** Codes of the problems of a text that stands in no file. */
export const codesIn = (text: string): readonly string[] =>
  analyse(text, { source: '', read: () => undefined }).problems.map(({ code }) => code);
