/** The message of a line, in the ways in which notes write flags and fields. */
import type { RuleName } from './fault.js';
import { FLAG, isFlag } from './notation-flags.js';
import { isState } from './notation-states.js';
import { isPartOfMessage } from './notation-vocabulary.js';
import { cutsWindow, inOurWords } from './notation-words.js';

export interface MessageRewriting {
  readonly text: string;
  readonly rule: RuleName;
}

type NotationPart = { readonly kind: 'word' | 'number' | 'text' | 'sign'; readonly text: string };

const PART = /\s+|("(?:[^"\\]|\\.)*")|([\p{L}_][\p{L}\p{M}\p{N}_]*)|(0[xX][0-9a-fA-F]+|\d+)|(.)/gsu;
/** From these words on a line goes on as it stands. */
const TAIL = new Set(['as', 'at', 'takes', 'expect']);
const JOINTS = new Set(['+', '-', '/', ',', '&', '|', '，', '·', '[', ']', '(', ')', '{', '}', '<', '>', '*', '`', '＋', ';', "'"]);
const FIELD_SIGNS = new Set(['=', ':', '＝', '：', '#']);
/** Nobody writes longer ones. */
const LONGEST = 2_000;

/** `undefined` if it is nothing that looks like names and fields. */
export function messageInOurNotation(written: string): MessageRewriting | undefined {
  if (written.length > LONGEST) return undefined;
  const read = readMessage(inOurWords(written)) ?? withRemark(written);
  return read !== undefined && cutsWindow(written) ? { ...read, rule: 'window' } : read;
}

const readMessage = (text: string): MessageRewriting | undefined => new MessageReader(partsOf(text), text).read();

/** `SYN seq=0 (connection request)`, `SYN seq=0 - the first one`: what is said beside the fields is said to the arrow. */
function withRemark(written: string): MessageRewriting | undefined {
  if (written.includes('"')) return undefined;
  for (const pattern of REMARKS) {
    const { before = '', remark = '', after = '' } = pattern.exec(written)?.groups ?? {};
    const read = before === '' || isOfStates(remark) ? undefined : readMessage(inOurWords(`${before} ${after}`));
    if (read !== undefined) return { ...read, text: withLabel(read.text, remark.trim()), rule: 'textQuotes' };
  }
  return undefined;
}

/** `(ESTABLISHED)`, `and both are ESTABLISHED`, `(seq: 100)`: said of more than the message. */
const isOfStates = (remark: string): boolean =>
  isState(remark) ||
  /^\s*(?:seq|ack|len|win)(?![\p{L}])/iu.test(remark) ||
  (/\b(?:both|and|is|are)\b/.test(remark) && isState(remark.trim().split(/\s+/u).at(-1) ?? ''));

/** A claim comes last. */
function withLabel(message: string, label: string): string {
  const tail = message.search(/ (?:as|at|takes|expect) /);
  return tail < 0 ? `${message} "${label}"` : `${message.slice(0, tail)} "${label}"${message.slice(tail)}`;
}

const WORDS = "\\p{L}[\\p{L}\\p{M}\\p{N}' -]*";
const REMARKS = [
  // connection request (SYN)
  `(?<remark>${WORDS})\\s*[([]\\s*(?<before>${FLAG}\\b[^()[\\]]*)[)\\]](?<after>.*)`,
  // SYN (connection request) seq=0
  `(?<before>.*\\S)\\s*[([](?<remark>[^()[\\]="]*[\\p{L}][^()[\\]="]*)[)\\]](?<after>.*)`,
  // SYN seq=0 - first of all; SYN, my words
  `(?<before>.*\\S)(?:\\s*[,;:]|\\s+[-–—]+|\\s*\\.{2,3}|…)\\s+(?<remark>\\p{Ll}${WORDS}|[가-힣]${WORDS})`,
  // SYN seq=0 my words
  `(?<before>.*=\\s*\\S+)\\s+(?<remark>\\p{Ll}{2,}(?:\\s+\\p{L}{2,})+|[가-힣]{2,}(?:\\s+[가-힣]+)*)`,
].map((pattern) => new RegExp(`^\\s*${pattern}\\s*$`, 'u'));

