/** Each element is worked out once, and only when somebody comes to it. */
export function remembered<T>(all: Iterable<T>): Iterable<T> {
  const known: T[] = [];
  const rest = all[Symbol.iterator]();
  return {
    *[Symbol.iterator]() {
      for (let i = 0; ; i++) {
        const next = i < known.length ? undefined : rest.next();
        if (next?.done === true) return;
        if (next !== undefined) known.push(next.value);
        const one = known[i];
        if (one !== undefined) yield one;
      }
    },
  };
}
