/** A figure as RFC 9293 §3.5 draws it: what peers A and B send, their states on both sides, what happens above. */
import { claimsIn } from '../parser/notation-claims.js';
import { type FigureLine, figureIn, figureText } from '../parser/notation-figure.js';
import { remark } from '../parser/notation-remarks.js';

const NUMBER = /^\s*\d{1,3}[.)](?=\s|$)/;
const STATE = '[A-Z]{3,}(?:-[A-Z0-9]+)*';
const STATES = new RegExp(`^\\s*(${STATE})\\s{2,}(${STATE})\\s*$`);
const ONE_STATE = new RegExp(`^\\s*(${STATE})\\s*$`);
const ASIDES = /\(([^()]+)\)/g;

/** @returns the lines of an exchange; nothing where the text has no line of a figure */
export function linesOfFigure(text: string): string | undefined {
  const lines = text.split('\n').map((line) => line.replace(NUMBER, (number) => ' '.repeat(number.length)));
  const drawn = lines.filter((line) => figureIn(withoutAsides(line)) !== undefined);
  if (drawn.length === 0) return undefined;
  const middle = Math.max(...drawn.map((line) => line.search(/<[A-Z]{3}=/)));
  const reader = new FigureReader(middle);
  return `${lines.flatMap((line) => reader.read(line)).join('\n')}\n`;
}

const withoutAsides = (line: string): string => line.replaceAll(ASIDES, (aside) => ' '.repeat(aside.length));

interface SegmentOnTheWay {
  readonly name: string;
  readonly figure: FigureLine;
}

class FigureReader {
  private readonly sent: SegmentOnTheWay[] = [];
  private count = 0;
  private hasBegun = false;

  /** @param middle the column that parts what stands at A from what stands at B */
  constructor(private readonly middle: number) {}

  read(line: string): readonly string[] {
    const asides = [...line.matchAll(ASIDES)].flatMap(({ 1: said = '', index }) => this.aside(said, index));
    const rest = withoutAsides(line);
    const figure = figureIn(rest);
    if (figure !== undefined) {
      this.hasBegun = true;
      return [...asides, this.drawn(figure)];
    }
    return [...asides, ...this.states(rest)];
  }

  private states(line: string): readonly string[] {
    const [, left, right] = STATES.exec(line) ?? [];
    if (left !== undefined && right !== undefined) {
      const [a, b] = [left, right].map((state) => state.replaceAll('-', '_'));
      return this.hasBegun ? [`expect A in ${a}, B in ${b}`] : [`host A in ${a}`, `host B in ${b}`];
    }
    const [, only] = ONE_STATE.exec(line) ?? [];
    const said = only === undefined ? undefined : claimsIn(`${this.hostAt(line.indexOf(only))} in ${only}`);
    return said === undefined ? [] : [`expect ${said}`];
  }

  /** `(Close)` happens at one of them; `(duplicate)` is said of the line. */
  private aside(said: string, column: number): readonly string[] {
    const event = remark(`${this.hostAt(column)}: ${said.toLowerCase().replace('msl', 'MSL')}`);
    return event === undefined ? [] : [event.text];
  }

  private hostAt(column: number): 'A' | 'B' {
    return column < this.middle ? 'A' : 'B';
  }

  private drawn(figure: FigureLine): string {
    const text = figureText(figure);
    const [message = '', claims] = text.split(' expect ');
    const expected = claims === undefined ? '' : ` expect ${claims}`;
    if (figure.way === 'whole') return text;
    if (figure.way === 'sent') {
      this.sent.push({ name: `m${++this.count}`, figure });
      return `${message} as m${this.count}${expected}`;
    }
    const found = this.sent.findIndex((each) => each.figure.message === figure.message && each.figure.isTurned === figure.isTurned);
    const [arrived] = found < 0 ? [] : this.sent.splice(found, 1);
    return arrived === undefined ? `stray ${text}` : `${arrived.name} arrives${expected}`;
  }
}
