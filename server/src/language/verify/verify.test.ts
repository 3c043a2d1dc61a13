/** What is to hold whatever happens: verdicts, and ways that check clean. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../analysis/analyse.js';
import { verificationProblems } from './problems.js';
import { outcomeOf, type PropertyVerdict } from './verified.js';

const options = { source: 'v.hsk', read: () => undefined };

function lookedThrough(text: string, states = 50_000) {
  const analysis = analyse(text, options);
  const [analysed] = analysis.verifications;
  if (analysed === undefined) throw new Error('nothing to verify');
  return { problems: analysis.problems, ...outcomeOf(analysed, analysis, { states }) };
}

const said = ({ kind, verdict }: PropertyVerdict): string => `${kind} ${verdict}`;
const verdictsOf = (text: string) => lookedThrough(text).verdicts.map(said);

/** The ways to what fails; each must check clean. */
function waysOf(text: string): readonly string[] {
  const ways = lookedThrough(text).verdicts.flatMap(({ exchange }) => exchange ?? []);
  expect(ways.map((way) => analyse(way, options).problems.map(({ code }) => code))).toEqual(ways.map(() => []));
  return ways;
}

const OPENS = 'host A\nhost B in LISTEN\nmay A : connect';
const block = (...lines: readonly string[]): string => `verify v {\n${lines.join('\n')}\n}\n`;

describe('who is named alone', () => {
  it('talks to somebody of the other role', () => {
    expect(verdictsOf('verify v {\nmay A : connect\nfinally A in ESTABLISHED\n}\n')[0]).toBe('finally holds');
    expect(verdictsOf('verify v using alternating_bit {\nmay sender send Data\npossible sender in WAITING\n}\n')).toContain(
      'possible holds',
    );
    expect(
      verdictsOf('verify v using alternating_bit {\nmay sender send Data\nnever sender in WAITING\nfinally sender in READY\n}\n').slice(
        0,
        2,
      ),
    ).toEqual(['never fails', 'finally holds']);
  });
});

describe('where somebody is stuck', () => {
  it('the way says who owes what', () => {
    const protocol = `protocol knocks {
  message Knock, Open
  event unlock
  start sender is guest, receiver is host
  role guest { initial state OUT { send Knock -> WAITS }
    state WAITS { receive Open -> IN }
    final state IN }
  role host { var unlocked : flag = false
    initial state DOWN { receive Knock -> UP { owe Open } }
    state UP { on unlock { set unlocked = true }
      send Open when unlocked -> DOWN } }
}
`;
    const ways = waysOf(`${protocol}verify v using knocks {\n  may guest send Knock\n}\n`);
    expect(ways.filter((way) => way.includes('expect host owes Open to guest'))).toHaveLength(1);
  });
});

describe('tcp owes nothing of what has been acknowledged', () => {
  it.each([
    ['a SYN+ACK, where both connect at once', 'host A\nhost B\nmay A : connect\nmay B : connect'],
    ['a SYN+ACK, where one of them closes', 'host A\nhost B\nmay A : connect, close\nmay B : connect'],
    ['a SYN and a FIN that a timer wanted again', `${OPENS}, close\nmay B : close\nnetwork loses 1\ntimers any`],
  ])('%s', (_, lines) => expect(verdictsOf(block(lines))).toEqual(['unexpected-receive holds', 'dead-end holds']));
});

describe('properties', () => {
  it('holds where nothing that can happen breaks it', () => {
    expect(
      verdictsOf(
        block(
          OPENS,
          'never A in ESTABLISHED and B in CLOSED',
          'always B in (LISTEN, SYN_RECEIVED, ESTABLISHED)',
          'finally A in ESTABLISHED and B in ESTABLISHED',
          'possible A in SYN_SENT',
          'A in SYN_SENT leads to B in ESTABLISHED',
        ),
      ),
    ).toEqual(['never', 'always', 'finally', 'possible', 'leads', 'unexpected-receive', 'dead-end'].map((kind) => `${kind} holds`));
  });

  it.each([
    ['never A in SYN_SENT', 'A in SYN_SENT'],
    ['always A in CLOSED', 'A : connect'],
    ['finally B in LISTEN', 'expect not (B in LISTEN)'],
    ['A in SYN_SENT leads to B in CLOSED', 'B in ESTABLISHED'],
    ['never SYN+ACK on the way', 'SYN+ACK'],
    ['never B receives SYN', 'A -> B : SYN'],
  ])('%s fails, and the shortest way there is an exchange', (property, part) => {
    expect(waysOf(block(OPENS, property))[0]).toContain(part);
  });

  it('what is not possible has no way', () => {
    const { verdicts } = lookedThrough(block(OPENS, 'possible A in TIME_WAIT'));
    expect(verdicts[0]).toMatchObject({ kind: 'possible', verdict: 'fails' });
    expect(verdicts[0]?.exchange).toBeUndefined();
  });

  it('a lost message is sent again, for ever if need be: fairness is what ends that', () => {
    expect(verdictsOf(block(OPENS, 'network loses 2', 'A in SYN_SENT leads to A in ESTABLISHED'))[0]).toBe('leads holds');
  });

  it('what goes before is where it begins', () => {
    const text = `exchange open {\nA -> B : SYN seq=x\nB -> A : SYN+ACK seq=y\nA -> B : ACK\n}\nverify v after open {\nmay A : close\nfinally A in FIN_WAIT_2\nnever A in FIN_WAIT_2\n}\n`;
    expect(verdictsOf(text).slice(0, 2)).toEqual(['finally holds', 'never fails']);
    expect(waysOf(text)).toHaveLength(1);
  });
});

