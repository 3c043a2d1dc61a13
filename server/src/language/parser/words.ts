/** What was expected at the token where the parser stopped, in words. */
import type { ParseResult } from 'langium';
import { type Due, nearest, type SyntaxFault } from '../../core/index.js';
import { AFTER, CLOSING, FIRST_WORDS, SIGNS } from './expected.js';
import { dueInPart } from './expected-parts.js';
import { type DueName, dueAfter } from './fault.js';
import type { SyntaxProblem } from './lines.js';
import { meantWord, strangeArrow } from './meant.js';
import { endOf, spanOf, type Token, typeOf } from './token.js';

type ParserError = ParseResult['parserErrors'][number];

/** A token and those around it, on one line. */
interface ErrorPlace {
  readonly rule: string;
  readonly tokens: readonly Token[];
  /** Index of the token that is not expected; beyond the last one at the end of the line. */
  readonly at: number;
  readonly inExchange: boolean;
}

/** Where a choice cannot be made, the parser stops at its first word; what is wrong comes after that. */
const startsPart = (rule: string, tokens: readonly Token[], at: number): number =>
  at === 0 || PARTS.get(rule)?.includes(typeOf(tokens[at])) ? 1 : 0;

const PARTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Tail', ['as', 'expect', 'at', 'takes']],
  ['Owe', ['to']],
  ['Value', ['+', '-']],
]);

/** @param line the tokens of the line that the error is on */
export function parserProblem(error: ParserError, line: readonly Token[] | undefined, inExchange: boolean): SyntaxProblem {
  const tokens = line ?? [error.token];
  const rule = (error.context.ruleStack.at(-1) ?? '').replace(/\W/g, '');
  const start = indexOf(error.token, tokens);
  const due = dueInPart(rule, tokens);
  const spot = {
    rule,
    tokens,
    at: due?.at ?? start + startsPart(rule, tokens, start),
    inExchange: (inExchange || error.context.ruleStack.some((name) => /^(?:Exchange|Exercise|Verify)\W*$/.test(name))) && !/^Ex/.test(rule),
  };
  const arrow = STATEMENTS.has(rule) ? strangeArrow(tokens, spot.at) : undefined;
  if (arrow !== undefined) return arrow;
  const found = tokens[spot.at];
  const place = found ?? tokens.at(-1) ?? error.token;
  const meant =
    (spot.inExchange || found === undefined ? undefined : meantInRow(found, tokens)) ??
    (STATEMENTS.has(rule) && spot.at === 1 ? meantWord(tokens) : undefined);
  const wanted = due?.due ?? expected(spot);
  const fault: SyntaxFault = {
    fault: 'expected',
    due: wanted,
    ...(found && { found: shown(found) }),
    ...(meant !== undefined && { meant }),
  };
  const rewriting = operatorMeant(wanted, tokens, spot.at);
  return { span: spanOf(place), fault, ...(rewriting && { rewriting }) };
}

/** `=` where values are compared, `==` where one is set, `n += 1`: the edit that puts it right. */
function operatorMeant(wanted: Due, tokens: readonly Token[], at: number): SyntaxProblem['rewriting'] {
  const [name, sign, next] = tokens.slice(at - 1);
  if (name === undefined || sign === undefined) return undefined;
  if (wanted === 'compares' || wanted === 'sets') return [{ span: spanOf(sign), text: wanted === 'compares' ? '==' : '=' }];
  if (tokens[0]?.image !== 'set' || (sign.image !== '+' && sign.image !== '-') || next?.startOffset !== endOf(sign)) return undefined;
  const span = { start: sign.startOffset, end: endOf(next) };
  if (next.image === '=') return [{ span, text: `= ${name.image} ${sign.image}` }];
  return next.image === sign.image && tokens.length === at + 2 ? [{ span, text: `= ${name.image} ${sign.image} 1` }] : undefined;
}

/** Errors at the end of the line are told at its last token. */
function indexOf(token: Token, tokens: readonly Token[]): number {
  const at = tokens.findIndex((each) => each.startOffset === token.startOffset && each.image !== '');
  return at < 0 || typeOf(token) === 'NL' ? tokens.length : at;
}

/** A name that the catalogue has. */
const named = (due: DueName): DueName => due;

const shown = ({ image }: Token): string => (image.length > 30 ? `${image.slice(0, 30)}…` : image);

function expected(spot: ErrorPlace): Due {
  const { rule, tokens, at } = spot;
  const before = typeOf(tokens[at - 1]);
  if (before === 'INT' && ['at', 'takes', 'delay', 'wait'].includes(tokens[at - 2]?.image ?? '')) return named('unit');
  return AFTER.get(`${rule} ${before}`) ?? afterSign(spot, before) ?? inLine(spot);
}

