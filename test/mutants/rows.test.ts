/** Which property finds a fault in a row of a protocol. The table that the test prints with `MUTANTS_ALL=1` is the one in docs/truth.md. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { analyse } from '../../server/src/language/analysis/analyse.js';
import { dice } from './mutate.js';
import { foundBy, plantedRows, takenIn } from './rows.js';

const IS_ALL = process.env.MUTANTS_ALL !== undefined;
/** Of each protocol, at most. */
const MOST = IS_ALL ? 100 : 8;

const KINDS = ['never', 'finally', 'leads', 'possible', 'unexpected-receive', 'dead-end'] as const;

/** Verifications of the examples by their names. */
const LOOKED_AT = IS_ALL
  ? ([
      ['tcp-opens-and-closes', ['nothing_lost', 'one_lost']],
      ['library', ['two_phase_commit']],
      ['library', ['kerberos']],
      ['library', ['sctp']],
      ['library', ['sip']],
      ['library', ['tls13']],
    ] as const)
  : ([
      ['library', ['alternating_bit']],
      ['library', ['two_phase_commit']],
      // most of its rows stand in sessions
      ['library', ['kerberos']],
    ] as const);

function tallyOf([file, blocks]: (typeof LOOKED_AT)[number]) {
  const text = readFileSync(`examples/verify/${file}.hsk`, 'utf8');
  const all = analyse(text, { source: file, read: () => undefined }).verifications;
  const of = all.filter(({ verification }) => (blocks as readonly string[]).includes(verification.name));
  const [first] = of;
  if (first === undefined) throw new Error(`${file} has no ${blocks.join()}`);
  const { machine } = first;
  const verifications = of.map(({ verification }) => verification);
  const roll = dice(28);
  const room = [...plantedRows(machine, takenIn(machine, verifications), roll)];
  const found = { faults: 0, found: 0, ...Object.fromEntries(KINDS.map((kind) => [kind, 0])) } as Record<string, number>;
  while (room.length > 0 && (found.faults ?? 0) < MOST) {
    const kinds = room.splice(roll(room.length), 1).flatMap((planted) => foundBy(planted.machine, verifications));
    for (const key of ['faults', ...(kinds.length > 0 ? ['found'] : []), ...kinds]) found[key] = (found[key] ?? 0) + 1;
  }
  return { name: machine.name, isClean: foundBy(machine, verifications).length === 0, found };
}

it('faults in rows are found, and a protocol without them is never accused', { timeout: 1_800_000 }, () => {
  const tallies = LOOKED_AT.map(tallyOf);
  if (IS_ALL) console.table(Object.fromEntries(tallies.map(({ name, found }) => [name, found])));
  expect(tallies.map(({ isClean }) => isClean)).toEqual(tallies.map(() => true));
  expect(tallies.every(({ found }) => (found.found ?? 0) * 3 >= (found.faults ?? 0))).toBe(true);
  if (!IS_ALL) expect(tallies.map(({ found }) => found.faults)).toEqual([8, 8, 8]);
});