describe('what goes before', () => {
  it.each([
    ['a message that nobody named', 'stray A ~> B : SYN seq=90', '~> B : SYN seq=90 as m1'],
    ['a message that the clock lets arrive', 'stray A ~> B : SYN seq=90 takes 50ms', '~> B : SYN seq=90 as m1'],
  ])('%s may still arrive', (_, line, written) => {
    const ways = waysOf(block('host A', 'host B in LISTEN', line, 'never B in SYN_RECEIVED'));
    expect(ways).toHaveLength(1);
    expect(ways[0]).toContain(written);
    expect(ways[0]).toContain('m1 arrives');
  });
});

const MACHINES = `protocol asks {
  message Ask, Tell
  start sender is one, receiver is two
  role one { initial state IDLE { send Ask -> ASKED }
    state ASKED { receive Tell -> DONE }
    final state DONE }
  role two { initial state IDLE { receive Ask -> BUSY }
    state BUSY { send Tell -> IDLE } }
}
`;

it('a variable that only a property reads is read', () => {
  const counts = MACHINES.replace('role two {', 'role two { var asked : int = 0;').replace(
    '-> BUSY }',
    '-> BUSY { set asked = asked + 1 } }',
  );
  const unread = (property: string) =>
    lookedThrough(`${counts}verify v using asks {\nhost A is one\nhost B is two\n${property}\n}\n`).problems.map(({ code }) => code);
  expect(unread('never B in BUSY')).toEqual(['protocol/unused']);
  expect(['never B.asked > 1', 'B in BUSY leads to B.asked = 1'].flatMap(unread)).toEqual([]);
});

describe('what nobody asked for', () => {
  it('an answer that was lost and is never sent again', () => {
    const text = `${MACHINES}verify v using asks {\nhost A is one\nhost B is two\nmay A send Ask\nmay B send Tell up to 2\nnetwork loses 1\n}\n`;
    expect(verdictsOf(text)).toEqual(['unexpected-receive holds', 'dead-end fails']);
    expect(waysOf(text)[0]).toContain('protocol asks');
  });

  it('a copy that nobody takes', () => {
    const text = `${MACHINES}verify v using asks {\nhost A is one\nhost B is two\nmay A send Ask\nnetwork duplicates 1\n}\n`;
    expect(waysOf(text)[0]).toContain('expect error unexpected-receive');
  });
});

describe('bounds', () => {
  it('it stops at its bound, and says how far it came', () => {
    const { verdicts, complete, states } = lookedThrough(block(OPENS, 'network loses 2', 'finally A in CLOSED', 'never A in SYN_SENT'), 5);
    expect({ complete, verdicts: verdicts.map(said) }).toEqual({
      complete: false,
      verdicts: ['finally undecided', 'never fails', 'unexpected-receive undecided', 'dead-end undecided'],
    });
    expect(states).toBeLessThan(20);
  });

  it('the rules run far more seldom than something happens', () => {
    const all = lookedThrough(block(OPENS, 'may A : close', 'may B : close', 'network loses 1, duplicates 1, holds 2'));
    expect(all.transitions).toBeGreaterThan(10_000);
  });
});

describe('what is wrong with a block', () => {
  it.each([
    ['may C : connect', 'unknown-name'],
    ['may A : conect', 'unknown-name'],
    ['may A send SIN', 'unknown-name'],
    ['never A in SYNSENT', 'unknown-name'],
    ['never A.snd_next == 1', 'unknown-name'],
    ['network looses 1', 'syntax'],
    ['never', 'syntax'],
  ])('%s', (line, code) => {
    expect(analyse(block('host A', 'host B in LISTEN', line), options).problems.map((each) => each.code)).toEqual([code]);
  });

  it('the words of its lines can be names', () => {
    const text = 'may -> never : SYN\nnever -> may : SYN+ACK\nmay -> never : ACK\n';
    expect(analyse(text, options).problems).toEqual([]);
  });

  it('two of the same name', () => {
    expect(analyse(`${block(OPENS)}${block(OPENS)}`, options).problems.map(({ code }) => code)).toEqual(['duplicate-name']);
  });
});

describe('where nothing can happen', () => {
  const codesOf = (text: string): readonly string[] => {
    const analysis = analyse(text, options);
    return analysis.verifications.flatMap((each) =>
      verificationProblems(each.verification, outcomeOf(each, analysis, { states: 1_000 })).map(({ code }) => code),
    );
  };
  const HOSTS = 'host A in ESTABLISHED with snd_nxt=101, rcv_nxt=301\nhost B in ESTABLISHED with snd_nxt=301, rcv_nxt=101';
  it('what holds holds by accident, which is told unless it is meant', () => {
    expect(codesOf(block(HOSTS, 'never A in CLOSED'))).toEqual(['verify/nothing']);
    expect(codesOf(block(HOSTS, 'expect error verify/nothing', 'never A in CLOSED'))).toEqual([]);
  });
  it('is not told where somebody may call, or owes an answer', () => {
    expect(codesOf(block(HOSTS, 'may A : close', 'always A in ESTABLISHED or not A in LISTEN'))).toEqual([]);
    expect(codesOf(block(HOSTS, 'A -> B : PSH+ACK seq=101 len=5', 'never A in CLOSED'))).toEqual([]);
  });
});
