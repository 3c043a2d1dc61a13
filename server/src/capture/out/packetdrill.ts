/**
 * An exchange as a script for packetdrill: one host is under test, what it should send is waited for (`>`), what reaches it is injected (`<`).
 * Numbers count from the SYN of each side, as packetdrill has them.
 */
import type { EventStep, Trace } from '../../core/index.js';
import { type SentSegment, type WireSegment, wireOf } from './segments.js';

const [FIN, SYN, RST, PSH, ACK, URG, ECE, CWR] = [1, 2, 4, 8, 16, 32, 64, 128] as const;
const LETTERS: readonly (readonly [number, string])[] = [
  [FIN, 'F'],
  [SYN, 'S'],
  [RST, 'R'],
  [PSH, 'P'],
  [ACK, '.'],
  [URG, 'U'],
  [ECE, 'E'],
  [CWR, 'W'],
];

/** What takes place in the script, in order. */
type ScriptAct = { readonly time: number; readonly line: string };

/** What the script says of itself: `title` is '' for an exchange without one. */
export type Headline = (title: string, host: string) => string;

/** `host`: the one under test; the one that is connected to, unless said otherwise. */
export function packetdrillOf(trace: Trace, headline: Headline, host?: string): string {
  const all = wireOf(trace);
  const tested = host ?? all.find(({ segment }) => segment.flags & SYN)?.segment.to ?? trace.hosts[1]?.name ?? '';
  const script = new Script(trace, tested, all);
  const title = (trace.exchange.title || trace.exchange.name).replaceAll('\n', ' ');
  return [`// ${headline(title, tested)}`, '', ...script.lines(), ''].join('\n');
}

class Script {
  readonly #bases: ReadonlyMap<string, number>;
  readonly #acts: ScriptAct[] = [];
  #descriptor: number;
  #top: number | undefined;
  readonly #isActive: boolean;
  #accepted = false;

  constructor(
    readonly trace: Trace,
    readonly tested: string,
    readonly all: readonly SentSegment[],
  ) {
    this.#bases = basesOf(trace, all);
    this.#isActive = all.some(({ segment }) => segment.from === tested && (segment.flags & (SYN | ACK)) === SYN);
    this.#descriptor = this.#isActive ? 3 : 4;
  }

