/** The one search over worlds, asked with documents. */
import { expect, it } from 'vitest';
import { analysed } from '../../../language/features/cursor.fixture.js';
import { statementText } from '../../views/statement-text.js';
import { statesIn } from '../ask.js';
import type { Run } from '../run.js';
import { movesOf } from './moves.js';
import { reachable, wayTo } from './search.js';

function runOf(text: string): Run {
  const [exchange] = analysed(text).exchanges;
  if (exchange === undefined) throw new Error('no exchange');
  return exchange.run;
}

const moves = (text: string, losses = false): readonly string[] => {
  const { context, end } = runOf(text);
  return movesOf(context, end, { losses })
    .filter(({ dropped }) => dropped === undefined)
    .map(({ kind, statement }) => `${kind} ${statementText(statement)}`);
};

it('what is owed comes before what is allowed, then calls, then timers', () => {
  expect(moves('A -> B : SYN')[0]).toBe('message B -> A : SYN+ACK');
  expect(moves('A -> B : SYN').findLast((move) => move.startsWith('timer'))).toBe('timer B : timeout');
});

it('a segment on its way may arrive; any message may be lost, where losses are asked for', () => {
  expect(moves('A ~> B : SYN as s')[0]).toBe('arrival s arrives');
  expect(moves('A -> B : SYN', true)).toContain('loss B -x A : SYN+ACK');
  expect(moves('A -> B : SYN')).not.toContain('loss B -x A : SYN+ACK');
});

it('finds a shortest way, and none beyond its limits', () => {
  const { context, end, ...rest } = runOf('A -> B : SYN\nB -> A : SYN+ACK');
  const isOpen = (world: Run['end']) => Object.values(statesIn({ context, end, ...rest }, world)).every((state) => state === 'ESTABLISHED');
  expect(wayTo(context, end, isOpen)?.moves.map(({ statement }) => statementText(statement))).toEqual(['A -> B : ACK']);
  expect(wayTo(context, end, isOpen, { limits: { moves: 0, worlds: 100 } })).toBeUndefined();
  expect([...reachable(context, end, { limits: { moves: 20, worlds: 7 } })]).toHaveLength(7);
});
