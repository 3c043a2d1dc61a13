/** How long something takes: the median of some runs, after one that warms up. */

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
