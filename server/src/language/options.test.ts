/** Lists and options on messages: `(v1, v2)`, `(mru=1500, magic)`. */
import { describe, it } from 'vitest';
import { check } from './testing/check.js';

const LINK = `protocol link_up "Options are asked for, and refused" {
  message Request, Ack, Nak, Reject (options)
  field options : options else link_up/options
  start sender is caller, receiver is answerer
  role caller {
    var asked : options "what was asked for"
    initial state DOWN { send Request -> ASKING { set asked = options } }
    state ASKING {
      receive Ack when options == asked -> UP
      receive Ack { discard "not what was asked for" }
      receive Nak or Reject -> DOWN
    }
    final state UP
  }
  role answerer {
    var wanted, known : options = "mru magic"
    var theirs : options
    initial state DOWN {
      receive Request when has(options.mru) and options.mru < 128 { set theirs = options; owe Nak options="mru=1500" }
      receive Request when has(options.pfc) { owe Reject options="pfc" }
      receive Request -> UP { set theirs = options; owe Ack options=options }
      send Nak or Reject
    }
    final state UP { send Ack { require options == theirs else link_up/options "an Ack repeats all options" } }
  }
}
`.replace('    var wanted, known : options = "mru magic"\n', '');

const exchange = (lines: string): string => `${LINK}exchange e using link_up {\n  host C is caller; host S is answerer\n${lines}\n}`;

describe('options', () => {
  it('are numbers, words, or only there', () =>
    void check(
      exchange(`  C -> S : Request options=(mru=64, magic)
  S -> C : Nak
  C -> S : Request options=(mru=1500, magic, pfc)
  S -> C : Reject options=(pfc)
  C -> S : Request options=(mru=1500, magic, name="a.example")
  S -> C : Ack
  expect C in UP, S in UP, S.theirs = "magic mru=1500 name=a.example"`),
    ));

  it('have no order', () =>
    void check(
      exchange(`  C -> S : Request options=(mru=1500, magic)
  S -> C : Ack     options=(magic, mru=1500)
  expect C in UP`),
    ));

  it('that differ are the problem of the field', () =>
    void check(
      exchange(`  C -> S : Request options=(mru=1500, magic)
  S -> C : Ack     options=(mru=1500)
  //               ^^^^^^^^^^^^^^^^^^ link_up/options an Ack repeats all options`),
    ));
});

describe('lists', () => {
  const VERSIONS = `protocol hello {
  message Hello (versions, ids)
  message Pick (version)
  field versions : names
  field ids : queue
  field version : name else hello/version
  start sender is c, receiver is s
  role c { var mine : names "what was offered"; initial state A { send Hello { set mine = versions }; receive Pick } }
  role s { var first : name "the first id"; initial state L { receive Hello when "v2" in versions { set first = head(ids); owe Pick version="v2" }; receive Hello { discard "too old" }; send Pick } }
}
`;
  it('of words, texts and numbers are sets and queues', () =>
    void check(`${VERSIONS}exchange e using hello {
  C -> S : Hello versions=(v1, "v2", 3) ids=(7, 8)
  S -> C : Pick
  expect C.mine = "v1 v2 3", S.first = "7", count(C.mine) = 3
}`));

  it('that are not finished damage their line only', () =>
    void check(
      `${VERSIONS}exchange e using hello {
  C -> S : Hello versions=(v1, v2) ids=(7
  //                                    ^ syntax
  C -> S : Hello versions=(v1) ids=(7)
  //       ^^^^^ discarded
}`,
    ));

  it('are no numbers', () =>
    void check(`protocol p {
  message Q (n)
  field n : int
  initial state A { send Q; receive Q }
}
exchange e using p {
  A -> B : Q n=(1, 2)
  //            ^^^^ number
}`));
});
