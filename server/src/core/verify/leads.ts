/**
 * `P leads to Q`: from every situation where P holds, one where Q holds is reached in the end. The network and the timers are
 * fair: a message that can arrive again and again, a message that can be sent again and again, a timer that can run out again and
 * again at last does. Calls, losses and copies need never happen.
 *
 * Strong fairness in classes: deliveries by direction, sends by host and message, timers by host. Broken where, without Q, the
 * situations come to an end or go in a circle in which each class that is possible somewhere is also taken.
 */
import type { Moves } from './moves.js';
import type { StateStore } from './store.js';

export interface Reached {
  readonly store: StateStore;
  readonly moves: Moves;
}

export interface Broken {
  /** The situation where P holds, and the steps from there that never come to Q. */
  readonly at: number;
  readonly on: readonly { readonly from: number; readonly to: number }[];
}

type Test = (row: Int32Array) => boolean;

export function leadsTo(reached: Reached, from: Test, to: Test, isOver?: () => boolean): Broken | 'undecided' | undefined {
  const graph = graphOf(reached, from, to, isOver);
  if (graph === undefined) return 'undecided';
  const stuck = graph.nodes.find((node) => !graph.edges(node).some(({ class: fair }) => fair >= 0));
  const loop = stuck === undefined ? fairLoop(graph, graph.nodes) : undefined;
  const goal = stuck ?? loop?.[0];
  if (goal === undefined) return undefined;
  const way = pathTo(graph, goal);
  return { at: way[0] ?? goal, on: [...steps(way), ...(loop === undefined ? [] : round(graph, loop))] };
}

interface Edge {
  /** −1 where Q holds: the circle ends there. */
  readonly to: number;
  /** −1 for what need never happen. */
  readonly class: number;
}

interface Graph {
  readonly starts: readonly number[];
  readonly nodes: readonly number[];
  readonly edges: (node: number) => readonly Edge[];
}

function graphOf({ store, moves }: Reached, from: Test, to: Test, isOver?: () => boolean): Graph | undefined {
  const starts: number[] = [];
  for (let at = 0; at < store.size; at++) {
    const row = store.row(at);
    if (from(row) && !to(row)) starts.push(at);
  }
  const edges = new Map<number, Edge[]>();
  const classes = new Map<string, number>();
  const seen = new Set(starts);
  for (const node of seen) {
    if ((edges.size & 0x3ff) === 0x3ff && isOver?.() === true) return undefined;
    const out: Edge[] = [];
    moves.each(store.row(node), () => {
      const { kind, host, peer, item, free } = moves.move;
      const name =
        kind === 'send'
          ? `send ${host} ${peer} ${messageClass(moves, item)}`
          : kind === 'arrive'
            ? `arrive ${peer} ${host}`
            : `${kind} ${host}`;
      const fair = free && kind !== 'send' ? -1 : numbered(classes, name);
      const target = store.find(moves.next);
      const isGoal = target < 0 || to(moves.next);
      out.push({ to: isGoal ? -1 : target, class: fair });
      if (!isGoal) seen.add(target);
    });
    edges.set(node, out);
  }
  return { starts, nodes: [...seen], edges: (node) => edges.get(node) ?? [] };
}

/** Messages of one name are sent fairly together. */
export function messageClass({ hosts }: Moves, id: number): string {
  const { flags, kind } = hosts.segments.at(id);
  return `${flags} ${kind}`;
}

function numbered(known: Map<string, number>, name: string): number {
  const found = known.get(name) ?? known.size;
  known.set(name, found);
  return found;
}

/** Situations that can follow each other for ever, fairly. */
function fairLoop(graph: Graph, nodes: readonly number[]): readonly number[] | undefined {
  for (const component of componentsOf(graph, nodes)) {
    const inside = new Set(component);
    const inner = component.flatMap((node) => graph.edges(node).filter(({ to }) => inside.has(to)));
    if (inner.length === 0) continue;
    const taken = new Set(inner.map((edge) => edge.class));
    const slighted = component.filter((node) => graph.edges(node).some((edge) => edge.class >= 0 && !taken.has(edge.class)));
    if (slighted.length === 0) return component;
    const without = new Set(slighted);
    const found = fairLoop(
      graph,
      component.filter((node) => !without.has(node)),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Strongly connected components (Tarjan), without recursion. */
function componentsOf(graph: Graph, nodes: readonly number[]): readonly (readonly number[])[] {
  const among = new Set(nodes);
  const order = new Map<number, number>();
  const low = new Map<number, number>();
  const onStack = new Set<number>();
  const stack: number[] = [];
  const components: number[][] = [];
  for (const root of nodes) {
    if (order.has(root)) continue;
    const work: { readonly node: number; readonly next: readonly number[]; at: number }[] = [];
    const open = (node: number): void => {
      order.set(node, order.size);
      low.set(node, order.size - 1);
      stack.push(node);
      onStack.add(node);
      work.push({ node, next: graph.edges(node).flatMap(({ to }) => (among.has(to) ? [to] : [])), at: 0 });
    };
    open(root);
    while (work.length > 0) {
      const top = work.at(-1);
      if (top === undefined) break;
      const next = top.next[top.at++];
      if (next === undefined) {
        work.pop();
        const parent = work.at(-1)?.node;
        const own = low.get(top.node) ?? 0;
        if (parent !== undefined) low.set(parent, Math.min(low.get(parent) ?? 0, own));
        if (own === order.get(top.node)) components.push(closed(stack, onStack, top.node));
      } else if (!order.has(next)) open(next);
      else if (onStack.has(next)) low.set(top.node, Math.min(low.get(top.node) ?? 0, order.get(next) ?? 0));
    }
  }
  return components;
}

function closed(stack: number[], onStack: Set<number>, root: number): number[] {
  const component = stack.splice(stack.lastIndexOf(root));
  for (const node of component) onStack.delete(node);
  return component;
}

/** The shortest way from a situation where P holds. */
function pathTo(graph: Graph, goal: number, starts: readonly number[] = graph.starts, within?: ReadonlySet<number>): readonly number[] {
  const cameFrom = new Map<number, number>(starts.map((start) => [start, -1]));
  for (const [node] of cameFrom) {
    if (node === goal) break;
    for (const { to } of graph.edges(node)) if (to >= 0 && !cameFrom.has(to) && within?.has(to) !== false) cameFrom.set(to, node);
  }
  const way: number[] = [];
  for (let at = goal; at >= 0; at = cameFrom.get(at) ?? -1) way.unshift(at);
  return way;
}

const steps = (way: readonly number[]) => way.slice(1).map((to, at) => ({ from: way[at] ?? 0, to }));

/** Once round, from its first situation back to it. */
function round(graph: Graph, loop: readonly number[]): readonly { readonly from: number; readonly to: number }[] {
  const [first] = loop;
  if (first === undefined) return [];
  const inside = new Set(loop);
  const next = graph.edges(first).find(({ to }) => inside.has(to))?.to;
  return next === undefined ? [] : [{ from: first, to: next }, ...steps(pathTo(graph, first, [next], inside))];
}
