/** What the checker says of exchanges of any protocol: requirements on what arrives, replies, debts, conditions, sizes. */
import { describe, it } from 'vitest';
import { checkExchanges } from './testing/check.js';

const texts = (cases: Readonly<Record<string, string>>): void => {
  it.each(Object.entries(cases))('%s', (_, text) => void checkExchanges(text));
};

describe('a requirement on what arrives', () => {
  const P = `protocol p {
  message Q (n)
  field n : int
  var want : int = 5
  var got : int
  event ask
  initial state S {
    send Q
    receive Q { require n == want else p/n "only 5"; set got = n }
    on ask -> T { require want > 7 else p/want "too little" }
  }
  state T
}
`;
  texts({
    'is told, and what arrived stays': `${P}exchange x using p {
  A -> B : Q n=9
  //         ^^^ p/n n should be 5 in this Q of A, as B takes it, not 9
  expect B.got = 9
}
`,
    'is told of a segment that arrives later': `${P}exchange x using p {
  A ~> B : Q n=9 as m
  m arrives
  //at m => p/n n should be 5
}
`,
    'is told of an event': `${P}exchange x using p {
  host A
  A : ask
  //at ask => p/want too little
  expect A in T
}
`,
    'says nothing where it holds': `${P}exchange x using p {
  A -> B : Q n=5
  expect B.got = 5
}
`,
  });
});

describe('a reply', () => {
  texts({
    'fills a field that has a usual value': `protocol p {
  message Q
  message R (kind)
  field kind : name = "a" else p/kind
  initial state S { receive Q { reply R kind="b" }; receive R when kind == "b"; send Q }
}
exchange x using p {
  A -> B : Q
  B -> A : R
}
`,
    'repeats names, and takes numbers': `protocol p {
  message Q
  message R (kind)
  field kind : name else p/kind
  initial state S { receive Q { reply R kind="b" }; receive R; send Q }
}
exchange x using p {
  A -> B : Q
  B -> A : R kind="c"
  //         ^^^^^^^^ p/kind repeats what is said there
}
`,
  });
});

describe('a debt that nobody can pay', () => {
  texts({
    'of a message': `protocol p {
  message Q
  message A
  start sender is c, receiver is s
  role c { initial state START { send Q -> WAIT } state WAIT { receive A -> START } }
  role s { initial state S { receive Q { owe A } } }
}
exchange x using p {
  C -> S : Q
  //       ^ unanswered No state of S sends A
}
`,
    'of a timer': `protocol p {
  message BYE
  message KEEP
  timer hold
  start sender in UP, receiver in UP
  initial state IDLE
  state UP { on hold -> IDLE { owe BYE }; send KEEP; receive KEEP }
}
exchange x using p {
  host A in UP
  host B in UP
  B : hold
  //at hold => unanswered the BYE that hold asks for
}
`,
    'of a call whose segment never comes': `host A in ESTABLISHED with snd_nxt=1, rcv_nxt=1
host B in ESTABLISHED with snd_nxt=1, rcv_nxt=1
A : close
//at close => unanswered the FIN that close asks for
A -> B : ACK seq=1 ack=1
`,
    'but a call at the end is only the beginning': `host A in ESTABLISHED with snd_nxt=1, rcv_nxt=1
host B in ESTABLISHED with snd_nxt=1, rcv_nxt=1
A : close
expect A in FIN_WAIT_1
`,
  });
});

describe('conditions that do not hold', () => {
  const P = `protocol p {
  message Q (n)
  message A (n)
  field n : int
  var max : int = 3
  timer timeout
  initial state S {
    send Q when n < max
    receive Q when n == 1 -> T
    on timeout when max > 5 -> T
  }
  state T "after one" { send A when n == 2 or max == 9 }
}
`;
  texts({
    'of a message sent': `${P}exchange x using p {
  A -> B : Q n=7
  //       ^ illegal-send right when n < max, but n is 7 and max is 3
}
`,
    'of a message received': `${P}exchange x using p {
  A -> B : Q n=2
  //       ^ unexpected-receive right when n == 1, but n is 2
}
`,
    'of an event': `${P}exchange x using p {
  host A
  A : timeout
  //at timeout => illegal-event right when max > 5, but max is 3. No event
}
`,
  });
});

describe('names and sizes', () => {
  texts({
    'a message can stand in a condition': `protocol p {
  message Q
  message R
  var a : int = 0
  initial state S { receive Q or R { set a = a + 1 when Q; set a = a + 10 when not Q }; send Q or R }
}
exchange x using p {
  A -> B : Q
  A -> B : R
  expect B.a = 11
}
`,
    'a variable holds no more than it is declared for': `protocol p {
  message Q
  var t : int(3) = 6
  initial state S { send Q { set t = t + 1 }; receive Q }
}
exchange x using p {
  A -> B : Q
  A -> B : Q
  //       ^ number t of A becomes 8 here, but holds a number from 0 to 7
  A -> B : Q
}
`,
  });
});

describe('nothing stranger is supposed than that a message was dropped', () => {
  const P = `protocol p {
  message Q
  message A
  event crash
  start sender is c, receiver is s
  role c {
    initial state START { send Q -> WAIT; on crash -> DOWN }
    state WAIT { receive A -> START; on crash -> DOWN }
    final state DOWN { receive any { discard "down" } }
  }
  role s { initial state S { receive Q; receive A; send A; send Q } }
}
`;
  texts({
    'no crash, and no hosts that sit elsewhere': `${P}exchange x using p {
  C -> S : Q
  S -> C : Q
  //       ^ unexpected-receive C has no rule for Q in WAIT
  C -> S : A
  //       ^ illegal-send C cannot send A in WAIT
  S -> C : Q
  //       ^ unexpected-receive C has no rule for Q in WAIT
  expect C in WAIT
}
`,
  });
});
