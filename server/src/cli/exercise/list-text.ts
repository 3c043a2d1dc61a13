/** Class lists come as spreadsheets and notepads write them: bytes to text. */

/** UTF-8 with or without a mark, UTF-16 with or without one, else what Korean systems write (CP949, of which EUC-KR is a part). */
export function textOf(bytes: Uint8Array): string {
  const wide = wideIn(bytes);
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fromKorean(bytes);
  }
}

/** By its mark; without one, by the zeros beside the signs that end lines and stand between columns. */
function wideIn(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (bytes.length % 2 !== 0 || even * odd > 0 || even + odd <= bytes.length / 20) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/**
 * CP949: what EUC-KR has, and in the places that it leaves free all other syllables of Hangul, in the order of Unicode.
 * Node's own decoder reads EUC-KR alone.
 */
function fromKorean(bytes: Uint8Array): string {
  const decoder = new TextDecoder('euc-kr');
  let [text, from] = ['', 0];
  for (let at = 0; at < bytes.length; at++) {
    const [lead = 0, trail = 0] = [bytes[at], bytes[at + 1]];
    if (lead < 0x80) continue;
    const more = lead <= 0xc6 ? syllablesBeyond().get(lead * 256 + trail) : undefined;
    if (more !== undefined) {
      text += decoder.decode(bytes.subarray(from, at)) + more;
      from = at + 2;
    }
    at++;
  }
  return text + decoder.decode(bytes.subarray(from));
}

let beyond: ReadonlyMap<number, string> | undefined;

/** By both their bytes. */
function syllablesBeyond(): ReadonlyMap<number, string> {
  beyond ??= new Map(zipped(freePlaces(), otherSyllables()));
  return beyond;
}

function* freePlaces(): Generator<number> {
  for (let lead = 0x81; lead <= 0xc6; lead++)
    for (let trail = 0x41; trail <= (lead <= 0xa0 ? 0xfe : 0xa0); trail++)
      if (trail <= 0x5a || (trail >= 0x61 && trail <= 0x7a) || trail >= 0x81) yield lead * 256 + trail;
}

function* otherSyllables(): Generator<string> {
  const decoder = new TextDecoder('euc-kr');
  const usual = new Set<string>();
  for (let lead = 0xb0; lead <= 0xc8; lead++)
    for (let trail = 0xa1; trail <= 0xfe; trail++) usual.add(decoder.decode(Uint8Array.of(lead, trail)));
  for (let point = 0xac00; point <= 0xd7a3; point++) {
    const syllable = String.fromCodePoint(point);
    if (!usual.has(syllable)) yield syllable;
  }
}

function* zipped<A, B>(first: Iterable<A>, second: Iterable<B>): Generator<readonly [A, B]> {
  const others = second[Symbol.iterator]();
  for (const one of first) {
    const other = others.next();
    if (other.done === true) return;
    yield [one, other.value];
  }
}
