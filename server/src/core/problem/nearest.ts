/** The known name that somebody most likely meant; `undefined` where none is near enough to be proposed. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  const allowed = Math.max(1, Math.floor(written.length / 3));
  let best: { readonly name: string; readonly cost: number } | undefined;
  for (const name of known) {
    if (Math.abs(name.length - written.length) > allowed) continue;
    const cost = name.toLowerCase() === written.toLowerCase() ? 0 : edits(written.toLowerCase(), name.toLowerCase());
    if (cost <= allowed && (best === undefined || cost < best.cost)) best = { name, cost };
  }
  return best?.name;
}

/** Letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
function edits(a: string, b: string): number {
  let [previous, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (previous[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    [previous, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
