/** Whether anything has to be explained: most connections are right as they are told at first. */
import { check, type Machine, type Problem } from '../../core/index.js';
import { exchangeOf } from '../story/exchange.js';
import { narrate } from '../story/narrate.js';
import { absolute } from '../story/numbers.js';
import type { Telling } from './explain.js';

/** An error, or what was inferred does not fit. */
export const isOdd = ({ severity, code }: Problem): boolean => severity === 'error' || code === 'unexplained';

/** Does it break a rule as it is told at first? */
export const isWrong = ({ moments, starts, windows }: Telling, machine: Machine): boolean => {
  const exchange = exchangeOf((tell) => narrate(moments, starts, tell), { bases: absolute, windows }, ['', ''], 1);
  return check(exchange, machine).some(isOdd);
};
