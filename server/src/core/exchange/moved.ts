/** The same statement at another place of the text: a line means the same wherever it stands. */
import { movedName, movedSpan, type Span } from '../span.js';
import { conditionMoved } from './conditions.js';
import type { Arrival, Claim, Claims, FieldValue, Message, Statement, Time, Value } from './exchange.js';

/** @param by UTF-16 code units, forwards */
export function moved<T extends Statement>(statement: T, by: number): T;
export function moved(statement: Statement, by: number): Statement {
  const span = movedSpan(statement.span, by);
  switch (statement.kind) {
    case 'message':
      return movedMessage(statement, span, by);
    case 'arrival':
      return {
        ...statement,
        segment: movedName(statement.segment, by),
        ...(statement.place && { place: movedName(statement.place, by) }),
        span,
      } satisfies Arrival;
    case 'event': {
      const { host, event, fields, at } = statement;
      const places = { host: movedName(host, by), event: movedName(event, by), fields: fieldsMoved(fields, by), span };
      return at ? { ...statement, ...places, at: timeMoved(at, by) } : { ...statement, ...places };
    }
    case 'host': {
      const { name, of, role, state, variables } = statement;
      return {
        ...statement,
        name: movedName(name, by),
        ...(of && { of: movedName(of, by) }),
        ...(role && { role: movedName(role, by) }),
        ...(state && { state: movedName(state, by) }),
        variables: fieldsMoved(variables, by),
        span,
      };
    }
    case 'claims':
      return { ...statement, claims: statement.claims.map((claim) => claimMoved(claim, by)), span } satisfies Claims;
    case 'expect-error': {
      const { code, target } = statement;
      return { ...statement, ...(code && { code: movedName(code, by) }), ...(target && { target: movedSpan(target, by) }), span };
    }
    case 'note':
    case 'box':
      return { ...statement, hosts: statement.hosts.map((host) => movedName(host, by)), span };
    case 'delay':
    case 'wait':
      return { ...statement, time: timeMoved(statement.time, by), span };
    case 'stretch':
      return { ...statement, ...(statement.host && { host: movedName(statement.host, by) }), span };
    case 'fork':
    case 'section':
    case 'damaged':
      return { ...statement, span };
  }
}

/** By far the most of all statements: written out, without the parts that most of them do not have. */
function movedMessage(message: Message, span: Span, by: number): Message {
  const { segment, at, takes, also } = message;
  return {
    ...message,
    from: movedName(message.from, by),
    to: movedName(message.to, by),
    names: message.names.map((name) => movedName(name, by)),
    namesSpan: movedSpan(message.namesSpan, by),
    fields: fieldsMoved(message.fields, by),
    ...(segment && { segment: movedName(segment, by) }),
    ...(also && { also: also.map((name) => movedName(name, by)) }),
    ...(at && { at: timeMoved(at, by) }),
    ...(takes && { takes: timeMoved(takes, by) }),
    span,
  };
}

const timeMoved = (time: Time, by: number): Time => ({ ...time, span: movedSpan(time.span, by) });

const fieldsMoved = (fields: readonly FieldValue[], by: number): readonly FieldValue[] => fields.map((field) => fieldMoved(field, by));

const fieldMoved = ({ name, value, span }: FieldValue, by: number): FieldValue => ({
  name: movedName(name, by),
  value: valueMoved(value, by),
  span: movedSpan(span, by),
});

function valueMoved(value: Value, by: number): Value {
  const span = movedSpan(value.span, by);
  if (value.kind !== 'symbol' || value.and === undefined) return { ...value, span };
  return { ...value, and: value.and.map((name) => movedName(name, by)), span };
}

function claimMoved(claim: Claim, by: number): Claim {
  const places = { host: movedName(claim.host, by), span: movedSpan(claim.span, by) };
  if (claim.kind === 'variable')
    return { ...claim, ...places, variable: movedName(claim.variable, by), value: valueMoved(claim.value, by) };
  if (claim.kind === 'condition') {
    const movers = { value: (value: Value) => valueMoved(value, by), field: (field: FieldValue) => fieldMoved(field, by) };
    return { ...claim, ...places, condition: conditionMoved(claim.condition, by, movers) };
  }
  return claim.state ? { ...claim, ...places, state: movedName(claim.state, by) } : { ...claim, ...places };
}
