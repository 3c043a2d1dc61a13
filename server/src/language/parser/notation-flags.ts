/** What TCP's segments are called in notes, for the patterns that look for what is sent. */

const NAMES = 'SYN|FIN|RST|PSH|URG|ACK';

/** One flag. */
export const FLAG = `(?:${NAMES})`;

/** A flag, or data. */
export const SENT = `(?:${NAMES}|DATA)`;

/** Several, with whatever stands between them. */
export const FLAGS = `${SENT}(?:[-+/, ]+${FLAG})*`;

/** One flag, and nothing else. */
export const isFlag = (word: string): boolean => ONE.test(word);
const ONE = new RegExp(`^${FLAG}$`, 'u');

/** What is sent, and no state: `SYN`, `FIN_ACK`. */
export const isSent = (word: string): boolean => ALL.test(word);
const ALL = new RegExp(`^${SENT}(?:[-_ ]${FLAG})*$`, 'u');
