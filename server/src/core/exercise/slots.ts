/** The blanks of a given statement, and what an answer wrote at each of them. */
import type { Statement, Value } from '../exchange/exchange.js';
import type { Span } from '../span.js';
import { fieldOf } from './same.js';

export interface AnswerSlot {
  readonly kind: 'value' | 'message' | 'state';
  /** The `?`. */
  readonly span: Span;
  /** The field, where it is one. */
  readonly name: string;
  readonly at: number;
}

export interface Filled {
  readonly span: Span;
  readonly isOpen: boolean;
  /** What was written for a value. */
  readonly value?: Value;
}

export function slotsOf(statement: Statement): readonly AnswerSlot[] {
  switch (statement.kind) {
    case 'message':
    case 'event':
    case 'host': {
      const fields = statement.kind === 'host' ? statement.variables : statement.fields;
      const values = fields.flatMap(({ name, value }, at): AnswerSlot[] =>
        value.kind === 'blank' ? [{ kind: 'value', span: value.span, name: name.text, at }] : [],
      );
      const whole: AnswerSlot[] =
        statement.kind === 'message' && statement.blank ? [{ kind: 'message', span: statement.namesSpan, name: '', at: 0 }] : [];
      return [...whole, ...values];
    }
    case 'claims':
      return statement.claims.flatMap((claim, at): AnswerSlot[] => {
        if (claim.kind === 'state') {
          // the `?` ends the claim
          const span = { start: claim.span.end - 1, end: claim.span.end };
          return claim.state === undefined ? [{ kind: 'state', span, name: claim.host.text, at }] : [];
        }
        if (claim.kind === 'condition') return [];
        return claim.value.kind === 'blank' ? [{ kind: 'value', span: claim.value.span, name: claim.variable.text, at }] : [];
      });
    default:
      return [];
  }
}

/** Absent where the answer has nothing in its place. */
export function filled(slot: AnswerSlot, answer: Statement): Filled | undefined {
  if (answer.kind === 'claims') return filledClaim(slot, answer);
  if (answer.kind === 'message' && slot.kind === 'message')
    return { span: answer.blank ? answer.namesSpan : answer.span, isOpen: answer.blank };
  if (answer.kind !== 'message' && answer.kind !== 'event' && answer.kind !== 'host') return undefined;
  const field = fieldOf(answer.kind === 'host' ? answer.variables : answer.fields, slot.name);
  return field && { span: field.span, isOpen: field.value.kind === 'blank', value: field.value };
}

function filledClaim({ at }: AnswerSlot, { claims }: Extract<Statement, { kind: 'claims' }>): Filled | undefined {
  const claim = claims[at];
  if (claim === undefined) return undefined;
  if (claim.kind === 'state') return { span: claim.span, isOpen: claim.state === undefined };
  if (claim.kind === 'condition') return { span: claim.span, isOpen: false };
  return { span: claim.span, isOpen: claim.value.kind === 'blank', value: claim.value };
}
