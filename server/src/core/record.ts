/**
 * Records by words that people chose. A host may be called `constructor` or `__proto__`: such a record inherits nothing, so that
 * a name that is not in it is not found in it.
 */
export function recordOf<T>(entries: Iterable<readonly [string, T]>): Readonly<Record<string, T>> {
  const record: Record<string, T> = Object.create(null);
  for (const [name, value] of entries) record[name] = value;
  return record;
}

/** A record of nothing. */
export const nothing: Readonly<Record<string, never>> = recordOf<never>([]);
