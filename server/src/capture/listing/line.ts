/** One line of a listing of segments, as tcpdump, tshark and Wireshark's packet list write it. */

export interface ListedSegment {
  /** Seconds; absent where the line tells no time. */
  readonly time?: number;
  readonly from: ListedEndpoint;
  readonly to: ListedEndpoint;
  readonly flags: number;
  readonly seq?: number;
  readonly ack?: number;
  readonly win?: number;
  readonly len: number;
  readonly mss?: number;
  readonly ws?: number;
  readonly ts?: number;
  readonly tsecr?: number;
  readonly sack: readonly number[];
  /** Its numbers count from the beginning of the connection, but for those of a SYN. */
  readonly mayBeRelative: boolean;
}

export interface ListedEndpoint {
  readonly address: string;
  readonly port: number;
}

const BITS: Readonly<Record<string, number>> = { FIN: 1, SYN: 2, RST: 4, PSH: 8, ACK: 16, URG: 32, ECE: 64, CWR: 128 };
const LETTERS: Readonly<Record<string, number>> = { F: 1, S: 2, R: 4, P: 8, '.': 16, U: 32, E: 64, W: 128 };

const ADDRESS = '[0-9a-fA-F:.]+';
/** `12:00:00.000001 IP 10.0.0.1.4000 > 10.0.0.2.80: Flags [S], seq 1, win 100, options […], length 0`. */
const TCPDUMP = new RegExp(
  `^\\s*(?:\\d{4}-\\d\\d-\\d\\d\\s+)?(?:(\\d\\d):(\\d\\d):(\\d\\d(?:\\.\\d+)?)\\s+|(\\d+\\.\\d+)\\s+)?(?:IP6?\\s+)?(${ADDRESS})\\.(\\d{1,5}) > (${ADDRESS})\\.(\\d{1,5}): Flags \\[([SFRPUEW.]+)\\](.*)$`,
  'u',
);
/** `1 0.000000 10.0.0.1 → 10.0.0.2 TCP 74 4000 → 80 [SYN] Seq=0 …`; Wireshark puts tabs between the columns, and no arrow between addresses. */
const TSHARK = new RegExp(
  `^\\s*(?:\\d+\\s+)?(?:(?:(\\d\\d):(\\d\\d):(\\d\\d(?:\\.\\d+)?)|(\\d+\\.\\d+))\\s+)?(${ADDRESS})\\s+(?:(?:→|->)\\s+)?(${ADDRESS})\\s+\\S+\\s+\\d+\\s+(?:\\[[A-Z][^\\]]*\\]\\s*)*(\\d{1,5})\\s*(?:→|->|>)\\s*(\\d{1,5})\\s+\\[([A-Z]{3}(?:, ?[A-Z]{3})*)\\](.*)$`,
  'u',
);

/** @returns nothing for a line that is no TCP segment */
export function listedSegment(line: string): ListedSegment | undefined {
  return tcpdump(line) ?? tshark(line);
}

function tcpdump(line: string): ListedSegment | undefined {
  const [, hours, minutes, seconds, since, from, fromPort, to, toPort, letters = '', rest = ''] = TCPDUMP.exec(line) ?? [];
  if (from === undefined || to === undefined) return undefined;
  const sequence = number(/\bseq (\d+)/, rest);
  return {
    ...timeOf(hours, minutes, seconds ?? since),
    from: { address: from, port: Number(fromPort) },
    to: { address: to, port: Number(toPort) },
    flags: [...letters].reduce((bits, letter) => bits | (LETTERS[letter] ?? 0), 0),
    len: number(/\blength (\d+)/, rest) ?? 0,
    ...present({
      seq: sequence,
      ack: number(/\back (\d+)/, rest),
      win: number(/\bwin (\d+)/, rest),
      mss: number(/\bmss (\d+)/, rest),
      ws: number(/\bwscale (\d+)/, rest),
      ts: number(/\bTS val (\d+)/, rest),
      tsecr: number(/\bTS val \d+ ecr (\d+)/, rest),
    }),
    sack: [...(/\bsack \d+ ((?:\{\d+:\d+\})+)/.exec(rest)?.[1] ?? '').matchAll(/\d+/g)].map(Number),
    mayBeRelative: true,
  };
}

function tshark(line: string): ListedSegment | undefined {
  const [, hours, minutes, seconds, since, from, to, fromPort, toPort, names = '', rest = ''] = TSHARK.exec(line) ?? [];
  if (from === undefined || to === undefined) return undefined;
  const factor = number(/\bWS=(\d+)/, rest);
  return {
    ...timeOf(hours, minutes, seconds ?? since),
    from: { address: from, port: Number(fromPort) },
    to: { address: to, port: Number(toPort) },
    flags: names.split(/, ?/).reduce((bits, name) => bits | (BITS[name] ?? 0), 0),
    len: number(/\bLen=(\d+)/, rest) ?? 0,
    ...present({
      seq: number(/\bSeq=(\d+)/, rest),
      ack: number(/\bAck=(\d+)/, rest),
      win: number(/\bWin=(\d+)/, rest),
      mss: number(/\bMSS=(\d+)/, rest),
      // the window is already multiplied by it
      ts: number(/\bTSval=(\d+)/, rest),
      tsecr: number(/\bTSecr=(\d+)/, rest),
      ...(factor === undefined ? {} : { ws: Math.round(Math.log2(Math.max(1, factor))) }),
    }),
    sack: [...rest.matchAll(/\bS[LR]E=(\d+)/g)].map(([, edge]) => Number(edge)),
    mayBeRelative: false,
  };
}

const number = (pattern: RegExp, text: string): number | undefined => {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
};

type ListedNumbers = Partial<Record<'seq' | 'ack' | 'win' | 'mss' | 'ws' | 'ts' | 'tsecr', number | undefined>>;

const present = (numbers: ListedNumbers): Record<string, number> =>
  Object.fromEntries(Object.entries(numbers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

function timeOf(hours: string | undefined, minutes: string | undefined, seconds: string | undefined): { readonly time?: number } {
  return seconds === undefined ? {} : { time: Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds) };
}
