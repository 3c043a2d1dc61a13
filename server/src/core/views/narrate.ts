/** What a picture shows, in sentences and in the order of time: for those who hear it, and for search. */
import type { Claims, Statement, Stretch } from '../exchange/exchange.js';
import { timeText } from '../exchange/written.js';
import type { Problem } from '../problem/problem.js';
import type { CarriedMessage, Step, Trace } from '../trace/trace.js';
import { hasTimes, timeOf } from './ladder/times.js';
import { eventText, marksOf } from './sequence-text.js';
import { shownClaims } from './shown-claims.js';
import { stretchesOf, stretchWords } from './stretches.js';
import { unreadAt, unreadWords } from './unread.js';
import { textIn, wording } from './words/wording.js';
import { words } from './words.js';

/** A line for where the hosts start, each step, note, heading, claim that fails or is asked for, and line that cannot be read. */
export const narrated = (trace: Trace, states = true): readonly string[] => narratedUpTo(trace, states, Number.POSITIVE_INFINITY).lines;

/** The first lines, and how many more there are. */
export function narratedUpTo(trace: Trace, states: boolean, most: number): { readonly lines: readonly string[]; readonly more: number } {
  const label = new Map(trace.hosts.map((host) => [host.name, host.label]));
  const called = (host: string): string => label.get(host) ?? host;
  const starts = trace.hosts.filter(({ name }) => states && (trace.start[name] ?? '') !== '');
  const first =
    starts.length === 0 ? [] : [wording().narration.places(starts.map((host) => [host.label, trace.start[host.name] ?? ''] as const))];
  const stepAt = new Map(trace.steps.map((step, index) => [step.statement, index]));
  const told: Narrated = { trace, called, states };
  const lines: string[] = [...first];
  let count = lines.length;
  trace.exchange.statements.forEach((statement, index) => {
    const at = stepAt.get(index);
    // a step has a line, whatever it says
    const own = lines.length >= most && at !== undefined && statement.kind !== 'damaged' ? undefined : lineOf(told, statement, at);
    count += own?.length ?? 1;
    if (lines.length < most) lines.push(...(own ?? []));
  });
  const shown = lines.slice(0, most);
  return { lines: shown, more: count - shown.length };
}

interface Narrated {
  readonly trace: Trace;
  readonly called: (host: string) => string;
  /** They are told, too. */
  readonly states: boolean;
}

function lineOf(told: Narrated, statement: Statement, at: number | undefined): readonly string[] {
  const { trace, called } = told;
  const { narration } = wording();
  const unread = unreadAt(trace, statement);
  const step = at === undefined ? undefined : trace.steps[at];
  const outcome = step === undefined || at === undefined ? [] : outcomeOf(told, step, at);
  if (unread !== undefined) return [[narration.unread(unread.text, unreadWords(unread)), ...outcome].join(' ')];
  if (statement.kind === 'damaged') return outcome.length === 0 ? [] : [outcome.join(' ')];
  if (step !== undefined && at !== undefined)
    return [[`${at + 1}.`, ...when(trace, step), ...saidOf(told, step, statement), ...outcome].join(' ')];
  if (statement.kind === 'note')
    return [
      narration.note(
        statement.hosts.map(({ text }) => called(text)),
        oneLine(statement.text),
      ),
    ];
  if (statement.kind === 'section') return [narration.section(oneLine(statement.title))];
  if (statement.kind === 'fork') return [narration.fork(statement.look, statement.edge, oneLine(statement.title))];
  if (statement.kind === 'stretch') return stretchTold(told, statement);
  if (statement.kind === 'box')
    return [
      narration.box(
        statement.hosts.map(({ text }) => called(text)),
        oneLine(statement.text),
      ),
    ];
  return statement.kind === 'claims' ? claimsTold(told, statement) : [];
}

function stretchTold({ trace, called }: Narrated, statement: Stretch): readonly string[] {
  const { narration } = wording();
  const at = trace.exchange.statements.indexOf(statement);
  const stretch = stretchesOf(trace).find(({ from, to }) => from === at || to === at);
  const words = oneLine(stretch === undefined ? statement.title : stretchWords(trace, stretch));
  const isBegin = statement.edge === 'begin';
  if (statement.look === 'highlight') return isBegin ? [narration.highlight(oneLine(statement.title))] : [narration.highlightEnds];
  const host = statement.host === undefined ? '' : called(statement.host.text);
  return [isBegin ? narration.measure(oneLine(statement.title), host) : narration.measured(words)];
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function claimsTold({ trace, called }: Narrated, claims: Claims): readonly string[] {
  const { narration } = wording();
  return shownClaims(trace, claims).map(({ host, text, problem }) =>
    problem === undefined ? narration.asked(called(host), text) : narration.error(words(problem)),
  );
}

const when = (trace: Trace, step: Step): readonly string[] => {
  const time = hasTimes(trace) ? timeOf(trace, step) : undefined;
  return time === undefined ? [] : [wording().narration.at(timeText(time))];
};

function saidOf({ trace, called }: Narrated, step: Step, statement: Statement): readonly string[] {
  const { narration } = wording();
  if (step.kind === 'event') return [narration.event(called(step.host), eventText(step))];
  const [from, to] = [called(step.from), called(step.to)];
  const dropped = step.discarded === undefined ? [] : [narration.drops(to, textIn(step.discarded))];
  if (step.kind === 'arrival')
    return [
      narration.arrives(step.name === '' || step.sentAt === undefined ? contents(step, false) : step.name, to, step.duplicate),
      ...dropped,
    ];
  const what = contents(step, statement.kind === 'message' && statement.blank);
  const sent = (step.stray ? narration.stray : narration.sends)(from, what, to);
  const fate = step.fate === 'lost' ? [narration.lost] : step.fate === 'in-flight' && !step.timed ? [narration.underWay] : [];
  const name = step.name !== undefined && step.fate === 'in-flight' && trace.steps.length > 1 ? [narration.called(step.name)] : [];
  return [sent, ...fate, ...name, ...dropped];
}

function contents(carried: CarriedMessage, blank: boolean): string {
  const { names, fields, label } = carried;
  const marks = marksOf(carried);
  const said = blank ? ['?'] : [names.join('+') || '?', ...fields.map((field) => `${field.name}=${field.blank ? '?' : field.value}`)];
  return [...said, ...(label === '' ? [] : [`"${oneLine(label)}"`]), ...(marks.length === 0 ? [] : [`(${marks.join(', ')})`])].join(' ');
}

function outcomeOf({ trace, called, states }: Narrated, step: Step, index: number): readonly string[] {
  const { narration } = wording();
  const before = trace.steps[index - 1]?.states ?? trace.start;
  const changes = trace.hosts
    .filter(
      ({ name }) =>
        states && (step.states[name] ?? '') !== '' && (step.states[name] !== before[name] || (step.passed[name] ?? []).length > 0),
    )
    .map(({ name }) => [called(name), [...(step.passed[name] ?? []), step.states[name] ?? ''].join(' → ')] as const);
  const wrong = step.problems.filter((problem: Problem) => problem.severity === 'error' && problem.facts.kind !== 'unknown-name');
  return [...(changes.length === 0 ? [] : [narration.places(changes)]), ...wrong.map((problem) => narration.error(words(problem)))];
}
