/** Within a protocol: its parts, and the names that it declares. */
import type { Machine } from '../../../core/machine/machine.js';
import { typeOf } from '../../parser/token.js';
import { type Offer, offer, offers } from '../offer.js';
import type { Spot } from '../spot.js';

const ACTIONS = ['require', 'set', 'assume', 'owe', 'reply', 'allow', 'discard', 'mark', '->', 'do', 'forget'];
const RULES = ['send', 'receive', 'on', 'always', 'enter', 'begin', 'slip'];
const MEMBERS = [
  'see',
  'flags',
  'message',
  'field',
  'var',
  'let',
  'link',
  'event',
  'timer',
  'code',
  'start',
  'action',
  'role',
  'initial state',
  'state',
  'states',
];
const TAKES_ACTIONS = new Set(['send', 'receive', 'on', 'always', 'enter', 'begin', 'action']);
const TYPES = ['serial', 'int', 'upto', 'flag', 'name', 'names', 'ranges'];
const EXPRESSIONS = new Set(['when', 'require', 'and', 'or', 'not', '=', '==', '!=', '<', '<=', '>', '>=', '+', '-', '*', '(']);

export function protocolLineOffers(spot: Spot): readonly Offer[] {
  const { blocks, before } = spot;
  if (before.length > 0) return wordOffers(spot, machineAt(spot));
  if (TAKES_ACTIONS.has(blocks.at(-1) ?? '')) return offers('keyword', ACTIONS);
  return offers(
    'keyword',
    ['state', 'states', 'initial'].includes(blocks.at(-1) ?? '') ? [...RULES, 'state', 'states', 'see'] : [...MEMBERS, ...RULES],
  );
}

const machineAt = ({ analysis, offset }: Spot): Machine | undefined =>
  analysis.machines.findLast(({ place }) => place.span.start <= offset);

function wordOffers({ before }: Spot, machine: Machine | undefined): readonly Offer[] {
  if (machine === undefined) return [];
  const [first, last] = [before[0]?.image ?? '', typeOf(before.at(-1))];
  if (last === '->' || last === 'in') return states(machine);
  if (last === 'see' || last === 'STRING') return [];
  if (last === 'else') return machine.codes.map(({ code, text }) => offer('code', code, { documentation: text }));
  if (last === ':') return offers('keyword', TYPES);
  if (EXPRESSIONS.has(last)) return values(machine);
  if (
    ['send', 'receive', 'owe', 'reply', 'allow', 'without'].includes(last) ||
    (last === '+' && !before.some((token) => typeOf(token) === '='))
  )
    return offers('flag', [...names(machine), ...(['send', 'receive'].includes(last) ? ['any'] : [])]);
  if (first === 'on' && (last === 'on' || last === ','))
    return machine.events.map(({ name, text }) => offer('event', name, { documentation: text }));
  if (last === 'do') return machine.procedures.map(({ name, text }) => offer('procedure', name, { documentation: text }));
  if (['set', 'assume', 'forget', ','].includes(last)) return variables(machine);
  return offers('keyword', [
    'when',
    'see',
    ...(['send', 'receive', 'on', 'always'].includes(first) ? ['->'] : []),
    ...(first === 'require' ? ['else'] : []),
  ]);
}

const names = ({ flags, messages }: Machine): readonly string[] => [...flags, ...messages.map(({ name }) => name)];
const states = ({ roles }: Machine): readonly Offer[] =>
  roles.flatMap((role) => role.states.map(({ name, text }) => offer('state', name, { documentation: text })));
const variables = ({ roles }: Machine): readonly Offer[] =>
  roles.flatMap((role) => role.variables.map(({ name, text }) => offer('variable', name, { documentation: text })));
const values = (machine: Machine): readonly Offer[] => [
  ...machine.fields.map(({ name, text }) => offer('field', name, { documentation: text })),
  ...variables(machine),
  ...machine.lets.map(({ name, text }) => offer('variable', name, { documentation: text })),
  ...offers('flag', machine.flags),
];
