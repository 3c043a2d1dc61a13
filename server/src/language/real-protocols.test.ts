/** What real protocols need: alternatives, addressees, small moduli, exceptions, timers that give up, queues, scopes. */
import { describe, expect, it } from 'vitest';
import { fixes } from '../core/views/fixes.js';
import { analysed, check } from './testing/check.js';

const texts = (cases: Readonly<Record<string, string>>): void => {
  it.each(Object.entries(cases))('%s', (_, text) => void check(text));
};

describe('one of several answers', () => {
  const DNS = `protocol dns {
  message Query (id)
  message Answer, Referral, NXDomain (id)
  field id : int(16) else dns/id
  start sender is stub, receiver is server
  role stub {
    initial state IDLE { send Query -> WAITING; receive any { discard "late" } }
    state WAITING { receive Answer or Referral or NXDomain -> IDLE }
  }
  role server {
    initial state READY { receive Query { owe Answer or Referral or NXDomain id=id }; send Answer or Referral or NXDomain }
  }
}
`;
  texts({
    'is paid by any of them': `${DNS}exchange a using dns { S -> R : Query id=4; R -> S : Referral; expect S in IDLE }`,
    'is filled in': `${DNS}exchange a using dns { S -> R : Query id=4; R -> S : NXDomain; S -> R : Query id=5; R -> S : Answer }`,
    'is missed by all their names': `${DNS}exchange a using dns {
  S -> R : Query id=4
  //       ^^^^^ unanswered Answer id=4, Referral or NXDomain
}`,
  });
});

describe('addressees', () => {
  const SIP = `protocol sip {
  message INVITE, Trying, OK
  peers caller - proxy - callee
  role caller { initial state IDLE { send INVITE to proxy -> CALLING }; state CALLING { receive Trying from proxy; receive OK from proxy -> IDLE } }
  role proxy {
    initial state IDLE { receive INVITE from caller -> BUSY { owe Trying to caller; owe INVITE to callee } }
    state BUSY {
      send Trying to caller
      send INVITE to callee
      receive OK from callee { owe OK to caller }
      send OK to caller -> IDLE
    }
  }
  role callee { initial state IDLE { receive INVITE from proxy { owe OK }; send OK to proxy } }
  start sender is caller, receiver is proxy
}
exchange x using sip {
  host A is caller; host P is proxy; host B is callee
  A -> P : INVITE
`;
  texts({
    'are right': `${SIP}  P -> A : Trying\n  P -> B : INVITE\n  B -> P : OK\n  P -> A : OK\n}`,
    'are wrong at the name of the receiver': `${SIP}  P -> B : Trying
  //   ^ illegal-send Trying goes to A, not to B (callee)
  P -> A : Trying\n  P -> B : INVITE\n  B -> P : OK\n  P -> A : OK\n}`,
    'are roles that talk to each other': `${SIP}  P -> A : Trying\n  P -> B : INVITE\n  B -> A : OK
  //   ^ illegal-send OK goes to P
  B -> P : OK\n  P -> A : OK\n}`,
    'are the hosts of the name of their role': SIP.replace(/ {2}host A[^\n]*\n/, '')
      .replace('A -> P', 'caller -> proxy')
      .concat('  proxy -> caller : Trying\n  proxy -> callee : INVITE\n  callee -> proxy : OK\n  proxy -> caller : OK\n}'),
  });
});

describe('small serial numbers', () => {
  const Q = (type: string, row: string, rest: string): string => `protocol p {
  message Q (n)
  field n : ${type} else p/n
  var t : ${type} = 6 "next"
  var low : ${type} = 6 "lowest"
  initial state S { send Q { ${row}; set t = t + 1 }; receive Q }
}
exchange a using p { ${rest} }`;
  const IN_ORDER = 'require n == t and low == 6';
  texts({
    'go round': Q('serial(3)', IN_ORDER, 'A -> B : Q n=6; A -> B : Q n=7; A -> B : Q n=0; A -> B : Q; expect A.t = 2'),
    'go round with symbols': Q(
      'serial(2)',
      'require n == t and low == 2',
      'A -> B : Q n=2; A -> B : Q; A -> B : Q n=0; A -> B : Q n=1; A -> B : Q n=2; expect A.t = 3',
    ).replaceAll('= 6', '= 2'),
    'fit their size': `${Q('serial(3)', IN_ORDER, 'A -> B : Q n=6\n  A -> B : Q n=8')}
`.replace('n=8 }', 'n=8\n  //           ^ number from 0 to 7\n}'),
    'lie on the way from one to the other': Q(
      'serial(3)',
      'require low <= n < low + 4 else p/n "inside the window"',
      'A -> B : Q n=6; A -> B : Q n=1; A -> B : Q n=0; A -> B : Q n=7; expect A.t = 2\n A -> B : Q n=2',
    ).replace('n=2 }', 'n=2\n //         ^^^ p/n window\n}'),
    'are subtracted upwards': Q('serial(3)', 'require n - low < 7 else p/n', 'A -> B : Q n=4\n  A -> B : Q n=5\n  //         ^^^ p/n\n'),
  });
});

