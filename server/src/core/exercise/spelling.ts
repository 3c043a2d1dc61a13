/** Names as the machine writes them: other capitals, other signs between the parts of a name and its other names are taken for it. */
import type { Claim, Exchange, FieldValue, Statement } from '../exchange/exchange.js';
import type { Machine } from '../machine/machine.js';
import type { Name } from '../span.js';

interface Spellings {
  readonly states: AnswerSpelling;
  readonly messages: AnswerSpelling;
  readonly fields: AnswerSpelling;
  readonly variables: AnswerSpelling;
  readonly events: AnswerSpelling;
}

type AnswerSpelling = (name: Name) => Name;

export function spelled(exchange: Exchange, machine: Machine): Exchange {
  const by = spellingsOf(machine);
  return { ...exchange, statements: exchange.statements.map((statement) => spelledStatement(statement, by)) };
}

const known = new WeakMap<Machine, Spellings>();

function spellingsOf(machine: Machine): Spellings {
  const before = known.get(machine);
  if (before !== undefined) return before;
  const { flags, messages, fields, events, roles } = machine;
  const states = roles.flatMap((role) => role.states);
  const result: Spellings = {
    states: spelling(
      states.flatMap(({ name, aliases }) => [name, ...aliases].map((each) => [each, name] as const)),
      true,
    ),
    messages: same([...flags, ...messages.map(({ name }) => name)]),
    fields: same(fields.map(({ name }) => name)),
    variables: same(roles.flatMap(({ variables }) => variables.map(({ name }) => name))),
    events: same(events.map(({ name }) => name)),
  };
  known.set(machine, result);
  return result;
}

const same = (names: readonly string[]): AnswerSpelling => spelling(names.map((name) => [name, name]));

const folded = (name: string): string => name.toLowerCase().replace(/[-_]/g, '');

/** A shorter beginning may be of anything. */
const SHORTEST = 4;

/** A name that is written as one of the machine's is that one; else the only one that differs in capitals and hyphens, or is shortened. */
function spelling(names: readonly (readonly [written: string, name: string])[], isShortened = false): AnswerSpelling {
  const exact = new Map(names);
  const only = (fits: (written: string) => boolean): string | undefined => {
    const [found, ...others] = new Set(names.flatMap(([written, name]) => (fits(folded(written)) ? [name] : [])));
    return others.length === 0 ? found : undefined;
  };
  const loose = (text: string): string | undefined =>
    only((written) => written === folded(text)) ??
    (isShortened && text.length >= SHORTEST ? only((written) => written.startsWith(folded(text))) : undefined);
  return (name) => {
    const text = exact.get(name.text) ?? loose(name.text) ?? name.text;
    return text === name.text ? name : { ...name, text };
  };
}

function spelledStatement(statement: Statement, by: Spellings): Statement {
  const inFields = (fields: readonly FieldValue[], of: AnswerSpelling) => fields.map((field) => ({ ...field, name: of(field.name) }));
  switch (statement.kind) {
    case 'message':
      return { ...statement, names: statement.names.map(by.messages), fields: inFields(statement.fields, by.fields) };
    case 'event':
      return { ...statement, event: by.events(statement.event), fields: inFields(statement.fields, by.fields) };
    case 'host': {
      const { state } = statement;
      return { ...statement, ...(state && { state: by.states(state) }), variables: inFields(statement.variables, by.variables) };
    }
    case 'claims':
      return { ...statement, claims: statement.claims.map((claim) => spelledClaim(claim, by)) };
    default:
      return statement;
  }
}

function spelledClaim(claim: Claim, { states, variables }: Spellings): Claim {
  if (claim.kind === 'variable') return { ...claim, variable: variables(claim.variable) };
  return claim.kind === 'state' && claim.state !== undefined ? { ...claim, state: states(claim.state) } : claim;
}
