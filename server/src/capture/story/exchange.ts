/** The lines of a story as the checker's own data: for checking a capture without writing and reading it as text. */
import { type Exchange, type FieldValue, FRAME, type Message, type Name, nowhere, type Statement, type Value } from '../../core/index.js';
import { ACK, type CapturedSegment, has, MADE, other, RST } from '../segment.js';
import { isBareZero, isUnknown, isWindowTold, type ToldNumbers } from './numbers.js';
import type { StoryLine, StoryMessage, Tell } from './story.js';
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

const KEPT = 1 << 12;

/** Fields with the same number are the same object, as far as they come near each other: what one side counts, the other repeats. */
class NumberField {
  readonly #kept: (FieldValue | undefined)[] = Array.from({ length: KEPT }, () => undefined);

  constructor(readonly key: string) {}

  of(value: number): FieldValue {
    const place = value % KEPT;
    const kept = this.#kept[place];
    if (kept?.value.kind === 'number' && kept.value.value === value) return kept;
    const made = field(this.key, number(value));
    this.#kept[place] = made;
    return made;
  }
}

const [seq, ack, len, win] = [new NumberField('seq'), new NumberField('ack'), new NumberField('len'), new NumberField('win')];
const [mss, ws, ts, tsecr, frame] = [
  new NumberField('mss'),
  new NumberField('ws'),
  new NumberField('ts'),
  new NumberField('tsecr'),
  new NumberField(FRAME),
];

const addOptions = (fields: FieldValue[], segment: CapturedSegment, base: number): void => {
  if (segment.mss >= 0) fields.push(mss.of(segment.mss));
  if (segment.ws >= 0) fields.push(ws.of(segment.ws));
  if (segment.ts >= 0) fields.push(ts.of(segment.ts));
  if (segment.tsecr >= 0) fields.push(tsecr.of(segment.tsecr));
  if (segment.sack.length > 0) fields.push(field('sack', { kind: 'text', value: sackText(segment.sack, base), span: nowhere }));
};

const fieldsOf = (segment: CapturedSegment, { bases, windows }: ToldNumbers): readonly FieldValue[] => {
  const [own, its] = [bases[segment.from], bases[other(segment.from)]];
  const fields = isUnknown(segment) ? [] : [seq.of(isBareZero(segment) ? 0 : (segment.seq - own) >>> 0)];
  if (has(segment, ACK) && segment.id !== MADE) fields.push(ack.of((segment.ack - its) >>> 0));
  if (segment.len > 0) fields.push(len.of(segment.len));
  if (has(segment, RST)) return fields;
  if (isWindowTold(segment, windows)) fields.push(win.of(segment.win));
  addOptions(fields, segment, its);
  return fields;
};

const messageOf = ({ segment, fate, stray, name: number }: StoryMessage, numbering: ToldNumbers): Message => ({
  kind: 'message',
  span: nowhere,
  from: hosts[segment.from],
  to: hosts[other(segment.from)],
  fate,
  stray,
  names: flagNames[segment.flags] ?? [],
  namesSpan: nowhere,
  blank: false,
  fields: segment.frame > 0 ? [...fieldsOf(segment, numbering), frame.of(segment.frame)] : fieldsOf(segment, numbering),
  label: '',
  ...(number === undefined ? {} : { segment: name(`m${number}`) }),
});

const statementOf = (line: StoryLine, numbering: ToldNumbers, labels: readonly [string, string]): Statement => {
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
        variables: line.sendNext === undefined ? [] : [field('snd_nxt', number((line.sendNext - numbering.bases[line.host]) >>> 0))],
      };
  }
};

export const exchangeOf = (
  lines: (tell: Tell) => void,
  numbering: ToldNumbers,
  labels: readonly [string, string],
  number: number,
): Exchange => {
  const statements: Statement[] = [];
  lines((line) => statements.push(statementOf(line, numbering, labels)));
  return { name: `c${number}`, nameSpan: nowhere, title: `${labels[0]} → ${labels[1]}`, statements, span: nowhere };
};
