/** A change of the text that the user may choose, and the problem that it is about. */
import type { Exchange, FixEdit, Message, Problem, Span } from '../../../core/index.js';

import type { AnalysedExchange, Analysis } from '../../analysis/analysis.js';

export type ActionKind = 'quickfix' | 'refactor' | 'refactor.rewrite' | 'source.fixAll';

export interface EditorAction {
  readonly title: string;
  readonly kind: ActionKind;
  readonly edits: readonly FixEdit[];
  /** What it puts right. */
  readonly problem?: Problem;
  /** It is surely what was meant. */
  readonly preferred?: boolean;
  /** The line stays as it is and is called right: stray, lost, expected. */
  readonly isNoCure?: boolean;
  /** Its edits, worked out for whoever chooses it: `edits` is empty. `undefined` where they would change what happens. */
  readonly later?: () => readonly FixEdit[] | undefined;
}

/** A change of many lines that takes long to work out and to try. */
export interface LongAction extends Pick<EditorAction, 'title' | 'kind'> {
  /** Is there anything that it would change? */
  readonly isPossible: () => boolean;
  /** `undefined` where it would change what happens. */
  readonly worked: () => EditorAction | undefined;
}

/** Worked out now, or, for whoever can ask for the edits of the one that is chosen, later. */
export function offeredAs({ title, kind, isPossible, worked }: LongAction, isLater: boolean): readonly EditorAction[] {
  if (isLater) return isPossible() ? [{ title, kind, edits: [], later: () => worked()?.edits }] : [];
  const action = worked();
  return action === undefined ? [] : [action];
}

/** @param horizon so many statements behind what has changed are run, and only problems are asked for; all, if left out */
export type Reanalyse = (text: string, horizon?: number) => Analysis;

/** A problem, and the statement that it stands at. */
export interface ProblemAt {
  readonly analysis: Analysis;
  readonly problem: Problem;
  readonly exchange?: AnalysedExchange;
  readonly at?: number;
}

export const messageAt = ({ exchange, at }: ProblemAt): Message | undefined => {
  const statement = at === undefined ? undefined : exchange?.exchange.statements[at];
  return statement?.kind === 'message' ? statement : undefined;
};

export const fix = (at: ProblemAt, title: string, edits: readonly FixEdit[], preferred = false): EditorAction => ({
  title,
  kind: 'quickfix',
  edits,
  problem: at.problem,
  ...(preferred ? { preferred } : {}),
});

export const rewrite = (title: string, edits: readonly FixEdit[]): EditorAction | undefined =>
  edits.length === 0 ? undefined : { title, kind: 'refactor.rewrite', edits };

export const errors = ({ problems }: Analysis): number => problems.filter(({ severity }) => severity === 'error').length;

/** Then each mistake is worth less of a look. */
export const hasMany = (analysis: Analysis): boolean => errors(analysis) > MANY;
const MANY = 8;

/** Of edits that overlap the first one wins. */
export function applied(text: string, edits: readonly FixEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { span, text: put } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    if (span.start < at) continue;
    parts.push(text.slice(at, span.start), put);
    at = span.end;
  }
  return parts.join('') + text.slice(at);
}

/** The last line: what arrives by the clock stands behind lines that are below its own. */
export const lastSpan = ({ statements }: Exchange): Span | undefined =>
  statements.map(({ span }) => span).reduce<Span | undefined>((last, span) => (last && last.end >= span.end ? last : span), undefined);

export { lineAfter, lineBefore, lineBreak, withoutLine } from '../../../core/index.js';
