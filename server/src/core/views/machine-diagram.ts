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

/** A way from one state to another, and what leads along it: `receive SYN`; '' for one that opens by itself. */
interface Way {
  readonly from: string;
  readonly to: string;
  readonly cause: string;
}

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
  const ways = states.flatMap(({ id, state }) => waysFrom(id, state, ids, machine));
  const common = new Set(ways.filter((way) => ways.filter((other) => isSame(way, other)).length > Math.max(2, states.length / 3)));
  const lines = [
    'stateDiagram-v2',
    ...states.map(({ id, state }) => `state "${mermaidLabel(state.name)}" as ${id}`),
    ...(initial === undefined ? [] : [`[*] --> ${initial}`]),
    ...arrows(ways.filter((way) => !common.has(way))),
    ...notes([...common]),
  ];
  return `${lines.join('\n  ')}\n`;
}

const isSame = (one: Way, other: Way): boolean => one.to === other.to && one.cause === other.cause;

/** One arrow between two states, with all that leads along it. */
const arrows = (ways: readonly Way[]): readonly string[] =>
  [...grouped(ways, ({ from, to }) => `${from} --> ${to}`)].map(([arrow, along]) => {
    const causes = unique(along.map(({ cause }) => cause).filter((cause) => cause !== ''));
    return causes.length === 0 ? arrow : `${arrow}: ${causes.map(mermaidLabel).join('<br/>')}`;
  });

/** What leads to one state from many others would bury the others. */
const notes = (ways: readonly Way[]): readonly string[] =>
  [...grouped(ways, ({ to }) => to)].map(([to, along]) => {
    const causes = unique(along.map(({ cause }) => cause));
    return `note right of ${to}: from several states<br/>${causes.map(mermaidLabel).join('<br/>')}`;
  });

function grouped(ways: readonly Way[], key: (way: Way) => string): ReadonlyMap<string, readonly Way[]> {
  const groups = new Map<string, Way[]>();
  for (const way of ways) groups.set(key(way), [...(groups.get(key(way)) ?? []), way]);
  return groups;
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

function waysFrom(from: string, state: State, ids: ReadonlyMap<string, string>, machine: Machine): readonly Way[] {
  const rules = [...state.on, ...state.send, ...state.receive, ...state.always];
  const ways = rules.flatMap((rule) =>
    targetsOf(rule, machine).flatMap((target) => causesOf(rule).map((cause) => ({ from, to: ids.get(target) ?? from, cause }))),
  );
  const away = ways.filter(({ to }) => to !== from);
  return away.filter((way, at) => away.findIndex((other) => isSame(way, other)) === at);
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

function causesOf(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case 'send':
    case 'receive':
      return rule.patterns.map((pattern) => `${rule.kind} ${patternText(pattern)}`);
    case 'on':
      return rule.events;
    default:
      return [''];
  }
}

const patternText = ({ names }: Pattern): string => (names.length === 0 ? 'any' : names.join('+'));
