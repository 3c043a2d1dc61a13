import { describe, expect, it } from 'vitest';
import { fixes } from '../../../core/views/fixes.js';
import { analysed, check } from '../../testing/check.js';

/** A protocol of two roles, of which a test writes what it needs. */
const pair = (client: string, server: string, more = ''): string => `protocol p {
  message Q (n)
  message A, X
  field n : int
  start sender is c, receiver is s
  ${more}
  role c {
${client}
  }
  role s {
${server}
  }
}`;
const CLIENT = '    initial state START { send Q; receive A }';
const SERVER = '    initial state S { receive Q { owe A }; send A }';

describe('protocols that are as they should be', () => {
  it('are silent', () => void check(pair(CLIENT, SERVER).replace('A, X', 'A')));

  it('may rest in final states', () =>
    void check(`protocol p {
      message Q
      initial final state A { send Q -> B; receive Q -> B }
      final state B { receive any { discard "it is over" } }
    }`));

  it('may begin where no row leads', () =>
    void check(`protocol p {
      message Q
      var n : int
      start sender in A, receiver in B
      initial state A { send Q when n == 1; receive Q { set n = n + 1 } }
      state B { receive Q; on go }
      state C { begin { assume n = 1 }; send Q -> A }
      event go
    }`));

  it('may owe what a later state sends', () =>
    void check(`protocol p {
      message Q, A
      initial state A { send Q; receive Q -> B { owe A }; receive A }
      state B { always -> C when owed(A) }
      state C { send A -> A }
    }`));
});

describe('ways', () => {
  it('lead to each state', () =>
    void check(`protocol p {
      message Q
      initial state A { send Q -> B; receive Q }
      state B { on go -> C; receive Q }
      event go
      action leave { -> D when true }
      state C { send Q { do leave }; receive Q }
      state D { send Q; receive Q }
      state ISLAND { send Q -> A; receive Q }
      //    ^^^^^^ protocol/unreachable No way leads to the state ISLAND
    }`));

  it('lead out of each state that is not final', () =>
    void check(`protocol p {
      message Q
      initial state A { send Q -> B; receive Q }
      state B { receive any { discard "late" } }
      //    ^ protocol/dead-end final state
    }`));

  it('do not go round without end', () =>
    void check(`protocol p {
      message Q
      var n : int = 0
      initial state A { send Q -> B; receive Q { set n = 1 } }
      state B { always -> C when n > 0; on go }
      //        ^^^^^^^^^^^^^^^^^^^^^^ protocol/loop B → C → B
      state C { always -> B when n > 0; on go }
      event go
    }`));

  it('may go round as long as something changes', () =>
    void check(`protocol p {
      message Q
      var n : int = 0
      initial state A { send Q -> B; receive Q }
      state B { always -> C when n < 3 }
      state C { always -> B when n < 3 { set n = n + 1 }; always -> A }
    }`));
});

describe('rows that are never taken', () => {
  it('stand behind one that takes all messages', () =>
    void check(`protocol p {
      message Q, R
      initial state A { send Q or R; receive Q; receive any; receive R -> A }
      //                                                     ^^^^^^^^^^^^^^ protocol/never-taken receive any
    }`));

  it('stand in a group whose states all take it', () =>
    void check(`protocol p {
      message Q
      states all {
        receive Q -> B
        //at receive Q -> B => protocol/never-taken
        initial state A { send Q; receive any }
        state B { send Q -> A; receive any }
      }
    }`));

  it('may be hidden in one state, and taken in another', () =>
    void check(`protocol p {
      message Q
      states all {
        receive Q -> B
        initial state A { send Q; receive any }
        state B { send Q -> A }
      }
    }`));

  it('stand behind the same guard, or a wider one', () =>
    void check(`protocol p {
      message Q (n)
      field n : int
      initial state A {
        send Q
        receive Q when n > 3
        receive Q when n > 5
        //at receive Q when n > 5 => protocol/never-taken
        receive Q when n > 3 and n < 9
        //at receive Q when n > 3 and n < 9 => protocol/never-taken
        receive Q when n > 2
        receive Q
      }
    }`));

  it('have a guard that is never true', () =>
    void check(`protocol p {
      message Q
      initial state A { send Q; receive Q when 1 > 2; receive Q }
      //                        ^^^^^^^^^^^^^^^^^^^^ protocol/never-taken never true
    }`));

  it('are found among combinations of flags', () =>
    void check(`protocol p {
      flags SYN, ACK
      initial state A { send SYN or ACK; receive SYN without ACK; receive SYN; receive SYN+ACK; receive any }
      //                                                                       ^^^^^^^^^^^^^^^ protocol/never-taken
    }`));

  it('are found among events', () =>
    void check(`protocol p {
      message Q
      event go, stop
      initial state A { send Q; receive Q; on go, stop; on stop -> A }
      //                                                ^^^^^^^^^^^^ protocol/never-taken on go, stop
    }`));
});

