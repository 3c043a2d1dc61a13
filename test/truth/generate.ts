/** Random exchanges in which nobody errs: their numbers are the machine's, and a document that it does not like is not used. */
import type { Trace } from '../../server/src/core/trace/trace.js';
import { analyse } from '../../server/src/language/analysis/analyse.js';
import { Random } from './random.js';

type GeneratedHost = 'A' | 'B';
const other = (host: GeneratedHost): GeneratedHost => (host === 'A' ? 'B' : 'A');

class Writer {
  readonly lines: string[] = [];
  #names = 0;
  readonly #next: Record<GeneratedHost, number>;

  constructor(readonly random: Random) {
    const [a, b] = [random.between(0, 2 ** 32 - 1), random.between(0, 2 ** 32 - 1)];
    this.#next = { A: (a + 1) >>> 0, B: (b + 1) >>> 0 };
    const mss = random.one([1460, 1448, 1380, 536]);
    this.lines.push(
      'host A "10.0.0.1:40000"',
      'host B "10.0.0.2:80"',
      'B : listen',
      `A -> B : SYN seq=${a} win=64240 mss=${mss} ws=7`,
      `B -> A : SYN+ACK seq=${b} win=65160 mss=${mss} ws=7`,
      'A -> B : ACK win=512',
    );
    this.mss = mss;
  }

  readonly mss: number;

  text(): string {
    const rounds = this.random.between(1, 5);
    for (let i = 0; i < rounds; i++) this.#burst(this.random.one<GeneratedHost>(['A', 'B']));
    this.#end();
    return `exchange g {\n${this.lines.join('\n')}\n}\n`;
  }

  /** Some segments in a row; they arrive in order, change places, are doubled, or one is lost and sent again. */
  #burst(from: GeneratedHost): void {
    const count = this.random.between(1, 6);
    const names: string[] = [];
    let lost: { readonly seq: number; readonly len: number } | undefined;
    for (let i = 0; i < count; i++) {
      const len = i < count - 1 && this.random.chance(0.8) ? this.mss : this.random.between(1, this.mss);
      const seq = this.#next[from];
      const flags = i === count - 1 ? 'PSH+ACK' : 'ACK';
      this.#next[from] = (seq + len) >>> 0;
      if (lost === undefined && this.random.chance(0.12)) {
        lost = { seq, len };
        this.lines.push(`${from} -x ${other(from)} : ${flags} seq=${seq} len=${len} win=512`);
        continue;
      }
      names.push(`m${++this.#names}`);
      this.lines.push(`${from} ~> ${other(from)} : ${flags} seq=${seq} len=${len} win=512 as ${names.at(-1)}`);
    }
    if (names.length > 1 && this.random.chance(0.25)) names.reverse();
    for (const [i, name] of names.entries()) {
      this.lines.push(`${name} arrives`);
      if (lost !== undefined || i === names.length - 1 || this.random.chance(0.5)) this.#acknowledge(other(from));
      if (this.random.chance(0.06)) this.lines.push(`${name} arrives`, `${other(from)} -> ${from} : ACK win=512`);
    }
    if (lost === undefined) return;
    this.lines.push(`${from} : timeout`, `${from} -> ${other(from)} : ACK seq=${lost.seq} len=${lost.len} win=512`);
    this.#acknowledge(other(from));
  }

  #acknowledge(from: GeneratedHost): void {
    this.lines.push(`${from} ${this.random.chance(0.05) ? '-x' : '->'} ${other(from)} : ACK win=512`);
  }

  #end(): void {
    const first = this.random.one<GeneratedHost>(['A', 'B']);
    const second = other(first);
    const way = this.random.between(0, 4);
    // what was lost last is acknowledged once more
    this.lines.push(`${second} -> ${first} : ACK win=512`, `${first} -> ${second} : ACK win=512`);
    if (way === 0) return;
    if (way === 1) this.lines.push(`${first} : abort`, `${first} -> ${second} : RST+ACK`);
    if (way === 1) return;
    this.lines.push(`${first} -> ${second} : FIN+ACK win=512`);
    if (way !== 2) this.lines.push(`${second} -> ${first} : ACK win=512`);
    this.lines.push(`${second} -> ${first} : FIN+ACK win=512`, `${first} -> ${second} : ACK win=512`);
  }
}

/** `undefined` where the machine has something against it. */
export function generated(seed: number): Trace | undefined {
  const text = new Writer(new Random(seed)).text();
  const { problems, exchanges } = analyse(text, { source: 'generated', read: () => undefined });
  return problems.some(({ severity }) => severity === 'error') ? undefined : exchanges[0]?.trace;
}
