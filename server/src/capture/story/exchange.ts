/** The lines of a story as the checker's own data: for checking a capture without writing and reading it as text. */
import type { Exchange, FieldValue, Message, Statement, Value } from '../../core/exchange/exchange.js';
import { type Name, nowhere } from '../../core/span.js';
import { ACK, has, MADE, other, RST, type Segment } from '../segment.js';
import { isBareZero, type Numbering } from './numbers.js';
import type { Line, MessageLine, Tell } from './story.js';
import { flagText, hostName, sackText } from './write.js';

const name = (text: string): Name => ({ text, span: nowhere });
const hosts = [name('A'), name('B')] as const;

/** Names are the same objects in all statements. */
const known = new Map<string, Name>();
const shared = (text: string): Name => {
  const found = known.get(text) ?? name(text);
  known.set(text, found);
  return found;
};

const flagNames: readonly (readonly Name[])[] = Array.from({ length: 256 }, (_, flags) => flagText(flags).split('+').map(shared));

const number = (value: number): Value => ({ kind: 'number', value, written: String(value), span: nowhere });
const field = (key: string, value: Value): FieldValue => ({ name: shared(key), value, span: nowhere });

const optionsOf = (segment: Segment, base: number): readonly FieldValue[] => [
  ...(segment.mss >= 0 ? [field('mss', number(segment.mss))] : []),
  ...(segment.ws >= 0 ? [field('ws', number(segment.ws))] : []),
  ...(segment.ts >= 0 ? [field('ts', number(segment.ts)), field('tsecr', number(segment.tsecr))] : []),
  ...(segment.sack.length > 0 ? [field('sack', { kind: 'text', value: sackText(segment.sack, base), span: nowhere })] : []),
];

const fieldsOf = (segment: Segment, { bases, windows }: Numbering): readonly FieldValue[] => {
  const [own, its] = [bases[segment.from], bases[other(segment.from)]];
  const fields = [field('seq', number(isBareZero(segment) ? 0 : (segment.seq - own) >>> 0))];
  if (has(segment, ACK)) fields.push(field('ack', number((segment.ack - its) >>> 0)));
  if (segment.len > 0) fields.push(field('len', number(segment.len)));
  if (has(segment, RST) || segment.id === MADE) return fields;
  if (windows) fields.push(field('win', number(segment.win)));
  return segment.mss >= 0 || segment.ts >= 0 || segment.ws >= 0 || segment.sack.length > 0
    ? [...fields, ...optionsOf(segment, its)]
    : fields;
};

const messageOf = ({ segment, fate, stray, name: number }: MessageLine, numbering: Numbering): Message => ({
  kind: 'message',
  span: nowhere,
  from: hosts[segment.from],
  to: hosts[other(segment.from)],
  fate,
  stray,
  names: flagNames[segment.flags] ?? [],
  namesSpan: nowhere,
  blank: false,
  fields: fieldsOf(segment, numbering),
  label: '',
  ...(number === undefined ? {} : { segment: name(`m${number}`) }),
});

const statementOf = (line: Line, numbering: Numbering, labels: readonly [string, string]): Statement => {
  switch (line.kind) {
    case 'message':
      return messageOf(line, numbering);
    case 'arrival':
      return { kind: 'arrival', span: nowhere, segment: name(`m${line.name}`) };
    case 'event':
      return { kind: 'event', span: nowhere, host: hosts[line.host], event: shared(line.event), fields: [], label: '' };
    case 'host':
      return {
        kind: 'host',
        span: nowhere,
        name: shared(hostName(line.host)),
        label: labels[line.host],
        state: shared(line.state),
        variables: [],
      };
  }
};

export const exchangeOf = (
  lines: (tell: Tell) => void,
  numbering: Numbering,
  labels: readonly [string, string],
  number: number,
): Exchange => {
  const statements: Statement[] = [];
  lines((line) => statements.push(statementOf(line, numbering, labels)));
  return { name: `c${number}`, nameSpan: nowhere, title: `${labels[0]} → ${labels[1]}`, statements, span: nowhere };
};