describe('messages', () => {
  it('that nobody receives, and that nobody sends', () =>
    void check(
      pair(
        `    initial state START { send Q; receive A; send X }
    //                                       ^^^^^^ protocol/unreceived no state of s`,
        SERVER,
      ),
    ));

  it('that are replied, and nobody receives', () =>
    void check(
      pair(
        CLIENT,
        `    initial state S { receive Q { owe A; reply X }; send A }
    //                ^^^^^^^^^ protocol/unreceived X may be sent by s`,
      ),
    ));

  it('that nobody sends', () =>
    void check(
      pair(
        `    initial state START { send Q; receive A; receive X }
    //                                       ^^^^^^^^^ protocol/unsent no row of s`,
        SERVER,
      ),
    ));

  it('that are owed where they may not be sent', () =>
    void check(`protocol p {
      message Q, N
      event hold
      initial state UP {
        send Q; receive any
        on hold -> DOWN { owe N }
        //at on hold -> DOWN => protocol/unpayable the state DOWN
      }
      final state DOWN { receive any { discard "over" } }
    }`));

  it('that only the base of a variant knows', () => void check('protocol mine extends tcp { state TIME_WAIT { always -> CLOSED } }'));
});

describe('what nothing uses', () => {
  it('is told of each kind', () =>
    void check(`protocol p {
      message Q (n)
      message Nowhere
      //at Nowhere => protocol/unused message
      field n, orphan : int
      //at orphan => protocol/unused
      event never
      //    ^^^^^ protocol/unused event
      timer tick
      //    ^^^^ protocol/unused timer
      var unread : int = 0
      //  ^^^^^^ protocol/unused never read
      var shown : int = 0 "kept to be shown"
      var claimed : int = 0
      code p/unused warning "never raised"
      //   ^^^^^^^^ protocol/unused
      let idle = unread + 1
      //  ^^^^ protocol/unused
      action nobody { set unread = 1 }
      //     ^^^^^^ protocol/unused
      initial state S { send Q; receive Q { set shown = n, claimed = n } }
    }
    exchange x using p { A -> B : Q n=3; expect B.claimed = 3 }`));

  it('may be meant to be so', () =>
    void check(`protocol p {
      message Q
      expect error protocol/unused
      timer tick
      initial state S { send Q; receive Q }
    }`));

  it('is not meant to be so where nothing is odd', () =>
    void check(`protocol p {
      message Q
      expect error protocol/unused
      timer tick
      //at timer tick => no-error
      initial state S { send Q; receive Q; on tick }
    }`));
});

