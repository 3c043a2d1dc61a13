import { describe, expect, it } from 'vitest';
import { faultText } from '../../core/views/fault-text.js';
import { analysed } from '../features/cursor.fixture.js';

/** What is said of the one line that cannot be read, and where. */
function said(text: string): readonly string[] {
  const { problems } = analysed(text);
  return problems.flatMap(({ facts, span }) =>
    facts.kind === 'syntax' ? [`${faultText(facts.fault)} @ ${text.slice(span.start, span.end)}`] : [],
  );
}

type WordsTable = readonly (readonly [line: string, said: string])[];

const STATEMENTS: WordsTable = [
  ['A', 'expected an arrow after the host: ->, -x or ~> (or : and an event) @ A'],
  ['A ->', 'expected the host that receives @ ->'],
  ['A -> B', 'expected : and a message after B @ B'],
  ['A -> B :', 'expected a message such as SYN+ACK, or ? @ :'],
  ['A -> B SYN', 'write A -> B : SYN: the message comes after a colon @ SYN'],
  ['A => B : SYN', 'write A -> B : SYN: an arrow is ->, -x or ~> @ =>'],
  ['A --> B : SYN', 'write A -> B : SYN: an arrow is ->, -x or ~> @ -->'],
  ['A - > B : SYN', 'write A -> B : SYN: an arrow is ->, -x or ~> @ -'],
  ['A <- B : SYN', 'write B -> A : SYN: arrows point to the right @ <-'],
  ['A -> B : SYN ACK', 'write A -> B : SYN+ACK: names are joined by + @ ACK'],
  ['A -> B : SYN,ACK', 'write A -> B : SYN+ACK: names are joined by + @ ,'],
  ['A -> B : SYN+', 'expected a name after + @ +'],
  ['A -> B : SYN seq', 'expected = and a value after seq @ seq'],
  ['A -> B : SYN seq 100', 'write A -> B : SYN seq=100: fields are written name=value, with spaces between them @ 100'],
  ['A -> B : SYN seq=', 'expected a value: a number, a symbol such as x+1, a text in quotes, or ? @ ='],
  ['A -> B : SYN seq=x+', 'expected a number after + @ +'],
  ['A -> B : SYN seq=100, ack=3', 'write A -> B : SYN seq=100 ack=3: fields are written name=value, with spaces between them @ ,'],
  ['A -> B : SYN at', 'expected a time such as 50ms @ at'],
  ['A -> B : SYN takes 50', 'expected a unit right after the number (us, ms or s), as in 50ms @ 50'],
  ['A -> B : SYN takes 50 ms', 'a time is a number with its unit, us, ms or s, and no space between them: 50ms, 1.5s @ 50 ms'],
  ['A -> B : SYN as', 'expected a name for the segment @ as'],
  [
    'A -> B : SYN expect A SYN_SENT',
    'write A -> B : SYN expect A in SYN_SENT: a claim is expect HOST in STATE; names of states are written with _ @ SYN_SENT',
  ],
  ['A -> B : SYN expect A syn', 'expected in and a state, or . and a variable, after A, not syn @ syn'],
  ['A -xB : SYN', 'expected an arrow after the host: ->, -x or ~> (-x with a space after it), not - @ -'],
  ['m1 arrive', 'there is no word arrive @ arrive'],
  ['A timeout', 'write A : timeout: the message comes after a colon @ timeout'],
  ['A :', 'expected an event of the host, such as timeout @ :'],
  ['stray A', 'expected an arrow after the host: ->, -x or ~> @ A'],
  ['-> B : SYN', 'a line begins with the name of a host or with a word such as host, expect or note @ ->'],
  ["note 'hello'", `write note "hello": texts go in double quotes @ '`],
  ['note “hello', 'write " instead of “ @ “'],
  ['# a comment', 'write // a comment: comments begin with // @ #'],
  ['A -> B : SYN # a comment', 'write A -> B : SYN // a comment: comments begin with // @ #'],
  ['A -> B : SYN [first]', 'write A -> B : SYN "first": texts go in double quotes @ ['],
  ['host', 'expected the name of the host @ host'],
  ['host A LISTEN', 'write host A in LISTEN: a host is declared as host NAME "Label" in STATE @ LISTEN'],
  ['Host A', 'write host A: a host is declared as host NAME "Label" in STATE @ A'],
  ['hosts A, B', 'expected an arrow after the host: ->, -x or ~> (or : and an event), not A. Did you mean host? @ A'],
  ['note A', 'expected a text in quotes @ A'],
  ['section Title', 'expected a title in quotes, not Title @ Title'],
  ['delay 50', 'expected a unit right after the number (us, ms or s), as in 50ms @ 50'],
  ['wait', 'expected a time such as 50ms @ wait'],
  ['expect', 'expected a claim such as A in ESTABLISHED, or error and a code @ expect'],
  ['expect A is LISTEN', 'write expect A in LISTEN: a claim is expect HOST in STATE; names of states are written with _ @ is'],
  ['expect A.snd_nxt', 'expected = and a value after snd_nxt @ snd_nxt'],
  ['expect error tcp seq', 'expected the end of the line: a code is one word such as tcp/seq, not seq @ seq'],
  ['using', 'expected the name of a protocol @ using'],
  ['import tcp', 'expected a path in quotes, such as "mine.hsk", not tcp @ tcp'],
  ['exchange open', 'a { is missing at the end of this line @ open'],
  ['exchange "x" open {', 'expected a title in quotes, using, after, or {, not open @ open'],
  ['exchange open (using tcp) { }', 'expected a title in quotes, using, after, or {, not ( @ ('],
  ['A → B : SYN', 'write A -> B : SYN: an arrow is ->, -x or ~> @ →'],
  ['}', 'there is no block here that } could end @ }'],
];

