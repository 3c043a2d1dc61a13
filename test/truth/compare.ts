/** Sequences of states: the checker's and the kernel's. */

/** A port that nobody has connected to is CLOSED or LISTEN: the kernel goes back to LISTEN by itself. */
const unconnected = (state: string): string => (state === 'LISTEN' ? 'CLOSED' : state);

const once = (states: readonly string[]): readonly string[] => states.filter((state, i) => state !== states[i - 1]);

/** From the first connection on. */
export const plain = (states: readonly string[]): readonly string[] => once(['CLOSED', ...states.map(unconnected)]);

/** The ACK of the own FIN and the other side's FIN in one segment: the RFC goes to TIME_WAIT at once, Linux through FIN_WAIT_2. */
const direct = (states: readonly string[]): string =>
  states.join(' ').replaceAll('FIN_WAIT_1 FIN_WAIT_2 TIME_WAIT', 'FIN_WAIT_1 TIME_WAIT');

export type StateVerdict = 'equal' | 'unseen ending' | 'different';

/** What ends by a timer, with nothing on the wire that tells, an importer cannot know. */
export const compare = (checker: readonly string[], kernel: readonly string[]): StateVerdict => {
  const [own, its] = [plain(checker), plain(kernel)];
  if (direct(own) === direct(its)) return 'equal';
  return its.at(-1) === 'CLOSED' && direct(own) === direct(its.slice(0, -1)) ? 'unseen ending' : 'different';
};
