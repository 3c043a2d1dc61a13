/** What a protocol's document says of the things that it declares: Markdown for whoever points at their names. */
import type { Machine, Rule, State } from '../machine/machine.js';

const titled = (name: string, what: string, text: string): string => `**${name}**, ${what}${text === '' ? '' : `\n\n${text}`}`;

export const stateOf = (machine: Machine, name: string): State | undefined =>
  machine.roles.flatMap(({ states }) => states).find((state) => state.name === name || state.aliases.includes(name));

/** The state, and the ways out of it. */
export function describeState(machine: Machine, name: string): string | undefined {
  const state = stateOf(machine, name);
  if (state === undefined) return undefined;
  const ways = [...state.on, ...state.send, ...state.receive, ...state.always].flatMap((rule) => way(rule, state.name));
  const lines = [...new Set(ways)].slice(0, 12);
  const more = lines.length < new Set(ways).size ? ['- …'] : [];
  const out = lines.length === 0 ? 'There is no way out of it.' : ['Ways out:', '', ...lines, ...more].join('\n');
  return `${titled(state.name, `a state of ${machine.name}`, state.text)}\n\n${out}`;
}

function way({ kind, patterns, events, target, see }: Rule, from: string): readonly string[] {
  if (target === undefined || target === from) return [];
  const names = patterns.map((pattern) => pattern.names.join('+') || 'any');
  const what = kind === 'on' ? events.join(', ') : kind === 'always' ? 'of itself' : `${kind} ${names.join(' or ')}`;
  return [`- ${what} → **${target}**${see === '' ? '' : ` (${see})`}`];
}

export function describeName(machine: Machine, name: string): string | undefined {
  const message = machine.messages.find((each) => each.name === name);
  if (message !== undefined) return titled(name, `a message of ${machine.name}`, message.text);
  return machine.flags.includes(name) ? titled(name, `a flag of ${machine.name}`, '') : undefined;
}

export function describeField(machine: Machine, name: string): string | undefined {
  const field = machine.fields.find((each) => each.name === name);
  return field && titled(name, `a field of ${machine.name}`, field.text);
}

export function describeVariable(machine: Machine, name: string): string | undefined {
  const variable = machine.roles.flatMap(({ variables }) => variables).find((each) => each.name === name);
  const definition = machine.lets.find((each) => each.name === name);
  const text = variable?.text ?? definition?.text;
  return text === undefined ? undefined : titled(name, `a variable of ${machine.name}`, text);
}

export function describeEvent(machine: Machine, name: string): string | undefined {
  const event = machine.events.find((each) => each.name === name);
  return event && titled(name, `${event.timer ? 'a timer' : 'an event'} of ${machine.name}`, event.text);
}

export function describeCode(machine: Machine, code: string): string | undefined {
  const found = machine.codes.find((each) => each.code === code);
  return (
    found &&
    titled(
      code,
      `${found.severity === 'information' ? 'an' : found.severity === 'error' ? 'an' : 'a'} ${found.severity} of ${machine.name}`,
      found.text,
    )
  );
}

export const describeProtocol = ({ name, title, see }: Machine): string =>
  titled(name, 'a protocol', [title, see].filter((part) => part !== '').join(', '));
