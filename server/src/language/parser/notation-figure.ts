/** A message as the figures of RFCs draw it, between the states of both ends. */
import { leadLength } from './notation-lead.js';
import { messageInOurNotation } from './notation-message.js';
import { type Rewriting, whole } from './notation-rewriting.js';
import { inOurs, STATE } from './notation-states.js';

const FIGURE_ARROW = '(-{2,}>|<-{2,}|\\.{3})';
const FIGURE = new RegExp(`^\\s*(${STATE})?\\s*${FIGURE_ARROW}\\s*((?:<[^<>]*>\\s*)+)\\s*${FIGURE_ARROW}\\s*(${STATE})?\\s*$`, 'u');

export interface FigureLine {
  /** The state of the host on the left, and of that on the right, behind the message. */
  readonly left?: string;
  readonly right?: string;
  readonly isTurned: boolean;
  readonly message: string;
  /** It has not arrived yet, or was sent on a line before. */
  readonly way: 'whole' | 'sent' | 'arrives';
}

/** `SYN-SENT --> <SEQ=100><CTL=SYN> --> SYN-RECEIVED`, as RFC 9293 §3.5 draws what peers A and B send. */
export function figureIn(text: string): FigureLine | undefined {
  const [, left, first = '', written, second = '', right] = FIGURE.exec(text) ?? [];
  const message = written === undefined ? undefined : messageInOurNotation(written);
  if (message === undefined) return undefined;
  const arrows = [first, second].filter((arrow) => arrow !== '...');
  const isTurned = arrows.some((arrow) => arrow.startsWith('<'));
  if (arrows.length === 0 || arrows.some((arrow) => arrow.startsWith('<') !== isTurned)) return undefined;
  const [begins, ends] = isTurned ? [second, first] : [first, second];
  return {
    ...(left !== undefined && { left: inOurs(left) }),
    ...(right !== undefined && { right: inOurs(right) }),
    isTurned,
    message: message.text,
    way: begins === '...' ? 'arrives' : ends === '...' ? 'sent' : 'whole',
  };
}

export function figureLine(line: string): Rewriting | undefined {
  const figure = figureIn(line.slice(leadLength(line)));
  if (figure === undefined || figure.way === 'arrives') return undefined;
  return whole(line, figureText(figure), 'hostsFirst');
}

export function figureText({ left, right, isTurned, message, way }: FigureLine, [a, b] = ['A', 'B']): string {
  const said = [left && `${a} in ${left}`, right && `${b} in ${right}`].filter((claim) => claim !== undefined);
  const hosts = isTurned ? [b, a] : [a, b];
  return `${hosts.join(way === 'sent' ? ' ~> ' : ' -> ')} : ${message}${said.length === 0 ? '' : ` expect ${said.join(', ')}`}`;
}
