/** Within a protocol: its parts, and the names that it declares. */
import { codesOf, type Machine, textIn, wording } from '../../../core/index.js';
import { ACTION_WORDS } from '../../parser/members.js';
import { isWord, typeOf } from '../../parser/token.js';
import { type Offer, offer, offers } from '../offer.js';
import type { CursorContext } from '../spot.js';

const RULES = ['first', 'send', 'receive', 'on', 'always', 'enter', 'begin', 'slip'];
const MEMBERS = [
  'see',
  'flags',
  'message',
  'field',
  'main',
  'var',
  'let',
  'link',
  'event',
  'timer',
  'code',
  'start',
  'peers',
  'action',
  'role',
  'session',
  'match',
  'initial state',
  'final state',
  'state',
  'states',
];
const TAKES_ACTIONS = new Set(['first', 'send', 'receive', 'on', 'always', 'enter', 'begin', 'action']);
/** What stands before the name of a message. */
const NAMING = new Set(['send', 'receive', 'reply', 'owe']);
const TYPES = ['serial', 'int', 'upto', 'flag', 'name', 'names', 'options', 'queue', 'ranges'];
const FUNCTIONS = ['has', 'known', 'certain', 'owed', 'count', 'head', 'rest', 'if', 'min', 'max', 'power', 'span', 'reach'];
const CONSTANTS = ['peer', 'self', 'others', 'message', 'true', 'false', 'unknown'];
const EXPRESSIONS = new Set(['when', 'require', 'and', 'or', 'not', '=', '==', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/', 'mod', '(']);

export function protocolLineOffers(spot: CursorContext): readonly Offer[] {
  const { blocks, before } = spot;
  if (before.length > 0) return wordOffers(spot, machineAt(spot));
  if (TAKES_ACTIONS.has(blocks.at(-1) ?? '')) return offers('keyword', ACTION_WORDS);
  return offers(
    'keyword',
    ['state', 'states', 'initial', 'final'].includes(blocks.at(-1) ?? '')
      ? [...RULES, 'state', 'states', 'final state', 'see']
      : [...MEMBERS, ...RULES],
  );
}

const machineAt = ({ analysis, offset }: CursorContext): Machine | undefined =>
  analysis.machines.findLast(({ place }) => place.span.start <= offset);

/** What is known in the role in which the cursor stands: its own states and variables. */
function withinRole(machine: Machine | undefined, { blocks, offset }: CursorContext): Machine | undefined {
  const around = blocks.includes('role') ? machine?.roles.findLast(({ place }) => place.span.start <= offset) : undefined;
  const sessions = (around === undefined ? machine?.roles : [around])?.flatMap((role) => role.sessions ?? []) ?? [];
  const session = blocks.includes('session') ? sessions.findLast(({ place }) => place.span.start <= offset) : undefined;
  const role = session ?? around;
  return machine === undefined || role === undefined
    ? machine
    : { ...machine, roles: [role], lets: [...machine.lets, ...(role.lets ?? [])] };
}

function wordOffers(spot: CursorContext, everywhere: Machine | undefined): readonly Offer[] {
  const { before } = spot;
  const machine = withinRole(everywhere, spot);
  if (machine === undefined || everywhere === undefined) return [];
  const [first, last] = [before[0]?.image ?? '', typeOf(before.at(-1))];
  if (first === 'start') return startOffers(before, everywhere);
  if (first === 'main') return mainFields(before, everywhere);
  if (first === 'message') return declaredMessage(spot, everywhere);
  if (last === '->' || last === 'in') return states(machine);
  if (last === 'by' || (last === '=' && (first === 'session' || first === 'match')))
    return [...fields(everywhere), ...offers('keyword', ['peer'])];
  if (last === 'see' || last === 'STRING') return [];
  if (last === 'else') return codes(everywhere);
  if (['to', 'from', 'is', 'peers', '-'].includes(last) && ['send', 'receive', 'first', 'owe', 'pass', 'match', 'peers'].includes(first))
    return [...roles(everywhere), ...(first === 'owe' ? offers('keyword', ['peer', 'others', 'any']) : [])];
  if (last === ':') return offers('keyword', TYPES);
  if (EXPRESSIONS.has(last)) return values(machine);
  if (
    ['send', 'receive', 'match', 'owe', 'reply', 'allow', 'without'].includes(last) ||
    (last === '+' && !before.some((token) => typeOf(token) === '='))
  )
    return offers('flag', [...names(machine), ...(['send', 'receive', 'match'].includes(last) ? ['any'] : [])]);
  if (first === 'on' && (last === 'on' || last === ','))
    return machine.events.map(({ name, text }) => offer('event', name, { documentation: textIn(text) }));
  if (last === 'do') return machine.procedures.map(({ name, text }) => offer('procedure', name, { documentation: textIn(text) }));
  if (last === 'restart')
    return everywhere.events.filter(({ timer }) => timer).map(({ name, text }) => offer('event', name, { documentation: textIn(text) }));
  if (['set', 'assume', 'forget', ','].includes(last)) return variables(machine);
  return offers('keyword', [
    'when',
    'see',
    ...(['send', 'receive', 'on', 'always'].includes(first) ? ['->'] : []),
    ...(['send', 'owe', 'pass', 'match'].includes(first) ? ['to'] : first === 'receive' ? ['from'] : []),
    ...(first === 'match' ? ['from'] : []),
    ...(first === 'match' || first === 'session' ? ['by'] : []),
    ...(first === 'require' ? ['else'] : []),
    ...(first === 'owe' ? ['or'] : []),
  ]);
}

/** `start sender is client, receiver in LISTEN`: sides or roles, then what they are and where they begin. */
function startOffers(before: CursorContext['before'], machine: Machine): readonly Offer[] {
  const last = typeOf(before.at(-1));
  if (last === 'is') return roles(machine);
  if (last === 'in') return statesOf(machine, before);
  if (last === 'start' || last === ',') return [...sides(), ...roles(machine)];
  return [...offers('keyword', ['is', 'in']), offer('sign', ',')];
}

function sides(): readonly Offer[] {
  const { sender, receiver } = wording().completion;
  return [offer('keyword', 'sender', { documentation: sender }), offer('keyword', 'receiver', { documentation: receiver })];
}

/** Those of the role that was named for this side, else of all. */
function statesOf(machine: Machine, before: CursorContext['before']): readonly Offer[] {
  const named = before.findLast((token, at) => typeOf(before[at - 1]) === 'is' && token.image !== '')?.image;
  const own = machine.roles.filter(({ name }) => name === (named ?? before.at(-2)?.image));
  return states(own.length > 0 ? { ...machine, roles: own } : machine);
}

/** `message Hello (version)`: its name, which rows may have used before, then what it may carry, which is declared. */
function declaredMessage(spot: CursorContext, machine: Machine): readonly Offer[] {
  const { before } = spot;
  const last = typeOf(before.at(-1));
  const isWithin = before.some((token) => typeOf(token) === '(') && !before.some((token) => typeOf(token) === ')');
  if (isWithin) return last === '(' || last === ',' ? fields(machine) : [offer('sign', ','), offer('sign', ')')];
  if (last === 'message' || last === ',') return offers('flag', undeclared(spot, machine));
  return last === ')' || last === 'STRING' ? [] : [offer('sign', '('), offer('sign', ',')];
}

/** Messages that rows of this protocol name, and no line declares. */
function undeclared({ analysis, word }: CursorContext, machine: Machine): readonly string[] {
  const known = new Set([...names(machine), 'any']);
  const end = analysis.machines.find(({ place }) => place.span.start > machine.place.span.start)?.place.span.start ?? Infinity;
  const used = analysis.parsed.lines.flatMap(({ tokens }) =>
    tokens.filter(
      (token, at) =>
        NAMING.has(typeOf(tokens[at - 1])) &&
        isWord(token) &&
        token.startOffset > machine.place.span.start &&
        token.startOffset < end &&
        token.startOffset !== word.start,
    ),
  );
  return [...new Set(used.map(({ image }) => image))].filter((name) => !known.has(name));
}

/** `main seq, ack`: those that are not there yet. */
function mainFields(before: CursorContext['before'], machine: Machine): readonly Offer[] {
  const last = typeOf(before.at(-1));
  if (last !== 'main' && last !== ',') return [offer('sign', ',')];
  const named = new Set(before.slice(1).map(({ image }) => image));
  return fields(machine).filter(({ label }) => !named.has(label));
}

const fields = (machine: Machine): readonly Offer[] =>
  machine.fields.map(({ name, text }) => offer('field', name, { documentation: textIn(text) }));

const names = ({ flags, messages }: Machine): readonly string[] => [...flags, ...messages.map(({ name }) => name)];
const states = ({ roles }: Machine): readonly Offer[] =>
  roles.flatMap((role) => role.states.map(({ name, text }) => offer('state', name, { documentation: textIn(text) })));
const variables = ({ roles }: Machine): readonly Offer[] =>
  roles.flatMap((role) => role.variables.map(({ name, text }) => offer('variable', name, { documentation: textIn(text) })));
const values = (machine: Machine): readonly Offer[] => [
  ...fields(machine),
  ...variables(machine),
  ...machine.lets.map(({ name, text }) => offer('variable', name, { documentation: textIn(text) })),
  ...offers('flag', machine.flags),
  ...roles(machine),
  ...offers('procedure', FUNCTIONS),
  ...offers('keyword', CONSTANTS),
];

const roles = (machine: Machine): readonly Offer[] =>
  machine.roles.filter(({ name }) => name !== '').map(({ name, text }) => offer('role', name, { documentation: textIn(text) }));

/** Those that have a text first; then all that a rule or a field names. */
const codes = (machine: Machine): readonly Offer[] => {
  const described = new Map(machine.codes.map(({ code, text }) => [code, text]));
  const own = codesOf(machine).filter((code) => code.startsWith(`${machine.name}/`) || described.has(code));
  if (own.length === 0) return [offer('code', `${machine.name}/`, { documentation: wording().completion.newCode })];
  return own.map((code) => offer('code', code, { documentation: textIn(described.get(code) ?? '') }));
};
