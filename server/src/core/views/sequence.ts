/**
 * trace → sequence diagram: Mermaid source, and for each record in it what it stands for. Knows neither the reader of
 * the source nor any protocol. Every text passes through `escape`.
 */
import type { Claims, Fork, Note, SectionStatement, Statement, Stretch } from '../exchange/exchange.js';
import { timeText } from '../exchange/written.js';
import type { Problem } from '../problem/problem.js';
import type { ArrivalStep, EventStep, MessageStep, Step, Trace } from '../trace/trace.js';
import { boxRuns } from './boxes.js';
import { mermaidLabel, mermaidLines, mermaidText, mermaidTitle } from './escape.js';
import { arrivalOf, hasTimes, timeOf } from './ladder/times.js';
import type { Flaw, SequenceDiagram, SequenceOptions } from './picture.js';
import { arrowOf, eventText, marksOf, partsOf, textOf } from './sequence-text.js';
import { timerStart } from './sequence-timer.js';
import { type MermaidWriter, startWriter } from './sequence-writer.js';
import { shownClaims } from './shown-claims.js';
import { type DrawnStretch, stretchesOf, stretchWords } from './stretches.js';
import { unreadAt, unreadWords } from './unread.js';
import { wrapped } from './width.js';
import { textIn, wording } from './words/wording.js';

export type { SequenceOptions } from './picture.js';

export function sequenceDiagram(trace: Trace, options: SequenceOptions = {}): SequenceDiagram {
  const writer = startWriter(trace, options);
  writer.line('sequenceDiagram');
  if (options.title) writer.line(`title: ${mermaidTitle(options.title)}`);
  if (options.title) writer.line(`accTitle: ${mermaidTitle(options.title)}`);
  if (options.description) writer.line(`accDescr: ${mermaidTitle(options.description)}`);
  drawHosts(writer);
  drawStart(writer);
  drawStatements(writer);
  writer.closeFrames();
  return writer.finish();
}

/** Mermaid has no box in a box: a host stands in the first of its boxes. */
function drawHosts(writer: MermaidWriter): void {
  const boxes = boxRuns(writer.trace).filter(({ level }) => level === 0);
  writer.trace.hosts.forEach((host, index) => {
    const box = boxes.find(({ from, to }) => from <= index && index <= to);
    if (box?.from === index) writer.line(`box transparent ${mermaidTitle(box.title)}`);
    writer.line(`${box === undefined ? '' : '  '}participant p${index} as ${mermaidLabel(host.label)}`);
    if (box?.to === index) writer.line('end');
  });
}

function drawStart(writer: MermaidWriter): void {
  const first = writer.range.from;
  const states = first === 0 ? writer.trace.start : (writer.trace.steps[first - 1]?.states ?? writer.trace.start);
  writer.trace.hosts.forEach((host, index) => {
    writer.state(index, states[host.name] ?? '', [], {});
  });
}

function drawStatements(writer: MermaidWriter): void {
  const { trace, range } = writer;
  const stepAt = new Map(trace.steps.map((step, index) => [step.statement, index]));
  let next = 0;
  trace.exchange.statements.forEach((statement, index) => {
    const step = stepAt.get(index);
    next = step === undefined ? next : step + 1;
    const inside =
      step === undefined ? next >= range.from && (next < range.to || next === trace.steps.length) : step >= range.from && step < range.to;
    if (inside) drawStatement(writer, statement, index, step);
  });
}

function drawStatement(writer: MermaidWriter, statement: Statement, index: number, step: number | undefined): void {
  const unread = unreadAt(writer.trace, statement);
  if (unread !== undefined) drawUnread(writer, unread, { statement: index, ...(step === undefined ? {} : { step }) });
  if (statement.kind === 'damaged') {
    if (step !== undefined) drawStates(writer, step, index);
    return;
  }
  const traced = step === undefined ? undefined : writer.trace.steps[step];
  if (traced && step !== undefined) drawStep(writer, traced, step);
  else if (statement.kind === 'note') drawNote(writer, statement, index);
  else if (statement.kind === 'section') drawSection(writer, statement, index);
  else if (statement.kind === 'stretch') drawStretch(writer, statement, index);
  else if (statement.kind === 'fork') drawFork(writer, statement, index);
  if (statement.kind === 'claims') drawClaims(writer, statement, index);
}

function drawStep(writer: MermaidWriter, step: Step, index: number): void {
  const at = { step: index, statement: step.statement };
  if (step.kind === 'message') drawMessage(writer, step, at);
  else if (step.kind === 'arrival') drawArrival(writer, step, at);
  else drawEvent(writer, step, at);
  drawStates(writer, index, step.statement);
}

