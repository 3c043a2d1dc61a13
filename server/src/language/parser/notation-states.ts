/** What states look like in notes. */

export const STATE = '[A-Z]{3,}[A-Z0-9]*(?:[-_ ][A-Z0-9]+)*';
export const LIKE = '(?:[A-Z]{2}ED|ING|LISTEN|SENT|RCVD|RECV|WAIT(?:[-_ ]?\\d)?|[-_ ]ACK)';
export const STATE_LIKE = new RegExp(`${LIKE}$`);

/** What is sent, and no state. */
export const SENT = /^(?:SYN|FIN|RST|ACK|PSH|URG|DATA)(?:[-_ ](?:SYN|FIN|RST|ACK|PSH|URG))*$/;

/** The name of a state, and nothing beside it. */
export const isState = (word: string): boolean =>
  /^[A-Z][A-Z0-9_ -]+$/.test(word.trim()) && STATE_LIKE.test(word.trim()) && !SENT.test(word.trim());

export const inOurs = (state: string): string => state.replaceAll(/[- ]/g, '_');
