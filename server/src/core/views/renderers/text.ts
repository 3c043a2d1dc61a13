/** The ladder in characters: for mails, terminals, comments and standards. Time runs down, one row for what happens at once. */
import type { Claims, Fork, SectionStatement, Statement, Stretch } from '../../exchange/exchange.js';
import { nothing } from '../../record.js';
import type { ArrivalStep, EventStep, MessageStep, Step, Trace } from '../../trace/trace.js';
import { forkWords } from '../ladder/frames.js';
import { shownClaims } from '../shown-claims.js';
import { stretchesOf, stretchWords } from '../stretches.js';
import { unreadAt } from '../unread.js';
import { columns, wrapped } from '../width.js';
import { textIn, wording } from '../words/wording.js';
import { SOLID } from './canvas.js';
import { ascii, type Signs, unicode } from './signs.js';
import { boxTitles } from './text-boxes.js';
import { type TextTimes, textTimes } from './text-clock.js';
import { type TextColumns, textColumns, WIDTHS } from './text-columns.js';
import { eventWords, Footnotes, messageWords } from './text-label.js';
import { arrowText, boxLines, footnoteText, ruleLines } from './text-lines.js';
import { TextRows } from './text-rows.js';

export interface TextOptions {
  readonly signs?: 'unicode' | 'ascii';
  readonly states?: boolean;
  readonly title?: string;
  /** The most columns, where fewer than usual can be seen. */
  readonly width?: number;
}

export function text(trace: Trace, options: TextOptions = {}): string {
  const kind = options.signs ?? 'unicode';
  return new TextRenderer(trace, kind === 'ascii' ? ascii : unicode, options.width ?? WIDTHS[kind], options).draw();
}

class TextRenderer {
  private readonly rows: TextRows;
  private readonly at: TextColumns;
  private readonly times: TextTimes;
  private readonly notes = new Footnotes();
  /** The states with which each way through the forks that are open begins. */
  private readonly forks: Readonly<Record<string, string>>[] = [];
  /** The words of each message. */
  private readonly said = new Map<Step, readonly string[]>();

  constructor(
    private readonly trace: Trace,
    private readonly signs: Signs,
    private readonly most: number,
    private readonly options: TextOptions,
  ) {
    for (const step of trace.steps) if (step.kind !== 'event') this.said.set(step, messageWords(trace, step));
    this.times = textTimes(trace);
    this.at = textColumns(trace, this.said.values(), options.states !== false, { most, margin: this.times.width }, signs);
    this.rows = new TextRows(trace.hosts, this.at, signs, options.states !== false);
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
    return this.rows.text() + footnoteText(this.notes.problems, this.most, this.signs);
  }

  private head(): void {
    const title = this.options.title ?? (this.trace.exchange.title || this.trace.exchange.name);
    for (const line of title === '' ? [] : wrapped(this.signs.text(title), this.most)) {
      this.rows.centre(line, this.at.width / 2);
      this.rows.row += 1;
    }
    if (title !== '') this.rows.row += 1;
    this.boxes();
    const heads = this.trace.hosts.map(({ label }) => wrapped(this.signs.text(label), this.at.room));
    const high = Math.max(0, ...heads.map(({ length }) => length));
    heads.forEach((lines, host) => {
      lines.forEach((line, up) => {
        this.rows.centre(line, (this.at.x[host] ?? 0) + 0.5, high - lines.length + up);
      });
    });
    this.rows.row += high;
    this.rows.states(this.trace.start, nothing);
    this.rows.space();
  }

  private other(statement: Statement): void {
    if (statement.kind === 'section') this.section(statement);
    else if (statement.kind === 'stretch') this.stretch(statement);
    else if (statement.kind === 'fork') this.fork(statement);
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
    if (step !== undefined && this.rows.states(step.states, step.passed)) this.rows.space();
  }

  private step(step: Step, index: number): void {
    if (step.kind === 'event') this.event(step, index);
    else this.message(step, index);
    this.rows.space();
  }

  /** Beside the row on which a step is drawn, and below it. */
  private clock(index: number): void {
    this.rows.put(0, this.times.at[index] ?? '');
    this.rows.put(0, this.times.below[index] ?? '', 1);
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
    this.rows.life();
    this.clock(index);
    this.arrow(step, left, right, from <= to, fits ? one : '');
    this.rows.states(step.states, step.passed);
    if (step.discarded !== undefined) this.reason(step.discarded, this.at.host(step.to));
  }

