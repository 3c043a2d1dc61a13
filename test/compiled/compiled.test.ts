import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiledRows } from '../../server/src/core/run/compiled/compiled.js';
import type { Carrying, Context } from '../../server/src/core/run/context.js';
import { receive } from '../../server/src/core/run/step/receiving.js';
import { send } from '../../server/src/core/run/step/sending.js';
import { draft, Turn } from '../../server/src/core/run/step/turn.js';
import { contextFor, type RandomWorld, randomOf, Worlds } from './worlds.js';

const PROTOCOLS = [
  'tcp',
  'tcp_textbook',
  'go_back_n',
  'selective_repeat',
  'sctp',
  'two_phase_commit',
  'mqtt',
  'dhcp',
  'tls13',
  'alternating_bit',
];

/** All of 250 000 in `npm run fuzz`, which has a seed of its own in each round. */
const WORLDS = process.env.HANDSHAKE_SEED === undefined ? 150 : 25_000;

/** What a turn did, but for what is the same only by identity. */
const outcome = (turn: Turn | undefined) =>
  turn && {
    state: turn.state,
    target: turn.target,
    variables: turn.variables,
    owed: turn.owed.map(({ group: _, ...each }) => each),
    segment: { ...turn.segment },
    rows: turn.rows.map(({ rule }) => rule),
    passed: turn.passed,
    marks: turn.marks,
    discarded: turn.discarded,
    violations: turn.violations,
    overflows: turn.overflows,
    fired: turn.fired,
    numbers: turn.numbers,
  };

const run = (context: Context, { host, peer, segment, numbers, given }: RandomWorld, carrying: Carrying) => {
  const got = receive({ ...context, carrying }, host, numbers, segment, peer, 0);
  const sent = send({ ...context, carrying }, host, [peer], { draft: draft(segment), numbers, given });
  return { got: { row: got.row, choices: got.choices, turn: outcome(got.turn) }, sent: outcome(sent) };
};

/** Did the text know what to do? */
const isCompiled = ({ program }: Context, { host, peer, segment, numbers }: RandomWorld): boolean => {
  const turn = new Turn(host, numbers, peer, draft(segment), 0);
  turn.onlyChecks = true;
  return compiledRows(program, host, 'receive', segment, 'compiled')?.(turn, 0) === true;
};

describe('rules as text and rules as they are defined do the same', () => {
  it.each(PROTOCOLS)('%s', (protocol) => {
    const context = contextFor(protocol);
    let [looked, compiled] = [0, 0];
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const world = new Worlds(context.program, randomOf(seed)).next();
        const [ours, defined] = (['compiled', 'interpreted'] as const).map((carrying) => run(context, world, carrying));
        looked++;
        if (isCompiled(context, world)) compiled++;
        if (!isDeepStrictEqual(ours, defined)) expect(ours).toEqual(defined);
      }),
      { numRuns: WORLDS },
    );
    expect(looked).toBeGreaterThanOrEqual(WORLDS);
    // the others have a broken rule, an unknown number or several right rows
    expect(compiled / looked).toBeGreaterThan(0.2);
  });
});