function drawStates(writer: MermaidWriter, index: number, statement: number): void {
  const step = writer.trace.steps[index];
  writer.trace.hosts.forEach((host, number) => {
    writer.state(number, step?.states[host.name] ?? '', step?.passed[host.name] ?? [], { step: index, statement });
  });
}

/** As wide as all hosts; Mermaid has no grey, so that the cross and the sentence tell it from a note. */
function drawUnread(
  writer: MermaidWriter,
  unread: NonNullable<ReturnType<typeof unreadAt>>,
  at: { statement: number; step?: number },
): void {
  const said = unreadWords(unread);
  const last = writer.trace.hosts.length - 1;
  const lines = [`✗ ${unread.text}`, said].filter((line) => line !== '').flatMap((line) => wrapped(line, NOTE_WIDTH));
  const record = writer.note(last > 0 ? `over p0,p${last}` : 'over p0', mermaidLines(lines.join('\n')));
  writer.mark({ kind: 'unread', record, ...at, text: unread.text, said });
}

/** Columns after which a note goes on in the next line. */
const NOTE_WIDTH = 44;

/** A frame's title stands between two lifelines. */
const FRAME_WIDTH = 32;

const narrow = (text: string, width = NOTE_WIDTH): string => mermaidLines(wrapped(text, width).join('\n'));

interface StepPlace {
  readonly step: number;
  readonly statement: number;
}

function drawMessage(writer: MermaidWriter, step: MessageStep, at: StepPlace): void {
  const statement = writer.trace.exchange.statements[step.statement];
  const parts = partsOf(step, statement?.kind === 'message' && statement.blank);
  const [from, to] = [writer.host(step.from), writer.host(step.to)];
  const flaws = flawsOf(step.problems);
  const named = step.fate === 'in-flight' ? (step.name ?? '') : '';
  const tags = [...(step.stray ? [wording().picture.stray] : []), ...marksOf(step)];
  const said = [...tags, named, writer.plain ? timesText(writer.trace, step) : ''].filter((tag) => tag !== '');
  const arrow = writer.plain && step.timed && step.fate === 'in-flight' ? '->>' : arrowOf(step);
  const record = writer.arrow(from, arrow, to, textOf(parts, flaws, said));
  writer.sent.set(at.step, record);
  const { fate, stray } = step;
  const discarded = step.discarded !== undefined;
  const frame = step.frame === undefined ? {} : { frame: step.frame };
  writer.mark({ kind: 'message', record, ...at, from, to, fate, stray, tags, discarded, ...frame, parts, arrivals: [], flaws });
  if (step.discarded !== undefined) writer.reason(to, textIn(step.discarded), at);
}

