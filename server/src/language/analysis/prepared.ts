/**
 * The shipped protocols, compiled beforehand: reading them is most of what a cold start takes. Empty in the sources, where each is
 * compiled from its text; scripts/build.mjs puts the machines in place of this module. A test holds that nothing is lost on the way.
 */
import type { Machine } from '../../core/machine/machine.js';

export const preparedMachines = (): Readonly<Record<string, Machine>> => ({});
