/** A file that could not be read, written or created, in one line, whatever its name. */
import { reasonOf } from '../../../disk/reason.js';
import { CannotDo } from './io.js';
import { visible } from './print/width.js';
import type { CommandLine } from './words/form.js';
import { said } from './words/said.js';

export type Deed = Parameters<CommandLine['cannot']>[0];

/** Longer names are cut off: the reason stands behind them. */
const LONGEST = 120;

/** @param error as it was caught: what is said already is not said twice */
export function cannot(deed: Deed, file: string, error: unknown): CannotDo {
  return error instanceof CannotDo ? error : new CannotDo(said().cannot(deed, nameShown(file), said().reason(reasonOf(error))));
}

/** A name is only a name: it writes nothing to the terminal, and is no page of its own. */
export function nameShown(file: string): string {
  const signs = [...visible(file.replace(/\r?\n/g, '␊'))];
  return signs.length > LONGEST ? `${signs.slice(0, LONGEST).join('')}…` : signs.join('');
}

/** @throws CannotDo */
export function attempt<T>(deed: Deed, file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw cannot(deed, file, error);
  }
}
