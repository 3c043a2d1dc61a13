/** Lines of notes that are no messages: notes over a host, events, waits, states, and lines of other tools, which become comments. */
import type { RuleName } from './fault.js';
import { claimsIn } from './notation-claims.js';
import { inOurUnit, WRITTEN_TIME } from './notation-times.js';

export interface LineRewriting {
  readonly text: string;
  readonly rule: RuleName;
}

const NAME = '[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*';
const NOTE = new RegExp(
  `^(?:note|메모|주석|참고)\\s*(?:(?:over|(?:left|right)\\s+(?:of|over)|at|of)\\s+)?((?:${NAME})(?:\\s*,\\s*${NAME})*)?(?:\\s*[:：]\\s*("?)|\\s*("))(.+?)"?$`,
  'iu',
);
/** A heading between lines. */
const SECTION = /^(?:={2,}|\*{3,}|-{3,})\s*(\p{L}[^=*"]*?)\s*(?:={2,}|\*{3,}|-{3,})$/u;
/** Sentences say something to their reader. */
const PROSE = /^\p{Lu}\p{Ll}{2,}(?:,?\s+\p{Ll}{2,}){2,}[.:]?$/u;
/** What has come of it: `connection established`, `연결 수립 완료`. */
const OUTCOME = new RegExp(
  `^(?:the\\s+)?(?:tcp\\s+)?(?:(?:3|4|three|four)[- ]way\\s+)?(?:connection|session|handshake|socket|teardown|data\\s+transfer)\\s+(?:is\\s+|has\\s+been\\s+|was\\s+)?(?:now\\s+)?(?:fully\\s+)?(?:established|complete[d]?|closed|terminated|open(?:ed)?|done|finished|over|ready|up|starts?|begins?|set\\s*up|setup|phase|establishment|termination|release)(?:\\s+(?:complete|done|phase))?\\s*[.!]*$|` +
    '^(?:TCP\\s*)?(?:(?:3|4)[-\\s]?(?:way|방향)\\s*)?(?:연결|세션|핸드\\s?셰이크|핸드\\s?쉐이크|데이터\\s*전송|통신|접속)(?:이|은|을|가|를)?\\s*(?:(?:수립|설정|성립|확립|종료|해제|완료|시작|끝|단계|과정|요청|끝남|맺어짐|맺음)(?:이|을|가)?\\s*)+(?:됨|된다|되었다|됐다|됩니다|되었습니다|한다|함|합니다|이다)?\\s*[.!]*$',
  'iu',
);
const ASIDE = /^\((\p{L}[^()"]*\s[^()"]*)\)$/u;
const OTHER_TOOLS =
  /^(?:sequenceDiagram|autonumber|participant\s.+|(?:loop|alt|opt|par|group|critical|rect|else)\s.+|actor\s.+|activate\s\S+|deactivate\s\S+|@start\w+|@end\w+|title\s.+|#{1,6}\s.+|={3,}|-{3,}|\.{3,}|<!--.*-->)$/u;

/** `CLOSED      LISTEN`: a line of a figure on which nothing is sent; before its hosts are known, nothing can be claimed of them. */
const STATES_OF_FIGURE = /^[A-Z][A-Z0-9-]{3,}\s{3,}[A-Z][A-Z0-9-]{3,}$/u;

/** Emphasis, or brackets around all of it. */
const AROUND = /^(?:\*+(.+?)\*+|_+(.+?)_+|\[(.+)\])$/u;

export function remark(line: string): LineRewriting | undefined {
  const [, starred, lined, bracketed] = AROUND.exec(line) ?? [];
  const inner = starred ?? lined ?? bracketed ?? line;
  return (
    note(inner) ??
    (STATES_OF_FIGURE.test(line) ? comment(line) : undefined) ??
    wait(inner) ??
    event(inner) ??
    states(line) ??
    heading(line) ??
    comment(line)
  );
}

function note(line: string): LineRewriting | undefined {
  const [, hosts, afterColon, quote = afterColon, text] = NOTE.exec(line) ?? [];
  if (text === undefined || (afterColon === undefined && hosts === undefined)) return undefined;
  const over = hosts === undefined ? '' : ` ${hosts.split(/\s*,\s*/u).join(', ')}`;
  return { text: `note${over} "${text.replaceAll(/(?<!\\)"/g, '\\"')}"`, rule: quote ? 'noteHosts' : 'textQuotes' };
}

/** What happens at one host, in words. */
const EVENTS: readonly (readonly [words: RegExp, event: string])[] = [
  [/^(?:(?:active|passive)\s+)?(?:close[sd]?|closing|종료)(?:\s+(?:the\s+|its\s+|a\s+)?(?:connection|socket|side|half))?$/iu, 'close'],
  [
    /^(?:(?:the|its|retransmi(?:ssion|t)|rto|2\s*MSL|TIME[-_ ]WAIT)\s+)*(?:times?[_\s]+out|timed\s+out|time-?outs?|timer\s+(?:expires?|expired|fires|runs\s+out)|타임아웃)$/iu,
    'timeout',
  ],
  [
    /^(?:(?:waits?\s+)?2\s*MSL|RTO|TIME[-_ ]WAIT)[가이은는]?\s*(?:\(\s*2\s*MSL\s*\)|2\s*MSL)?\s*(?:expires?|expired|ends?|ended|fires|(?:is\s+)?over|pass(?:es|ed)|종료|끝|만료|경과|대기|지남|지나|지난|끝난|끝나)(?:고|다|ㄴ다|남|됨|된다|되었다|됩니다|한다|함)?$/u,
    'timeout',
  ],
  [/^(?:(?:waits?\s+)?2\s*MSL|RTO|TIME[-_ ]WAIT\s*(?:\(\s*2\s*MSL\s*\)|2\s*MSL))$/u, 'timeout'],
  [/^close\s*\(\s*\)\s*(?:를|을)?\s*호출(?:한다|함|합니다)?$/u, 'close'],
  [/^연결을?\s*(?:닫|종료|끊)(?:[는은]다|음|기|한다|함|습니다|합니다)?$/u, 'close'],
  [/^(?:(?:재전송|2\s*MSL|TIME[-_ ]WAIT)\s*)*(?:타이머[가의]?\s*만료|시간\s*초과|타임\s?아웃)(?:됨|된다|되었다|됩니다)?$/u, 'timeout'],
  [/^(?:active\s+open|connects?(?:\s+to\s+(?:the\s+)?[\p{L}\p{N}_]+)?|능동적?\s*(?:개방|열기))$/iu, 'connect'],
  [/^(?:passive\s+open|listens?|수동적?\s*(?:개방|열기))$/iu, 'listen'],
  [/^(?:active\s+)?reset\s+the\s+connection$/iu, 'abort'],
  [/^aborts?(?:\s+(?:the\s+)?connection)?$/iu, 'abort'],
  [/^(?:crash(?:es|ed)?|reboots?|restarts?)$/iu, 'crash'],
];
const DOES = new RegExp(
  `^\\[?(${NAME}?)(?:\\](?=\\s)|'s|(?:이|가|은|는|의)(?=\\s)|(?![\\p{L}\\p{M}\\p{N}_]))\\s*[:：.]?\\s*(?:(?:app|application|user|process|>{1,2})\\s+)?(?:(?:먼저|이제|다시|곧|first|now|then|actively|finally)\\s+)*(?:(?:calls?|does|performs|issues|makes|initiates|starts|begins)\\s+)?(?:an?\\s+)?(\\S.*?)\\s*(?:\\(\\s*\\))?\\s*[.;!]?$`,
  'u',
);
const AT = new RegExp(`^(\\S.*?)(?:\\s+(?:at|on|by|of|in)\\s+|\\s*\\(\\s*|\\s+)(${NAME})\\s*\\)?\\s*[.;!]?$`, 'u');

const eventNamed = (words: string): string | undefined => EVENTS.find(([pattern]) => pattern.test(words))?.[1];

/** `A: close()`, `A closes the connection`, `A's timer expires`, `timeout at A`. */
function event(line: string): LineRewriting | undefined {
  const [, subject = '', does = ''] = DOES.exec(line) ?? [];
  const done = KEYWORDS.has(subject) ? undefined : eventNamed(does);
  if (done !== undefined) return { text: `${subject} : ${done}`, rule: does === done && !line.includes(':') ? 'colon' : 'event' };
  const [, what = '', host = ''] = AT.exec(line) ?? [];
  const happens = KEYWORDS.has(host) ? undefined : eventNamed(what);
  return happens === undefined ? undefined : { text: `${host} : ${happens}`, rule: 'event' };
}

const KEYWORDS = new Set([
  'host',
  'expect',
  'note',
  'box',
  'section',
  'wait',
  'delay',
  'stray',
  'import',
  'using',
  'exchange',
  'on',
  'may',
  'no',
  'the',
  'out',
  'connection',
]);

const WAITS = new RegExp(
  `^(?:[Ww]aits?|[Ss]leep|[Pp]ause|[Dd]elay|[Aa]fter|대기)\\s*:?\\s*(?:for\\s+)?\\(?\\s*${WRITTEN_TIME}\\s*\\)?(?:\\s+(?:later|pass(?:es)?|대기|후))?\\s*[.:]?$`,
  'u',
);
const LATER = new RegExp(
  `^(?:(?:\\.{2,}|…|[-–—]+)\\s*${WRITTEN_TIME}\\s*(?:later|pass(?:es)?|후)?\\s*(?:\\.{2,}|…|[-–—]+)?|${WRITTEN_TIME}\\s*(?:later|pass(?:es)?|후|뒤|대기|경과|기다림|기다린다|지남|지난 후))\\s*[.:]?$`,
  'u',
);

/** `wait for 2 seconds`, `2s later`, `... 200 ms ...`. */
function wait(line: string): LineRewriting | undefined {
  const said = /^\((.*)\)$/.exec(line)?.[1] ?? line;
  const [number, unit] = (WAITS.exec(said) ?? LATER.exec(said))?.slice(1).filter((part) => part !== undefined) ?? [];
  return number === undefined || unit === undefined ? undefined : { text: `wait ${inOurUnit(number, unit)}`, rule: 'time' };
}

/** `[A: SYN_SENT, B: LISTEN]`. */
function states(line: string): LineRewriting | undefined {
  const said = claimsIn(line);
  return said === undefined ? undefined : { text: `expect ${said}`, rule: 'claim' };
}

function heading(line: string): LineRewriting | undefined {
  const [, title] = SECTION.exec(line) ?? [];
  return title === undefined ? undefined : { text: `section "${title.trim()}"`, rule: 'textQuotes' };
}

function comment(line: string): LineRewriting | undefined {
  const [, aside] = ASIDE.exec(line) ?? [];
  if (PROSE.test(line) || OUTCOME.test(line)) return { text: `note "${line}"`, rule: 'textQuotes' };
  if (aside !== undefined) return { text: `note "${aside}"`, rule: 'textQuotes' };
  return OTHER_TOOLS.test(line) || STATES_OF_FIGURE.test(line)
    ? { text: `// ${line.replace(/^#+\s*/u, '')}`, rule: 'comments' }
    : undefined;
}
