/**
 * Fields that no message of a verification has: nothing writes them, and no rule fills them in. What happens only when a message
 * has such a field never happens, and what is remembered for it tells no situations apart.
 */
import { type Expression, partsOf } from '../machine/expression.js';
import { type Machine, machinesIn, type RuleAction } from '../machine/machine.js';
import type { SlotValue } from '../run/world.js';
import type { Verification } from './verification.js';

/** @param given the fields of what is on its way, or owed, at the beginning */
export function absentFields(
  machine: Machine,
  { allowances }: Verification,
  given: readonly (readonly SlotValue[])[],
): ReadonlySet<string> {
  const written = allowances.flatMap(({ act }) => (act.kind === 'send' ? act.fields.map(({ name }) => name.text) : []));
  const actions = actionsOf(machine);
  const others = new Set([...written, ...machine.roles.flatMap(({ variables }) => variables.map(({ name }) => name))]);
  const definitions = new Map(
    [...machine.lets, ...machine.roles.flatMap(({ lets }) => lets ?? [])].map(({ name, value }) => [name, value]),
  );
  return new Set(
    machine.fields.flatMap(({ name, initial }, index) => {
      const isGiven = initial !== undefined || others.has(name) || given.some((fields) => fields[index] !== undefined);
      return isGiven || actions.some((action) => fills(action, name, definitions)) ? [] : [name];
    }),
  );
}

/** Is one of the conditions that all have to hold that the message has one of the fields? */
export function asksFor(e: Expression | undefined, fields: ReadonlySet<string>): boolean {
  if (e?.kind === 'binary' && e.op === 'and') return asksFor(e.left, fields) || asksFor(e.right, fields);
  const [arg] = e?.kind === 'call' && e.name === 'has' ? e.args : [];
  return arg?.kind === 'name' && fields.has(arg.name);
}

type Definitions = ReadonlyMap<string, Expression>;

/** May the action give a message the field? It may, for all that is known, wherever it speaks of it and does not ask for it first. */
function fills(action: RuleAction, field: string, definitions: Definitions): boolean {
  if (asksFor(action.guard, new Set([field]))) return false;
  switch (action.kind) {
    case 'owe':
    case 'reply':
    case 'allow':
    case 'pass':
      return action.fields.some(({ target, value }) => target === field || speaksOf(value, field, definitions));
    case 'set':
    case 'assume':
      return action.assignments.some(({ value }) => speaksOf(value, field, definitions));
    case 'require':
      return speaksOf(action.condition, field, definitions);
    default:
      return false;
  }
}

const DEEPEST = 64;

function speaksOf(e: Expression, field: string, definitions: Definitions, depth = 0): boolean {
  if (depth > DEEPEST) return true;
  const definition = e.kind === 'name' ? definitions.get(e.name) : undefined;
  if (e.kind === 'name' && e.name === field) return true;
  return (definition ? [definition] : partsOf(e)).some((part) => speaksOf(part, field, definitions, depth + 1));
}

const actionsOf = ({ procedures, roles }: Machine): readonly RuleAction[] => [
  ...[...procedures, ...roles.flatMap((role) => role.procedures ?? [])].flatMap(({ actions }) => actions),
  ...machinesIn({ roles }).flatMap(({ states }) =>
    states.flatMap(({ send, receive, on, always, enter, begin }) =>
      [send, receive, on, always, enter, begin].flatMap((rules) => rules.flatMap(({ actions }) => actions)),
    ),
  ),
];