describe('numbers', () => {
  texts({
    'are divided': `protocol p {
  message Q (n)
  field n : int
  var q, r : int "shown"
  initial state S { send Q { set q = n / 4, r = n mod 4 }; receive Q }
}
exchange a using p { A -> B : Q n=11; expect A.q = 2, A.r = 3 }`,
    'are among others': `protocol p {
  message Q (n)
  field n : int
  initial state S { send Q when n in (250, 251) -> T; send Q; receive Q }
  state T { send Q when not n in (1, 2); receive Q }
}
exchange a using p { A -> B : Q n=1; expect A in S; A -> B : Q n=251; expect A in T }`,
  });
});

describe('exceptions', () => {
  const RAFT = `protocol raft {
  message Vote (term)
  field term : int
  var current : int = 0 "the term"
  first receive any when term > current -> FOLLOWER { set current = term; continue }
  initial state FOLLOWER { on timeout -> CANDIDATE { set current = current + 1; owe Vote to others }; receive Vote { mark "heard" } }
  state CANDIDATE { send Vote { require term == current }; receive Vote { discard "an own vote" } }
  timer timeout
}
`;
  texts({
    'go before the rows of the states, and on to them': `${RAFT}exchange a using raft {
  host N1; host N2; host N3
  N1 : timeout
  N2 : timeout
  N2 : timeout
  //at timeout => illegal-event
  N1 -> N3 : Vote term=1
  expect N3.current = 1, N3 in FOLLOWER
  N1 -> N2 : Vote
  //         ^^^^ discarded an own vote
  N2 -> N1 : Vote
  //         ^^^^ discarded
  N2 -> N3 : Vote
}`,
  });
});

describe('timers', () => {
  texts({
    'give up': `protocol p {
  message Q, A
  timer timeout up to 2 then give_up
  start sender is c, receiver is s
  role c {
    initial state START { send Q -> WAIT }
    state WAIT { on timeout { owe Q }; on give_up -> OVER; send Q; receive A -> OVER }
    final state OVER { receive A { discard "late" } }
  }
  role s { initial state S { receive Q { owe A }; send A } }
}
exchange a using p {
  C -x S : Q
  C : timeout
  C -x S : Q
  C : timeout
  C -x S : Q
  C : timeout
  //  ^^^^^^^ illegal-event give_up comes next
  C : give_up
  expect C in OVER
}`,
    'start anew': `protocol p {
  message Q
  timer timeout up to 1
  initial state S { send Q { restart timeout }; on timeout { owe Q }; receive Q }
}
exchange a using p { A : timeout; A -> B : Q; A : timeout; A -> B : Q }`,
  });
});

describe('queues', () => {
  texts({
    'keep their order': `protocol p {
  message Ask, Tell (what)
  field what : name else p/what
  start sender is c, receiver is s
  role c { initial state S { send Ask; receive Tell } }
  role s {
    var todo : queue "what is asked for"
    initial state S {
      receive Ask { set todo = todo + what; owe Tell }
      send Tell { require what == head(todo) else p/what "the oldest first"; set todo = rest(todo); owe Tell when count(todo) > 0 }
    }
  }
}
exchange a using p {
  C -> S : Ask what="a"
  C -> S : Ask what="b"
  S -> C : Tell
  expect S.todo = "b"
  S -> C : Tell what="a"
  //            ^^^^^^^^ p/what b
}`,
  });
});

