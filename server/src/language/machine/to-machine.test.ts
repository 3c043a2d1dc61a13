import { describe, expect, it } from 'vitest';
import type { Machine, Rule, State } from '../../core/machine/machine.js';
import { analysed, check } from '../testing/check.js';

const machine = (text: string, index = 0): Machine => {
  const found = analysed(text).machines[index];
  if (found === undefined) throw new Error('no protocol');
  return found;
};
const state = (one: Machine, name: string, role = 0): State | undefined => one.roles[role]?.states.find((each) => each.name === name);
/** `receive SYN -> B`, for the order of rules. */
const rows = (rules: readonly Rule[] | undefined): readonly string[] =>
  (rules ?? []).map(({ kind, patterns, events, target }) =>
    [kind, ...patterns.map(({ names }) => names.join('+') || 'any'), ...events, ...(target === undefined ? [] : ['->', target])].join(' '),
  );

describe('members', () => {
  const one = machine(`protocol p "Title" {
    see "RFC 1 §2, figure 3"
    flags SYN, ACK
    message Hello (seq, len) "greets"
    field seq : serial "number" else p/seq
    field len : int(16) = 0 "bytes"
    field scale : upto(14)
    main seq, len
    field on : flag; field who : name; field all : names; field got : ranges
    var a, b : serial = 7 "both"
    let c = a < seq <= b "in between"
    link a = b, b = a
    event call "of the user"
    timer t, u
    code p/seq warning "wrong number"
    start sender in S, receiver is r in T
    start sender, others
    action act "does" { set a = seq }
    initial state S aka S1, S2 "first"
    state T
  }`);

  it('are all there', () => {
    expect(one).toMatchObject({ name: 'p', title: 'Title', see: 'RFC 1 §2, figure 3', flags: ['SYN', 'ACK'] });
    expect(one.messages).toMatchObject([{ name: 'Hello', fields: ['seq', 'len'], text: 'greets' }]);
    expect(one.fields.map(({ type }) => type.kind)).toEqual(['serial', 'int', 'int', 'flag', 'name', 'names', 'ranges']);
    expect(one.fields[0]).toMatchObject({ code: 'p/seq', text: 'number' });
    expect(one.fields[1]).toMatchObject({ type: { kind: 'int', bits: 16 }, initial: { kind: 'number', value: 0 }, text: 'bytes' });
    expect(one.fields[2]).toMatchObject({ type: { kind: 'int', most: 14 } });
    expect(one.main).toEqual(['seq', 'len']);
    expect(one.roles[0]?.variables).toMatchObject([{ name: 'a' }, { name: 'b', initial: { value: 7 }, text: 'both' }]);
    expect(one.lets).toMatchObject([{ name: 'c', text: 'in between', value: { kind: 'compare', rest: [{ op: '<' }, { op: '<=' }] } }]);
    expect(one.links).toEqual([
      { own: 'a', other: 'b' },
      { own: 'b', other: 'a' },
    ]);
    expect(one.events.map(({ name, timer }) => `${name} ${timer}`)).toEqual(['call false', 't true', 'u true']);
    expect(one.codes).toMatchObject([{ code: 'p/seq', severity: 'warning', text: 'wrong number' }]);
    expect(one.starts).toEqual([
      { sender: { state: 'S' }, receiver: { role: 'r', state: 'T' } },
      { sender: {}, receiver: {} },
    ]);
    expect(one.procedures).toMatchObject([{ name: 'act', text: 'does', actions: [{ kind: 'set' }] }]);
    expect(one.roles).toMatchObject([{ name: '', initial: 'S' }]);
    expect(state(one, 'S')).toMatchObject({ aliases: ['S1', 'S2'], text: 'first' });
  });
});

