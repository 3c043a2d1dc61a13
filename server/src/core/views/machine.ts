/**
 * machine → state diagram: Mermaid source, and for each state its id in it and its place. In the flat drawing of the preview
 * what leads back to the start from many states is left out: drawn from everywhere it would hide all the rest.
 */
import type { Machine, Procedure, Role, Rule, RuleAction, State } from '../machine/machine.js';
import type { Place } from '../span.js';
import type { IsTaken } from '../verify/coverage.js';
import { mermaidState } from './escape.js';
import { type DrawnGroup, nested } from './nested.js';
import { tonesOf } from './tones.js';
import { textIn, wording } from './words/wording.js';

export interface MachineDiagram {
  readonly protocol: string;
  readonly roles: readonly RoleDiagram[];
}

export interface RoleDiagram {
  readonly name: string;
  readonly diagram: string;
  /** The same with groups of states as boxes around them; where there are such groups. */
  readonly nested?: NestedDiagram;
  readonly states: readonly DrawnState[];
  /** In the order of the drawing. */
  readonly edges: readonly DrawnEdge[];
}

export interface NestedDiagram {
  readonly diagram: string;
  readonly groups: readonly DrawnGroup[];
}

export interface DrawnState {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly tone: number;
  readonly place: Place;
}

/** A way from one state to another; the labels say by what, and are not part of the drawing, which they would blow up. */
export interface DrawnEdge {
  readonly from: string;
  readonly to: string;
  readonly labels: readonly string[];
  /** The rows that lead this way. */
  readonly rules: readonly Rule[];
}

export function machineDiagram(machine: Machine): MachineDiagram {
  const tones = tonesOf(machine);
  return { protocol: machine.name, roles: drawnIn(machine).map((role) => roleDiagram(role, machine, tones)) };
}

/** Roles and their sessions, those that have states. */
function drawnIn({ roles }: Machine): readonly Role[] {
  const inside = roles.flatMap((role) => {
    const sessions = (role.sessions ?? []).map((each) => ({
      ...each,
      name: [role.name, each.name].filter((name) => name !== '').join(' '),
    }));
    return sessions.length > 0 && role.states.every(({ name }) => name === '') ? sessions : [role, ...sessions];
  });
  return inside.filter(({ states }) => states.length > 0);
}

function roleDiagram(role: Role, machine: Machine, tones: ReadonlyMap<string, number>): RoleDiagram {
  const ids = new Map(role.states.map(({ name }, index) => [name, `s${index}`]));
  const edges = edgesOf(role, machine).filter(({ to }) => ids.has(to));
  const lines = edges.map(({ from, to }) => `  ${ids.get(from)} --> ${ids.get(to)}`);
  const node = ({ name }: State): string => `state "${mermaidState(name)}" as ${ids.get(name)}`;
  const source = (nodes: readonly string[]): string => ['stateDiagram-v2', ...nodes.map((line) => `  ${line}`), ...lines, ''].join('\n');
  const boxes = nested(role, node);
  const states = role.states.map(({ name, text, place }) => ({
    id: ids.get(name) ?? '',
    name,
    text: textIn(text),
    tone: tones.get(name) ?? 0,
    place,
  }));
  return {
    name: role.name,
    diagram: source(role.states.map(node)),
    ...(boxes.groups.length === 0 ? {} : { nested: { diagram: source(boxes.lines), groups: boxes.groups } }),
    states,
    edges,
  };
}

/** Every way from one state to another, in the order of the protocol. */
export const waysIn = (role: Role, machine: Machine): readonly DrawnEdge[] => edgesOf(role, machine, true);

/**
 * One diagram of all roles, each in a box of its own, with the labels of its ways.
 * @param isTaken of its rows: a way that none of them takes is labelled as such, as Mermaid cannot dash it
 */
export function machineText(machine: Machine, isTaken: IsTaken = () => true): string {
  const roles = drawnIn(machine);
  const several = roles.length > 1;
  const lines = roles.flatMap((role, index) => {
    const prefix = several ? `r${index}` : '';
    const inside = roleLines(role, machine, { prefix, isTaken });
    if (!several) return inside;
    return [`state "${mermaidState(role.name)}" as r${index} {`, ...inside.map((line) => `  ${line}`), '}'];
  });
  return ['stateDiagram-v2', ...lines.map((line) => `  ${line}`), ''].join('\n');
}

