/** `session NAME by KEY { … }`: machines inside a machine, one for each key. */
import { describe, it } from 'vitest';
import { check } from './testing/check.js';

/** A server that tells each client the time, by request. */
const CLOCK = `protocol clock "What time is it?" {
  message Ask (id)
  message Tell (id, time)
  message Bye
  field id : int(8) "the number of the request" else clock/id
  field time : name
  timer expiry "the request is forgotten"
  peers client - server
  start sender is client, receiver is server
  role client { initial state S { send Ask or Bye; receive Tell } }
  role server {
    var told : int = 0 "how many answers there were"
    session request by client = peer, id "one question of one client" {
      initial state NEW { receive Ask -> ASKED { owe Tell } }
      state ASKED {
        send Tell to client -> DONE { set told = told + 1 }
        receive Ask { discard "a copy" }
        on expiry -> DONE
      }
      final state DONE
    }
    receive any { discard "nothing is asked" }
  }
}
`;

describe('sessions', () => {
  it('are told apart by their keys: whose it is, and its number', () =>
    void check(`${CLOCK}
exchange e using clock {
  host A is client; host B is client; host S is server
  A -> S : Ask id=1
  B -> S : Ask id=1
  A -> S : Ask id=2
  expect count(S.request) = 3, S in ASKED
  S -> B : Tell
  expect S.request(B, 1) in DONE, S.request(A, 1) in ASKED, S.told = 1
  S -> A : Tell id=2
  S -> A : Tell
  expect count(S.request) = 0, S.told = 3, nothing owed
}`));

  it('fill in their key, and demand it', () =>
    void check(`${CLOCK}
exchange e using clock {
  host A is client; host S is server
  A -> S : Ask id=7
  S -> A : Tell id=8
//              ^^^^ clock/id id should be 7 in this Tell of S, not 8: it belongs to what is under way, and carries its key
}`));

  it('owe each for itself, and are named by their path', () =>
    void check(`${CLOCK}
exchange e using clock {
  host A is client; host B is client; host S is server
  A -> S : Ask id=1
//         ^^^ unanswered S never answers this: it owes A Tell id=1
  B -> S : Ask id=1
  expect S.request(A, 1) owes Tell to A, S.request(B) owes Tell
  S.request(B, 1) : expiry
  expect S.request(B, 1) in DONE, S.request(A, 1) in ASKED
}`));

  it('that are over give their place to new ones; what none of them takes is the host’s', () =>
    void check(`${CLOCK}
exchange e using clock {
  host A is client; host S is server
  A -> S : Ask id=1
  S -> A : Tell id=1
  A -> S : Ask id=1
  S -> A : Tell id=1
  expect S.told = 2
  A -> S : Bye
  //       ^^^ discarded nothing is asked
}`));

  it('are begun by who sends first, too, with a number of their own', () =>
    void check(`protocol p {
      message Q, A (id)
      field id : int else p/id
      start sender is c, receiver is s
      role c {
        session asked by id {
          initial state NEW { send Q -> OPEN }
          state OPEN { receive A -> DONE }
          final state DONE
        }
        receive A { discard "nothing with this number is open" }
      }
      role s { initial state S { receive Q { owe A id=id }; send A } }
    }
    exchange e using p {
      C -> S : Q
      C -> S : Q
      S -> C : A
      S -> C : A
      expect count(C.asked) = 0
    }
    exchange late using p {
      C -> S : Q id=3
      S -> C : A id=3
      stray S -> C : A id=4
      //             ^ discarded nothing with this number is open
    }`));

  it('pass on what has arrived, with another number', () =>
    void check(`protocol p {
      message Q, A (id)
      field id : int else p/id
      peers asker - relay - helper
      start sender is asker, receiver is relay
      role asker { initial state S { send Q; receive A } }
      role relay {
        session request by client = peer, theirs = id {
          match any to helper by own = id
          match any from helper by own = id
          var own : int "the number on the other side"
          initial state NEW { receive Q from asker -> ASKED { owe Q to helper } }
          state ASKED { send Q to helper { set own = id }; receive A from helper -> DONE { pass id=theirs to client } }
          final state DONE
        }
      }
      role helper { initial state S { receive Q { owe A id=id }; send A } }
    }
    exchange e using p {
      host X is asker; host Y is asker; host R is relay; host H is helper
      X -> R : Q id=1
      Y -> R : Q id=1
      R -> H : Q id=10
      R -> H : Q id=11
      H -> R : A id=11
      R -> Y : A id=1
      H -> R : A id=10
      R -> X : A
      expect nothing owed
    }
    exchange wrong using p {
      host X is asker; host R is relay; host H is helper
      X -> R : Q id=1
      R -> H : Q id=10
      H -> R : A id=10
      R -> X : A id=10
      //         ^^^^^ p/id id should be 1
    }`));

  it('are counted, and read by their key, in the rules of their host', () =>
    void check(`protocol p {
      message Open, Refused
      message Next (n)
      field n : int else p/n
      start sender is c, receiver is s
      role c { initial state S { send Open or Next; receive Refused } }
      role s {
        session line by peer {
          var next : int = 0
          initial state NEW { receive Open when count(line in OPEN) < 2 -> OPEN { set next = 1 } }
          state OPEN { receive Next when n == next { set next = next + 1 } }
        }
        receive Open { reply Refused }
        receive Next { discard "not the next one" }
      }
    }
    exchange e using p {
      host A is c; host B is c; host C is c; host S is s
      A -> S : Open
      B -> S : Open
      C -> S : Open
      S -> C : Refused
      A -> S : Next n=1
      expect S.line(A).next = 2, S.line(B).next = 1
    }`));

  it('are read by a rule outside of them', () =>
    void check(`protocol p {
      message Data, Ack (n)
      message Stop
      field n : int else p/n
      start sender is a, receiver is b
      role a { initial state S { send Data or Stop; receive Ack } }
      role b {
        session seen by peer { var last : int = 0; initial state S { receive Data { set last = n } } }
        initial state OPEN { receive Stop { owe Ack }; send Ack { require n == seen(peer).last else p/n "the last one of this host" } }
      }
    }
    exchange e using p {
      host A is a; host C is a; host B is b
      A -> B : Data n=5
      C -> B : Data n=9
      A -> B : Stop
      B -> A : Ack n=5
      C -> B : Stop
      B -> C : Ack n=5
      //           ^^^ p/n should be 9
    }`));

  it('are looked at by the checker as roles are', () =>
    void check(`protocol p {
      message Q, A (id)
      field id : int
      start sender is c, receiver is s
      role c { initial state S { send Q; receive A } }
      role s {
        session request by idd {
        //                 ^^^ unknown-name Did you mean id?
          var spare : int
          //  ^^^^^ protocol/unused
          initial state NEW { receive Q -> ASKED { owe A } }
          state ASKED { send A -> DONE }
          state DONE
          //    ^^^^ protocol/dead-end
          state LOST { send A -> DONE }
          //    ^^^^ protocol/unreachable
        }
      }
    }`));

  it('are explored by a verification', () =>
    void check(`${CLOCK}
verify v using clock {
  host A is client; host B is client; host S is server
  may A send Ask id=1
  may B send Ask id=1
  finally nothing owed
  never count(S.request) > 2
}`));
});

describe('a queue with room for two', () => {
  const SHOP = `protocol shop {
      message Order, Serve (dish)
      field dish : name
      event cook
      start sender is guest, receiver is kitchen
      role guest { initial state S { send Order; receive Serve } }
      role kitchen {
        var pending : queue(2) "what is to be cooked"
        initial state S {
          receive Order { set pending = pending + dish }
          on cook { owe Serve dish=head(pending) to guest; set pending = rest(pending) }
          send Serve
        }
      }
    }
    exchange e using shop {
      A -> K : Order dish="rice"
      A -> K : Order dish="soup"`;

  it('tells what goes beyond it', () =>
    void check(`${SHOP}
      A -> K : Order dish="tea"
      //       ^^^^^ number pending of K would hold 3 here, but has room for 2
    }`));

  it('takes more when something is out', () =>
    void check(`${SHOP}
      K : cook
      K -> A : Serve dish="rice"
      A -> K : Order dish="tea"
      expect count(K.pending) = 2
    }`));
});
