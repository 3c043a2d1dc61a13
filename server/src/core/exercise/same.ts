/** Is a statement of an answer the given one, with its blanks filled in somehow? */
import type { Claim, Condition, FieldValue, Message, Statement, Time, Value } from '../exchange/exchange.js';
import type { Name } from '../span.js';
import { subjectOf } from './tidy.js';

export function isSame(given: Statement, answer: Statement): boolean {
  if (answer.damaged) return false;
  switch (given.kind) {
    case 'message':
      return answer.kind === 'message' && isSameMessage(given, answer);
    case 'arrival':
      return answer.kind === 'arrival' && sameName(given.segment, answer.segment);
    case 'event':
      return (
        answer.kind === 'event' &&
        sameName(given.host, answer.host) &&
        sameName(given.event, answer.event) &&
        sameTime(given.at, answer.at) &&
        hasFields(given.fields, answer.fields)
      );
    case 'host':
      return (
        answer.kind === 'host' &&
        sameName(given.name, answer.name) &&
        sameName(given.role, answer.role) &&
        sameName(given.state, answer.state) &&
        given.variables.length === answer.variables.length &&
        hasFields(given.variables, answer.variables)
      );
    case 'claims':
      return (
        answer.kind === 'claims' &&
        given.claims.every((claim, at) => {
          const other = answer.claims[at];
          return other !== undefined && isSameClaim(claim, other);
        })
      );
    case 'expect-error':
      return answer.kind === 'expect-error' && sameName(given.code, answer.code);
    case 'note':
    case 'box':
    case 'stretch':
    case 'fork':
    case 'section':
    case 'damaged':
      return answer.kind === given.kind;
    case 'delay':
    case 'wait':
      return answer.kind === given.kind && sameTime(given.time, answer.time);
  }
}

/** The same sort of line, between the same hosts: one that was changed, not another one. */
export function isAlike(given: Statement, answer: Statement): boolean {
  if (given.kind === 'message' && answer.kind === 'message')
    return sameName(given.from, answer.from) || sameName(given.to, answer.to) || isTurned(given, answer);
  if (given.kind === 'host' && answer.kind === 'host') return sameName(given.name, answer.name);
  if (given.kind === 'claims' && answer.kind === 'claims')
    return given.claims.some((claim) => answer.claims.some((each) => subjectOf(each) === subjectOf(claim) || isOneOf(claim, each)));
  return given.kind === answer.kind || answer.kind === 'damaged';
}

/** Of two that are alike: has it more than the hosts in common? */
export function isClose(given: Statement, answer: Statement): boolean {
  if (given.kind !== 'message' || answer.kind !== 'message') return true;
  if (!sameName(given.from, answer.from) || !sameName(given.to, answer.to)) return false;
  return given.blank || sameNames(given.names, answer.names) || given.fields.some((field) => hasFields([field], answer.fields));
}

const isTurned = (given: Message, answer: Message): boolean => sameName(given.from, answer.to) && sameName(given.to, answer.from);

/** Several states where one is asked for. */
export const isOneOf = (given: Claim, answer: Claim): boolean =>
  given.kind === 'state' && answer.kind === 'condition' && isOfStates(answer.condition) && sameName(given.host, answer.host);

const isOfStates = (condition: Condition): boolean =>
  condition.kind === 'states' || (condition.kind === 'or' && isOfStates(condition.left) && isOfStates(condition.right));

export const sameTime = (a: Time | undefined, b: Time | undefined): boolean => a?.value === b?.value;

const sameName = (a: Name | undefined, b: Name | undefined): boolean => a?.text === b?.text;

function isSameMessage(given: Message, answer: Message): boolean {
  return (
    sameName(given.from, answer.from) &&
    sameName(given.to, answer.to) &&
    given.fate === answer.fate &&
    given.stray === answer.stray &&
    sameTime(given.at, answer.at) &&
    sameTime(given.takes, answer.takes) &&
    // to give it a name changes nothing
    (given.segment === undefined || sameName(given.segment, answer.segment)) &&
    (given.blank || sameNames(given.names, answer.names)) &&
    hasFields(given.fields, answer.fields)
  );
}

export const sameNames = (a: readonly Name[], b: readonly Name[]): boolean => sorted(a).join('+') === sorted(b).join('+');

const sorted = (names: readonly Name[]): readonly string[] => [...new Set(names.map(({ text }) => text))].sort();

const hasFields = (given: readonly FieldValue[], answer: readonly FieldValue[]): boolean =>
  given.every(({ name, value }) => {
    const own = fieldOf(answer, name.text);
    return value.kind === 'blank' || (own !== undefined && sameValue(value, own.value));
  });

export const fieldOf = (fields: readonly FieldValue[], name: string): FieldValue | undefined =>
  fields.find((field) => field.name.text === name);

export function sameValue(given: Value, answer: Value): boolean {
  if (given.kind === 'number') return answer.kind === 'number' && given.value === answer.value;
  if (given.kind === 'text') return answer.kind === 'text' && given.value === answer.value;
  return given.kind === 'symbol' && answer.kind === 'symbol' && given.name === answer.name && given.offset === answer.offset;
}

function isSameClaim(given: Claim, answer: Claim): boolean {
  if (!sameName(given.host, answer.host)) return false;
  if (given.kind === 'condition') return answer.kind === 'condition' && given.written === answer.written;
  if (given.kind === 'state') return answer.kind === 'state' && (given.state === undefined || sameName(given.state, answer.state));
  return (
    answer.kind === 'variable' &&
    sameName(given.variable, answer.variable) &&
    (given.value.kind === 'blank' || sameValue(given.value, answer.value))
  );
}
