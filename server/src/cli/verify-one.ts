/** One verification looked through: what came of it is plain data, so that any thread can do it. */
import { type Rule, rowKey, type Span } from '../core/index.js';
import { type AnalysedVerification, type Analysis, analyse, type OutcomeFacts, outcomeOf } from '../language/index.js';
import { readInto } from './open.js';
import type { SourceFile } from './sources.js';

export interface VerifyBounds {
  readonly states: number;
  readonly seconds: number;
  /** Whether the rows that are taken are wanted. */
  readonly coverage: boolean;
}

export interface VerifiedOne {
  readonly outcome: OutcomeFacts;
  /** Keys of the rows that it takes. */
  readonly taken: readonly string[];
}

interface VerifySigns {
  readonly isOver: () => boolean;
  readonly progress: (situations: number) => void;
}

export function verifiedOne(
  analysed: AnalysedVerification,
  analysis: Analysis,
  { states, seconds, coverage }: VerifyBounds,
  { isOver, progress }: VerifySigns,
): VerifiedOne {
  const until = performance.now() + seconds * 1000;
  const taken = new Set<Rule>();
  const took = (rows: readonly { readonly rule: Rule }[]): void => {
    for (const { rule } of rows) taken.add(rule);
  };
  const limits = { states, isOver: () => performance.now() > until || isOver(), progress, ...(coverage && { took }) };
  const outcome = outcomeOf(analysed, analysis, limits);
  const verdicts = outcome.verdicts.map(({ property: _, ...facts }) => facts);
  return { outcome: { ...outcome, verdicts }, taken: [...taken].map(rowKey) };
}

/** The parts of a document that are needed to analyse it. */
export interface DocumentText {
  readonly path: string;
  readonly text: string;
  readonly sections?: readonly Span[] | undefined;
}

export function analysisOf({ path, text, sections }: DocumentText, known = new Map<string, SourceFile>()): Analysis {
  const read = readInto(new Map<string, SourceFile>(), known);
  return analyse(text, { source: path, read, ...(sections && { sections }) });
}
