/** Sets of names that begin with a text, and sets of numbers; what is passed on; a session keeps its key. */
import { it } from 'vitest';
import { check } from './testing/check.js';

it('a set whose first value is a text holds its words', () => {
  check(`protocol p {
  message Offer (one)
  field one : name else p/one
  start sender is a, receiver is b
  role a { var known : names = "v2 v3"; initial state X { send Offer { require one in known else p/one "one that is known" } } }
  role b { initial state X { receive Offer } }
}
exchange e using p {
  A -> B : Offer one="v2"
  A -> B : Offer one="v4"
  //             ^^^^^^^^ p/one
}`);
});

const calls = `protocol p {
  message Call, Result (id)
  field id : int(16) else p/id
  start sender is a, receiver is b
  role a {
    var open : names
    initial state X {
      send Call { require not id in open else p/id "the number of an open call"; set open = open + id }
      receive Result when id in open { set open = open - id }
      receive Result { discard "not open" }
    }
  }
  role b { initial state X { receive Call { owe Result id=id }; send Result } }
}`;

it('a set holds numbers, and symbols', () => {
  check(`${calls}
exchange numbers using p {
  A -> B : Call id=1
  A -> B : Call id=1
  //            ^^^^ p/id
  B -> A : Result id=1
  A -> B : Call id=1
  B -> A : Result id=1
}
exchange symbols using p {
  A -> B : Call id=x
  B -> A : Result id=x
  A -> B : Call id=x
  B -> A : Result id=x
}`);
});

it('what is passed on is not paid by a message with another value', () => {
  check(`protocol p {
  message News (text)
  field text : name
  peers source - broker - reader
  start sender is source, receiver is broker
  role source { initial state X { send News } }
  role broker { initial state X { receive News from source { pass to reader }; send News to reader } }
  role reader { initial state X { receive News } }
}
exchange right using p {
  host S is source; host B is broker; host R is reader
  S -> B : News text="x"
  B -> R : News text="x"
}
exchange changed using p {
  host S is source; host B is broker; host R is reader
  S -> B : News text="x"
  //       ^^^^ unanswered text=x
  B -> R : News text="y"
}`);
});

it('no other session begins with the key of one that is not over', () => {
  check(`protocol p {
  message Call, Result (id)
  field id : int(16)
  start sender is a, receiver is b
  role a {
    session call by callee = peer, id {
      initial state NEW { send Call -> OPEN }
      state OPEN { receive Result -> DONE }
      final state DONE
    }
  }
  role b { initial state X { receive Call { owe Result id=id }; send Result } }
}
exchange e using p {
  A -> B : Call id=1
  A -> B : Call id=1
  //       ^^^^ illegal-send
  B -> A : Result id=1
  A -> B : Call id=1
  B -> A : Result id=1
}`);
});