const PARTS: WordsTable = [
  ['task', 'expected a text in quotes that says what is to be done @ task'],
  ['points ten', 'expected a number, not ten @ ten'],
  [
    'goal',
    'expected a claim such as A in ESTABLISHED, at most and a number of messages, with and a message, nothing owed, or no errors @ goal',
  ],
  ['goal A', 'expected in and a state, . and a variable, or owes @ A'],
  ['goal at most 5', 'expected the word messages, losses, duplicates, delays, strays or disturbances @ 5'],
  ['goal nothing', 'expected the word owed @ nothing'],
  ['goal no error', 'expected the word errors, not error @ error'],
  ['goal message 3', 'expected lost, or is and a message such as SYN+ACK @ 3'],
  ['vary x', 'expected in, and numbers such as 100..900 or {2, 3} @ x'],
  ['vary x in', 'expected numbers such as 100..900 or {2, 3} @ in'],
  ['vary x in 100', 'expected .. and the last number @ 100'],
  ['vary x in {1, 2', 'expected a comma and another number, or } @ 2'],
  ['solution x=', 'expected a number @ ='],
];

const MEMBERS: WordsTable = [
  ['flags SYN ACK', 'expected a comma or the end of the line, not ACK @ ACK'],
  ['message M (', 'expected the names of its fields @ ('],
  ['message M (a b)', 'expected a comma or ), not b @ b'],
  [
    'field seq serial',
    'expected : and a type (serial, int, flag, name, names, ranges), =, a text in quotes, or else and a code, not serial @ serial',
  ],
  ['field seq : int(', 'expected a number of bits @ ('],
  ['let x', 'expected = and a value, an operator, or a text in quotes @ x'],
  ['let x = (1', 'expected an operator or ) @ 1'],
  ['link a =', 'expected a variable of the other host @ ='],
  ['code a/b', 'expected a severity (error, warning, information) and a text in quotes @ b'],
  ['initial X', 'expected the word state, and a name, not X @ X'],
  ['initial final X {\n  send SYN\n}', 'expected the word state, and a name, not X @ X'],
  ['state X {\n  -> Y\n}', 'expected the word always, or what else a row begins with (send, receive, on, enter), not -> @ ->'],
  ['state X {\n  goto Y\n}', 'a row of the state is expected: send, receive, on, always, enter, begin, first, slip @ goto'],
  ['send SYN ACK', 'expected +, or, without, when, ->, see, {, or the end of the line, not ACK @ ACK'],
  ['receive SYN see 3.4', 'expected a section in quotes, such as "§3.4", not 3 @ 3'],
  ['send SYN { require x = 1 }', 'expected == (a single = sets a variable), not = @ ='],
  ['send SYN { set x == 1 }', 'expected = (== compares), not == @ =='],
  ['send SYN { owe SYN to }', 'expected the hosts that it goes to: peer, or a set of names @ to'],
  [
    'send SYN { goto X }',
    'an action is expected: require, set, assume, owe, reply, allow, pass, discard, mark, ->, do, continue, restart, forget, expect @ goto',
  ],
];

const CLAUSES: WordsTable = [
  ['always A.x > A.y + 1', 'expected and, or, a text in quotes, or the end of the line, not + @ +'],
  ['never A', 'expected in and a state, or . and a variable, after A @ A'],
];

describe('a line that cannot be read, in the words of people', () => {
  it.each(STATEMENTS)('%s', (line, expected) => {
    expect(said(line)).toEqual([expected]);
  });

  it.each(PARTS)('in an exercise: %s', (line, expected) => {
    expect(said(`exercise e {\n  ${line}\n  A -> B : SYN\n}\n`)).toEqual([expected]);
  });

  it.each(CLAUSES)('in a verification: %s', (line, expected) => {
    expect(said(`verify v {\n  host A; host B\n  ${line}\n}\n`)).toEqual([expected]);
  });

  it.each(MEMBERS)('in a protocol: %s', (line, expected) => {
    expect(said(`protocol p {\n  ${line}\n}\n`)).toEqual([expected]);
  });
});
