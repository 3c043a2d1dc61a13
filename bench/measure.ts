/** How long something takes: the median of some runs, after one that warms up. */
import { readdirSync, readFileSync } from 'node:fs';

export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

export async function milliseconds(action: () => unknown, runs: number): Promise<number> {
  await action();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await action();
    times.push(performance.now() - start);
  }
  return median(times);
}

/** Milliseconds of this process's processor for each of some actions, in turns, whatever else the machine has to do; two turns warm up. */
export function processorTime(actions: readonly (() => unknown)[], runs: number): readonly number[] {
  const times = actions.map((): number[] => []);
  for (let run = -2; run < runs; run++)
    for (const [nth, action] of actions.entries()) {
      const before = process.cpuUsage();
      action();
      const { user, system } = process.cpuUsage(before);
      if (run >= 0) times[nth]?.push((user + system) / 1_000);
    }
  return times.map(median);
}

/**
 * Milliseconds that another process has computed, all of its threads together (Linux: the first number of `schedstat`, in nanoseconds);
 * where the system does not tell, those of the clock on the wall.
 */
export function clockOf(pid: number | undefined): () => number {
  const tasks = `/proc/${pid}/task`;
  const computed = (): number =>
    readdirSync(tasks).reduce((sum, thread) => sum + Number(readFileSync(`${tasks}/${thread}/schedstat`, 'utf8').split(' ')[0]), 0) / 1e6;
  try {
    computed();
    return computed;
  } catch {
    return () => performance.now();
  }
}
