/** The machine of the shipped `tcp`: what captures are held against. */
import type { Machine } from '../../core/index.js';
import { analyse } from '../analysis/analyse.js';

export function tcpMachine(): Machine {
  const machine = analyse('A -> B : SYN', { source: '', read: () => undefined }).exchanges[0]?.machine;
  if (machine === undefined) throw new Error('there is no TCP in the library');
  return machine;
}
