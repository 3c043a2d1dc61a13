/**
 * Shipped protocols that are compiled beforehand: to read the largest is most of what a cold start takes. None in the sources, where each is
 * compiled from its text; scripts/build.mjs puts the machines in place of this module. A test holds that nothing is lost on the way.
 */
import type { Machine } from '../../core/index.js';

export const preparedMachine = (_name: string): Machine | undefined => undefined;
