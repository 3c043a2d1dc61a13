/** Correct exchanges with one mistake put in: one number, one name, one line. */

export type MutantKind = 'seq' | 'ack' | 'name more' | 'name less' | 'turned round' | 'dropped' | 'doubled' | 'swapped';

export interface Mutant {
  readonly kind: MutantKind;
  /** 0-based, of the line that is wrong now. */
  readonly line: number;
  readonly text: string;
}

/** A sequence of numbers from 0 to `below` − 1 that is the same each time. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const isMessage = (line: string): boolean => / (->|-x|~>) /.test(line) && !line.trimStart().startsWith('stray');
const offsets = [1, -1, 10, -10, 1000, 77_777];
const names = ['SYN', 'FIN', 'RST', 'ACK'];

/** One mutant of each kind that fits, for each message among the first `most` lines. */
export function* mutants(text: string, roll: (below: number) => number, most: number): Generator<Mutant> {
  const lines = text.split('\n');
  const put = (kind: MutantKind, at: number, ...replacement: string[]): Mutant => ({
    kind,
    line: at,
    text: lines.toSpliced(at, 1, ...replacement).join('\n'),
  });
  for (let at = 0; at < Math.min(lines.length, most); at++) {
    const line = lines[at] ?? '';
    if (!isMessage(line)) continue;
    yield* wrongNumbers(line, roll).map(([kind, wrong]) => put(kind, at, wrong));
    yield* wrongNames(line, roll).map(([kind, wrong]) => put(kind, at, wrong));
    const named = / as /.test(line);
    if (!named) yield put('turned round', at, line.replace(/^(\s*)(\S+) (->|-x) (\S+) :/, '$1$4 $3 $2 :'));
    if (!named) yield put('dropped', at);
    if (!named) yield put('doubled', at, line, line);
    const next = lines[at + 1] ?? '';
    if (isMessage(next)) yield { kind: 'swapped', line: at, text: lines.toSpliced(at, 2, next, line).join('\n') };
  }
}

function wrongNumbers(line: string, roll: (below: number) => number): [MutantKind, string][] {
  return (['seq', 'ack'] as const).flatMap((field): [MutantKind, string][] => {
    const found = new RegExp(`\\b${field}=(\\d+)`).exec(line);
    if (!found) return [];
    const number = (Number(found[1]) + (offsets[roll(offsets.length)] ?? 1) + 2 ** 32) % 2 ** 32;
    return [[field, line.replace(found[0], `${field}=${number}`)]];
  });
}

function wrongNames(line: string, roll: (below: number) => number): [MutantKind, string][] {
  const found = / : ([A-Z+]+)/.exec(line);
  const name = names[roll(names.length)] ?? 'ACK';
  if (!found) return [];
  const written = (found[1] ?? '').split('+');
  const changed = written.includes(name) ? written.filter((n) => n !== name) : [...written, name];
  return changed.length === 0
    ? []
    : [[changed.length > written.length ? 'name more' : 'name less', line.replace(found[0], ` : ${changed.join('+')}`)]];
}