  /** From a lifeline to itself. */
  private toItself(step: MessageStep | ArrivalStep, x: number, label: string): void {
    const { line, left } = this.signs;
    const last = this.at.isLast(this.at.host(step.from));
    const words = wrapped(label, last ? x - 6 : this.most - x - 7);
    const loop = [line.repeat(3), left + line.repeat(2), ...words.slice(2).map(() => '   ')];
    loop.forEach((part, index) => {
      if (index > 0) this.rows.row += 1;
      this.rows.life();
      const said = words[index] ?? '';
      this.rows.put(last ? x - 5 - columns(said) : x + 1, last ? `${said} ${part}` : `${part} ${said}`.trimEnd());
    });
    this.rows.states(step.states, step.passed);
    if (step.discarded !== undefined) this.reason(step.discarded, this.at.host(step.to));
  }

  /** A line of words between two lifelines, above the arrow. */
  private over(line: string, left: number, right: number): void {
    this.rows.life();
    this.rows.put(Math.round((left + right + 1 - columns(line)) / 2), line);
    this.rows.row += 1;
  }

  private arrow(step: MessageStep | ArrivalStep, left: number, right: number, ahead: boolean, label: string): void {
    const { text, atRight } = arrowText(step, right - left + 1, ahead, label, this.signs);
    // its words are whole, whatever lifeline it crosses
    this.rows.put(
      atRight ? right + 1 - columns(text) : left,
      text.replace(/(?<=\S) +(?=\S)/g, (blanks) => SOLID.repeat(blanks.length)),
    );
  }

  private event(step: EventStep, index: number): void {
    this.clock(index);
    const host = this.at.host(step.host);
    const x = this.at.x[host] ?? 0;
    const lines = wrapped(this.signs.text(eventWords(step, this.notes.of(step))), this.at.room - 2);
    this.rows.states(step.states, step.passed);
    this.rows.across(lines, (line) => (this.at.isLast(host) ? x - 2 - columns(line) : x + 2));
    this.rows.put(x, this.signs.event, 1 - lines.length);
  }

  private section({ title, starts }: SectionStatement): void {
    this.rule(title, this.signs.rule);
    if (starts !== undefined && this.rows.states({ ...this.rows.current, ...starts }, nothing)) this.rows.space();
  }

  private rule(words: string, rule: string): void {
    const lines = ruleLines(this.signs.text(words), this.at.width, { ...this.signs, rule });
    lines.forEach((line, index) => {
      if (index > 0) this.rows.row += 1;
      this.rows.put(0, line);
    });
    this.rows.space();
  }

  /** A rule above and below what is highlighted; a measure is told at either end, beside its host. */
  private stretch(statement: Stretch): void {
    const isBegin = statement.edge === 'begin';
    if (statement.look === 'highlight') {
      this.rule(isBegin ? statement.title : '', this.signs.edge);
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
    this.rows.across(lines, () => (host > 0 && this.at.isLast(host) ? x - 2 - wide : x + 2));
    this.rows.space();
  }

  /** Rules across, as those of a highlight; another way begins with the states that the first began with. */
  private fork({ edge, look, title }: Fork): void {
    if (edge === 'begin') this.forks.push(this.rows.current);
    const words = edge === 'end' ? `end ${look}` : forkWords(edge, look, title);
    this.rule(words, this.signs.broken);
    const before = edge === 'else' ? this.forks.at(-1) : undefined;
    if (before !== undefined && this.rows.states(before, nothing)) this.rows.space();
    if (edge === 'end') this.forks.pop();
  }

  private boxes(): void {
    const lines = boxTitles(this.trace, this.at, this.signs);
    for (const { column, row, text } of lines) this.rows.put(column, text, row);
    this.rows.row += Math.max(0, ...lines.map(({ row }) => row + 1));
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
      this.rows.row += 1;
      this.rows.life();
      const x = this.at.x[host] ?? 0;
      this.rows.put(this.at.isLast(host) ? x - 1 - columns(line) : x + 2, line);
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
      this.rows.life();
      this.rows.put(start, row);
      this.rows.row += 1;
    }
    this.rows.row -= 1;
    this.rows.space();
  }
}
