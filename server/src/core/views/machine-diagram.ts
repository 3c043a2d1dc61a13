/** A machine's states and the ways between them as a Mermaid state diagram, one for each role. */
import type { Action, Machine, Pattern, Role, Rule, State } from '../machine/machine.js';
import { mermaidLabel } from './escape.js';
import { tonesOf } from './tones.js';

export interface MachineDiagram {
  readonly role: Role;
  /** Mermaid source. */
  readonly text: string;
  readonly states: readonly DrawnState[];
}

export interface DrawnState {
  /** Its id in the diagram. */
  readonly id: string;
  readonly state: State;
  readonly tone: number;
}

/** More ways between the same two states than these are counted, not named. */
const MOST = 4;

export function machineDiagrams(machine: Machine): readonly MachineDiagram[] {
  const tones = tonesOf(machine);
  return machine.roles.map((role) => {
    const states = role.states.map((state, index) => ({ id: `s${index}`, state, tone: tones.get(state.name) ?? 0 }));
    return { role, states, text: textOf(role, states, machine) };
  });
}

function textOf(role: Role, states: readonly DrawnState[], machine: Machine): string {
  const ids = new Map(states.map(({ id, state }) => [state.name, id]));
  const initial = ids.get(role.initial);
  const lines = [
    'stateDiagram-v2',
    ...states.map(({ id, state }) => `state "${mermaidLabel(state.name)}" as ${id}`),
    ...(initial === undefined ? [] : [`[*] --> ${initial}`]),
    ...states.flatMap(({ id, state }) => arrowsFrom(id, state, ids, machine)),
  ];
  return `${lines.join('\n  ')}\n`;
}

/** One arrow to each other state, with all that leads there. */
function arrowsFrom(id: string, state: State, ids: ReadonlyMap<string, string>, machine: Machine): readonly string[] {
  const ways = new Map<string, Set<string>>();
  for (const rule of [...state.on, ...state.send, ...state.receive, ...state.always]) {
    for (const target of targetsOf(rule, machine)) {
      const to = ids.get(target);
      if (to !== undefined && to !== id) ways.set(to, (ways.get(to) ?? new Set()).add(causeOf(rule)));
    }
  }
  return [...ways].map(([to, causes]) => `${id} --> ${to}${labelOf([...causes].filter((cause) => cause !== ''))}`);
}

function labelOf(causes: readonly string[]): string {
  if (causes.length === 0) return '';
  const shown = causes.length > MOST ? [...causes.slice(0, MOST - 1), `${causes.length - MOST + 1} more`] : causes;
  return `: ${shown.map(mermaidLabel).join('<br/>')}`;
}

const targetsOf = (rule: Rule, machine: Machine): readonly string[] => [
  ...(rule.target === undefined ? [] : [rule.target]),
  ...rule.actions.flatMap((action) => goals(action, machine, [])),
];

/** Where an action goes to, procedures included; one that calls itself is followed once. */
function goals(action: Action, machine: Machine, inside: readonly string[]): readonly string[] {
  if (action.kind === 'go') return [action.target];
  if (action.kind !== 'do' || inside.includes(action.procedure)) return [];
  const procedure = machine.procedures.find(({ name }) => name === action.procedure);
  return procedure?.actions.flatMap((each) => goals(each, machine, [...inside, action.procedure])) ?? [];
}

function causeOf(rule: Rule): string {
  switch (rule.kind) {
    case 'send':
    case 'receive':
      return `${rule.kind} ${rule.patterns.map(patternText).join(' or ')}`;
    case 'on':
      return rule.events.join(' or ');
    default:
      return '';
  }
}

const patternText = ({ names }: Pattern): string => (names.length === 0 ? 'any' : names.join('+'));