  lines(): readonly string[] {
    this.#begin();
    const byStep = new Map(this.all.map((sent) => [sent.step, sent]));
    for (const [index, step] of this.trace.steps.entries()) {
      const sent = byStep.get(index);
      if (step.kind === 'event') this.#event(step);
      else if (sent) this.#segment(sent);
    }
    let now = 0;
    return this.#acts.map(({ time, line }) => {
      const wait = Math.max(0, time - now);
      now = Math.max(now, time);
      return `+${seconds(wait)} ${line}`;
    });
  }

  #act(line: string, time = this.#acts.at(-1)?.time ?? 0): void {
    this.#acts.push({ time, line });
  }

  #begin(): void {
    this.#act('socket(..., SOCK_STREAM, IPPROTO_TCP) = 3', 0);
    if (this.#isActive) {
      this.#act('fcntl(3, F_SETFL, O_RDWR|O_NONBLOCK) = 0');
      this.#act('connect(3, ..., ...) = -1 EINPROGRESS (Operation now in progress)');
      return;
    }
    this.#act('setsockopt(3, SOL_SOCKET, SO_REUSEADDR, [1], 4) = 0');
    this.#act('bind(3, ..., ...) = 0');
    this.#act('listen(3, 1) = 0');
    if (this.all.some(({ segment }) => segment.flags & SYN)) return;
    this.#act('< S 0:0(0) win 65535 <mss 1460>');
    this.#act('> S. 0:0(0) ack 1 <...>');
    this.#act('< . 1:1(0) ack 1 win 65535');
    this.#accept();
  }

  #accept(): void {
    if (this.#accepted || this.#isActive) return;
    this.#accepted = true;
    this.#act('accept(3, ..., ...) = 4');
  }

  #event({ host, event }: EventStep): void {
    if (host !== this.tested) return;
    if (event === 'close' || event === 'abort') this.#accept();
    if (event === 'abort') this.#act(`setsockopt(${this.#descriptor}, SOL_SOCKET, SO_LINGER, {onoff=1, linger=0}, 8) = 0`);
    if (event === 'close' || event === 'abort') this.#act(`close(${this.#descriptor}) = 0`);
  }

  #segment({ segment, arrives, again, step }: SentSegment): void {
    const { from, to, time } = segment;
    if (from === this.tested && (!arrives || segment.fate === 'stray')) {
      this.#sends(segment, step);
      return;
    }
    const reaches = to === this.tested && (arrives || again || segment.fate === 'delivered' || segment.fate === 'stray');
    if (!reaches) return;
    this.#act(`< ${this.#text(segment)} win ${segment.win}${optionsOf(segment, this.#base(to))}`, time);
    if (!(segment.flags & (SYN | RST)) && segment.flags & ACK) this.#accept();
  }

  #sends(segment: WireSegment, step: number): void {
    const last = (segment.seq + segment.len) >>> 0;
    const isNew = this.#top === undefined || ((last - this.#top) | 0) > 0;
    const before = this.trace.steps[step - 1];
    const isCalled = before?.kind === 'event' && before.host === this.tested;
    if (segment.len > 0 && isNew) {
      this.#accept();
      this.#act(`write(${this.#descriptor}, ..., ${segment.len}) = ${segment.len}`, segment.time);
    }
    if (segment.flags & FIN && isNew && !isCalled) {
      this.#accept();
      this.#act(`close(${this.#descriptor}) = 0`, segment.time);
    }
    if (isNew || segment.flags & SYN) this.#top = segment.flags & FIN ? (last + 1) >>> 0 : last;
    this.#act(
      `> ${this.#text(segment)}${optionsOf(segment, this.#base(segment.to)) || (segment.flags & SYN ? ' <...>' : '')}`,
      segment.time,
    );
  }

  #base(host: string): number {
    return this.#bases.get(host) ?? 0;
  }

  /** `P. 1:101(100) ack 1`. */
  #text({ flags, seq, ack, len, from, to }: WireSegment): string {
    const letters = LETTERS.filter(([bit]) => flags & bit).map(([, letter]) => letter);
    const start = (seq - this.#base(from)) >>> 0;
    const acknowledged = flags & ACK ? ` ack ${(ack - this.#base(to)) >>> 0}` : '';
    return `${letters.join('') || '-'} ${start}:${(start + len) >>> 0}(${len})${acknowledged}`;
  }
}

/** The number of each host's SYN; without one, one less than its first number. */
function basesOf(trace: Trace, all: readonly SentSegment[]): ReadonlyMap<string, number> {
  return new Map(
    trace.hosts.map(({ name }) => {
      const own = all.filter(({ segment }) => segment.from === name && !(segment.flags & RST)).map(({ segment }) => segment);
      const syn = own.find(({ flags }) => flags & SYN);
      const acked = all.find(({ segment }) => segment.to === name && segment.flags & ACK)?.segment.ack;
      return [name, syn?.seq ?? ((own[0]?.seq ?? acked ?? 1) - 1) >>> 0];
    }),
  );
}

const optionsOf = ({ flags, mss, ws, ts, tsecr, sack }: WireSegment, its: number): string => {
  const options: string[] = [];
  if (mss !== undefined) options.push(`mss ${mss}`);
  if (flags & SYN && mss !== undefined) options.push('sackOK');
  if (ts !== undefined) options.push(`TS val ${ts} ecr ${tsecr ?? 0}`);
  if (ws !== undefined) options.push(`wscale ${ws}`);
  const blocks: string[] = [];
  for (let i = 0; i + 1 < sack.length; i += 2) blocks.push(`${((sack[i] ?? 0) - its) >>> 0}:${((sack[i + 1] ?? 0) - its) >>> 0}`);
  if (blocks.length > 0) options.push(`sack ${blocks.join(' ')}`);
  return options.length === 0 ? '' : ` <${options.join(',')}>`;
};

/** As short as it can be written. */
const seconds = (nanoseconds: number): string => (nanoseconds / 1e9).toFixed(6).replace(/\.?0+$/, '') || '0';
