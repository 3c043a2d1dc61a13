/** The lines of a story as text of the language. */
import { type ImportWords, remarkText } from '../remarks.js';
import type { CapturedSegment, ConnectionSide } from '../segment.js';
import { ACK, has, MADE, other, RST } from '../segment.js';
import { isBareZero, isUnknown, isWindowTold, type ToldNumbers } from './numbers.js';
import type { HostLine, StoryLine, StoryMessage } from './story.js';

const names = ['A', 'B'] as const;
const arrows = { delivered: '->', lost: '-x', 'in-flight': '~>' } as const;

/** In the order of the language, by the bits of the flag byte. */
const flagNames: readonly (readonly [number, string])[] = [
  [2, 'SYN'],
  [1, 'FIN'],
  [4, 'RST'],
  [8, 'PSH'],
  [16, 'ACK'],
  [32, 'URG'],
  [64, 'ECE'],
  [128, 'CWR'],
];

/** A message needs a name: PSH changes nothing, so it stands for a segment without flags. */
const namesOf = (flags: number): string =>
  flagNames
    .filter(([bit]) => flags & bit)
    .map(([, name]) => name)
    .join('+') || 'PSH';

/** All there are, made once: an import writes a million of them. */
const flagTexts: readonly string[] = Array.from({ length: 256 }, (_, flags) => namesOf(flags));

export const flagText = (flags: number): string => flagTexts[flags & 255] ?? '';

/** `1001-2001 3001-4001`. */
export const sackText = (edges: readonly number[], base: number): string => {
  const blocks: string[] = [];
  for (let i = 0; i + 1 < edges.length; i += 2) blocks.push(`${((edges[i] ?? 0) - base) >>> 0}-${((edges[i + 1] ?? 0) - base) >>> 0}`);
  return blocks.join(' ');
};

type Shows = (field: string) => boolean;

const optionText = (segment: CapturedSegment, base: number, shows: Shows): string => {
  let text = '';
  if (segment.mss >= 0 && shows('mss')) text += ` mss=${segment.mss}`;
  if (segment.ws >= 0 && shows('ws')) text += ` ws=${segment.ws}`;
  if (segment.ts >= 0 && shows('ts')) text += ` ts=${segment.ts}`;
  if (segment.tsecr >= 0 && shows('tsecr')) text += ` tsecr=${segment.tsecr}`;
  return segment.sack.length > 0 && shows('sack') ? `${text} sack="${sackText(segment.sack, base)}"` : text;
};

const seqText = (segment: CapturedSegment, base: number): string =>
  isUnknown(segment) ? '' : ` seq=${isBareZero(segment) ? 0 : (segment.seq - base) >>> 0}`;

/** Where text begins and how long it is always stands there: all other numbers follow from it. */
export const segmentText = (segment: CapturedSegment, { bases, windows, fields }: ToldNumbers): string => {
  const own = bases[segment.from];
  const its = bases[other(segment.from)];
  const shows: Shows = (field) => fields === undefined || fields.has(field);
  let text = `${flagText(segment.flags)}${seqText(segment, own)}`;
  if (segment.flags & ACK && segment.id !== MADE && shows('ack')) text += ` ack=${(segment.ack - its) >>> 0}`;
  if (segment.len > 0) text += ` len=${segment.len}`;
  if (has(segment, RST)) return text;
  const win = isWindowTold(segment, windows) && shows('win') ? ` win=${segment.win}` : '';
  return `${text}${win}${optionText(segment, its, shows)}`;
};

const frameText = ({ frame }: CapturedSegment): string => (frame > 0 ? ` frame=${frame}` : '');

const messageText = (line: StoryMessage, numbering: ToldNumbers, when: string): string => {
  const { segment } = line;
  const from = names[segment.from];
  const to = names[other(segment.from)];
  const name = line.name === undefined ? '' : ` as m${line.name}`;
  return `${line.stray ? 'stray ' : ''}${from} ${arrows[line.fate]} ${to} : ${segmentText(segment, numbering)}${frameText(segment)}${when}${name}`;
};

const lineText = (line: StoryLine, { numbering, labels, when }: WrittenStory): string => {
  switch (line.kind) {
    case 'message':
      return messageText(line, numbering, when);
    case 'arrival':
      return `m${line.name} arrives${when}`;
    case 'event':
      return `${names[line.host]} : ${line.event}${when}`;
    case 'host':
      return `host ${names[line.host]} "${labels[line.host]}"${line.state === 'CLOSED' ? '' : ` in ${line.state}`}${withNumber(line, numbering)}`;
  }
};

const withNumber = ({ host, sendNext }: HostLine, { bases }: ToldNumbers): string =>
  sendNext === undefined ? '' : ` with snd_nxt=${(sendNext - bases[host]) >>> 0}`;

const commentOf = (line: StoryLine, words: ImportWords): string =>
  'remark' in line && line.remark !== undefined ? `  // ${remarkText(line.remark, words)}` : '';

/** What a line needs for its text. */
export interface WrittenStory {
  readonly numbering: ToldNumbers;
  readonly labels: readonly [string, string];
  /** When it happens, in words of the language; '' if that is not told. */
  readonly when: string;
  readonly words: ImportWords;
}

export const write = (line: StoryLine, written: WrittenStory): string => `  ${lineText(line, written)}${commentOf(line, written.words)}\n`;

export const hostName = (side: ConnectionSide): string => names[side];
