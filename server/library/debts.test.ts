/** Whatever happens to one host of each role, what they owe in the end can be sent. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Machine } from '../src/core/machine/machine.js';
import { movesOf } from '../src/core/run/search/moves.js';
import { statementText } from '../src/core/views/statement-text.js';
import { libraryNames } from '../src/language/analysis/library.js';
import { analysed } from '../src/language/testing/check.js';

function hostsOf({ roles, starts }: Machine): readonly string[] {
  if (roles.length > 1) return roles.map(({ name }, i) => `host H${i} is ${name}`);
  const [start] = starts;
  return [start?.sender, start?.receiver].map((seat, i) => `host H${i}${seat?.state === undefined ? '' : ` in ${seat.state}`}`);
}

/** The way there, if something is still owed at its end. */
function stuckAfter(name: string, drawn: readonly number[]): readonly string[] {
  const [empty] = analysed(`exchange e using ${name} {\n}\n`).exchanges;
  const lines = empty === undefined ? [] : hostsOf(empty.machine);
  const [exchange] = analysed(`exchange e using ${name} {\n${lines.join('\n')}\n}\n`).exchanges;
  if (exchange === undefined) return ['no exchange'];
  const { context, end } = exchange.run;
  let world = end;
  const way: string[] = [];
  for (const [step, draw] of drawn.entries()) {
    // at the end, only what is owed
    const isLast = step >= FREE;
    const moves = movesOf(context, world).filter(({ dropped, owed }) => (isLast ? owed : dropped === undefined));
    const move = moves[draw % Math.max(1, moves.length)];
    if (move === undefined) continue;
    way.push(statementText(move.statement));
    world = move.world;
  }
  return world.hosts.some(({ owed }) => owed.some(({ how }) => how !== 'allow')) ? way : [];
}

const FREE = 8;
const ways = fc.array(fc.nat(97), { minLength: FREE + 20, maxLength: FREE + 20 });

it.each([...libraryNames].filter((name) => !name.startsWith('tcp')))('%s', (name) => {
  fc.assert(
    fc.property(ways, (drawn) => void expect(stuckAfter(name, drawn)).toEqual([])),
    { numRuns: 12 },
  );
});
