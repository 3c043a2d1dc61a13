/** What was expected at the token that the parser stumbled over, in the words of people. */
import type { ParseResult } from 'langium';
import type { Line, SyntaxProblem } from './lines.js';
import { isWord, spanOf, type Token, typeOf } from './token.js';

type ParserError = ParseResult['parserErrors'][number];

/** A token and those around it, on one line. */
interface Spot {
  readonly rule: string;
  readonly tokens: readonly Token[];
  /** Index of the token that is not expected; beyond the last one at the end of the line. */
  readonly at: number;
  readonly inExchange: boolean;
}

/** Where a choice cannot be made, the parser stops at its first word; what is wrong comes after that. */
const startsPart = (rule: string, tokens: readonly Token[], at: number): number =>
  at === 0 || (rule === 'Tail' && ['as', 'expect'].includes(typeOf(tokens[at]))) ? 1 : 0;

export function parserProblem(error: ParserError, line: Line | undefined): SyntaxProblem {
  const tokens = line?.tokens ?? [error.token];
  const rule = (error.context.ruleStack.at(-1) ?? '').replace(/\W/g, '');
  const at = indexOf(error.token, tokens);
  const spot = {
    rule,
    tokens,
    at: at + startsPart(rule, tokens, at),
    inExchange: error.context.ruleStack.some((name) => /^Exchange\W*$/.test(name)),
  };
  const found = tokens[spot.at];
  const place = found ?? tokens.at(-1) ?? error.token;
  return { span: spanOf(place), text: `expected ${expected(spot)}${found === undefined ? '' : `, not ${shown(found)}`}` };
}

/** Errors at the end of the line are told at its last token. */
function indexOf(token: Token, tokens: readonly Token[]): number {
  const at = tokens.findIndex((each) => each.startOffset === token.startOffset && each.image !== '');
  return at < 0 || typeOf(token) === 'NL' ? tokens.length : at;
}

const shown = ({ image }: Token): string => (image.length > 30 ? `${image.slice(0, 30)}…` : image);

function expected(spot: Spot): string {
  const { rule, tokens, at } = spot;
  const before = typeOf(tokens[at - 1]);
  return AFTER.get(`${rule} ${before}`) ?? afterSign(spot, before) ?? inLine(spot);
}

const VALUE = 'a value: a number, a symbol such as x+1, a text in quotes, or ?';
const STATE = 'the name of a state';

/** By the rule and the token before. */
const AFTER: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    'Sending ->': 'the host that receives',
    'Sending ~>': 'the host that receives',
    'Sending LOST': 'the host that receives',
    'Sending :': 'a message such as SYN+ACK, or ?',
    'Sending +': 'a name after +',
    'Step :': 'an event of the host, such as timeout',
    'Tail as': 'a name for the segment',
    'Field =': VALUE,
    'Field with': 'variables and their values, such as snd_nxt=100',
    'Claim in': `${STATE}, or ?`,
    'Claim .': 'the name of a variable such as snd_nxt',
    'Claim =': VALUE,
    'Claim ==': VALUE,
    'Claim expect': 'a claim such as A in ESTABLISHED',
    'Tail expect': 'a claim such as A in ESTABLISHED',
    'Expect expect': 'a claim such as A in ESTABLISHED, or error and a code',
    'Claim ,': 'another claim such as B in ESTABLISHED',
    'Host is': 'the name of a role',
    'Host in': STATE,
    'Host with': 'variables and their values, such as snd_nxt=100',
    'Field ,': 'another field=value',
    'ExchangeHead using': 'the name of a protocol',
    'ExchangeHead after': 'the name of an exchange',
    'ProtocolHead extends': 'the name of a protocol',
  }),
);

/** In protocols any rule can stand around these. */
const SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    when: 'a condition',
    see: 'a paragraph in quotes, such as "§3.4"',
    else: 'a problem code such as tcp/seq',
    '->': STATE,
    without: 'the name of a message or a flag',
    aka: 'another name of the state',
    '(': 'a value',
    '/': 'the rest of the code',
  }),
);

function afterSign({ rule, tokens, at }: Spot, before: string): string | undefined {
  if (before === 'Value' || (VALUED.has(rule) && (before === '+' || before === '-'))) return `a number after ${before}`;
  if (VALUED.has(rule) && before === '=') return VALUE;
  if (rule === 'Field' || rule === 'FieldDecl') return rule === 'Field' ? `= and a value after ${tokens[at - 1]?.image ?? ''}` : undefined;
  if (rule === 'Claim' && typeOf(tokens[at - 2]) === '.') return `= and a value after ${tokens[at - 1]?.image ?? ''}`;
  if (rule === 'Claim' && isWord(tokens[at - 1])) return `in and a state, or . and a variable, after ${tokens[at - 1]?.image ?? ''}`;
  return STATEMENTS.has(rule) ? undefined : SIGNS.get(before);
}

const VALUED = new Set(['Field', 'Claim', 'Value']);
const STATEMENTS = new Set(['Step', 'Sending', 'Tail', 'Statement', 'Item']);
const MORE = 'field=value, a label in quotes, as and a name, expect, or the end of the line';
const ARROWS = 'an arrow after the host: ->, -x or ~>';

