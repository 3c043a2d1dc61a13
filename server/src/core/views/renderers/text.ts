/** The ladder in characters: for mails, terminals, comments and standards. Time runs down, one row for what happens at once. */
import type { Claims, SectionStatement, Statement, Stretch } from '../../exchange/exchange.js';
import { nothing } from '../../record.js';
import type { ArrivalStep, EventStep, MessageStep, Step, Trace } from '../../trace/trace.js';
import { shownClaims } from '../shown-claims.js';
import { stretchesOf, stretchWords } from '../stretches.js';
import { unreadAt } from '../unread.js';
import { columns, wrapped } from '../width.js';
import { textIn, wording } from '../words/wording.js';
import { Canvas, SOLID } from './canvas.js';
import { ascii, type Signs, unicode } from './signs.js';
import { boxTitles } from './text-boxes.js';
import { type TextTimes, textTimes } from './text-clock.js';
import { type TextColumns, textColumns, WIDTHS } from './text-columns.js';
import { eventWords, Footnotes, messageWords } from './text-label.js';
import { arrowText, boxLines, footnoteText, ruleLines } from './text-lines.js';

export interface TextOptions {
  readonly signs?: 'unicode' | 'ascii';
  readonly states?: boolean;
  readonly title?: string;
}

export function text(trace: Trace, options: TextOptions = {}): string {
  const kind = options.signs ?? 'unicode';
  return new TextRenderer(trace, kind === 'ascii' ? ascii : unicode, WIDTHS[kind], options).draw();
}

class TextRenderer {
  private readonly canvas = new Canvas();
  private readonly at: TextColumns;
  private readonly times: TextTimes;
  private readonly notes = new Footnotes();
  private readonly shown: string[];
  /** The words of each message. */
  private readonly said = new Map<Step, readonly string[]>();
  private row = 0;

  constructor(
    private readonly trace: Trace,
    private readonly signs: Signs,
    private readonly most: number,
    private readonly options: TextOptions,
  ) {
    for (const step of trace.steps) if (step.kind !== 'event') this.said.set(step, messageWords(trace, step));
    this.times = textTimes(trace);
    this.at = textColumns(trace, this.said.values(), options.states !== false, { most, margin: this.times.width }, signs);
    this.shown = trace.hosts.map(() => '');
  }

  draw(): string {
    this.head();
    const stepAt = new Map(this.trace.steps.map((step, index) => [step.statement, index]));
    this.trace.exchange.statements.forEach((statement, index) => {
      const at = stepAt.get(index) ?? -1;
      const step = this.trace.steps[at];
      if (statement.kind === 'damaged') this.unread(statement, step);
      else if (step !== undefined) this.step(step, at);
      else this.other(statement);
    });
    return this.canvas.text() + footnoteText(this.notes.problems, this.most, this.signs);
  }

  private head(): void {
    const title = this.options.title ?? (this.trace.exchange.title || this.trace.exchange.name);
    for (const line of title === '' ? [] : wrapped(this.signs.text(title), this.most)) this.centre(line, this.at.width / 2, this.row++);
    if (title !== '') this.row += 1;
    this.boxes();
    const heads = this.trace.hosts.map(({ label }) => wrapped(this.signs.text(label), this.at.room));
    const high = Math.max(0, ...heads.map(({ length }) => length));
    heads.forEach((lines, host) => {
      lines.forEach((line, up) => {
        this.centre(line, (this.at.x[host] ?? 0) + 0.5, this.row + high - lines.length + up);
      });
    });
    this.row += high;
    this.states(this.trace.start, nothing, this.row);
    this.space();
  }

  private other(statement: Statement): void {
    if (statement.kind === 'section') this.section(statement);
    else if (statement.kind === 'stretch') this.stretch(statement);
    else if (statement.kind === 'claims') this.claims(statement);
    else if (statement.kind === 'note') {
      const names = this.trace.hosts.map(({ name }) => name);
      const hosts = statement.hosts.map(({ text }) => names.indexOf(text)).filter((host) => host >= 0);
      this.box(statement.text, hosts);
    }
  }

  private unread(statement: Statement, step: Step | undefined): void {
    const unread = unreadAt(this.trace, statement);
    const footnote = unread?.problem === undefined ? this.signs.lost : this.notes.add(unread.problem);
    if (unread !== undefined) this.box(`${footnote} ${unread.text}`, [], this.signs.broken);
    if (step === undefined) return;
    const before = this.shown.join();
    this.states(step.states, step.passed, this.row);
    if (this.shown.join() !== before) this.space();
  }

  private step(step: Step, index: number): void {
    if (step.kind === 'event') this.event(step, index);
    else this.message(step, index);
    this.space();
  }