/** What rests on the token before, in whatever rule. */
function afterSign({ rule, tokens, at }: ErrorPlace, before: string): Due | undefined {
  const word = tokens[at - 1]?.image ?? '';
  if (rule === 'Field' && /^\p{Lu}/u.test(word) && isAfterNames(tokens, at - 1)) return dueAfter('valueOrPlus', word);
  if (rule === 'Value' || rule === 'Field') return inField(before, word);
  if (CLAIMS.has(rule)) return inClaim(typeOf(tokens[at - 2]), word);
  if (STATEMENTS.has(rule)) return undefined;
  if (before === '+') return named(NAMING.has(rule) ? 'nameAfterPlus' : 'valueAfterPlus');
  return SIGNS.get(before);
}

/** `SYN ACK`. */
const isAfterNames = (tokens: readonly Token[], at: number): boolean =>
  typeOf(tokens[at - 2]) === ':' || (typeOf(tokens[at - 2]) === '+' && !tokens.slice(0, at).some((token) => typeOf(token) === '='));

function inField(before: string, word: string): Due {
  if (before === '+' || before === '-') return dueAfter('number', before);
  return before === '=' || before === '==' ? named('value') : dueAfter('value', word);
}

const inClaim = (beforeThat: string, word: string): Due => dueAfter(beforeThat === '.' ? 'value' : 'claim', word);

/** Words that stand within the lines of protocols. */
const ROW_WORDS = 'when see without else aka from to or and not then by'.split(' ');
const ROWS =
  /^(?:send|receive|on|always|enter|begin|first|slip|require|set|assume|owe|reply|allow|pass|match|session|discard|mark|do|forget|field|timer|state|states|initial|final)$/;

function meantInRow({ image }: Token, tokens: readonly Token[]): string | undefined {
  if (!ROWS.test(tokens[0]?.image ?? '') || ROW_WORDS.includes(image) || image.length < 3) return undefined;
  return nearest(image, ROW_WORDS);
}

const STATEMENTS = new Set(['Step', 'Sending', 'Tail', 'Statement', 'Item']);
const CLAIMS = new Set(['Claim', 'Compared', 'Plain']);
const NAMING = new Set(['Pattern', 'Owe']);

function inLine({ tokens, at, inExchange }: ErrorPlace): Due {
  if (inExchange && OUTSIDE.has(tokens[0]?.image ?? '')) return dueAfter('statement', tokens[0]?.image ?? '');
  const types = tokens.map(typeOf);
  const start = types[0] === 'stray' && at > 1 ? 1 : 0;
  const isMessage = ['->', '~>', 'LOST'].includes(types[start + 1] ?? '');
  if (isMessage && types[at] === ',') return named('field');
  if (isMessage) return at <= start + 3 ? dueAfter('message', tokens[start + 2]?.image ?? '') : named('messageMore');
  if (types[start + 1] === ':' && start === 0) return named(at <= 2 ? 'event' : 'eventMore');
  return FIRST_WORDS.has(tokens[0]?.image ?? '') && !isStep(types) ? firstWord(tokens, at, inExchange) : afterHost(types, at, start);
}

const OUTSIDE = new Set(['import', 'using', 'language', 'exchange', 'exercise', 'protocol', 'verify']);
const isStep = (types: readonly string[]): boolean => ['->', '~>', 'LOST', ':', 'arrives'].includes(types[1] ?? '');

function afterHost(types: readonly string[], at: number, start: number): DueName {
  if (at > start + 1) return 'end';
  if (types[start + 1] === '-' || types[start + 1] === '-x') return 'arrowBlank';
  return start === 1 ? 'arrow' : 'arrowOrEvent';
}

function firstWord(tokens: readonly Token[], at: number, inExchange: boolean): DueName {
  const types = tokens.slice(0, at).map(typeOf);
  if (types.filter((type) => type === '(').length > types.filter((type) => type === ')').length)
    return CLOSING.get(types[0] ?? '') ?? 'operatorOrClose';
  if (typeOf(tokens[at]) === '=' && (types[0] === 'require' || types.includes('when'))) return 'compares';
  if (typeOf(tokens[at]) === '==' && ['set', 'assume'].includes(types[0] ?? '')) return 'sets';
  if (types[0] === 'expect' && types[1] === 'error') return 'codeIsOneWord';
  const word = tokens[0]?.image ?? '';
  // a property of a verification begins like a row of a protocol
  const [next, later] = FIRST_WORDS.get(inExchange && word === 'always' ? 'never' : word) ?? ['end', 'end'];
  return at <= 1 ? next : later;
}
