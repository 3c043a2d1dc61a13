/** What notes say of a message that does not arrive. */

const IS_LOST =
  /\s*(?:[-–—,;:.…]+\s*)?(?:[[(*]+\s*)?(?:\s(?:이|가|은|는)\s+)?(?:(?:which|that|but|and)\s+)?(?:it\s+|the\s+(?:(?:SYN|FIN|ACK|RST)\s+)?)?(?:(?:packet|segment|message)\s+)?(?:(?:is|gets|got|was|goes)\s+)?(?:(?:lost|dropped)(?:\s+(?:on\s+the\s+way|(?:in|by)\s+(?:transit|the\s+network)))?|never\s+arrives|drop|loss|(?:does\s+not|doesn't)\s+arrive|유실(?:됨|된다)?|손실(?:됨)?|✗|✘|❌|(?<=(?:^|\s)[[(]\s*)[xX])\s*[\])*]*\s*[!.]?\s*$/iu;
const LOST_FIRST = /^\s*[[(]?\s*(?:lost|dropped)\s*[\])]?\s*:?\s+(?=\S)/iu;

/** Where a message says that it is lost, at its beginning or its end. */
export function lostFrom(message: string): { readonly start: number; readonly end: number } | undefined {
  const first = LOST_FIRST.exec(message);
  if (first !== null) return { start: 0, end: first[0].length };
  const last = IS_LOST.exec(message);
  return last === null || last.index === 0 ? undefined : { start: last.index, end: message.length };
}

/** What may be lost, without the words that say so. */
export interface Losable {
  readonly text: string;
  readonly isLost: boolean;
}

/** A sentence without its words about a loss. */
export function withoutLoss(said: string): Losable {
  const lost = lostFrom(said);
  return lost === undefined
    ? { text: said, isLost: false }
    : { text: `${said.slice(0, lost.start)} ${said.slice(lost.end)}`.trim(), isLost: true };
}
