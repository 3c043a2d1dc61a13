/** What states look like in notes. */
import { isSent } from './notation-flags.js';

export const STATE = '[A-Z]{3,}[A-Z0-9]*(?:[-_ ][A-Z0-9]+)*';
/** Without blanks in it. */
export const ONE_STATE = '[A-Z]{3,}[A-Z0-9]*(?:[-_][A-Z0-9]+)*';
export const LIKE = '(?:[A-Z]{2}ED|ING|LISTEN|SENT|RCVD|RECV|WAIT(?:[-_ ]?\\d)?|[-_ ]ACK)';
export const STATE_LIKE = new RegExp(`${LIKE}$`);

/** The name of a state, and nothing beside it. */
export const isState = (word: string): boolean =>
  /^[A-Z][A-Z0-9_ -]+$/.test(word.trim()) && STATE_LIKE.test(word.trim()) && !isSent(word.trim());

export const inOurs = (state: string): string => state.replaceAll(/[- ]/g, '_');