interface PlacedPart {
  readonly part: NotationPart;
  readonly start: number;
}

function partsOf(text: string): readonly PlacedPart[] {
  return [...text.matchAll(PART)].flatMap(({ 1: string, 2: word, 3: number, 4: sign, index }): readonly PlacedPart[] => {
    if (string !== undefined) return [{ part: { kind: 'text', text: string }, start: index }];
    if (word !== undefined) return [{ part: { kind: 'word', text: word }, start: index }];
    if (number !== undefined) return [{ part: { kind: 'number', text: number }, start: index }];
    return sign === undefined ? [] : [{ part: { kind: 'sign', text: sign }, start: index }];
  });
}

class MessageReader {
  private readonly names: string[] = [];
  private readonly fields: string[] = [];
  private readonly labels: string[] = [];
  private readonly noise: string[] = [];
  private at = 0;
  /** Something else than + stands between the names. */
  private joints = false;
  private hasPlainName = false;
  /** Behind the last name. */
  private namesEnd = -1;

  constructor(
    private readonly parts: readonly PlacedPart[],
    private readonly text: string,
  ) {}

  read(): MessageRewriting | undefined {
    while (this.at < this.parts.length) {
      const now = this.part(0);
      if (now === undefined) break;
      if (now.kind === 'word' && TAIL.has(now.text) && !this.isField()) break;
      if (!this.step(now)) return undefined;
    }
    if (this.names.length === 0) this.names.push(...this.named());
    if (!this.names.every((name) => /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(name))) return undefined;
    if (this.names.length === 0 || isDangling(this.parts[this.at - 1]?.part)) return undefined;
    const tail = this.text.slice(this.parts[this.at]?.start ?? this.text.length).trim();
    const text = [this.names.join('+'), ...this.fields, ...this.labels, ...(tail === '' ? [] : [tail])].join(' ');
    return { text, rule: this.names.length > 1 && this.joints ? 'plus' : 'fields' };
  }

  /** Names that are not written as such. */
  private named(): readonly string[] {
    if (this.fields.some((field) => field.startsWith('len='))) return ['DATA'];
    if (this.fields.length > 0 && this.fields.every((field) => /^(?:ack|win)=/.test(field))) return ['ACK'];
    // protocols have messages of these names, too
    if (this.noise.length === 1) return this.noise;
    const [label = '', another] = this.labels;
    if (label === '' || another !== undefined) return [];
    // "hello" is what is sent, "SYN" its name
    return /^"\p{Ll}/u.test(label) ? ['DATA'] : this.labels.splice(0).map((each) => each.slice(1, -1));
  }

  private step(now: NotationPart): boolean {
    switch (now.kind) {
      case 'text':
        this.labels.push(now.text);
        this.at++;
        return true;
      case 'word':
        return this.isField() ? this.field(now.text) : this.name(now.text);
      case 'number':
        return false;
      case 'sign':
        if (!JOINTS.has(now.text) && !(now.text === ':' && this.namesEnd === this.at)) return false;
        this.joints ||= now.text !== '+' && this.fields.length === 0;
        this.at++;
        return true;
    }
  }

  private name(name: string): boolean {
    this.at++;
    if (isPartOfMessage(name)) {
      this.noise.push(name);
      return true;
    }
    if ((this.fields.length > 0 && !this.mayFollow(name)) || !isAlike(name, this.names[0])) return false;
    // the state of a host, which stands behind it
    if (isFlag(this.names[0] ?? '') && isState(name)) return false;
    const [before, now] = [this.parts[this.at - 2]?.part.kind, this.names.length > 0];
    this.namesEnd = this.at;
    this.joints ||= now && before === 'word';
    this.hasPlainName = true;
    this.names.push(name);
    return true;
  }

  /** `SYN seq=300, ACK`: another flag behind a number; `seq=300 SYN ACK`: all names behind the numbers. */
  private mayFollow(name: string): boolean {
    const before = this.parts[this.at - 2]?.part;
    if (this.names.length === 0) return /^[A-Z]{2}/.test(name);
    return isFlag(name) && (before?.kind === 'sign' || this.namesEnd === this.at - 1);
  }