describe('scopes', () => {
  texts({
    'are those of roles': `protocol p {
  message Q (n)
  field n : int else p/n
  start sender is a, receiver is b
  role a { var x : int = 1; let k = x + 1; action act { set x = k }; initial state S { send Q { require n == k; do act } } }
  role b { var y : int "got"; let k = n + 5; action act { set y = k }; initial state S { receive Q { do act } } }
}
exchange one using p { A -> B : Q; expect B.y = 7, A.x = 2 }`,
    'give way to others': `protocol p {
  message Q
  start sender is a, receiver is b
  role a { let k = true; initial state S { send Q when k } }
  role b { initial state S { receive Q when k } }
}
exchange one using p { A -> B : Q }`,
  });
});

describe('claims', () => {
  const VOTES = `protocol votes {
  message Ask, Yes (n)
  field n : int else votes/n
  start sender is chair, receiver is member
  role chair {
    var got : names "who said yes"
    var round : int = 1 "the round"
    initial state ASKING { send Ask; receive Yes -> ASKING { set got = got + peer }; always -> DONE when count(got) == count(member) and round > 0 }
    final state DONE
  }
  role member { initial state READY { receive Ask { owe Yes n=7 }; send Yes -> SAID }; final state SAID { receive Ask { discard "said" } } }
}
exchange a using votes {
  host C is chair; host M is member; host N is member
  C -> M : Ask
  C -> N : Ask
`;
  const claim = (written: string): string => `${VOTES}  expect ${written}
  M -> C : Yes
  N -> C : Yes
}`;
  it.each([
    'C.round > 0, C.round <= 1, C.round != 2',
    'M owes Yes, M owes Yes to C, N owes Yes n=7, C owes nothing',
    'C in (ASKING, DONE), not C in DONE, C in ASKING and M in READY, C in DONE or M in READY',
    '(C in DONE or C in ASKING) and not (M in SAID or N in SAID)',
    'count(C.got) = 0, count(member) = 2, count(member in READY) = 2, every(member in READY), not some(member in SAID)',
    'not M in C.got, C.round = C.round, nothing on the way, not nothing owed',
  ])('%s', (written) => void check(claim(written)));

  it.each([
    ['C.round > 1', 'C.round is 1'],
    ['M owes nothing', 'M owes Yes'],
    ['C in (DONE, SAID)', ''],
    ['not C in ASKING', 'C is in ASKING'],
    ['C in DONE or M in SAID', 'C is in ASKING and M is in READY'],
    ['count(C.got) = 2', 'C.got is empty'],
    ['every(member in SAID)', 'M is in READY and N is in READY'],
    ['M in C.got', 'C.got is empty'],
    ['nothing owed', 'M owes Yes and N owes Yes'],
  ])('%s is wrong: %s', (written, part) => {
    const carets = '^'.repeat(written.length);
    const unknown = written.includes('(DONE, SAID)');
    const said = unknown ? '//                 ^^^^ unknown-name' : `//     ${carets} claim ${part}`;
    check(claim(`${written}\n  ${said}`));
  });

  it('hold of sets', () => {
    check(
      claim('C.got != "M"').replace(
        '  N -> C : Yes\n',
        '  expect C.got = M, M in C.got, C.got = (M)\n  N -> C : Yes\n  expect C.got = "M N", C.got = (N, M)\n',
      ),
    );
  });
});

describe('several receivers', () => {
  const CAST = `protocol cast {
  message Ask, Yes
  start sender is chair, receiver is member
  role chair {
    var asked, got : names "who was asked; who said yes"
    initial state ASKING { send Ask { set asked = asked + peer }; receive Yes { set got = got + peer }; always -> DONE when got == asked and count(got) > 0 }
    final state DONE
  }
  role member { initial state READY { receive Ask { owe Yes }; send Yes } }
}
exchange a using cast {
  host C is chair; host M is member; host N is member; host O is member
`;
  texts({
    'get what is sent once': `${CAST}  C -> M, N : Ask
  expect C.asked = (M, N), O owes nothing
  M -> C : Yes\n  N -> C : Yes\n  expect C in DONE\n}`,
    'may lose it': `${CAST}  C -> M, -x N, O : Ask\n  expect M owes Yes, N owes nothing, O owes nothing\n  M -> C : Yes\n}`,
    'are all others': `${CAST}  C -> * : Ask\n  expect every(member owes Yes)\n  M -> C : Yes\n  N -> C : Yes\n  O -> C : Yes\n}`,
    'are all others but one': `${CAST}  C -> *, -x N : Ask\n  expect M owes Yes, O owes Yes, N owes nothing\n  M -> C : Yes\n  O -> C : Yes\n}`,
    'get it one by one': `${CAST}  C ~> M, N : Ask as m1\n  m1 arrives at N\n  expect N owes Yes, M owes nothing\n  m1 arrives at M\n  M -> C : Yes\n  N -> C : Yes\n}`,
    'each have their own rules': `${CAST}  C -> M : Ask
  M -> C, N : Yes
  //      ^ unexpected-receive N has no rule
}`,
    'miss answers each': `${CAST}  C -> M, N : Ask
  //      ^ unanswered N never answers
  M -> C : Yes\n}`,
    'are nobody, where the sender may not send': `${CAST}  M -> C, N : Yes
  //     ^^^ illegal-send
}`.replace('M -> C, N : Yes\n  //     ^^^ illegal-send', 'C -> M, N : Yes\n  //          ^^^ illegal-send'),
  });
});

