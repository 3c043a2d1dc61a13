/** What of a protocol a set of exercises touches: states, ways from state to state, and the sections that its rules cite. */

import { firstDraw, type Machine, machineDiagram, runOf, type Trace, withDraw } from '../../core/index.js';
import { analyse } from '../analysis/analyse.js';
import type { Analysis } from '../analysis/analysis.js';
import { solved } from './solve.js';

export interface Coverage {
  readonly protocol: string;
  readonly states: readonly Covered[];
  readonly transitions: readonly (Covered & { readonly from: string; readonly to: string })[];
  readonly rules: readonly Covered[];
}

export interface Covered {
  readonly name: string;
  /** Names of the exercises that touch it. */
  readonly by: readonly string[];
}

/** One for each protocol that is exercised. */
export function coverageOf(documents: readonly Analysis[]): readonly Coverage[] {
  const runs = documents.flatMap((document) => document.exercises.flatMap((each) => tracesOf(each, document)));
  const machines = new Map(runs.map(({ trace: { machine } }) => [machine.name, machine]));
  return [...machines.values()].map((machine) =>
    covered(
      machine,
      runs.filter(({ trace }) => trace.machine.name === machine.name),
    ),
  );
}

interface Exercised {
  readonly name: string;
  readonly trace: Trace;
}

/** Of its solution; without one, of what the machine makes of it. */
function tracesOf(found: Analysis['exercises'][number], { text, source }: Analysis): readonly Exercised[] {
  const { exercise, setting } = found;
  const name = exercise.name === '' ? exercise.title : exercise.name;
  const drawn = withDraw(exercise, firstDraw(exercise));
  const [solution] = drawn.solutions;
  if (solution !== undefined || setting.after !== undefined)
    return [{ name, trace: runOf(solution?.exchange ?? drawn.given, setting).trace }];
  const answer = solved(found, text);
  const own = answer === undefined ? undefined : analyse(answer, { source, read: () => undefined }).exchanges[0];
  return [{ name, trace: own?.machine.name === setting.machine.name ? own.trace : runOf(drawn.given, setting).trace }];
}

function covered(machine: Machine, runs: readonly Exercised[]): Coverage {
  const touched = new Map<string, Set<string>>();
  const touch = (key: string, name: string) => void touched.set(key, (touched.get(key) ?? new Set()).add(name));
  for (const { name, trace } of runs) for (const key of keysOf(trace)) touch(key, name);
  const by = (key: string): readonly string[] => [...(touched.get(key) ?? [])];
  const states = machine.roles.flatMap((role) => role.states.map((state) => ({ name: state.name, by: by(`state ${state.name}`) })));
  const transitions = machineDiagram(machine).roles.flatMap(({ states: drawn, edges }) => {
    const names = new Map(drawn.map((state) => [state.id, state.name]));
    return edges.map((edge) => {
      const [from, to] = [names.get(edge.from) ?? edge.from, names.get(edge.to) ?? edge.to];
      return { name: `${from} → ${to}`, from, to, by: by(`way ${from} ${to}`) };
    });
  });
  const paragraphs = new Set(
    machine.roles.flatMap((role) =>
      role.states.flatMap((state) => [...state.on, ...state.send, ...state.receive, ...state.always].map(({ see }) => see)),
    ),
  );
  const rules = [...paragraphs].filter((see) => see !== '').map((see) => ({ name: see, by: by(`rule ${see}`) }));
  return { protocol: machine.name, states, transitions, rules };
}

function keysOf({ start, steps }: Trace): ReadonlySet<string> {
  const keys = new Set(Object.values(start).map((state) => `state ${state}`));
  let before = start;
  for (const { states, passed, rules } of steps) {
    for (const [host, state] of Object.entries(states)) {
      const way = [before[host] ?? state, ...(passed[host] ?? []), state];
      for (const each of way) keys.add(`state ${each}`);
      for (const [at, to] of way.slice(1).entries()) keys.add(`way ${way[at]} ${to}`);
    }
    for (const { see } of rules) keys.add(`rule ${see}`);
    before = states;
  }
  return keys;
}

/** The state diagram in Mermaid, what is touched in colour. */
export function coverageDiagram({ states, transitions }: Coverage): string {
  const ids = new Map(states.map(({ name }, index) => [name, `s${index}`]));
  return [
    'stateDiagram-v2',
    '  classDef covered fill:#c8e6c9,stroke:#2e7d32,color:#000',
    '  classDef missing fill:#eeeeee,stroke:#9e9e9e,color:#616161,stroke-dasharray:4',
    ...states.map(({ name }) => `  state "${name}" as ${ids.get(name)}`),
    ...transitions.map(({ from, to, by }) => `  ${ids.get(from)} --> ${ids.get(to)}${by.length === 0 ? '' : ` : ${by.length}`}`),
    ...states.map(({ name, by }) => `  class ${ids.get(name)} ${by.length === 0 ? 'missing' : 'covered'}`),
    '',
  ].join('\n');
}