describe('rules', () => {
  const one = machine(`protocol p {
    see "RFC 1"
    flags SYN, ACK, RST; field seq : serial; var a : serial; event call
    slip seq when a == 1 "outermost"
    receive RST -> OUT
    states outer {
      receive any -> OUT
      slip seq "outer"
      states inner {
        receive SYN+ACK without RST when a == seq see "§3" -> IN { do x when a > 1; discard "why" when a == 2 see "§4"; mark "m" when a == 3 }
        enter { forget when a == 1 }
        begin { assume a = seq when a == 1 }
        initial state IN {
          receive ACK or SYN
          on call { owe ACK seq=a "label" to peer when a == 1; reply RST; allow SYN+ACK seq=a + 1 ; -> OUT when a == 1 }
          always -> OUT when a == 1 and not seq > 2 or a == 3
          slip seq when a == seq "field" see "§5"
          slip send SYN+ACK or RST when a == 1 "send"
          slip in OUT "claim" see "figure 7"
          send SYN { require seq == a else p/seq "text" see "§6" when a == 2; require when a == 1 }
        }
      }
    }
    action x { set a = 1, a = 2 when a == 5; forget a }
    state OUT
  }`);
  const inner = state(one, 'IN');

  it('are tried from the inside outwards', () => {
    expect(rows(inner?.receive)).toEqual(['receive ACK SYN', 'receive SYN+ACK -> IN', 'receive any -> OUT', 'receive RST -> OUT']);
    expect(inner?.groups).toEqual(['outer', 'inner']);
    expect(rows(state(one, 'OUT')?.receive)).toEqual(['receive RST -> OUT']);
    expect([inner?.enter.length, inner?.begin.length]).toEqual([1, 1]);
  });

  it('cite the document of their protocol', () => {
    expect(inner?.receive[1]).toMatchObject({
      see: 'RFC 1 §3',
      guard: { kind: 'compare' },
      patterns: [{ names: ['SYN', 'ACK'], without: ['RST'] }],
    });
    expect(inner?.slips.map(({ see }) => see)).toEqual(['RFC 1 §5', '', 'figure 7', '', '']);
  });

  it('have slips of three kinds', () => {
    expect(inner?.slips.map(({ on, text }) => `${on.kind} ${text}`)).toEqual([
      'field field',
      'send send',
      'claim claim',
      'field outer',
      'field outermost',
    ]);
  });

  it('have actions, each with its guard', () => {
    expect(inner?.receive[1]?.actions).toMatchObject([
      { kind: 'do', procedure: 'x', guard: { kind: 'compare' } },
      { kind: 'discard', text: 'why', see: 'RFC 1 §4', guard: { kind: 'compare' } },
      { kind: 'mark', text: 'm', guard: { kind: 'compare' } },
    ]);
    expect(inner?.on[0]?.actions).toMatchObject([
      { kind: 'owe', names: ['ACK'], label: 'label', to: { name: 'peer' }, guard: {}, fields: [{ target: 'seq' }] },
      { kind: 'reply', names: ['RST'] },
      { kind: 'allow', names: ['SYN', 'ACK'], fields: [{ value: { kind: 'binary', op: '+' } }] },
      { kind: 'go', target: 'OUT', guard: {} },
    ]);
    expect(inner?.send[0]?.actions[0]).toMatchObject({ kind: 'require', code: 'p/seq', text: 'text', see: 'RFC 1 §6', guard: {} });
    expect(inner?.always[0]?.guard).toMatchObject({ kind: 'binary', op: 'or', left: { op: 'and', right: { kind: 'not' } } });
  });
});

describe('roles', () => {
  const one = machine(`protocol p {
    message M
    var shared : int
    state DONE { receive M }
    role client { var own : int; state DONE { send M }; initial state A { send M -> DONE } }
    role server { initial state A { receive M -> DONE } }
  }`);

  it('have what all share besides their own', () => {
    expect(one.roles.map(({ name, initial, variables }) => `${name} ${initial} ${variables.map((each) => each.name)}`)).toEqual([
      'client A shared,own',
      'server A shared',
    ]);
    expect(one.roles[0]?.states.map(({ name }) => name)).toEqual(['DONE', 'A']);
    expect(rows(state(one, 'DONE', 0)?.send)).toEqual(['send M']);
    expect(rows(state(one, 'DONE', 1)?.send)).toEqual([]);
  });
});

describe('a variant', () => {
  const text = `protocol base "Base" {
    see "RFC 1"
    flags A, B; field f : int = 1; main f; let l = 1; event e
    states g { receive A -> T; initial state S aka X "first" { receive B -> T; send A } }
    state T
  }
  protocol variant extends base {
    flags C; field f : int = 2; let l = 2
    states g { receive C -> U }
    state S aka Y "other words" { receive B -> U see "§9" }
    initial state U
  }`;
  const one = machine(text, 1);

  it('puts its rules before those of its base', () => {
    expect(rows(state(one, 'S')?.receive)).toEqual(['receive B -> U', 'receive B -> T', 'receive C -> U', 'receive A -> T']);
    expect(state(one, 'S')).toMatchObject({ aliases: ['X', 'Y'], text: 'other words', groups: ['g'] });
    expect(state(one, 'S')?.receive[0]?.see).toBe('RFC 1 §9');
  });

  it('replaces members of the same name and adds others', () => {
    expect(one).toMatchObject({ title: 'Base', see: 'RFC 1', flags: ['A', 'B', 'C'], lets: [{ value: { value: 2 } }] });
    expect(one.fields).toMatchObject([{ name: 'f', initial: { value: 2 } }]);
    expect(one.main).toEqual(['f']);
    expect(one.roles[0]?.initial).toBe('U');
  });

  it('leaves its base as it is', () => expect(rows(state(machine(text), 'S')?.receive)).toEqual(['receive B -> T', 'receive A -> T']));

  it('can take the name of what it extends', () => {
    const own = check(
      'protocol tcp extends tcp { state CLOSED "mine" }\nA -> B : SYN\nB -> A : SYN+ACK\nA -> B : ACK\nA : abort\nexpect A in CLOSED',
    );
    expect(own.machines[0]?.roles[0]?.states.find(({ name }) => name === 'CLOSED')?.text).toBe('mine');
    expect(own.exchanges[0]?.machine).toBe(own.machines[0]);
  });
});

