/** Mistakes that were to be mended: what was in question must still stand there, with another value. */
import type { Claim, FieldValue, Message, Statement } from '../exchange/exchange.js';
import { contains, type Span } from '../span.js';
import type { AnswerComparison } from './compare.js';
import type { Plan } from './plan.js';
import { fieldOf, isSame, sameTime } from './same.js';
import { subjectOf } from './tidy.js';
import type { LossCause } from './verdict.js';

export interface Evaded {
  /** Index of the given statement. */
  readonly at: number;
  readonly span?: Span;
  readonly cause: LossCause;
}

/** What was taken away instead of mended. */
export function evasions({ kind, given, mistakes, solved }: Plan, { own, added }: AnswerComparison): readonly Evaded[] {
  if (kind !== 'mend') return [];
  const named = added.flatMap(({ statement }) => (statement.kind === 'expect-error' && statement.target ? [statement.target] : []));
  const asked = given.flatMap(({ statement, free }, at) => {
    const isMended = solved !== undefined && (solved[at] === undefined || !isSame(statement, solved[at]));
    return mistakes.includes(at) || (free && isMended) ? [at] : [];
  });
  return asked.flatMap((at): Evaded[] => {
    const [line, answer, model] = [given[at]?.statement, own[at], solved?.[at]];
    // the teacher takes it out, too
    if (line === undefined || (solved !== undefined && model === undefined)) return [];
    if (answer === undefined) return [{ at, cause: { kind: 'gone', given: [line] } }];
    if (answer.damaged) return [];
    const isNamed = named.some((target) => contains(target, answer.span));
    if (isNamed && !isSame(line, answer)) return [{ at, span: answer.span, cause: { kind: 'both' } }];
    return evaded(line, answer, model).map((cause) => ({ at, span: answer.span, cause }));
  });
}

function evaded(line: Statement, answer: Statement, model: Statement | undefined): readonly LossCause[] {
  if (line.kind === 'message' && answer.kind === 'message') {
    const fates = [line.fate, ...(model?.kind === 'message' ? [model.fate] : [])];
    if (answer.blank) return [{ kind: 'open', what: 'message' }];
    if (answer.stray && !line.stray) return [{ kind: 'added', what: 'stray' }];
    if (!fates.includes(answer.fate) || isRetimed(line, answer, model)) return [{ kind: 'rewritten', given: line }];
    const needed = line.fields.filter(({ name }) => model?.kind !== 'message' || fieldOf(model.fields, name.text) !== undefined);
    return missing(needed, answer.fields);
  }
  if (line.kind === 'event' && answer.kind === 'event') return missing(line.fields, answer.fields);
  if (line.kind === 'claims' && answer.kind === 'claims') return line.claims.flatMap((claim) => missingClaim(claim, answer.claims));
  return line.kind === answer.kind ? [] : [{ kind: 'left-out', field: line.kind }];
}

/** Its time was not in question, and is another one now. */
function isRetimed(line: Message, answer: Message, model: Statement | undefined): boolean {
  if (model?.kind !== 'message') return false;
  return (['at', 'takes'] as const).some((of) => sameTime(line[of], model[of]) && !sameTime(line[of], answer[of]));
}

function missing(needed: readonly FieldValue[], fields: readonly FieldValue[]): readonly LossCause[] {
  return needed.flatMap(({ name }): LossCause[] => {
    const field = fieldOf(fields, name.text);
    if (field === undefined) return [{ kind: 'left-out', field: name.text }];
    return field.value.kind === 'blank' ? [{ kind: 'open', what: 'value' }] : [];
  });
}

function missingClaim(claim: Claim, claims: readonly Claim[]): readonly LossCause[] {
  const own = claims.find((each) => subjectOf(each) === subjectOf(claim));
  if (own === undefined) return [{ kind: 'left-out', field: subjectOf(claim).replace(/\.$/, '') }];
  if (own.kind === 'state') return own.state === undefined ? [{ kind: 'open', what: 'state' }] : [];
  return own.kind === 'variable' && own.value.kind === 'blank' ? [{ kind: 'open', what: 'value' }] : [];
}
