/** A file that could not be read, written or made, in one line: however its name is. */
import { reasonOf } from '../../../disk/reason.js';
import { CannotDo } from './io.js';
import { visible } from './print/width.js';

/** Longer names are cut off: the reason stands behind them. */
const LONGEST = 120;

/** @param deed such as `read`. @param error as it was caught: what is said already is not said twice */
export function cannot(deed: string, file: string, error: unknown): CannotDo {
  return error instanceof CannotDo ? error : new CannotDo(`cannot ${deed} ${nameShown(file)}: ${reasonOf(error)}`);
}

/** A name is only a name: it writes nothing to the terminal, and is no page of its own. */
export function nameShown(file: string): string {
  const signs = [...visible(file.replace(/\r?\n/g, '␊'))];
  return signs.length > LONGEST ? `${signs.slice(0, LONGEST).join('')}…` : signs.join('');
}

/** @throws CannotDo */
export function attempt<T>(deed: string, file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw cannot(deed, file, error);
  }
}
