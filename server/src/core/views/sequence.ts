/**
 * trace → sequence diagram: Mermaid source, and for each record in it what it stands for. Knows neither the reader of
 * the source nor any protocol. Every text passes through `escape`.
 */
import type { Claims, Note, SectionStatement, Statement, Stretch } from '../exchange/exchange.js';
import { timeText } from '../exchange/written.js';
import type { Problem } from '../problem/problem.js';
import type { ArrivalStep, EventStep, MessageStep, Step, Trace } from '../trace/trace.js';
import { boxRuns } from './boxes.js';
import { mermaidLabel, mermaidLines, mermaidText, mermaidTitle } from './escape.js';
import { arrivalOf, hasTimes, timeOf } from './ladder/times.js';
import type { Flaw, SequenceDiagram, SequenceOptions } from './picture.js';
import { type Pen, startPen } from './sequence-pen.js';
import { arrowOf, eventText, marksOf, partsOf, textOf } from './sequence-text.js';
import { timerStart } from './sequence-timer.js';
import { shownClaims } from './shown-claims.js';
import { type DrawnStretch, stretchesOf, stretchWords } from './stretches.js';
import { unreadAt, unreadWords } from './unread.js';
import { wrapped } from './width.js';
import { textIn, wording } from './words/wording.js';

export type { SequenceOptions } from './picture.js';

export function sequenceDiagram(trace: Trace, options: SequenceOptions = {}): SequenceDiagram {
  const pen = startPen(trace, options);
  pen.line('sequenceDiagram');
  if (options.title) pen.line(`title: ${mermaidTitle(options.title)}`);
  if (options.title) pen.line(`accTitle: ${mermaidTitle(options.title)}`);
  if (options.description) pen.line(`accDescr: ${mermaidTitle(options.description)}`);
  drawHosts(pen);
  drawStart(pen);
  drawStatements(pen);
  pen.closeFrames();
  return pen.finish();
}

/** Mermaid has no box in a box: a host stands in the first of its boxes. */
function drawHosts(pen: Pen): void {
  const boxes = boxRuns(pen.trace).filter(({ level }) => level === 0);
  pen.trace.hosts.forEach((host, index) => {
    const box = boxes.find(({ from, to }) => from <= index && index <= to);
    if (box?.from === index) pen.line(`box transparent ${mermaidTitle(box.title)}`);
    pen.line(`${box === undefined ? '' : '  '}participant p${index} as ${mermaidLabel(host.label)}`);
    if (box?.to === index) pen.line('end');
  });
}

function drawStart(pen: Pen): void {
  const first = pen.range.from;
  const states = first === 0 ? pen.trace.start : (pen.trace.steps[first - 1]?.states ?? pen.trace.start);
  pen.trace.hosts.forEach((host, index) => {
    pen.state(index, states[host.name] ?? '', [], {});
  });
}

function drawStatements(pen: Pen): void {
  const { trace, range } = pen;
  const stepAt = new Map(trace.steps.map((step, index) => [step.statement, index]));
  let next = 0;
  trace.exchange.statements.forEach((statement, index) => {
    const step = stepAt.get(index);
    next = step === undefined ? next : step + 1;
    const inside =
      step === undefined ? next >= range.from && (next < range.to || next === trace.steps.length) : step >= range.from && step < range.to;
    if (inside) drawStatement(pen, statement, index, step);
  });
}

function drawStatement(pen: Pen, statement: Statement, index: number, step: number | undefined): void {
  const unread = unreadAt(pen.trace, statement);
  if (unread !== undefined) drawUnread(pen, unread, { statement: index, ...(step === undefined ? {} : { step }) });
  if (statement.kind === 'damaged') {
    if (step !== undefined) drawStates(pen, step, index);
    return;
  }
  const traced = step === undefined ? undefined : pen.trace.steps[step];
  if (traced && step !== undefined) drawStep(pen, traced, step);
  else if (statement.kind === 'note') drawNote(pen, statement, index);
  else if (statement.kind === 'section') drawSection(pen, statement, index);
  else if (statement.kind === 'stretch') drawStretch(pen, statement, index);
  if (statement.kind === 'claims') drawClaims(pen, statement, index);
}

function drawStep(pen: Pen, step: Step, index: number): void {
  const at = { step: index, statement: step.statement };
  if (step.kind === 'message') drawMessage(pen, step, at);
  else if (step.kind === 'arrival') drawArrival(pen, step, at);
  else drawEvent(pen, step, at);
  drawStates(pen, index, step.statement);
}

