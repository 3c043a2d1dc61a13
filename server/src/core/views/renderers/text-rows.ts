/** The rows of the ladder in characters, from the top down: what is put on them, the lifelines through them, and the states beside those. */
import type { TracedHost } from '../../trace/trace.js';
import { columns } from '../width.js';
import { Canvas } from './canvas.js';
import type { Signs } from './signs.js';
import type { TextColumns } from './text-columns.js';

export class TextRows {
  /** The one that is drawn on. */
  row = 0;
  private readonly canvas = new Canvas();
  /** The state that each host was last shown in. */
  private readonly shown: string[];
  private pending: { readonly host: number; readonly state: string }[] = [];
  private extra = 0;

  constructor(
    private readonly hosts: readonly TracedHost[],
    private readonly at: TextColumns,
    private readonly signs: Signs,
    private readonly hasStates: boolean,
  ) {
    this.shown = hosts.map(() => '');
  }

  /** The state of each host, by name. */
  get current(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.hosts.map(({ name }, host) => [name, this.shown[host] ?? '']));
  }

  /** @param below how many rows below the one that is drawn on */
  put(column: number, text: string, below = 0): void {
    this.canvas.put(column, this.row + below, text);
  }

  text(): string {
    return this.canvas.text();
  }

  /** @param below how many rows below the one that is drawn on */
  centre(line: string, middle: number, below = 0): void {
    this.put(Math.max(0, Math.round(middle - columns(line) / 2)), line, below);
  }

  /** Lines from this row on, over the lifelines. */
  across(lines: readonly string[], columnOf: (line: string) => number): void {
    lines.forEach((line, index) => {
      if (index > 0) this.row += 1;
      this.life();
      this.put(columnOf(line), line);
    });
  }

  /** The lifelines, where nothing else stands. */
  life(): void {
    for (const x of this.at.x) this.canvas.fill(x, this.row, this.signs.life);
  }

  /**
   * New states beside the outer lifelines, on the inner ones; those passed through in the rows before the last.
   *
   * @returns whether any host is in another state now
   */
  states(states: Readonly<Record<string, string>>, passed: Readonly<Record<string, readonly string[]>>): boolean {
    if (!this.hasStates) return false;
    let isChanged = false;
    this.hosts.forEach(({ name }, host) => {
      const through = passed[name] ?? [];
      const state = states[name] ?? '';
      if (state === this.shown[host] && through.length === 0) return;
      isChanged ||= state !== this.shown[host];
      this.shown[host] = state;
      [...through, state].forEach((each, index) => void this.state(host, each, index));
    });
    this.life();
    return isChanged;
  }

  /** The rows below what was drawn: states of inner hosts, then an empty one. */
  space(): void {
    while (this.pending.length > 0) {
      this.row += 1;
      const now = this.pending.filter(({ host }, index, all) => all.findIndex((other) => other.host === host) === index);
      this.pending = this.pending.filter((each) => !now.includes(each));
      for (const { host, state } of now) this.centre(state, (this.at.x[host] ?? 0) + 0.5);
      this.life();
      this.extra -= 1;
    }
    for (; this.extra > 0; this.extra--) {
      this.row += 1;
      this.life();
    }
    this.extra = 0;
    this.row += 1;
    this.life();
    this.row += 1;
  }

  private state(host: number, state: string, below: number): void {
    const x = this.at.x[host] ?? 0;
    if (host === 0) this.put(x - 1 - columns(state), state, below);
    else if (this.at.isLast(host)) this.put(x + 2, state, below);
    else this.pending.push({ host, state });
    this.extra = Math.max(this.extra, below);
  }
}
