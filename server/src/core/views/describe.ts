/** What a protocol's document says of the things that it declares: Markdown for whoever points at their names. */
import { type Expression, expressionText } from '../machine/expression.js';
import { type Field, type Machine, machinesIn, type Rule, type State, type Type } from '../machine/machine.js';
import { linked } from './citations.js';
import type { DeclaredKind } from './words/hover.js';
import { textIn, wording } from './words/wording.js';

const titled = (name: string, what: string, text: string): string =>
  `**${name}**, ${what}${text === '' ? '' : `\n\n${linked(textIn(text))}`}`;

const declared = (name: string, kind: DeclaredKind, machine: Machine, text: string): string =>
  titled(name, wording().hover.declared(kind, machine.name), text);

export const stateOf = (machine: Machine, name: string): State | undefined =>
  machinesIn(machine)
    .flatMap(({ states }) => states)
    .find((state) => state.name === name || state.aliases.includes(name));

/** The state, and the ways out of it, those first that an undisturbed exchange takes. */
export function describeState(machine: Machine, name: string): string | undefined {
  const role = machinesIn(machine).find(({ states }) => states.some((each) => each.name === name || each.aliases.includes(name)));
  const state = stateOf(machine, name);
  if (role === undefined || state === undefined) return undefined;
  const rules = [...state.always, ...state.on, ...state.receive, ...state.send].filter(
    ({ target }) => target !== undefined && target !== state.name,
  );
  const usual = rules.toSorted((a, b) => rank(a, machine, role) - rank(b, machine, role));
  const ways = new Set(usual.map((rule) => way(rule, machine)));
  const lines = [...ways].slice(0, MOST_WAYS);
  const more = lines.length < ways.size ? ['- …'] : [];
  const said = wording().hover;
  const out = lines.length === 0 ? said.noWayOut : [said.waysOut, '', ...lines, ...more].join('\n');
  return `${declared(state.name, 'state', machine, state.text)}\n\n${out}`;
}

const MOST_WAYS = 12;

/** What happens of itself, and a timer, come first; what leads back to where everybody begins is an end before its time. */
function rank({ kind, events, target }: Rule, machine: Machine, { initial }: Machine['roles'][number]): number {
  const isTimer = kind === 'on' && machine.events.some(({ name, timer }) => timer && events.includes(name));
  if (kind === 'always' || isTimer) return 0;
  return target === initial ? 2 : 1;
}

function way({ kind, patterns, events, target = '', guard, see }: Rule, machine: Machine): string {
  const said = wording().hover;
  const names = patterns.map((pattern) => pattern.names.join('+') || said.anyMessage);
  const what = kind === 'on' ? events.join(', ') : kind === 'always' ? '' : kind === 'send' ? said.sent(names) : said.received(names);
  const when = guard === undefined ? '' : ` ${said.when(conditionText(guard, machine))}`;
  return `- ${what === '' ? '' : `${what} `}→ **${target}**${when}${see === '' ? '' : ` (${linked(wording().problems.see(see))})`}`;
}

/** In the words of the protocol, where it has some. */
function conditionText(e: Expression, machine: Machine): string {
  if (e.kind === 'binary' && (e.op === 'and' || e.op === 'or')) {
    const { both, either } = wording().hover;
    return (e.op === 'and' ? both : either)(conditionText(e.left, machine), conditionText(e.right, machine));
  }
  const text = e.kind === 'name' ? machine.lets.find(({ name }) => name === e.name)?.text : undefined;
  return text === undefined || text === '' ? `\`${expressionText(e)}\`` : textIn(text);
}

export function describeName(machine: Machine, name: string): string | undefined {
  const message = machine.messages.find((each) => each.name === name);
  if (message !== undefined) return withLines(declared(name, 'message', machine, message.text), fieldLines(message.fields, machine));
  return machine.flags.includes(name) ? declared(name, 'flag', machine, machine.flagTexts?.[name] ?? '') : undefined;
}

export function describeField(machine: Machine, name: string): string | undefined {
  const field = machine.fields.find((each) => each.name === name);
  return field && withLines(declared(name, 'field', machine, field.text), [declarationText(field)]);
}

const withLines = (text: string, lines: readonly string[]): string => (lines.length === 0 ? text : `${text}\n\n${lines.join('\n')}`);

/** A list of the fields that a message has. */
const fieldLines = (names: readonly string[], { fields }: Machine): readonly string[] =>
  names.flatMap((name) => {
    const field = fields.find((each) => each.name === name);
    if (field === undefined) return [];
    return [`- ${declarationText(field)}${field.text === '' ? '' : `: ${textIn(field.text)}`}`];
  });

/** `id : int(16) = 1 else dns/id`, as it is declared. */
function declarationText({ name, type, initial, code }: Field): string {
  const value = initial === undefined ? '' : ` = ${expressionText(initial)}`;
  return `\`${name} : ${typeText(type)}${value}${code === undefined ? '' : ` else ${code}`}\``;
}

function typeText(type: Type): string {
  if (type.kind === 'int') return type.bits !== undefined ? `int(${type.bits})` : type.most !== undefined ? `upto(${type.most})` : 'int';
  if (type.kind === 'serial' && type.bits !== undefined) return `serial(${type.bits})`;
  return type.kind === 'queue' && type.most !== undefined ? `queue(${type.most})` : type.kind;
}

/** What an action does, in the words of the language. */
export function describeAction(machine: Machine, name: string): string | undefined {
  const all = [...machine.procedures, ...machine.roles.flatMap(({ procedures = [] }) => procedures)];
  const action = all.find((each) => each.name === name);
  return action && titled(name, wording().hover.declared('action', machine.name), action.text);
}

/** A role, its states and its variables. */
export function describeRole(machine: Machine, name: string): string | undefined {
  const role = machinesIn(machine).find((each) => each.name === name);
  if (role === undefined) return undefined;
  const states = role.states.map((state) => state.name).filter((state) => state !== '');
  const variables = role.variables.map((each) => `- ${declarationText(each)}${each.text === '' ? '' : `: ${textIn(each.text)}`}`);
  return withLines(titled(name, wording().hover.declared('role', machine.name), role.text), [states.join(', '), '', ...variables]);
}

export function describeVariable(machine: Machine, name: string): string | undefined {
  const variable = machinesIn(machine)
    .flatMap(({ variables }) => variables)
    .find((each) => each.name === name);
  if (variable !== undefined) return withLines(declared(name, 'variable', machine, variable.text), [declarationText(variable)]);
  const all = [...machine.lets, ...machine.roles.flatMap(({ lets = [] }) => lets)];
  const definition = all.find((each) => each.name === name);
  if (definition === undefined) return undefined;
  const text = declared(name, 'definition', machine, definition.text);
  return withLines(text, [`\`let ${name} = ${expressionText(definition.value)}\``]);
}

export function describeEvent(machine: Machine, name: string): string | undefined {
  const event = machine.events.find((each) => each.name === name);
  return event && declared(name, event.timer ? 'timer' : 'event', machine, event.text);
}

export function describeCode(machine: Machine, code: string): string | undefined {
  const found = machine.codes.find((each) => each.code === code);
  return found && titled(code, wording().hover.code(found.severity, machine.name), found.text);
}

export const describeProtocol = ({ name, title, see }: Machine): string =>
  titled(name, wording().hover.protocol, [textIn(title), see].filter((part) => part !== '').join(', '));
