/** Remarks about a capture and its lines, as facts. The sentences are passed in: nothing here depends on a language. */

/** Why a line stands in an import though no frame tells it. */
export type Inference =
  // segments
  | 'acknowledged'
  | 'selectivelyAcknowledged'
  | 'goneOnFrom'
  | 'goneOnBehind'
  | 'acknowledgedByReceiver'
  | 'echoed'
  | 'answered'
  | 'notOfItsHost'
  | 'lostBefore'
  | 'lostSinceSentAgain'
  | 'lostLikeOthers'
  | 'cutByCard'
  | 'cutOnTheWay'
  // events
  | 'sendsSyn'
  | 'sendsFin'
  | 'sendsRst'
  | 'acceptsSyn'
  | 'opensAnew'
  | 'answersNothing'
  | 'answersWithoutConnection'
  | 'cutAnew';

/** A comment of a line. */
export type Remark =
  | { readonly inferred: Inference }
  /** A timer, since a segment is sent again so many seconds later. */
  | { readonly sentAgainAfter: number }
  | { readonly foldedText: number; readonly foldedAcknowledgments: number };

/** What would have to be true for a line to be right that nothing explains. */
export type Excuse =
  | 'inferredOtherwise'
  | 'inNoCapture'
  | 'lateReset'
  | 'textUnseen'
  | 'framesMissing'
  | 'beforeCapture'
  | 'followsUnexplained'
  | 'tooMuchToTry'
  | { readonly timestampUnseen: number };

/** Of a line that nothing explains: its excuse, or that its host did wrong. */
export type Unexplained = Excuse | 'wrong';

/** Why a frame is no segment. */
export type SkippedFrame = 'notIp' | 'notTcp' | 'fragment' | 'jumbogram' | 'cutOff' | 'malformed' | 'unknownLink';

/** What is wrong with a file; `after`: so many frames were read. */
export type CaptureFault =
  | { readonly fault: 'noCapture' | 'noListing' | 'empty' | 'cutOff' }
  | { readonly fault: 'largeListing'; readonly megabytes: number; readonly most: number }
  | { readonly fault: 'lyingLength'; readonly frame: number; readonly length: number }
  | { readonly fault: 'impossibleBlock'; readonly length: number; readonly after: number }
  | { readonly fault: 'lengthsDiffer' | 'noByteOrder'; readonly after: number }
  | { readonly fault: 'frameUnfit'; readonly frame: number; readonly after: number };

type HostName = 'A' | 'B';

/** A number for each end. */
type OfBoth = readonly [a: number, b: number];

/** The words, in the language of the reader. */
export interface ImportWords {
  readonly inferred: Readonly<Record<Inference, string>>;
  readonly sentAgainAfter: (seconds: string) => string;
  readonly folded: (segments: number, acknowledgments: number) => string;
  readonly excuses: Readonly<Record<Exclude<Excuse, object>, string>>;
  readonly timestampUnseen: (timestamp: number) => string;
  readonly skipped: Readonly<Record<SkippedFrame, (frames: number) => string>>;
  readonly faults: Readonly<Record<'noCapture' | 'noListing' | 'empty' | 'cutOff', string>>;
  readonly largeListing: (megabytes: number, most: number) => string;
  readonly lyingLength: (frame: number, length: number) => string;
  readonly impossibleBlock: (length: number, after: number) => string;
  readonly lengthsDiffer: (after: number) => string;
  readonly noByteOrder: (after: number) => string;
  readonly frameUnfit: (frame: number, after: number) => string;
  /** The first line of an import. */
  readonly importedFrom: (names: readonly string[], counts: { connections: number; segments: number; others: number }) => string;
  readonly leftOut: (frames: string) => string;
  readonly seenAtOnePlace: string;
  readonly headline: (opened: HostName | undefined, closed: { by: HostName; how: 'FIN' | 'RST' } | undefined, bytes: OfBoth) => string;
  readonly retransmissions: (each: OfBoth) => string;
  readonly gaps: (each: OfBoth) => string;
  readonly roundTrip: (milliseconds: number) => string;
}

export const inferred = (why: Inference): Remark => ({ inferred: why });

export function remarkText(remark: Remark, words: ImportWords): string {
  if ('inferred' in remark) return words.inferred[remark.inferred];
  if ('sentAgainAfter' in remark) return words.sentAgainAfter(remark.sentAgainAfter.toFixed(2));
  return words.folded(remark.foldedText, remark.foldedAcknowledgments);
}

export const excuseText = (excuse: Excuse, words: ImportWords): string =>
  typeof excuse === 'string' ? words.excuses[excuse] : words.timestampUnseen(excuse.timestampUnseen);

export function faultText(it: CaptureFault, words: ImportWords): string {
  switch (it.fault) {
    case 'largeListing':
      return words.largeListing(it.megabytes, it.most);
    case 'lyingLength':
      return words.lyingLength(it.frame, it.length);
    case 'impossibleBlock':
      return words.impossibleBlock(it.length, it.after);
    case 'lengthsDiffer':
      return words.lengthsDiffer(it.after);
    case 'noByteOrder':
      return words.noByteOrder(it.after);
    case 'frameUnfit':
      return words.frameUnfit(it.frame, it.after);
    default:
      return words.faults[it.fault];
  }
}