  /** Beside the row on which a step is drawn, and below it. */
  private clock(index: number): void {
    this.canvas.put(0, this.row, this.times.at[index] ?? '');
    this.canvas.put(0, this.row + 1, this.times.below[index] ?? '');
  }

  private message(step: MessageStep | ArrivalStep, index: number): void {
    const [from = 0, to = 0] = [step.from, step.to].map((host) => this.at.x[this.at.host(host)]);
    const footnote = this.notes.of(step);
    const words = (this.said.get(step) ?? []).map(this.signs.text);
    const label = footnote === '' ? words : [footnote, ...words];
    if (from === to) {
      this.clock(index);
      this.toItself(step, from, label.join(' '));
      return;
    }
    const [left, right] = [Math.min(from, to) + 1, Math.max(from, to) - 1];
    const room = Math.max(8, right - left + 1);
    const one = label.join(' ');
    const fits = columns(one) <= room - 6;
    for (const line of fits ? [] : wrapped(one, room - 2)) this.over(line, left, right);
    this.life(this.row);
    this.clock(index);
    this.arrow(step, left, right, from <= to, fits ? one : '');
    this.states(step.states, step.passed, this.row);
    if (step.discarded !== undefined) this.reason(step.discarded, this.at.host(step.to));
  }

  /** From a lifeline to itself. */
  private toItself(step: MessageStep | ArrivalStep, x: number, label: string): void {
    const { line, left } = this.signs;
    const last = this.at.isLast(this.at.host(step.from));
    const words = wrapped(label, last ? x - 6 : this.most - x - 7);
    const loop = [line.repeat(3), left + line.repeat(2), ...words.slice(2).map(() => '   ')];
    loop.forEach((part, index) => {
      if (index > 0) this.row += 1;
      this.life(this.row);
      const said = words[index] ?? '';
      this.canvas.put(last ? x - 5 - columns(said) : x + 1, this.row, last ? `${said} ${part}` : `${part} ${said}`.trimEnd());
    });
    this.states(step.states, step.passed, this.row);
    if (step.discarded !== undefined) this.reason(step.discarded, this.at.host(step.to));
  }

  /** A line of words between two lifelines, above the arrow. */
  private over(line: string, left: number, right: number): void {
    this.life(this.row);
    this.canvas.put(Math.round((left + right + 1 - columns(line)) / 2), this.row, line);
    this.row += 1;
  }

  private arrow(step: MessageStep | ArrivalStep, left: number, right: number, ahead: boolean, label: string): void {
    const { text, atRight } = arrowText(step, right - left + 1, ahead, label, this.signs);
    // its words are whole, whatever lifeline it crosses
    this.canvas.put(
      atRight ? right + 1 - columns(text) : left,
      this.row,
      text.replace(/(?<=\S) +(?=\S)/g, (blanks) => SOLID.repeat(blanks.length)),
    );
  }

  private event(step: EventStep, index: number): void {
    this.clock(index);
    const host = this.at.host(step.host);
    const x = this.at.x[host] ?? 0;
    const lines = wrapped(this.signs.text(eventWords(step, this.notes.of(step))), this.at.room - 2);
    this.states(step.states, step.passed, this.row);
    lines.forEach((line, index) => {
      this.life(this.row);
      this.canvas.put(this.at.isLast(host) ? x - 2 - columns(line) : x + 2, this.row, line);
      if (index < lines.length - 1) this.row += 1;
    });
    this.canvas.put(x, this.row - lines.length + 1, this.signs.event);
  }

  private section({ title, starts }: SectionStatement): void {
    ruleLines(this.signs.text(title), this.at.width, this.signs).forEach((line, index) => {
      if (index > 0) this.row += 1;
      this.canvas.put(0, this.row, line);
    });
    this.space();
    if (starts === undefined) return;
    const before = this.shown.join();
    this.states(
      { ...Object.fromEntries(this.trace.hosts.map(({ name }, host) => [name, this.shown[host] ?? ''])), ...starts },
      nothing,
      this.row,
    );
    if (this.shown.join() !== before) this.space();
  }

