/** A sentence about a message, word by word: what is a host and in which part, what is done, and what is left as the message. */
import { FLAGS, isFlag, SENT } from './notation-flags.js';
import { isState } from './notation-states.js';
import {
  type ClauseVerb,
  type HostRole,
  inflected,
  isNoise,
  isPartOfMessage,
  isRole,
  roleBefore,
  roleBehind,
  verbOf,
} from './notation-vocabulary.js';

/** A particle is a word of its own behind Latin letters. */
const WORD = /"(?:[^"\\]|\\.)*"|[A-Za-z_][A-Za-z0-9_]*(?=[가-힣])|[\p{L}_][\p{L}\p{M}\p{N}_]*|['’]s(?!\p{L})|[-=~─—]+>|[→⇒▶►▷➔]|\d+|\S/gu;
const NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u;
/** What is acknowledged is not sent. */
const ACKNOWLEDGED = new RegExp(
  `^\\s*(?:(?:it|this|that|the|an?|its|his|[\\p{L}_][\\p{L}\\p{N}_]*['’]s)(?=[\\s,:([]|$)\\s*)*(?:(?:${FLAGS}|data|connection|request)(?!\\p{L}))?(?:\\s+(?:segment|packet|message|request|data))?(?:\\s+(?:of|from|by)\\s+(?:the\\s+)?[\\p{L}_][\\p{L}\\p{N}_]*)?`,
  'u',
);

interface PlacedWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The subject is one of the two. */
export interface ReadClause {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly sent: string;
  readonly subject: string | undefined;
}

export class ClauseReader {
  private readonly words: readonly PlacedWord[];
  private at = 0;
  private verb: ClauseVerb | undefined;
  /** Hosts by what they are in the sentence; one that is named twice is not certain. */
  private readonly roles = new Map<HostRole, string>();
  /** Words before the verb that may be its subject. */
  private readonly bare: string[] = [];
  private lastNoise: string | undefined;
  /** Parts of the text that are no message. */
  private readonly taken: { readonly start: number; readonly end: number }[] = [];
  private hasBegun = false;
  private isUncertain = false;
  private hasColon = false;
  private isGotInKorean = false;
  /** Something is acknowledged by what is sent. */
  private acknowledges = false;

  constructor(
    private readonly said: string,
    private readonly hosts: readonly string[] | undefined,
  ) {
    this.words = [...said.matchAll(WORD)].map(({ 0: text, index: start }) => ({ text, start, end: start + text.length }));
  }

  read(isLost: boolean): ReadClause | undefined {
    while (this.at < this.words.length && !this.isUncertain) this.step();
    const subject = this.roles.get('subject') ?? this.subjectOf();
    if (this.isUncertain || (subject === undefined && this.bare.length > 0)) return undefined;
    const [from, to] = [this.roles.get('from'), this.roles.get('to')];
    const ends = this.verb === 'gets' ? { from, to: to ?? subject } : { from: from ?? subject, to };
    if (this.verb !== 'gets' && from !== undefined && subject !== undefined) return undefined;
    const sent = this.sent();
    if (ends.from === ends.to || sent === '') return undefined;
    const isWhole = (ends.from !== undefined && ends.to !== undefined) || (this.hasColon && this.hosts !== undefined);
    if (this.verb === undefined && !isLost && !(isWhole && HAS_FLAG.test(sent))) return undefined;
    return { ...ends, sent, subject: subject ?? from };
  }

  private subjectOf(): string | undefined {
    const [only, another] = this.bare;
    return another === undefined ? (only ?? (this.roles.has('from') ? undefined : this.lastNoise)) : undefined;
  }

