/** Runs a task again and again as it is asked for, never twice at once; requests in between count as one. */

export function newestWins(task: () => Promise<void>): () => void {
  let running = false;
  let wanted = false;
  const go = async (): Promise<void> => {
    running = true;
    do {
      wanted = false;
      // A request that was cancelled or a server that is restarting: the next edit asks again.
      await task().catch(() => undefined);
    } while (wanted);
    running = false;
  };
  return () => {
    wanted = true;
    if (!running) void go();
  };
}