describe('types', () => {
  it.each([
    ['set a = n', 'n', 'a is a name'],
    ['set b = s', 's', 'b is a number'],
    ['require n == s', 'n == s', 'cannot be compared'],
    ['set b = b + "x"', '"x"', '+ takes numbers'],
    ['set all = all + 1', '1', '+ takes'],
    ['set b = all', 'all', 'b is a number'],
    ['set b = 1 when s > "x"', 's > "x"', 'has no order'],
    ['set b = 1 when f == 7', '7', 'at most 1'],
    ['set b = 1 when b', 'b;', 'not a condition'],
    ['set b = min("a", 1)', '"a"', 'min takes a number'],
    ['set b = max(1)', 'max(1)', 'max takes 2 values'],
    ['owe R s=1', '1', 's is a name'],
  ])('%s', (action, at, part) => {
    const line = `send Q { ${action}; set a = a, b = b, all = all }`;
    const text = `protocol p {
  message Q (n, s, f)
  message R (s)
  field n : int
  field s : name
  field f : flag
  var a : name "shown"
  var b : int "shown"
  var all : names "shown"
  initial state S { send R; receive any; ${line} }
}`;
    const found = analysed(text).problems.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`);
    expect(found).toEqual([`protocol/type ${at.replace(';', '')}`]);
    expect(part).not.toBe('');
  });
});

describe('structure', () => {
  it('has one initial state, and no state outside of the roles', () =>
    void check(`protocol p {
      message Q
      start sender is c, receiver is s
      role c { initial state A { send Q -> B }; initial state B { send Q } }
      //                                                      ^ protocol/structure A is the initial state already
      role s { initial state A { receive Q } }
      state LOOSE { receive Q }
      //    ^^^^^ protocol/structure outside of all roles
    }`));

  it('has something in it', () =>
    void check(
      `protocol f {}
      //     ^ protocol/structure nothing in the protocol
protocol g {
  message Q
  states none { send Q }
  //     ^^^^ protocol/structure
  initial state A { send Q; receive Q }
}`.replace('      //     ^', '//       ^'),
    ));

  it('says who begins', () =>
    void check(`protocol p {
//       ^ protocol/structure which role
      message Q
      role c { initial state A { send Q } }
      role s { initial state A { receive Q } }
    }`));

  it('lets the first one begin', () =>
    void check(`protocol p {
      message Q
      start sender is c, receiver is s
      role c { initial state A { receive Q -> B } state B { send Q -> A } }
      //                     ^ protocol/structure
      role s { initial state A { receive Q -> B } state B { send Q -> A } }
    }`));

  it('opens what its base has', () =>
    void check(`protocol notw extends tcp {
      state TIME_WIAT { always -> CLOSED }
      //    ^^^^^^^^^ protocol/base Did you mean TIME_WAIT?
      states conected { receive FIN -> CLOSED }
      //     ^^^^^^^^ protocol/base
    }`));
});

describe('mistyped words', () => {
  it('are read as what was meant', () =>
    void check(`protocol p {
      mesage Q
      //at mesage => syntax Did you mean message?
      initial stat A {
        //at stat => syntax
        sned Q -> B
        //at sned => syntax Did you mean send?
        recieve Q
        //at recieve => syntax Did you mean receive?
      }
      state B { receive Q { discrad "late" }; send Q -> A }
      //                    ^^^^^^^ syntax Did you mean discard?
    }`));
});

describe('mistyped words of a start line and of rows', () => {
  it('are told', () =>
    void check(
      `protocol p {
      message Q
      start sendr in A, receivr in A
      //at sendr => syntax sender
      initial state A { send Q wehn 1 == 1; receive Q }
      //at wehn => syntax Did you mean when?
    }`
        .replace(', receivr', ', receiver')
        .replace('send Q wehn 1 == 1', 'send Q; send Q wehn 1 == 1'),
    ));
});

describe('fixes', () => {
  const applied = (text: string): readonly string[] => {
    const { problems } = analysed(text);
    const [fix] = problems.flatMap((problem) => fixes(problem));
    const changed = [...(fix?.edits ?? [])]
      .sort((a, b) => b.span.start - a.span.start)
      .reduce((now, { span, text: put }) => now.slice(0, span.start) + put + now.slice(span.end), text);
    return [fix?.title ?? '', ...analysed(changed).problems.map(({ code }) => code)];
  };

  it.each([
    ['Mark B final', 'protocol p { message Q; initial state A { send Q -> B; receive Q }; state B }'],
    ['Add a receive rule to S', pair('initial state START { send Q or X; receive A }', SERVER)],
    [
      'Add a send rule to S',
      pair(CLIENT, 'initial state S {\n      receive Q { owe A }\n    }').replace('A, X', 'A').replace('receive A', 'receive any'),
    ],
    ['Change TIME_WIAT to TIME_WAIT', 'protocol q extends tcp { state TIME_WIAT { always -> CLOSED } }'],
    [
      'Write first before this row',
      'protocol p { message Q, R; states all { receive Q -> A; initial state A { send Q or R; receive any -> B }; state B { send Q; receive any -> A } } }',
    ],
    ['Change it to protocol', 'protocl p { message Q; initial state A { send Q; receive Q } }'],
    ['Change it to send', 'protocol p { message Q; initial state A { sned Q; receive Q } }'],
  ])('%s', (title, text) => expect(applied(text)).toEqual([title]));
});

describe('slips of several kinds', () => {
  it('in the head of a protocol damage nothing else', () =>
    void check(`protocl p {
      //at protocl => syntax Did you mean protocol?
      message Q
      initial state A { send Q -> B; recv Q }
      //                             ^^^^ syntax Did you mean receive?
      final state B
    }`));

  it('go round in one state', () =>
    void check(`protocol p {
      message Q
      initial state A { send Q -> B; receive Q }
      state B { always -> B }
      //        ^^^^^^^^^^^ protocol/loop B → B
    }`));

  it('name what a set takes', () =>
    void check(`protocol p {
      message Q
      var s : names "all of them"
      initial state A { send Q { set s = s + 1 }; receive Q }
      //                                     ^ protocol/type of a set of names takes a name
    }`));

  it('are told once for a state that is initial beside another one', () =>
    void check(`protocol p {
      message Q
      initial state A { send Q; receive Q }
      initial state B { send Q; receive Q }
      //            ^ protocol/structure
    }`));

  it('are told once for a role in a variant of what has none', () =>
    void check(`protocol p extends tcp {
      role client { state X { } }
      //   ^^^^^^ protocol/base at all
      state ESTABLISHED { receive FIN -> CLOSED }
    }`));

  it('call an action an action, and a function a function', () =>
    void check(`protocol p {
      message Q
      var n : int "how many"
      initial state A { send Q { do count_up; set n = most(n, 1) }; receive Q }
      //at count_up => unknown-name no action count_up
      //at most => unknown-name no function most
    }`));
});

describe('addressees', () => {
  const relay = (asked: string, peers = 'asker - relay - helper') => `protocol p {
      message Ask, Pass
      peers ${peers}
      start sender is asker, receiver is relay
      role asker { initial final state A { send ${asked} } }
      role relay { initial state R { receive Ask from asker { owe Pass to helper }; send Pass to helper } }
      role helper { initial final state H { receive Pass from relay } }
    }`;

  it('decide who has to receive a message', () =>
    void check(
      relay('Ask to relay; send Pass to relay').replace(
        'role relay',
        `//at send Pass to relay => protocol/unreceived no state of relay
      role relay`,
      ),
    ));

  it('that do not exist leave the question open', () =>
    void check(
      relay('Ask to relay', 'asker - rellay - helper').replace(
        'start',
        `//at rellay => unknown-name Did you mean relay?
      start`,
      ),
    ));

  it('of what is compared with a number that is never reached', () =>
    void check(`protocol p {
      message Q (n)
      field n : upto(7)
      initial state A { send Q when n < 8 or n > 9; receive Q }
      //                                         ^ protocol/type at most 7
    }`));

  it('of what is owed with a number that does not fit', () =>
    void check(`protocol p {
      message Q (n)
      field n : int(4)
      initial state A { send Q; receive Q { owe Q n=99 } }
      //                                            ^^ protocol/type at most 15
    }`));
});

describe('a timer that comes after another one', () => {
  it('may be declared, too', () =>
    void check(`protocol p {
      message Q
      timer again up to 2 then over
      timer over "nobody is there"
      initial state A { send Q; receive Q; on again { owe Q }; on over -> B }
      final state B
    }`));
});

describe('imported protocols', () => {
  it('tell their problems at the import', () =>
    void check(
      `import "p.hsk"
//     ^^^^^^^ protocol/unused p.hsk, line 2: Nothing uses the timer
`,
      { 'p.hsk': 'protocol p { message Q\n timer tick\n initial state S { send Q; receive Q } }' },
    ));
});

describe('what a user of the language wrote', () => {
  it('a state that is left at once takes nothing', () =>
    void check(`protocol p {
      message Q, A
      initial state S { send Q -> T; receive Q { owe A }; send A; receive A }
      state T { always -> S; receive A -> S }
      //                     ^^^^^^^^^^^^^^ protocol/never-taken T is left as soon as it is entered
    }`));

  it('of several messages that are owed, each can be paid', () =>
    void check(`protocol p {
      message Q, A, B
      initial state S {
        send Q; receive A or B
        receive Q { owe A or B }
//      ^^^^^^^^^ protocol/unpayable B is owed here
        send A; on go { reply B }
      }
      event go
    }`));

  it('a type that is mistyped is the type that was meant', () =>
    void check(`protocol p {
      message Q (n)
      field n : nmae = "x"
      //        ^^^^ unknown-name Did you mean name?
      initial state S { send Q; receive Q when n == "y" }
    }`));

  it('a role goes before a field of its name, where it is said to whom', () =>
    void check(`protocol p {
      message Login (user)
      message Welcome
      field user : int
      start sender is user, receiver is server
      role user { initial state AWAY { send Login to server -> HERE }; final state HERE { receive Welcome } }
      role server { initial state READY { receive Login from user { owe Welcome to user }; send Welcome to user } }
    }
    exchange e using p {
      U -> S : Login user=7
      S -> U : Welcome
      expect U in HERE, nothing owed
    }`));

  it('the nearer name is the one with more of its letters in place', () =>
    void check(`protocol p {
      message Accept, Accepted
      initial state S { send Accept or Accepted; receive Acceptd; receive any }
      //                                                 ^^^^^^^ unknown-name Did you mean Accepted?
    }`));
});