  /** `seq=…`, `Seq: …`, `seq 100`. */
  private isField(): boolean {
    const next = this.part(1);
    if (next === undefined || TAIL.has(this.part(0)?.text ?? '')) return false;
    if (next.kind === 'sign') return FIELD_SIGNS.has(next.text) && this.part(2) !== undefined && !this.isColonBeforeField();
    if (next.kind === 'word' && FIELD.test(this.part(0)?.text ?? '')) return /^[+-]$/.test(this.part(2)?.text ?? '');
    return next.kind === 'number' && (this.names.length > 0 || FIELD.test(this.part(0)?.text ?? ''));
  }

  /** `SYN: seq=100` */
  private isColonBeforeField(): boolean {
    const [colon, word, sign] = [1, 2, 3].map((ahead) => this.part(ahead));
    return colon?.text === ':' && word?.kind === 'word' && FIELD_SIGNS.has(sign?.text ?? '');
  }

  private field(written: string): boolean {
    const signed = this.part(1)?.kind === 'sign';
    const from = this.at + (signed ? 2 : 1);
    const end = this.valueEnd(from);
    if (end === from) return false;
    const value = this.parts.slice(from, end).map(({ part }) => part.text);
    this.at = end;
    // SYN=1, ACK=0: bits of the header
    const isBit =
      written.length > 1 &&
      written === written.toUpperCase() &&
      !BITLESS.has(written) &&
      (this.fields.length === 0 || this.isBitBehind(written));
    if (isBit && !this.hasPlainName && (value.join('') === '1' || value.join('') === '0')) return this.bit(written, value.join('') === '1');
    const name = /[a-z]/.test(written.slice(1)) && !/^[A-Z]/.test(written) ? written : written.toLowerCase();
    if (!this.fields.some((field) => field.startsWith(`${name}=`))) this.fields.push(`${name}=${value.join('')}`);
    return true;
  }

  /** `seq=300, ack=101, SYN=1, ACK=1` */
  private isBitBehind(name: string): boolean {
    return isFlag(name) && (name !== 'ACK' || this.fields.some((field) => field.startsWith('ack=')));
  }

  private bit(name: string, isSet: boolean): boolean {
    if (isSet) this.names.push(name);
    this.joints = true;
    return true;
  }

  /** A number, a text, `?`, or symbols and numbers joined by + and -. */
  private valueEnd(from: number): number {
    const { kind, text } = this.parts[from]?.part ?? { kind: 'sign', text: '' };
    if (kind === 'text' || (kind === 'sign' && text === '?')) return from + 1;
    if (kind === 'sign') return from;
    let end = from + 1;
    while (this.isSum(end) && !(kind === 'number' && this.parts[end + 1]?.part.kind === 'word')) end += 2;
    return end;
  }

  private isSum(at: number): boolean {
    const [sign, operand] = [this.parts[at]?.part, this.parts[at + 1]?.part];
    if (FIELD_SIGNS.has(this.parts[at + 2]?.part.text ?? '')) return false;
    return (
      (sign?.text === '+' || sign?.text === '-') && (operand?.kind === 'number' || (operand?.kind === 'word' && !isFlag(operand.text)))
    );
  }

  private part(ahead: number): NotationPart | undefined {
    return this.parts[this.at + ahead]?.part;
  }
}

const FIELD = /^(?:seq|ack|len|win|mss|ws)$/;

/** Somebody is still typing. */
const isDangling = (last: NotationPart | undefined): boolean => last?.kind === 'sign' && /[-+=,:/&|([{]/.test(last.text);

/** Flags are all in capitals: `seq` behind `SYN` is a field that is being typed, and `first` a label. */
const isAlike = (name: string, first: string | undefined): boolean => first === undefined || isCapital(name) === isCapital(first);

/** In a script without capitals nothing is a flag beside one of Latin letters. */
const isCapital = (name: string): boolean => name === name.toUpperCase() && name !== name.toLowerCase();

/** Numbers of the header in capitals, which are no bits of it. */
const BITLESS = new Set(['SEQ', 'LEN', 'WIN', 'MSS']);