  /** A rule above and below what is highlighted; a measure is told at either end, beside its host. */
  private stretch(statement: Stretch): void {
    const isBegin = statement.edge === 'begin';
    if (statement.look === 'highlight') {
      const [first = ''] = ruleLines(isBegin ? this.signs.text(statement.title) : '', this.at.width, {
        ...this.signs,
        rule: this.signs.edge,
      });
      this.canvas.put(0, this.row, first);
      this.space();
      return;
    }
    const at = this.trace.exchange.statements.indexOf(statement);
    const stretch = stretchesOf(this.trace).find((each) => (isBegin ? each.from : each.to) === at);
    const words = this.signs.text(isBegin || stretch === undefined ? statement.title : stretchWords(this.trace, stretch));
    const host = stretch?.host ?? 0;
    const x = this.at.x[host] ?? 0;
    const corner = `${this.signs.corners[isBegin ? 0 : 2]}${this.signs.edge} `;
    const lines = wrapped(words, this.at.room - 2 - columns(corner)).map(
      (line, row) => (row === 0 ? corner : ' '.repeat(columns(corner))) + line,
    );
    const wide = Math.max(...lines.map(columns));
    lines.forEach((line, row) => {
      if (row > 0) this.row += 1;
      this.life(this.row);
      this.canvas.put(host > 0 && this.at.isLast(host) ? x - 2 - wide : x + 2, this.row, line);
    });
    this.space();
  }

  private boxes(): void {
    const lines = boxTitles(this.trace, this.at, this.signs);
    for (const { column, row, text } of lines) this.canvas.put(column, this.row + row, text);
    this.row += Math.max(0, ...lines.map(({ row }) => row + 1));
  }

  private claims(claims: Claims): void {
    for (const { host, text, problem } of shownClaims(this.trace, claims)) {
      const words = problem === undefined ? this.signs.text(text) : `${this.notes.add(problem)} ${text}?`;
      this.box(words, [this.at.host(host)]);
    }
  }

  private reason(reason: string, host: number): void {
    const room = this.at.room - 2;
    for (const line of wrapped(`(${this.signs.text(wording().picture.dropped(textIn(reason)))})`, room)) {
      this.row += 1;
      this.life(this.row);
      const x = this.at.x[host] ?? 0;
      this.canvas.put(this.at.isLast(host) ? x - 1 - columns(line) : x + 2, this.row, line);
    }
  }

  private box(said: string, hosts: readonly number[], edge: string = this.signs.edge): void {
    const all = hosts.length === 0 ? [0, this.trace.hosts.length - 1] : hosts;
    const [left, right] = [this.at.x[Math.min(...all)] ?? 0, this.at.x[Math.max(...all)] ?? 0];
    const alone = left === right;
    const room = alone ? Math.min(this.at.room - 6, 30) : right - left - 7;
    const lines = said.split('\n').flatMap((line) => wrapped(this.signs.text(line), Math.max(room, 8)));
    const rows = boxLines(lines, { ...this.signs, edge });
    const wide = columns(rows[0] ?? '');
    const start = !alone ? Math.round((left + right + 1 - wide) / 2) : this.at.isLast(Math.max(...all)) ? left - 2 - wide : left + 3;
    for (const row of rows) {
      this.life(this.row);
      this.canvas.put(start, this.row++, row);
    }
    this.row -= 1;
    this.space();
  }

  /** New states beside the outer lifelines, on the inner ones; those passed through in the rows before the last. */
  private states(states: Readonly<Record<string, string>>, passed: Readonly<Record<string, readonly string[]>>, row: number): void {
    if (this.options.states === false) return;
    this.trace.hosts.forEach(({ name }, host) => {
      const through = passed[name] ?? [];
      const state = states[name] ?? '';
      if (state === this.shown[host] && through.length === 0) return;
      this.shown[host] = state;
      [...through, state].forEach((each, index) => void this.state(host, each, row + index));
    });
    this.life(row);
  }

  private state(host: number, state: string, row: number): void {
    const x = this.at.x[host] ?? 0;
    if (host === 0) this.canvas.put(x - 1 - columns(state), row, state);
    else if (this.at.isLast(host)) this.canvas.put(x + 2, row, state);
    else this.pending.push({ host, state });
    if (row > this.row) this.extra = Math.max(this.extra, row - this.row);
  }

  private pending: { readonly host: number; readonly state: string }[] = [];
  private extra = 0;

  /** The rows below what was drawn: states of inner hosts, then an empty one. */
  private space(): void {
    while (this.pending.length > 0) {
      this.row += 1;
      const now = this.pending.filter(({ host }, index, all) => all.findIndex((other) => other.host === host) === index);
      this.pending = this.pending.filter((each) => !now.includes(each));
      for (const { host, state } of now) this.centre(state, (this.at.x[host] ?? 0) + 0.5, this.row);
      this.life(this.row);
      this.extra -= 1;
    }
    for (; this.extra > 0; this.extra--) this.life(++this.row);
    this.extra = 0;
    this.row += 1;
    this.life(this.row);
    this.row += 1;
  }

  private life(row: number): void {
    for (const x of this.at.x) this.canvas.fill(x, row, this.signs.life);
  }

  private centre(line: string, middle: number, row: number): void {
    this.canvas.put(Math.max(0, Math.round(middle - columns(line) / 2)), row, line);
  }
}