describe('branches', () => {
  const OPEN = `exchange x "One ACK" {
  host A in ESTABLISHED with snd_nxt=101, rcv_nxt=301
  host B in ESTABLISHED with snd_nxt=301, rcv_nxt=101
  A -> B : PSH+ACK len=10
`;
  texts({
    'are checked each in full': `${OPEN}  either "the ACK arrives" { B -> A : ACK ack=111 }
  or "the ACK is lost" {
    B -x A : ACK ack=111
    A : timeout
    B -> A : ACK
  }
  A -> B : PSH+ACK seq=112 len=5
  //               ^^^^^^^ tcp/seq 111
  B -> A : ACK
}`,
    'tell the way on which something is wrong': `${OPEN}  either "it arrives" { B -> A : ACK }
  or "it is early" {
    B -> A : ACK ack=120
    //           ^^^^^^^ tcp/ack On the way "it is early"
  }
}`,
    'are repeated': `${OPEN}  B -> A : ACK
  repeat 3 { A -> B : PSH+ACK len=5; B -> A : ACK }
  expect A.snd_nxt = 126
}`,
    'are left out': `${OPEN}  opt "an answer" { B -> A : PSH+ACK len=3; A -> B : ACK }
  B -> A : ACK
  expect B.snd_nxt = 301 or B.snd_nxt = 304
}`,
    'stand in a document of nothing else': `A -> B : SYN seq=100
either "accepted" { B -> A : SYN+ACK; A -> B : ACK }
or "miscounted" {
  B -> A : SYN+ACK ack=100
  //               ^^^^^^^ tcp/ack On the way "miscounted"
  A -> B : ACK
}`,
    'need another way': `${OPEN}  either "alone" { B -> A : ACK }
  //at either => syntax another way
}`,
    'need a number': `${OPEN}  repeat { A -> B : PSH+ACK len=5 }
  //at repeat => syntax needs a number
  B -> A : ACK
}`,
    'need an either': `${OPEN}  or "alone" { B -> A : ACK }
  //at or => syntax no either
}`,
    'are not too many': `${OPEN}${'  opt { note A "x" }\n'.repeat(6)}  opt { note A "y" }
  //at opt => syntax more than 64
  B -> A : ACK
}`,
    'end where they are not closed': `${OPEN}  opt "an answer" {
  //              ^ syntax never closed
  B -> A : ACK
}`,
  });
});

describe('several ends of one host', () => {
  texts({
    'have machines of their own': `exchange proxy "A proxy's two connections" {
  host C "Client"
  host P "Proxy"
  host Pc of P in LISTEN
  host Ps of P
  host S "Server" in LISTEN
  C  -> Pc : SYN seq=100
  Pc -> C  : SYN+ACK seq=300
  C  -> Pc : ACK
  note P "Only now does the proxy connect."
  Ps -> S  : SYN seq=500
  S  -> Ps : SYN+ACK seq=700
  Ps -> S  : ACK ack=301
  //             ^^^^^^^ tcp/ack 701
  expect Pc.snd_nxt = 301, Ps.snd_nxt = 501, S in ESTABLISHED
}`,
    'belong to a host': `host A of Q
//        ^ unknown-name
host B in LISTEN
A -> B : SYN
B -> A : SYN+ACK
A -> B : ACK`,
  });
});

