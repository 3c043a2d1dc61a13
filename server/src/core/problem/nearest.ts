/** The known name that is written otherwise here: `open_wait`, `OpenWait` for OPEN_WAIT, `OPEN` where no other begins so. */
export function spelledOtherwise(written: string, known: readonly string[]): string | undefined {
  const letters = plain(written);
  const same = known.find((name) => plain(name) === letters);
  if (same !== undefined || letters.length < SHORTEST) return same;
  const longer = known.filter((name) => plain(name).startsWith(letters));
  return longer.length === 1 ? longer[0] : undefined;
}

/** The known name that this is the long form of: `length` for `len`, `seqno` for `seq`. */
export function abbreviated(written: string, known: readonly string[]): string | undefined {
  const letters = plain(written);
  return longest(known.filter((name) => plain(name).length >= 2 && letters.startsWith(plain(name))));
}

/** The only known name that this one letter begins: `R` for Ready. */
export function begunBy(letter: string, known: readonly string[]): string | undefined {
  const [only, another] = letter.length === 1 ? known.filter((name) => name.startsWith(letter.toUpperCase())) : [];
  return another === undefined ? only : undefined;
}

/** Shorter abbreviations are ambiguous. */
const SHORTEST = 3;

const plain = (name: string): string => {
  const upper = (ASCII.test(name) ? name : name.normalize('NFC')).toUpperCase();
  return upper.includes('_') ? upper.replaceAll('_', '') : upper;
};

const ASCII = /^[ -~]*$/;

/** The only known name that is told by the first letters of its words: `CH` for ClientHello, `M1` for Msg1. */
function byInitials(written: string, known: readonly string[]): string | undefined {
  if (!SHORT_FORM.test(written)) return undefined;
  const [only, another] = known.filter((name) => initials(name) === written);
  return another === undefined ? only : undefined;
}

const SHORT_FORM = /^[A-Z][A-Z\d]+$/;

const initials = (name: string): string => (name.match(/[A-Z][a-z]+|[A-Z]+(?![a-z])|[a-z]+|\d+/g) ?? []).map(initial).join('');

const initial = (word: string): string => (/^\d/.test(word) ? word : word.charAt(0).toUpperCase());

/** The known name that somebody most likely meant; `undefined` where none is near enough to be proposed. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  const allowed = Math.max(1, Math.floor(written.length / 3));
  let best: { readonly name: string; readonly cost: number } | undefined;
  for (const name of known) {
    if (Math.abs(name.length - written.length) > allowed) continue;
    const cost = name.toLowerCase() === written.toLowerCase() ? 0 : edits(written.toLowerCase(), name.toLowerCase());
    const isBetter = best === undefined || cost < best.cost || (cost === best.cost && shared(written, name) > shared(written, best.name));
    if (cost <= allowed && isBetter) best = { name, cost };
  }
  return best?.name ?? byInitials(written, known);
}

/** The longest known name that this one ends with, as standards write it behind the protocol's: `SSH_MSG_KEXINIT`, `DHCPOFFER`. */
export function behindPrefix(written: string, known: readonly string[]): string | undefined {
  const letters = plain(written);
  const found = longest(known.filter((name) => plain(name).length >= SHORTEST && letters.endsWith(plain(name))));
  // `DSICONNECT` is rather DISCONNECT than CONNECT
  return (nearest(written, known)?.length ?? 0) > (found?.length ?? 0) ? undefined : found;
}

const longest = (names: readonly string[]): string | undefined => names.toSorted((a, b) => b.length - a.length)[0];

/** How many letters at the beginning, and at the end, are the same. */
function shared(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let [front, back] = [0, 0];
  while (front < most && a[front] === b[front]) front++;
  while (back < most - front && a.at(-1 - back) === b.at(-1 - back)) back++;
  return front + back;
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