  private sent(): string {
    let [text, at] = ['', 0];
    for (const { start, end } of this.taken) {
      text += ` ${this.said.slice(at, start)}`;
      at = end;
    }
    const written = `${text} ${this.said.slice(at)}`.replaceAll(/\s+/g, ' ').replaceAll(/^[\s,:]+|[\s,:]+$/g, '');
    const [all = '', known] = this.acknowledges ? (ACKNOWLEDGED_FIRST.exec(written) ?? []) : [];
    if (known !== undefined)
      return `${written
        .slice(all.length)
        .replace(/\b(SYN|FIN)\s+(?=\d)/u, '$1 seq=')
        .replace(HAS_FLAG, '$&+ACK')} ack=${known}`;
    const [, number] = this.acknowledges
      ? (/^(?:(?:with|for|up\s+to|number|everything|all|it|them)\s+)*[([]?(\d+|\w\+\d+)[)\]]?$/u.exec(written) ?? [])
      : [];
    if (number !== undefined) return `ACK ack=${number}`;
    // SYN+ACK seq=300 and acknowledges 101
    if (this.acknowledges && ACKNOWLEDGED_LAST.test(written)) return written.replace(ACKNOWLEDGED_LAST, ' ack=$1');
    if (!this.acknowledges || /(?<![\p{L}_])ACK(?!\p{L})/u.test(written)) return written;
    return HAS_FLAG.test(written) ? written.replace(HAS_FLAG, '$&+ACK') : `ACK ${written}`.trim();
  }

  private word(ahead = 0): string {
    return this.words[this.at + ahead]?.text ?? '';
  }

  /** What is no message. */
  private take(count = 1): true {
    for (const { start, end } of this.words.slice(this.at, this.at + count)) this.taken.push({ start, end });
    this.at += count;
    return true;
  }

  private keep(count = 1): true {
    this.hasBegun = true;
    this.at += count;
    return true;
  }

  /** Reads a word, or more. */
  private step(): true {
    const word = this.word();
    if (/^[[({]/.test(word)) return this.bracket();
    if (this.word(1) === '=') return this.keep(3);
    if (/^[:：,]$/u.test(word) && (!this.hasBegun || isFlag(this.word(-1)))) {
      this.hasColon ||= word !== ',' && !this.hasBegun;
      return this.take();
    }
    const role = roleBefore(word);
    if (role !== undefined && this.hostBehind(role)) return true;
    if (!NAME.test(word) || isFlag(word)) return this.keep();
    return this.host() || this.other(word);
  }

  /** `A (client) sends`: who it is; `A [SYN] → B`: what is sent. */
  private bracket(): true {
    const close = this.words.findIndex(({ text }, at) => at > this.at && /^[\])}]$/.test(text));
    const count = close < 0 ? 1 : close - this.at + 1;
    const inside = this.words.slice(this.at, this.at + count).some(({ text }) => isFlag(text) || /^(?:=|\d+)$/.test(text));
    return inside || this.hasBegun || this.at === 0 ? this.keep(count) : this.take(count);
  }

  /** `to the B`, `from A`, `→ B`. */
  private hostBehind(role: HostRole): boolean {
    // to the host B
    const isTitle = (ahead: number): boolean =>
      /^the$/i.test(this.word(ahead)) ||
      (/^(?:host|peer|node)$/i.test(this.word(ahead)) && this.hostNamed(this.word(ahead + 1)) !== undefined);
    const articles = isTitle(1) ? (isTitle(2) ? 2 : 1) : 0;
    const host = this.hostNamed(this.word(1 + articles));
    if (host === undefined) return false;
    if (roleBehind(this.word(2 + articles)) !== undefined) return this.take();
    // hosts with an arrow between them are no sentence
    if (this.verb === undefined && !this.hasBegun && this.bare.length > 0) this.isUncertain = true;
    this.give(role, host);
    return this.take(2 + articles);
  }

  private host(): boolean {
    const word = this.word();
    const named = this.hosts === undefined ? undefined : this.hostNamed(word);
    const particle = roleBehind(this.word(1));
    if (named !== undefined) return this.bareHost(named, particle);
    const turned = verbOf(word) === undefined ? inflected(word) : undefined;
    const stem = turned === undefined ? undefined : this.hostNamed(turned.stem);
    if (turned === undefined || stem === undefined || isNoise(word)) return this.hosts === undefined && this.newHost(word, particle);
    this.give(particle ?? turned.role, stem);
    return this.take(particle === undefined ? 1 : 2);
  }