function drawStates(pen: Pen, index: number, statement: number): void {
  const step = pen.trace.steps[index];
  pen.trace.hosts.forEach((host, number) => {
    pen.state(number, step?.states[host.name] ?? '', step?.passed[host.name] ?? [], { step: index, statement });
  });
}

/** As wide as all hosts; Mermaid has no grey, so that the cross and the sentence tell it from a note. */
function drawUnread(pen: Pen, unread: NonNullable<ReturnType<typeof unreadAt>>, at: { statement: number; step?: number }): void {
  const said = unreadWords(unread);
  const last = pen.trace.hosts.length - 1;
  const lines = [`✗ ${unread.text}`, said].filter((line) => line !== '').flatMap((line) => wrapped(line, NOTE_WIDTH));
  const record = pen.note(last > 0 ? `over p0,p${last}` : 'over p0', mermaidLines(lines.join('\n')));
  pen.mark({ kind: 'unread', record, ...at, text: unread.text, said });
}

/** Columns after which a note goes on in the next line. */
const NOTE_WIDTH = 44;

interface StepPlace {
  readonly step: number;
  readonly statement: number;
}

function drawMessage(pen: Pen, step: MessageStep, at: StepPlace): void {
  const statement = pen.trace.exchange.statements[step.statement];
  const parts = partsOf(step, statement?.kind === 'message' && statement.blank);
  const [from, to] = [pen.host(step.from), pen.host(step.to)];
  const flaws = flawsOf(step.problems);
  const named = step.fate === 'in-flight' ? (step.name ?? '') : '';
  const tags = [...(step.stray ? [wording().picture.stray] : []), ...marksOf(step)];
  const said = [...tags, named, pen.plain ? timesText(pen.trace, step) : ''].filter((tag) => tag !== '');
  const arrow = pen.plain && step.timed && step.fate === 'in-flight' ? '->>' : arrowOf(step);
  const record = pen.arrow(from, arrow, to, textOf(parts, flaws, said));
  pen.sent.set(at.step, record);
  const { fate, stray } = step;
  const discarded = step.discarded !== undefined;
  const frame = step.frame === undefined ? {} : { frame: step.frame };
  pen.mark({ kind: 'message', record, ...at, from, to, fate, stray, tags, discarded, ...frame, parts, arrivals: [], flaws });
  if (step.discarded !== undefined) pen.reason(to, textIn(step.discarded), at);
}

function drawArrival(pen: Pen, step: ArrivalStep, at: StepPlace): void {
  const [from, to] = [pen.host(step.from), pen.host(step.to)];
  const flaws = flawsOf(step.problems);
  const parts = partsOf(step, false);
  const sent = step.sentAt === undefined ? undefined : pen.sent.get(step.sentAt);
  const words = wording().picture;
  const tags = [step.duplicate ? words.arrivesAgain(step.name) : words.arrives(step.name)];
  const short = sent === undefined || step.name === '' ? parts : { ...parts, names: '', fields: [], label: '' };
  const record =
    pen.plain && sent !== undefined
      ? arrivalNote(pen, step, { sent, text: textOf({ ...short, names: '', fields: [], label: '' }, flaws, tags), flaws })
      : pen.arrow(from, '-->>', to, textOf(short, flaws, tags));
  const known = sent === undefined ? {} : { sent };
  pen.mark({
    kind: 'arrival',
    record,
    ...at,
    from,
    to,
    name: step.name,
    duplicate: step.duplicate,
    tags: [...(step.duplicate ? [words.duplicate] : []), ...marksOf(step)],
    discarded: step.discarded !== undefined,
    parts,
    flaws,
    ...known,
  });
  if (step.discarded !== undefined) pen.reason(to, textIn(step.discarded), at);
}

/** Elsewhere one message is one arrow: where it arrives stands a note, and where the clock brings it nothing but what is wrong. */
function arrivalNote(pen: Pen, step: ArrivalStep, { sent, text, flaws }: { sent: number; text: string; flaws: readonly Flaw[] }): number {
  if (step.name === '' && !step.duplicate && !flaws.some(isError)) return sent;
  return pen.note(`over p${pen.host(step.to)}`, text);
}