function inLine({ tokens, at, inExchange }: Spot): string {
  if (inExchange && OUTSIDE.has(tokens[0]?.image ?? '')) return `a statement; ${tokens[0]?.image} stands outside of exchanges`;
  const types = tokens.map(typeOf);
  const start = types[0] === 'stray' && at > 1 ? 1 : 0;
  const isMessage = ['->', '~>', 'LOST'].includes(types[start + 1] ?? '');
  if (isMessage) return at <= start + 3 ? `: and a message after ${tokens[start + 2]?.image ?? 'the host'}` : MORE;
  if (types[start + 1] === ':' && start === 0)
    return at <= 2 ? 'an event of the host, such as timeout' : 'field=value, a label in quotes, or the end of the line';
  return FIRST_WORDS.has(tokens[0]?.image ?? '') && !isStep(types) ? firstWord(tokens, at) : afterHost(types, at, start);
}

const OUTSIDE = new Set(['import', 'using', 'exchange', 'protocol']);
const isStep = (types: readonly string[]): boolean => ['->', '~>', 'LOST', ':', 'arrives'].includes(types[1] ?? '');
const END = 'the end of the line';

function afterHost(types: readonly string[], at: number, start: number): string {
  if (at > start + 1) return END;
  if (types[start + 1] === '-' || types[start + 1] === '-x') return `${ARROWS} (-x with a blank behind it)`;
  return start === 1 ? ARROWS : `${ARROWS} (or : and an event)`;
}

/** What follows the first word of a line, and what may come later. */
const FIRST_WORDS: ReadonlyMap<string, readonly [string, string]> = new Map(
  Object.entries<readonly [string, string]>({
    import: ['a path in quotes, such as "mine.hsk"', END],
    using: ['the name of a protocol', END],
    exchange: ['a name, a title in quotes, using, after, or {', 'a title in quotes, using, after, or {'],
    protocol: ['the name of the protocol', 'a title in quotes, extends, or {'],
    stray: ['the host that seems to send', ARROWS],
    host: ['the name of the host', 'a label in quotes, is, in, with, or the end of the line'],
    note: ['a text in quotes, or the hosts that it stands at', 'a text in quotes'],
    section: ['a title in quotes', END],
    expect: ['a claim such as A in ESTABLISHED, or error and a code', 'a comma and another claim, or the end of the line'],
    see: ['a document in quotes, such as "RFC 9293"', END],
    flags: ['the names of the flags', 'a comma or the end of the line'],
    message: ['the name of the message', 'its fields in parentheses, a text in quotes, or the end of the line'],
    field: ['the names of the fields', ': and a type (serial, int, flag, name, names, ranges), =, a text in quotes, or else and a code'],
    var: ['the names of the variables', ': and a type (serial, int, flag, name, names, ranges), =, or a text in quotes'],
    let: ['a name, = and a value', '=, a value, and a text in quotes'],
    link: ['two variables, such as snd_nxt = rcv_nxt', '= and a variable'],
    event: ['the names of the events', 'a comma, a text in quotes, or the end of the line'],
    timer: ['the names of the timers', 'a comma, a text in quotes, or the end of the line'],
    code: ['the code, such as tcp/seq', 'a severity (error, warning, information) and a text in quotes'],
    start: ['sender, and where it starts', 'is, in, a comma, or the end of the line'],
    action: ['the name of the action', 'a text in quotes, or {'],
    role: ['the name of the role', 'a text in quotes, or {'],
    initial: ['state', 'aka, a text in quotes, {, or the end of the line'],
    state: ['the name of the state', 'aka, a text in quotes, {, or the end of the line'],
    states: ['the name of the group', 'a text in quotes, or {'],
    send: ['the names of a message, or any', 'or, without, when, ->, see, {, or the end of the line'],
    receive: ['the names of a message, or any', 'or, without, when, ->, see, {, or the end of the line'],
    on: ['the name of an event', 'a comma, when, ->, see, {, or the end of the line'],
    always: ['when, ->, see or {', 'when, ->, see, {, or the end of the line'],
    enter: ['when, ->, see or {', 'when, ->, see, {, or the end of the line'],
    begin: ['when, ->, see or {', 'when, ->, see, {, or the end of the line'],
    slip: ['a field, send and a message, or in and a state', 'when, a text in quotes, or see'],
    require: ['a condition', 'else and a code, a text in quotes, see, when, or the end of the line'],
    set: ['a variable, = and a value', 'an operator, a comma, when, or the end of the line'],
    assume: ['a variable, = and a value', 'an operator, a comma, when, or the end of the line'],
    owe: ['the names of a message', '+, field=value, a text in quotes, to, when, or the end of the line'],
    reply: ['the names of a message', '+, field=value, a text in quotes, when, or the end of the line'],
    allow: ['the names of a message', '+, field=value, a text in quotes, when, or the end of the line'],
    discard: ['a reason in quotes', 'a reason in quotes, see, when, or the end of the line'],
    mark: ['a text in quotes', 'when, or the end of the line'],
    do: ['the name of an action', 'when, or the end of the line'],
    forget: ['the names of variables', 'a comma, when, or the end of the line'],
  }),
);

function firstWord(tokens: readonly Token[], at: number): string {
  const [next, later] = FIRST_WORDS.get(tokens[0]?.image ?? '') ?? [END, END];
  return at <= 1 ? next : later;
}
