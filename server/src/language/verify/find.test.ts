/** The adversary: what it takes for a property to fail, the cheapest first. */
import { describe, expect, it } from 'vitest';
import { inOrderOfCost } from '../../core/verify/adversary.js';
import { analyse } from '../analysis/analyse.js';
import { exerciseToInsert } from './insert.js';
import { outcomeOf } from './verified.js';

const options = { source: 'v.hsk', read: () => undefined };
const WITHOUT_WAITING = `protocol tcp_without_waiting extends tcp {
  state TIME_WAIT { always -> CLOSED { reply ACK seq=snd_nxt ack=rcv_nxt } }
}
`;
const TWO_WAY = `protocol two_way extends tcp {
  state SYN_RECEIVED { always -> ESTABLISHED when has(snd_nxt) }
}
`;
const CLOSE = `host A in ESTABLISHED with snd_nxt=101, rcv_nxt=301
host B in ESTABLISHED with snd_nxt=301, rcv_nxt=101
may A : close
may B : close`;
const RESET = 'never B in LAST_ACK and B receives RST';

const block = (
  protocol: string,
  ...lines: readonly string[]
): string => `${protocol}verify v${/protocol (\w+)/.exec(protocol)?.[1] ? ` using ${/protocol (\w+)/.exec(protocol)?.[1]}` : ''} {
${lines.join('\n')}
}
`;

/** `losses 1` for each way to break the first property. */
function breaksOf(text: string, states = 100_000) {
  const analysis = analyse(text, options);
  expect(analysis.problems).toEqual([]);
  const [analysed] = analysis.verifications;
  if (analysed === undefined) throw new Error('nothing to verify');
  const [first] = outcomeOf(analysed, analysis, { states }).verdicts;
  const said = (first?.breaks ?? []).map(({ disturbances, cost }) => {
    const parts = Object.entries(disturbances).flatMap(([kind, count]) => (count === 0 ? [] : [`${kind} ${count}`]));
    return `${parts.join(' ')}: ${cost}`;
  });
  return { analysis, verdict: first?.verdict, breaks: said, ways: (first?.breaks ?? []).map(({ exchange }) => exchange) };
}

describe('find', () => {
  it('the fewest first, and each other kind that does it alone; every way checks clean', () => {
    const { verdict, breaks, ways } = breaksOf(
      block(WITHOUT_WAITING, CLOSE, 'find losses, duplicates cost 3, delays cost 2, strays up to 3', RESET),
    );
    expect({ verdict, breaks }).toEqual({ verdict: 'fails', breaks: ['losses 1: 1', 'strays 1: 1', 'delays 1: 2', 'duplicates 1: 3'] });
    expect(ways.flatMap((way) => analyse(way, options).problems.map(({ code }) => code))).toEqual([]);
    expect(ways[1]).toMatch(/stray [AB] -> [AB] :/);
  });

  it('what nothing breaks holds, with the waiting', () => {
    expect(breaksOf(block('', CLOSE, 'find losses, duplicates', RESET))).toMatchObject({ verdict: 'holds', breaks: [] });
  });

  it('what fails of itself takes nothing', () => {
    expect(breaksOf(block('', CLOSE, 'find losses', 'never A in FIN_WAIT_1')).breaks).toEqual([': 0']);
  });

  it('messages of an earlier talk are those of the block, or found', () => {
    const opens = ['host A', 'host B in LISTEN', 'may A : connect', 'may B : close'];
    const nobody = 'never B in ESTABLISHED and A in CLOSED';
    expect(breaksOf(block(TWO_WAY, ...opens, 'find strays', nobody)).breaks).toEqual(['strays 1: 1']);
    const written = breaksOf(block(TWO_WAY, ...opens, 'stray A ~> B : SYN seq=90 as old', 'find strays', nobody));
    expect(written.breaks).toEqual(['strays 1: 1']);
    expect(written.ways[0]).toContain('old arrives');
  });

  it('leads to and finally mean what they always mean', () => {
    const opens = ['host A', 'host B in LISTEN', 'may A : connect', 'find losses up to 1'];
    expect(breaksOf(block('', ...opens, 'A in SYN_SENT leads to B in ESTABLISHED')).verdict).toBe('holds');
    expect(breaksOf(block('', ...opens, 'finally B in SYN_RECEIVED')).breaks).toEqual([': 0']);
  });

  it('is not decided where its bounds are too narrow', () => {
    expect(breaksOf(block('', CLOSE, 'find losses', RESET), 50).verdict).toBe('undecided');
  });

  it('goes on in the order of cost', () => {
    const order = inOrderOfCost({ costs: { losses: 1, delays: 2 }, most: 2 });
    expect(order.map(({ losses, delays }) => `${losses} ${delays}`)).toEqual(['1 0', '0 1', '2 0']);
  });

  it('its words can be names', () => {
    expect(analyse('find -> losses : SYN\nlosses -> find : SYN+ACK\nfind -> losses : ACK\n', options).problems).toEqual([]);
    expect(analyse(block('', CLOSE, 'find lost'), options).problems.map(({ code }) => code)).toEqual(['syntax']);
  });
});

it('an exercise of it passes with its own solution', () => {
  const { analysis, ways } = breaksOf(block(WITHOUT_WAITING, CLOSE, 'find losses', RESET));
  const exercise = exerciseToInsert(ways[0] ?? '', analysis, { task: 'Break it.', property: RESET, disturbances: 1 }) ?? '';
  expect(exercise).toContain(`goal breaks ${RESET}`);
  expect(exercise).toContain('goal at most 1 disturbance\n');
  expect(analyse(`${analysis.text}${exercise}\n`, options).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const careful = exercise.replace('A -x B', 'A -> B').replace(/ *B : timeout\n.*\n.*\n/, '');
  expect(analyse(`${analysis.text}${careful}\n`, options).problems.map(({ code }) => code)).toContain('exercise/solution');
});
