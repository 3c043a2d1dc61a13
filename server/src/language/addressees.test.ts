/** Who a message is for, and what is said where it is written to somebody else. */
import { describe, expect, it } from 'vitest';
import { wording } from '../core/index.js';
import { healing } from './features/actions/healing.js';
import { analysed, check } from './testing/check.js';

const RELAY = `protocol relay "A question is passed on" {
  message Ask, Forward, Answer, Pass, Note
  peers asker - relay - helper
  start sender is asker, receiver is relay
  role asker { initial state READY { send Ask; receive Answer or Note } }
  role relay {
    initial state IDLE { receive Ask -> BUSY { owe Forward to helper }; send Note to asker }
    state BUSY { send Forward to helper; receive Pass from helper -> DONE { owe Answer to asker } }
    state DONE { send Answer to asker -> IDLE }
  }
  role helper { initial state READY { receive Forward { owe Pass }; send Pass } }
}
`;

/** What an exchange of the three raises: code, place, words, title of the first fix. */
function told(lines: string): readonly (readonly string[])[] {
  const text = `${RELAY}exchange e using relay {\n  host A is asker; host R is relay; host H is helper\n${lines}\n}`;
  const analysis = analysed(text);
  return analysis.problems.map((problem) => {
    const [fix] = [...healing(analysis, problem, (changed) => analysed(changed))];
    const words = problem.facts.kind === 'illegal-send' ? wording().problems.illegalSend(problem.facts) : '';
    return [problem.code, text.slice(problem.span.start, problem.span.end), words, fix?.title ?? ''];
  });
}

describe('a wrong addressee', () => {
  it('in the last line is another host, and no line too many', () =>
    expect(told('  A -> R : Ask\n  R -> A : Forward').map(([code, place, , fix]) => [code, place, fix])).toEqual([
      ['illegal-send', 'A', 'Change A to H'],
      ['unanswered', 'Forward', 'Add H -> R : Pass at the end'],
    ]));

  it('of what is owed is put right, with nothing else told', () => {
    const [problem, ...more] = told('  A -> R : Ask\n  R -> A : Forward\n  H -> R : Pass\n  R -> A : Answer');
    expect(more).toEqual([]);
    expect(problem?.slice(0, 2)).toEqual(['illegal-send', 'A']);
    expect(problem?.[2]).toBe('Forward goes to H, not to A (asker). A is in READY and H is in READY.');
    expect(problem?.[3]).toBe('Change A to H');
  });

  it('of what may be sent is put right', () => {
    const [problem, ...more] = told('  R -> H : Note\n  A -> R : Ask\n  R -> H : Forward\n  H -> R : Pass\n  R -> A : Answer');
    expect(more).toEqual([]);
    expect([problem?.[1], problem?.[3]]).toEqual(['H', 'Change H to A']);
  });
});

describe('of several hosts that are right', () => {
  it('the one that explains what follows is meant', () => {
    const text = `protocol bus {
  message Cmd, Ack, Log
  peers master - slave, master - logger
  start sender is master, receiver is slave
  role master { initial state ON { send Cmd to slave; send Log to logger; receive Ack from slave } }
  role slave { initial state ON { receive Cmd { owe Ack }; send Ack to master when owed(Ack) } }
  role logger { initial state ON { receive Log } }
}
exchange e using bus {
  host M is master; host S1 is slave; host S2 is slave; host L is logger
  M -> L : Cmd
  S2 -> M : Ack
}`;
    const analysis = analysed(text);
    expect(analysis.problems.map(({ code }) => code)).toEqual(['illegal-send']);
    const [fix] = analysis.problems.flatMap((problem) => [...healing(analysis, problem, (changed) => analysed(changed))]);
    expect(fix?.title).toBe('Change L to S2');
  });
});

describe('a message that cannot be sent', () => {
  it('is told with what may go to other hosts', () => {
    const [problem] = told('  A -> R : Ask\n  R -> A : Answer\n  R -> H : Forward\n  H -> R : Pass\n  R -> A : Answer');
    expect(problem?.[2]).toContain('It owes H Forward');
    expect(problem?.[2]).not.toContain('nothing');
  });
});

describe('after expect error', () => {
  const PICK = `protocol pick {
  message Offer (best)
  message Pick (version)
  message Abort
  field best : names
  field version : name else pick/version
  start sender is c, receiver is s
  role c { var asked : names; initial state A { send Offer -> B { set asked = best } }
    state B { receive Pick when version in asked -> OVER; receive Pick -> GONE { owe Abort } }
    state GONE { send Abort -> OVER }
    final state OVER }
  role s { var asked : names; initial state L { receive Offer -> M { set asked = best; owe Pick } }
    state M { send Pick -> OVER { require version in asked else pick/version "one that was offered" } }
    final state OVER { receive Abort } }
}
`;
  it('what the wrong line calls for is not missed', () =>
    void check(`${PICK}exchange e using pick {
  C -> S : Offer best="a b"
  expect error pick/version
  S -> C : Pick version="c"
}`));

  it('it may be expected as well', () =>
    void check(`${PICK}exchange e using pick {
  C -> S : Offer best="a b"
  expect error pick/version
  expect error unanswered
  S -> C : Pick version="c"
}`));
});

describe('sessions', () => {
  it('do not nest, which is told once', () =>
    void check(`protocol mux {
  message Open, Data, Close (ch)
  field ch : int
  start sender is client, receiver is server
  role client { initial state UP { send Open or Data or Close } }
  role server {
    session connection by client = peer {
      initial state NEW { receive Open -> USED }
      state USED { receive Close -> GONE }
      final state GONE
      session channel by ch {
        //at channel => protocol/structure session channel by client = peer, ch
        initial state FRESH { receive Data -> DONE }
        final state DONE
      }
    }
    receive any { discard "not open" }
  }
}`));

  it('are named where none of them sends the message', () => {
    const text = `protocol desk {
  message Ask, Tell, Bye
  start sender is guest, receiver is clerk
  role guest { initial state IN { send Ask; receive Tell or Bye } }
  role clerk { session request by client = peer { initial state NEW { receive Ask -> ASKED { owe Tell } }; state ASKED { send Tell -> DONE }; final state DONE }
    receive any { discard "nothing" } }
}
exchange e using desk { host G is guest; host C is clerk; C -> G : Bye; G -> C : Ask; C -> G : Tell }`;
    const words = analysed(text).problems.flatMap(({ facts }) =>
      facts.kind === 'illegal-send' ? [wording().problems.illegalSend(facts)] : [],
    );
    expect(words[0]).toContain('C cannot send Bye outside of its sessions');
  });
});