/** `0ms → 50ms`, where the document has times. */
function timesText(trace: Trace, step: Step): string {
  const [from, to] = [timeOf(trace, step), arrivalOf(trace, step)];
  if (!hasTimes(trace) || from === undefined) return '';
  const arrives = step.kind === 'message' && step.fate !== 'lost' && to !== undefined && to !== from;
  return arrives ? `${timeText(from)} → ${timeText(to)}` : timeText(from);
}

function drawEvent(pen: Pen, step: EventStep, at: StepPlace): void {
  const host = pen.host(step.host);
  const flaws = flawsOf(step.problems);
  const text = eventText(step);
  const started = step.timer ? timerStart(pen.trace.steps, at.step) : undefined;
  const since = started === undefined ? undefined : pen.records.get(started);
  const time = pen.plain ? timesText(pen.trace, step) : '';
  const said = time === '' ? text : `${text} (${time})`;
  const record = pen.note(`over p${host}`, mermaidText(flaws.some(isError) ? `✗ ${said}` : said));
  pen.mark({
    kind: 'event',
    record,
    ...at,
    host,
    event: step.event,
    text,
    timer: step.timer,
    flaws,
    ...(since === undefined ? {} : { since }),
  });
}

function drawNote(pen: Pen, note: Note, statement: number): void {
  const hosts = note.hosts.map((name) => pen.trace.hosts.findIndex((host) => host.name === name.text)).filter((host) => host >= 0);
  const over = hosts.length > 0 ? hosts : [0, pen.trace.hosts.length - 1];
  const [first, last] = [Math.min(...over), Math.max(...over)];
  const record = pen.note(
    first === last ? `over p${first}` : `over p${first},p${last}`,
    mermaidLines(wrapped(note.text, NOTE_WIDTH).join('\n')),
  );
  pen.mark({ kind: 'note', record, statement, hosts, text: note.text });
}

function drawSection(pen: Pen, section: SectionStatement, statement: number): void {
  pen.closeFrame('section');
  const record = pen.openFrame('section', mermaidText(section.title));
  pen.mark({ kind: 'section', record, statement, text: section.title });
  pen.trace.hosts.forEach(({ name }, host) => {
    pen.state(host, section.starts?.[name] ?? '', [], { statement });
  });
}

/** A highlight is a band; Mermaid draws no brackets, so a measure is a note at either end. */
function drawStretch(pen: Pen, { look, edge, title }: Stretch, statement: number): void {
  if (look === 'measure') {
    const stretch = stretchesOf(pen.trace).find((each) => (edge === 'begin' ? each.from : each.to) === statement);
    if (stretch !== undefined) drawMeasure(pen, stretch, edge, statement);
  } else if (edge === 'end') pen.closeFrame('highlight');
  else {
    const record = pen.openFrame('highlight', mermaidText(title));
    if (title !== '') pen.mark({ kind: 'note', record, statement, hosts: [], text: title });
  }
}

function drawMeasure(pen: Pen, stretch: DrawnStretch, edge: Stretch['edge'], statement: number): void {
  const { title, host } = stretch;
  const text = edge === 'begin' ? `┌ ${title}` : `└ ${stretchWords(pen.trace, stretch)}`;
  const hosts = host === undefined ? [] : [host];
  const last = pen.trace.hosts.length - 1;
  const where = host !== undefined ? pen.beside(host) : last > 0 ? `over p0,p${last}` : 'over p0';
  pen.mark({ kind: 'note', record: pen.note(where, mermaidText(text.trim())), statement, hosts, text: text.trim() });
}

function drawClaims(pen: Pen, claims: Claims, statement: number): void {
  for (const { host: name, text, problem } of shownClaims(pen.trace, claims)) {
    const host = Math.max(0, pen.host(name));
    const isAsked = problem === undefined;
    const record = pen.note(pen.beside(host), isAsked ? mermaidText(text) : `✗ ${mermaidText(text)}#63;`);
    pen.mark({ kind: 'claim', record, statement, host, text, isAsked });
  }
}

const isError = (flaw: Flaw): boolean => flaw.severity === 'error';

function flawsOf(problems: readonly Problem[]): readonly Flaw[] {
  return problems.map(({ code, severity, facts }) => {
    const field = facts.kind === 'requirement' || facts.kind === 'number' ? facts.field : undefined;
    return field === undefined ? { code, severity } : { code, severity, field };
  });
}
