/** What a measure or a highlight holds: its lines, and when it begins and ends. */
import type { Stretch } from '../exchange/exchange.js';
import { timeText } from '../exchange/written.js';
import type { Step, Trace } from '../trace/trace.js';
import { arrivalOf, hasTimes, timeOf } from './ladder/times.js';

export interface DrawnStretch {
  /** Statement with which it begins, and that with which it ends. */
  readonly from: number;
  readonly to: number;
  readonly look: Stretch['look'];
  /** Place of the host at whose lifeline it is measured; absent: all of them. */
  readonly host?: number;
  readonly title: string;
}

/** The outer ones first. One that is cut off ends with the picture. */
export function stretchesOf({ exchange, hosts }: Trace): readonly DrawnStretch[] {
  const found: DrawnStretch[] = [];
  const open: number[] = [];
  for (const [at, statement] of exchange.statements.entries()) {
    if (statement.kind !== 'stretch') continue;
    if (statement.edge === 'begin') {
      const host = hosts.findIndex(({ name }) => name === statement.host?.text);
      open.push(found.length);
      const { look, title } = statement;
      found.push({ from: at, to: exchange.statements.length, look, title, ...(host < 0 ? {} : { host }) });
    } else {
      const last = open.pop();
      const begun = last === undefined ? undefined : found[last];
      if (last !== undefined && begun !== undefined) found[last] = { ...begun, to: at };
    }
  }
  return found;
}

/** Something that happens within a stretch, at the host at which it is measured. */
export interface StretchMoment {
  readonly step: number;
  readonly kind: 'departs' | 'arrives' | 'happens';
}

/** In the order of the steps. What the clock brings belongs to the line that sends it. */
export function momentsIn(trace: Trace, { from, to, host }: DrawnStretch): readonly StretchMoment[] {
  const name = host === undefined ? undefined : trace.hosts[host]?.name;
  const isAt = (each: string): boolean => name === undefined || each === name;
  const isWithin = (statement: number): boolean => statement > from && statement < to;
  return trace.steps.flatMap((step, index): readonly StretchMoment[] => {
    const own = isWithin(step.statement);
    if (step.kind === 'event') return own && isAt(step.host) ? [{ step: index, kind: 'happens' }] : [];
    if (step.kind === 'arrival')
      return (own || isTimedFrom(trace, step, isWithin)) && isAt(step.to) ? [{ step: index, kind: 'arrives' }] : [];
    if (!own) return [];
    const departs: readonly StretchMoment[] = isAt(step.from) && !step.stray ? [{ step: index, kind: 'departs' }] : [];
    return step.fate === 'delivered' && isAt(step.to) ? [...departs, { step: index, kind: 'arrives' }] : departs;
  });
}

function isTimedFrom({ exchange, steps }: Trace, step: Step, isWithin: (statement: number) => boolean): boolean {
  const statement = exchange.statements[step.statement];
  const sent = step.kind === 'arrival' && step.sentAt !== undefined ? steps[step.sentAt] : undefined;
  return statement?.kind === 'arrival' && statement.timed === true && sent !== undefined && isWithin(sent.statement);
}

/** `RTT 80ms`; without times its title alone. */
export function stretchWords(trace: Trace, stretch: DrawnStretch): string {
  const times = hasTimes(trace) && stretch.look === 'measure' ? momentsIn(trace, stretch).flatMap((moment) => clockAt(trace, moment)) : [];
  const long = times.length < 2 ? '' : timeText(Math.max(...times) - Math.min(...times));
  return [stretch.title, long].filter((part) => part !== '').join(' ');
}

function clockAt(trace: Trace, { step: at, kind }: StretchMoment): readonly number[] {
  const step = trace.steps[at];
  const time = step === undefined ? undefined : kind === 'arrives' ? arrivalOf(trace, step) : timeOf(trace, step);
  return time === undefined ? [] : [time];
}