describe('what is owed no more', () => {
  const ASKED = `protocol asked {
  message Ask, Answer, Stop
  timer over "nobody waits any longer"
  start sender is client, receiver is server
  role client { initial state START { send Ask or Stop; receive Answer } }
  role server {
    initial state READY { receive Ask { owe Answer }; send Answer; receive Stop -> DONE; on over -> AWAY }
    final state DONE { receive any { discard "it is over" } }
    state AWAY { send Answer; receive any { discard "away" } }
  }
}
`;
  texts({
    'is what the state that is entered cannot send': `${ASKED}exchange a using asked { C -> S : Ask; C -> S : Stop; expect nothing owed }`,
    'is not what it can send still': `${ASKED}exchange a using asked {
  C -> S : Ask
  //       ^^^ unanswered
  S : over
}`,
    'is what a row forgets by name': `protocol p {
  message Ask, Answer, Stop
  var n : int = 0 "how many were asked"
  initial state S {
    send Ask or Stop or Answer
    receive Ask { set n = n + 1; owe Answer }
    receive Stop { forget Answer }
    receive Answer
  }
}
exchange a using p { A -> B : Ask; A -> B : Stop; expect nothing owed, B.n = 1 }
exchange b using p {
  A -> B : Ask; B -> A : Ask
  //                     ^^^ unanswered
  A -> B : Stop
}`,
  });
});

describe('a number that the sender leaves out', () => {
  const ECHO = `protocol echo {
  message Ping, Pong (id)
  field id : int(16) else echo/id
  start sender is asker, receiver is answerer
  role asker {
    var own : int "the id of the question"
    initial state IDLE { send Ping -> WAITING { set own = id } }
    state WAITING { receive Pong when id == own -> IDLE; receive Pong { discard "another id" } }
  }
  role answerer {
    var asked : int "the id of the question that is answered"
    initial state READY { receive Ping { set asked = id; owe Pong }; send Pong { require id == asked else echo/id "that of the question" } }
  }
}
`;
  texts({
    'is one and the same from then on': `${ECHO}exchange a using echo { A -> B : Ping; B -> A : Pong; expect A in IDLE }`,
    'takes the first name that is given to it': `${ECHO}exchange a using echo { A -> B : Ping; B -> A : Pong id=x; expect A in IDLE, A.own = x }`,
    'is another one each time': `${ECHO}exchange a using echo {
  A -> B : Ping id=x
  B -> A : Pong
  A -> B : Ping id=y
  B -> A : Pong id=x
  //            ^^^^ echo/id should be y
}`,
  });
});

describe('hosts that nobody declares, of three roles', () => {
  const RELAY = `protocol relay {
  message Ask, Pass, Done
  peers asker - relay - helper
  start sender is asker, receiver is relay
  role asker { initial state IDLE { send Ask to relay -> WAITING }; state WAITING { receive Done from relay -> IDLE } }
  role relay {
    initial state IDLE { receive Ask from asker { owe Pass to helper }; send Pass to helper; receive Done from helper { owe Done to asker }; send Done to asker }
  }
  role helper { initial state IDLE { receive Pass from relay { owe Done }; send Done to relay } }
}
`;
  const LINES = 'A -> R : Ask; R -> H : Pass; H -> R : Done; R -> A : Done';
  texts({
    'have the roles that their messages tell': `${RELAY}exchange a using relay { ${LINES}; expect nothing owed }`,
    'have them where only their names are declared': `${RELAY}exchange a using relay { host H; host R; host A; ${LINES}; expect nothing owed }`,
    'keep them beside a mistake': `${RELAY}exchange a using relay {
  A -> R : Ask
  R -> H : Done
  //   ^ illegal-send
  R -> H : Pass
  H -> R : Done
  R -> A : Done
}`,
  });
});

it('a wrong text is put right in quotes', () => {
  const { problems } = analysed(`protocol p {
  message Offer, Ask (address)
  field address : name else p/address
  start sender is server, receiver is client
  role server { initial state S { send Offer; receive Ask } }
  role client {
    var offered : name "the address that was offered"
    initial state C { receive Offer -> CHOSEN { set offered = address } }
    state CHOSEN { send Ask { require address == offered else p/address "the one that was offered" } }
  }
}
exchange e using p { S -> C : Offer address="10.0.0.5"; C -> S : Ask address="10.0.0.6" }
`);
  expect(problems.flatMap((problem) => fixes(problem)).map(({ title, edits }) => [title, edits[0]?.text])[0]).toEqual([
    'Set address to 10.0.0.5',
    'address="10.0.0.5"',
  ]);
});