function drawArrival(writer: MermaidWriter, step: ArrivalStep, at: StepPlace): void {
  const [from, to] = [writer.host(step.from), writer.host(step.to)];
  const flaws = flawsOf(step.problems);
  const parts = partsOf(step, false);
  const sent = step.sentAt === undefined ? undefined : writer.sent.get(step.sentAt);
  const words = wording().picture;
  const tags = [step.duplicate ? words.arrivesAgain(step.name) : words.arrives(step.name)];
  const short = sent === undefined || step.name === '' ? parts : { ...parts, names: '', fields: [], label: '' };
  const record =
    writer.plain && sent !== undefined
      ? arrivalNote(writer, step, { sent, text: textOf({ ...short, names: '', fields: [], label: '' }, flaws, tags), flaws })
      : writer.arrow(from, '-->>', to, textOf(short, flaws, tags));
  const known = sent === undefined ? {} : { sent };
  writer.mark({
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
  if (step.discarded !== undefined) writer.reason(to, textIn(step.discarded), at);
}

/** Elsewhere one message is one arrow: where it arrives stands a note, and where the clock brings it nothing but what is wrong. */
function arrivalNote(
  writer: MermaidWriter,
  step: ArrivalStep,
  { sent, text, flaws }: { sent: number; text: string; flaws: readonly Flaw[] },
): number {
  if (step.name === '' && !step.duplicate && !flaws.some(isError)) return sent;
  return writer.note(`over p${writer.host(step.to)}`, text);
}

/** `0ms → 50ms`, where the document has times. */
function timesText(trace: Trace, step: Step): string {
  const [from, to] = [timeOf(trace, step), arrivalOf(trace, step)];
  if (!hasTimes(trace) || from === undefined) return '';
  const arrives = step.kind === 'message' && step.fate !== 'lost' && to !== undefined && to !== from;
  return arrives ? `${timeText(from)} → ${timeText(to)}` : timeText(from);
}

function drawEvent(writer: MermaidWriter, step: EventStep, at: StepPlace): void {
  const host = writer.host(step.host);
  const flaws = flawsOf(step.problems);
  const text = eventText(step);
  const started = step.timer ? timerStart(writer.trace.steps, at.step) : undefined;
  const since = started === undefined ? undefined : writer.records.get(started);
  const time = writer.plain ? timesText(writer.trace, step) : '';
  const said = time === '' ? text : `${text} (${time})`;
  const record = writer.note(`over p${host}`, mermaidText(flaws.some(isError) ? `✗ ${said}` : said));
  writer.mark({
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

function drawNote(writer: MermaidWriter, note: Note, statement: number): void {
  const hosts = note.hosts.map((name) => writer.trace.hosts.findIndex((host) => host.name === name.text)).filter((host) => host >= 0);
  const over = hosts.length > 0 ? hosts : [0, writer.trace.hosts.length - 1];
  const [first, last] = [Math.min(...over), Math.max(...over)];
  const record = writer.note(first === last ? `over p${first}` : `over p${first},p${last}`, narrow(note.text));
  writer.mark({ kind: 'note', record, statement, hosts, text: note.text });
}

function drawSection(writer: MermaidWriter, section: SectionStatement, statement: number): void {
  writer.closeFrame('section');
  const record = writer.openFrame('section', narrow(section.title));
  writer.mark({ kind: 'section', record, statement, text: section.title });
  writer.trace.hosts.forEach(({ name }, host) => {
    writer.state(host, section.starts?.[name] ?? '', [], { statement });
  });
}

/** Drawn here, another way tells the states with which it begins: its lifelines have their colours. */
function drawFork(writer: MermaidWriter, { edge, look, title }: Fork, statement: number): void {
  const record = writer.fork(edge, look, narrow(title, FRAME_WIDTH));
  writer.mark({ kind: 'frame', record, statement, look, edge, text: title });
  if (edge === 'else' && !writer.plain) writer.forked().forEach((state, host) => void writer.state(host, state, [], { statement }));
}

/** A highlight is a band; Mermaid draws no brackets, so a measure is a note at either end. */
function drawStretch(writer: MermaidWriter, { look, edge, title }: Stretch, statement: number): void {
  if (look === 'measure') {
    const stretch = stretchesOf(writer.trace).find((each) => (edge === 'begin' ? each.from : each.to) === statement);
    if (stretch !== undefined) drawMeasure(writer, stretch, edge, statement);
  } else if (edge === 'end') {
    const record = writer.closeFrame('highlight');
    if (record !== undefined) writer.mark({ kind: 'frame', record, statement, look, edge, text: '' });
  } else {
    const record = writer.openFrame('highlight', title === '' ? '' : narrow(title));
    // its title is a record of its own
    writer.mark({ kind: 'frame', record: title === '' ? record : record - 1, statement, look, edge, text: '' });
    if (title !== '') writer.mark({ kind: 'note', record, statement, hosts: [], text: title });
  }
}

function drawMeasure(writer: MermaidWriter, stretch: DrawnStretch, edge: Stretch['edge'], statement: number): void {
  const { title, host } = stretch;
  const text = edge === 'begin' ? `┌ ${title}` : `└ ${stretchWords(writer.trace, stretch)}`;
  const hosts = host === undefined ? [] : [host];
  const last = writer.trace.hosts.length - 1;
  const where = host !== undefined ? writer.beside(host) : last > 0 ? `over p0,p${last}` : 'over p0';
  writer.mark({ kind: 'note', record: writer.note(where, narrow(text.trim())), statement, hosts, text: text.trim() });
}

function drawClaims(writer: MermaidWriter, claims: Claims, statement: number): void {
  for (const { host: name, text, problem } of shownClaims(writer.trace, claims)) {
    const host = Math.max(0, writer.host(name));
    const isAsked = problem === undefined;
    const record = writer.note(writer.beside(host), isAsked ? mermaidText(text) : `✗ ${mermaidText(text)}#63;`);
    writer.mark({ kind: 'claim', record, statement, host, text, isAsked });
  }
}

const isError = (flaw: Flaw): boolean => flaw.severity === 'error';

function flawsOf(problems: readonly Problem[]): readonly Flaw[] {
  return problems.map(({ code, severity, facts }) => {
    const field = facts.kind === 'requirement' || facts.kind === 'number' ? facts.field : undefined;
    return field === undefined ? { code, severity } : { code, severity, field };
  });
}
