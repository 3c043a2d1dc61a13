/** Writes the lines of a sequence diagram, counts its records and keeps their marks. */
import type { Fork } from '../exchange/exchange.js';
import type { Trace } from '../trace/trace.js';
import { mermaidText } from './escape.js';
import type { Mark, SequenceDiagram, SequenceOptions } from './picture.js';
import { tonesOf } from './tones.js';
import { wording } from './words/wording.js';

export interface MermaidWriter {
  readonly trace: Trace;
  /** For renderers elsewhere, which draw a message by one arrow. */
  readonly plain: boolean;
  readonly range: { readonly from: number; readonly to: number };
  /** Record of the message that a step sent. */
  readonly sent: Map<number, number>;
  /** First record of each step. */
  readonly records: Map<number, number>;
  readonly host: (name: string) => number;
  readonly beside: (host: number) => string;
  readonly line: (text: string) => void;
  readonly mark: (mark: Mark) => void;
  readonly arrow: (from: number, arrow: string, to: number, text: string) => number;
  readonly note: (where: string, text: string) => number;
  readonly state: (host: number, state: string, passed: readonly string[], at: { step?: number; statement?: number }) => void;
  readonly reason: (host: number, text: string, at: { step: number; statement: number }) => void;
  /** @returns the record of its title, of the frame if it has none */
  readonly openFrame: (frame: BandFrame, title: string) => number;
  /** @returns the record of its end; nothing if none is open */
  readonly closeFrame: (frame: BandFrame) => number | undefined;
  readonly closeFrames: () => void;
  /** @returns its record */
  readonly fork: (edge: Fork['edge'], look: ForkFrame, title: string) => number;
  /** The states with which each way through the fork that is open began, by host. */
  readonly forked: () => readonly string[];
  readonly finish: () => SequenceDiagram;
}

/** What lies behind lines of a diagram, from one of them to another. */
export type BandFrame = 'section' | 'highlight';

/** What is done on some ways only, or again. */
export type ForkFrame = 'alt' | 'opt' | 'loop';

/** A shade on white and a light on black. */
const BANDS: Readonly<Record<BandFrame, string>> = {
  section: 'rect rgba(128, 128, 128, 0.12)',
  highlight: 'rect rgba(255, 200, 0, 0.25)',
};

export function startWriter(trace: Trace, options: SequenceOptions): MermaidWriter {
  const lines: string[] = [];
  const marks: Mark[] = [];
  const [sent, records] = [new Map<number, number>(), new Map<number, number>()];
  const arrivals = new Map<number, readonly number[]>();
  const shown: string[] = [];
  const colon = options.nowrap ? ':nowrap:' : ': ';
  const last = trace.hosts.length - 1;
  const tones = tonesOf(trace.machine);
  let count = 0;
  /** Bands that are open, the inner ones last. */
  const frames: (BandFrame | ForkFrame)[] = [];
  const forks: { readonly before: readonly string[]; readonly ends: (readonly string[])[] }[] = [];

  const drawAt = (depth: number, text: string): number => {
    lines.push(`${'  '.repeat(depth + 1)}${text}`);
    count += 1;
    return count - 1;
  };
  const draw = (text: string): number => drawAt(frames.length, text);
  const mark = (made: Mark): void => {
    marks.push(made);
    if (made.step !== undefined && !records.has(made.step)) records.set(made.step, made.record);
    if (made.kind === 'arrival' && made.sent !== undefined) arrivals.set(made.sent, [...(arrivals.get(made.sent) ?? []), made.record]);
  };
  const closeDownTo = (depth: number): void => {
    while (frames.length > depth) {
      frames.pop();
      draw('end');
    }
  };
  const beside = (host: number): string => (host === 0 ? 'left of p0' : host === last ? `right of p${host}` : `over p${host}`);
  const note = (where: string, text: string): number => draw(`Note ${where}${colon}${text}`);

  return {
    trace,
    plain: options.nowrap !== true,
    range: options.steps ?? { from: 0, to: trace.steps.length },
    sent,
    records,
    beside,
    mark,
    note,
    host: (name) => trace.hosts.findIndex((host) => host.name === name),
    line: (text) => void lines.push(lines.length === 0 ? text : `  ${text}`),
    arrow: (from, arrow, to, text) => draw(`p${from}${arrow}p${to}${colon}${text}`),
    state(host, state, passed, at) {
      if (options.states === false || state === '' || (shown[host] === state && passed.length === 0)) return;
      shown[host] = state;
      const record = note(beside(host), mermaidText([...passed, state].join(' → ')));
      mark({ kind: 'state', record, ...at, host, state, passed, tone: tones.get(state) ?? 0 });
    },
    reason(host, text, at) {
      const said = wording().picture.droppedBriefly(text);
      mark({ kind: 'reason', record: note(beside(host), mermaidText(said)), ...at, host, text: said });
    },
    openFrame(frame, title) {
      const record = draw(BANDS[frame]);
      frames.push(frame);
      return title === '' ? record : note(last > 0 ? `over p0,p${last}` : 'over p0', title);
    },
    closeFrame(frame) {
      const at = frames.lastIndexOf(frame);
      if (at < 0) return undefined;
      const inner = frames.slice(at + 1);
      closeDownTo(at);
      const end = count - 1;
      // those that are still open go on
      for (const each of inner)
        if (each === 'section' || each === 'highlight') {
          draw(BANDS[each]);
          frames.push(each);
        }
      return end;
    },
    fork(edge, look, title) {
      if (edge === 'begin') {
        frames.push(look);
        forks.push({ before: [...shown], ends: look === 'opt' ? [[...shown]] : [] });
        return drawAt(frames.length - 1, `${look} ${title}`.trim());
      }
      const { before, ends } = forks.at(-1) ?? { before: [], ends: [] };
      ends.push([...shown]);
      frames.pop();
      if (edge === 'else') {
        frames.push(look);
        if (options.nowrap !== true) shown.splice(0, shown.length, ...before);
        return drawAt(frames.length - 1, `else ${title}`.trim());
      }
      const record = draw('end');
      forks.pop();
      // a state that is not the same on all ways is told again
      for (const host of trace.hosts.keys()) if (ends.some((states) => states[host] !== shown[host])) shown[host] = '';
      return record;
    },
    forked: () => forks.at(-1)?.before ?? [],
    closeFrames: () => void closeDownTo(0),
    finish: () => ({ text: `${lines.join('\n')}\n`, marks: marks.map((made) => withArrivals(made, arrivals)) }),
  };
}

const withArrivals = (mark: Mark, arrivals: ReadonlyMap<number, readonly number[]>): Mark =>
  mark.kind === 'message' ? { ...mark, arrivals: arrivals.get(mark.record) ?? [] } : mark;
