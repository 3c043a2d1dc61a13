/** Writes the lines of a sequence diagram, counts its records and keeps their marks. */
import type { Trace } from '../trace/trace.js';
import { mermaidText } from './escape.js';
import type { Mark, SequenceDiagram, SequenceOptions } from './picture.js';
import { tonesOf } from './tones.js';
import { wording } from './words/wording.js';

export interface Pen {
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
  readonly openSection: (title: string) => number;
  readonly closeSection: () => void;
  readonly finish: () => SequenceDiagram;
}

/** Grey that is a shade on white and a light on black. */
const band = 'rect rgba(128, 128, 128, 0.12)';

export function startPen(trace: Trace, options: SequenceOptions): Pen {
  const lines: string[] = [];
  const marks: Mark[] = [];
  const [sent, records] = [new Map<number, number>(), new Map<number, number>()];
  const arrivals = new Map<number, readonly number[]>();
  const shown: string[] = [];
  const colon = options.nowrap ? ':nowrap:' : ': ';
  const last = trace.hosts.length - 1;
  const tones = tonesOf(trace.machine);
  let count = 0;
  let inSection = false;

  const draw = (text: string): number => {
    lines.push(inSection ? `    ${text}` : `  ${text}`);
    count += 1;
    return count - 1;
  };
  const mark = (made: Mark): void => {
    marks.push(made);
    if (made.step !== undefined && !records.has(made.step)) records.set(made.step, made.record);
    if (made.kind === 'arrival' && made.sent !== undefined) arrivals.set(made.sent, [...(arrivals.get(made.sent) ?? []), made.record]);
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
    openSection(title) {
      draw(band);
      inSection = true;
      return note(last > 0 ? `over p0,p${last}` : 'over p0', title);
    },
    closeSection() {
      if (!inSection) return;
      inSection = false;
      draw('end');
    },
    finish: () => ({ text: `${lines.join('\n')}\n`, marks: marks.map((made) => withArrivals(made, arrivals)) }),
  };
}

const withArrivals = (mark: Mark, arrivals: ReadonlyMap<number, readonly number[]>): Mark =>
  mark.kind === 'message' ? { ...mark, arrivals: arrivals.get(mark.record) ?? [] } : mark;
