/** Which hosts stand in a box, as they are drawn: side by side. */
import type { Trace } from '../trace/trace.js';

export interface BoxRun {
  readonly statement: number;
  /** Places of its first and its last host. */
  readonly from: number;
  readonly to: number;
  readonly title: string;
  /** How many of the others it stands in. */
  readonly level: number;
}

/** The widest first. Hosts that others part have a box for each of their runs. */
export function boxRuns({ exchange, hosts }: Trace): readonly BoxRun[] {
  const runs = exchange.statements.flatMap((each, statement) => {
    if (each.kind !== 'box') return [];
    const named = new Set(each.hosts.map(({ text }) => text));
    return runsOf(hosts.map(({ name }) => named.size === 0 || named.has(name))).map((run) => ({ statement, ...run, title: each.text }));
  });
  const sorted = runs.sort((a, b) => b.to - b.from - (a.to - a.from));
  const placed: BoxRun[] = [];
  for (const run of sorted) {
    const level = Math.max(-1, ...placed.filter((each) => each.from <= run.to && each.to >= run.from).map((each) => each.level)) + 1;
    placed.push({ ...run, level });
  }
  return placed;
}

function runsOf(inside: readonly boolean[]): readonly { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const [at, isInside] of inside.entries()) {
    const last = runs.at(-1);
    if (!isInside) continue;
    if (last !== undefined && last.to === at - 1) last.to = at;
    else runs.push({ from: at, to: at });
  }
  return runs;
}