describe('mistakes in a protocol', () => {
  it('are names that do not exist', () => {
    check(`protocol p {
      flags SYN, ACK
      field seq : serial
      var a : serail
      //      ^^^^^^ unknown-name serial
      main seq, sek
      //        ^^^ unknown-name seq
      event call
      code p/x fatal
      //   ^^^ protocol/unused
      //       ^^^^^ unknown-name error, warning and information
      let l = sqe + 1
      //      ^^^ unknown-name seq
      start sender in CLOSD, receiver is server
      //              ^^^^^ unknown-name CLOSED
      //                                 ^^^^^^ unknown-name
      link a = b
      //       ^ unknown-name
      state CLOSED {
        send SYM -> OPEN
        //   ^^^ unknown-name SYN
        //          ^^^^ unknown-name
        receive any without AKC { do act; set c = 1; owe SYN sec=1; forget d }
        //                  ^^^ unknown-name ACK
        //                           ^^^ unknown-name
        //                                    ^ unknown-name
        //                                                   ^^^ unknown-name seq
        //                                                                 ^ unknown-name
        on cal when knwon(a)
        // ^^^ unknown-name call
        //          ^^^^^ unknown-name known
        slip sequ "x"
        //   ^^^^ unknown-name seq
        slip in CLOZED "x"
        //      ^^^^^^ unknown-name CLOSED
      }
    }`);
  });

  it('are names declared twice', () => {
    check(`protocol p {
//       ^ protocol/structure
      flags SYN, SYN
      //         ^^^ duplicate-name
      field seq : int; field seq : int
      //                     ^^^ duplicate-name
      final state S; state S
      //                   ^ duplicate-name
      states S { }
      //     ^ duplicate-name
      //     ^ protocol/structure
    }
    protocol p { }
    //       ^ duplicate-name`);
  });

  it('are circles', () => {
    check(`protocol p extends q { }
    protocol q extends p { }
    //                 ^ cycle p → q → p
    protocol r {
    //       ^ protocol/structure
      let a = b; let b = a
      //  ^ cycle a → b → a
      action x { do y }; action y { do x }
      //     ^ cycle x → y → x
      final state S
    }`);
  });

  it('are names of what it extends, and only these', () => {
    check(`
    protocol p extends tpc { state LISTEN { on crash } }
    //                 ^^^ unknown-name tcp
    exchange using p { A -> B : SYN; B -> A : SYN+ACK; A -> B : ACK }
    protocol q extends something { state LISTEN { on crash { set iss = 1 } } }
    //                 ^^^^^^^^^ unknown-name`);
  });

  it('are not what is said with the words of something unknown', () => {
    check(`
    protocol p extends something { }
    //                 ^^^^^^^^^ unknown-name
    protocol q extends p { state LISTEN { on crash { set iss = 1 } } }
    exchange e using q { host A in IDLE; host B; A -> B : HELLO x=5; A : close; expect A in FOO }
    exchange after e { expect error illegal-send; A -> B : BYE }`);
  });

  it('are not several messages on a line', () => {
    const { machines } = check(`protocol p {
      message Ping, Pong (size) "both"
      message Last,
      //          ^ syntax one more
      field size : int
      initial state I { send Ping -> W; send Pong; receive Ping { owe Pong } }
      state W { receive Pong -> I }
    }
    exchange using p { A -> B : Ping size=1; B -> A : Pong size=2 }`);
    expect(machines[0]?.messages.map(({ name, fields, text }) => [name, ...fields, text])).toEqual([
      ['Ping', 'size', 'both'],
      ['Pong', 'size', 'both'],
      ['Last', ''],
    ]);
  });

  it('are lines that break off: what they declare is there', () => {
    check(`protocol p {
      message Ping
      message Pong (
      //           ^ syntax
      field size :
      //         ^ syntax
      initial state I { send Ping -> W; receive Ping { owe Pong }; send Pong { require size == 1 else p/size "one" } }
      state W { receive Pong -> I }
    }
    exchange using p { A -> B : Ping; B -> A : Pong }`);
  });

  it('are lines that cannot be read, and only these', () => {
    const { machines } = check(`protocol p {
      flags SYN,
      //       ^ syntax one more
      flags ACK
      /* */ fild x : int
      //    ^^^^ syntax Did you mean field?
      field seq : int
      state S "text" {
        receive ACK when -> S { discard "x" }
        //               ^^ syntax a condition
        receive ACK -> T { set seq = ; discard "y" }
        //                         ^ syntax
        /* */ xyzzy X {
        //    ^^^^^ syntax a row of the state
          receive ACK -> U
        }
        send ACK -> T
      }
      state T "text" junk more {
        //           ^^^^ syntax
        send ACK -> nowhere
      }
    }`);
    const [one] = machines;
    expect(one?.flags).toEqual(['ACK']);
    expect(one?.roles[0]?.states.map(({ name }) => name)).toEqual(['S', 'T']);
    expect(one?.roles[0]?.states[0]?.receive[0]?.actions).toMatchObject([{ kind: 'discard', text: 'y' }]);
    expect(one?.roles[0]?.states[0]?.send).toHaveLength(1);
  });
});
