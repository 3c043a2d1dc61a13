/** Lines of a picture made of characters: arrows, rules, boxes, footnotes. They have no position yet. */
import type { Problem } from '../../problem/problem.js';
import type { ArrivalStep, MessageStep } from '../../trace/trace.js';
import { columns, wrapped } from '../width.js';
import { words } from '../words.js';
import type { Signs } from './signs.js';

export interface ArrowText {
  readonly text: string;
  /** It stands at the right end of its lane. */
  readonly atRight: boolean;
}

/** An arrow in a lane of `wide` columns: what is lost or on its way stops short, what comes out of the network begins in the midst. */
export function arrowText(step: MessageStep | ArrivalStep, wide: number, ahead: boolean, label: string, signs: Signs): ArrowText {
  const comes = step.kind === 'arrival' || step.stray;
  const goes = step.kind === 'arrival' || step.fate === 'delivered';
  const short = comes || !goes ? Math.min(wide, Math.max(Math.round(wide * 0.75), columns(label) + 9)) : wide;
  const tip = goes ? (ahead ? signs.right : signs.left) : step.fate === 'lost' ? signs.lost : aside(signs, ahead);
  const tail = comes ? aside(signs, !ahead) : '';
  const middle = between(label, short - columns(tip) - columns(tail), signs.line);
  return { text: ahead ? tail + middle + tip : tip + middle + tail, atRight: comes === ahead };
}

const aside = ({ away }: Signs, right: boolean): string => (right ? ` ${away}` : `${away} `);

/** Words in the middle of a line. */
function between(label: string, wide: number, line: string): string {
  if (label === '') return line.repeat(Math.max(0, wide));
  const free = Math.max(0, wide - columns(label) - 2);
  return `${line.repeat(Math.floor(free / 2))} ${label} ${line.repeat(Math.ceil(free / 2))}`;
}

/** A heading across `width` columns. */
export const ruleLines = (title: string, width: number, { rule }: Signs): readonly string[] =>
  wrapped(title, width - 6).map((line) => between(line, width, rule));

export function boxLines(lines: readonly string[], { corners, edge, side }: Signs): readonly string[] {
  const wide = Math.max(...lines.map(columns)) + 2;
  return [
    corners[0] + edge.repeat(wide) + corners[1],
    ...lines.map((line) => `${side} ${line}${' '.repeat(wide - 2 - columns(line))} ${side}`),
    corners[2] + edge.repeat(wide) + corners[3],
  ];
}

export function footnoteText(problems: readonly Problem[], most: number, signs: Signs): string {
  const lines = problems.flatMap((problem, index) => {
    const [first = '', ...rest] = wrapped(signs.text(words(problem)), most - 5);
    return [`(!${index + 1}) ${first}`, ...rest.map((line) => `     ${line}`)];
  });
  return lines.length === 0 ? '' : `\n${lines.join('\n')}\n`;
}
