/** All that can happen from the end of an exchange. */
import { expect, it } from 'vitest';
import { analysed } from '../../language/features/cursor.fixture.js';
import { type Bounds, explore } from './explore.js';

const CLOSES: Bounds = {
  calls: [
    { host: 'A', event: 'close', most: 1 },
    { host: 'B', event: 'close', most: 1 },
  ],
  losses: 0,
  copies: 0,
  holds: 1,
  states: 20_000,
};

const OPEN = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300\nA -> B : ACK';

function from(text: string, bounds: Bounds) {
  const [exchange] = analysed(text).exchanges;
  if (exchange === undefined) throw new Error('no exchange');
  return explore(exchange.run.context, exchange.run.end, bounds);
}

it('whatever the order, both ends close', () => {
  const { ends, complete, unexpected } = from(OPEN, CLOSES);
  expect({ ends, complete, unexpected }).toEqual({ ends: [['CLOSED', 'CLOSED']], complete: true, unexpected: 0 });
});

it('one loss and one copy make more of it, and change nothing of the end', () => {
  const harder = from(OPEN, { ...CLOSES, losses: 1, copies: 1, holds: 2 });
  expect(harder.ends).toEqual([['CLOSED', 'CLOSED']]);
  expect(harder.states).toBeGreaterThan(from(OPEN, CLOSES).states);
});

it('the rules run far more seldom than something happens', () => {
  const { steps, transitions } = from(OPEN, { ...CLOSES, losses: 1, copies: 1, holds: 2 });
  expect(steps).toBeLessThan(transitions);
});

it('it stops at its bound and says that it is not done', () => {
  const { complete, states } = from(OPEN, { ...CLOSES, losses: 1, states: 10 });
  expect(complete).toBe(false);
  expect(states).toBeLessThan(20);
});

it('who cancels gets what there is', () => {
  expect(from(OPEN, { ...CLOSES, isCancelled: () => true })).toMatchObject({ complete: false, transitions: 0 });
});