  private bareHost(host: string, particle: HostRole | undefined): boolean {
    const isOwner = /^['’]s$/u.test(this.word(1));
    const before = this.verb === undefined && !this.hasBegun;
    if (isOwner) this.give('from', host);
    else if (particle !== undefined) this.give(particle, host);
    else if (before) this.bare.push(host);
    else this.give(roleBefore(this.word(1)) === 'to' && this.verb === undefined ? 'from' : 'to', host);
    return this.take(isOwner || particle !== undefined ? 2 : 1);
  }

  /** A word of which nothing is known, where a host may stand. */
  private newHost(word: string, particle: HostRole | undefined): boolean {
    const host = isNoise(word) || verbOf(word) !== undefined ? undefined : this.hostNamed(word);
    if (host === undefined) return false;
    const next = this.word(1);
    const isSubject = this.verb === undefined && !this.hasBegun;
    const isSender = this.verb === undefined && roleBefore(next) === 'to';
    const isObject = this.verb !== undefined && !this.hasBegun && (isFlag(next) || /^(?:an?|the|its|[:："])/u.test(next));
    return (isSubject || isSender || isObject || particle !== undefined || /^['’]s$/u.test(next)) && this.bareHost(host, particle);
  }

  private hostNamed(word: string): string | undefined {
    if (!NAME.test(word) || isFlag(word)) return undefined;
    if (this.hosts === undefined)
      return isPartOfMessage(word) || isState(word) || FIELD.test(word) || verbOf(word) !== undefined ? undefined : word;
    // `a` is an article
    return this.hosts.find((host) => host === word) ?? this.hosts.find((host) => word !== 'a' && host.toLowerCase() === word.toLowerCase());
  }

  private give(role: HostRole, host: string): void {
    if (this.roles.has(role) && this.roles.get(role) !== host) this.isUncertain = true;
    this.roles.set(role, host);
  }

  private other(word: string): true {
    const verb = verbOf(word);
    // SYN and ack 101
    if (verb !== undefined && !(verb === 'acks' && this.verb !== undefined && word.length <= SHORT_ACK)) return this.found(verb);
    if (FIELD.test(word)) return this.keep();
    if (isNoise(word) || (this.hosts !== undefined && isRole(word))) {
      if (!this.hasBegun && this.verb === undefined) this.lastNoise = word;
      // SYN and ACK, with seq=1: the reader of messages knows these
      return this.hasBegun && /^(?:and|with)$/.test(word) ? this.keep() : this.take();
    }
    if (this.hosts !== undefined && this.verb === undefined && !this.hasBegun && !isPartOfMessage(word)) this.isUncertain = true;
    return this.keep();
  }

  private found(verb: ClauseVerb): true {
    const before = this.verb;
    const isKorean = /^[가-힣]/.test(this.word());
    if (before === undefined || before === 'gets') this.verb = verb;
    this.take();
    // what was got before is not what is sent
    if (before === 'gets' && verb === 'sends' && !this.isGotInKorean) this.forget();
    if (verb === 'gets' && isKorean && this.words.slice(this.at).some(({ text }) => verbOf(text) === 'sends')) {
      this.isGotInKorean = true;
      this.forget();
    }
    if (verb !== 'acks') return true;
    this.acknowledges = true;
    const end = this.words[this.at - 1]?.end ?? 0;
    const [object = ''] = ACKNOWLEDGED.exec(this.said.slice(end)) ?? [];
    return this.take(this.words.slice(this.at).filter((word) => word.end <= end + object.length).length);
  }

  private forget(): void {
    this.taken.splice(0, this.taken.length, { start: 0, end: this.words[this.at - 1]?.end ?? 0 });
    this.hasBegun = false;
  }
}

/** `ack` may be a number. */
const SHORT_ACK = 4;
const FIELD = /^(?:seq|ack|len|win|isn)$/i;
/** `with 101 and SYN with seq=300` */
const ACKNOWLEDGED_FIRST = new RegExp(
  `^(?:(?:with|for|up\\s+to|number)\\s+)*(\\d+|\\w\\+\\d+)\\s+(?:and\\s+)?(?=(?!ACK)${SENT}(?![\\p{L}\\p{N}_]))`,
  'u',
);
const ACKNOWLEDGED_LAST = /(?<=\bACK\b.*)\s+and\s+(\d+)$/u;
const HAS_FLAG = new RegExp(`(?<![\\p{L}_])${SENT}(?![\\p{L}\\p{N}_])`, 'u');