function roleLines(
  role: Role,
  machine: Machine,
  { prefix, isTaken }: { readonly prefix: string; readonly isTaken: IsTaken },
): readonly string[] {
  const ids = new Map(role.states.map(({ name }, index) => [name, `${prefix}s${index}`]));
  const ways = waysIn(role, machine).filter(({ to }) => ids.has(to));
  const start = ids.get(role.initial);
  return [
    ...role.states.map(({ name }) => `state "${mermaidState(name)}" as ${ids.get(name)}`),
    ...(start === undefined ? [] : [`[*] --> ${start}`]),
    ...ways.map(({ from, to, labels, rules }) => {
      const said = rules.some(isTaken) ? labels : [...labels, wording().picture.untaken];
      const label = said.length === 0 ? '' : ` : ${said.map(mermaidState).join('<br/>')}`;
      return `${ids.get(from)} --> ${ids.get(to)}${label}`;
    }),
  ];
}

function edgesOf(role: Role, machine: Machine, all = false): readonly DrawnEdge[] {
  const procedures = new Map(machine.procedures.map((procedure) => [procedure.name, procedure]));
  const ways = role.states.flatMap((state) => rulesOf(state).flatMap((rule) => waysOf(state, rule, procedures)));
  const everywhere = all ? new Set<string>() : commonWays(ways, role.initial);
  const edges = new Map<string, { from: string; to: string; labels: string[]; rules: Rule[] }>();
  for (const { from, to, label, rule } of ways) {
    if (from === to || (to === role.initial && everywhere.has(label))) continue;
    const edge = edges.get(`${from}→${to}`) ?? { from, to, labels: [], rules: [] };
    if (label !== '' && !edge.labels.includes(label)) edge.labels.push(label);
    if (!edge.rules.includes(rule)) edge.rules.push(rule);
    edges.set(`${from}→${to}`, edge);
  }
  // Whoever lays it out reads it in this order: what comes first in the protocol comes first in the drawing.
  const rank = new Map(role.states.map(({ name }, index) => [name, index]));
  const by = (a: string, b: string): number => (rank.get(a) ?? 0) - (rank.get(b) ?? 0);
  return [...edges.values()].sort((a, b) => by(a.from, b.from) || by(a.to, b.to));
}

interface Transition {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly rule: Rule;
}

const rulesOf = (state: State): readonly Rule[] => [...state.on, ...state.send, ...state.receive, ...state.always];

const waysOf = ({ name }: State, rule: Rule, procedures: ReadonlyMap<string, Procedure>): readonly Transition[] =>
  [...targetsOf(rule, procedures)].flatMap((to) => labelsOf(rule).map((label) => ({ from: name, to, label, rule })));

/** By what more than two states go to `target`. */
function commonWays(ways: readonly Transition[], target: string): ReadonlySet<string> {
  const sources = new Map<string, Set<string>>();
  for (const { from, to, label } of ways) if (to === target) sources.set(label, (sources.get(label) ?? new Set()).add(from));
  return new Set([...sources].filter(([label, from]) => label !== '' && from.size > 2).map(([label]) => label));
}

function targetsOf(rule: Rule, procedures: ReadonlyMap<string, Procedure>): ReadonlySet<string> {
  const targets = new Set(rule.target === undefined ? [] : [rule.target]);
  const visit = (actions: readonly RuleAction[], depth: number): void => {
    for (const action of actions) {
      if (action.kind === 'go') targets.add(action.target);
      if (action.kind === 'do' && depth < 8) visit(procedures.get(action.procedure)?.actions ?? [], depth + 1);
    }
  };
  visit(rule.actions, 0);
  return targets;
}

/** The empty one for what happens by itself. */
function labelsOf(rule: Rule): readonly string[] {
  if (rule.kind === 'on') return rule.events;
  if (rule.kind !== 'send' && rule.kind !== 'receive') return [''];
  const { sent, received } = wording().picture;
  return rule.patterns.map((pattern) => (rule.kind === 'send' ? sent : received)(pattern.names.join('+')));
}
