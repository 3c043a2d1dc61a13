/** What is said of a capture, and beside the lines of an import: the importer gives the facts. */
const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const both = ([a, b]: readonly [number, number], what: string): string =>
  [a > 0 ? `${plural(a, what)} by A` : '', b > 0 ? `${plural(b, what)} by B` : ''].filter((part) => part !== '').join(', ');

const ENDS = { FIN: 'closed', RST: 'reset' } as const;
const NO_CAPTURE = 'this is not a pcap or pcapng file';

const broken = (what: string, after: number): string => `${what}, after ${plural(after, 'frame')}; what stands before it was read`;

export const capture = {
  inferred: {
    acknowledged: 'inferred: not in the capture, but acknowledged',
    selectivelyAcknowledged: 'inferred: not in the capture, but selectively acknowledged',
    goneOnFrom: 'inferred: not in the capture, but its sender continues from there',
    goneOnBehind: 'inferred: not in the capture of its sender, which continues after it',
    acknowledgedByReceiver: 'inferred: not in the capture of its receiver, but acknowledged',
    echoed: 'inferred: not in the capture, but its timestamp is echoed',
    answered: 'inferred: not in the capture, but answered',
    notOfItsHost: 'inferred: not from this host, which continues as if it had not sent it',
    lostBefore: 'inferred: not in the capture, lost before it',
    lostSinceSentAgain: 'inferred: lost, since it is sent again',
    lostLikeOthers: 'inferred: lost, like those before it',
    cutByCard: 'inferred: cut by a network card',
    cutOnTheWay: 'inferred: cut on the way',
    sendsSyn: 'inferred: it sends a SYN',
    sendsFin: 'inferred: it sends a FIN',
    sendsRst: 'inferred: it sends a RST',
    acceptsSyn: 'inferred: it accepts the SYN',
    opensAnew: 'inferred: it opens a new connection',
    answersNothing: 'inferred: it answers nothing',
    answersWithoutConnection: 'inferred: it answers as if there were no connection',
    cutAnew: 'inferred: it is sent again, in other pieces',
  },
  sentAgainAfter: (seconds: string) => `inferred: ${seconds} s later it is sent again`,
  folded: (segments: number, acknowledgments: number) =>
    `folded: ${plural(segments, 'segment')} of text, ${plural(acknowledgments, 'acknowledgment')}`,
  excuses: {
    inferredOtherwise: 'what is inferred here must have happened differently',
    inNoCapture: 'this segment is in no capture: it must have happened differently',
    lateReset: 'some stacks send a reset with their next number for a connection that is over already',
    textUnseen: 'text that is not in the capture would have to have arrived out of order',
    beforeCapture: 'it rests on what was sent before the capture begins',
    framesMissing: 'frames before it are missing in the capture, and what they held is only inferred',
    followsUnexplained: 'it follows something that cannot be explained',
    tooMuchToTry: 'too much would have to be tried to find out',
  },
  timestampUnseen: (timestamp: number) => `a segment with the timestamp ${timestamp} would have to have arrived that is not in the capture`,
  /** Of a message of another protocol. */
  messageUnseen: 'a message before it may not have been captured, or its host may have known more than was said',
  skipped: {
    notIp: (frames: number) => `${frames} not IP`,
    notTcp: (frames: number) => `${frames} not TCP`,
    fragment: (frames: number) => `${frames} a fragment`,
    jumbogram: (frames: number) => `${frames} an IPv6 jumbogram`,
    cutOff: (frames: number) => `${frames} cut off before the end of the TCP header`,
    malformed: (frames: number) => `${frames} malformed`,
    unknownLink: (frames: number) => `${frames} of a link type that is not supported`,
  },
  faults: {
    noCapture: NO_CAPTURE,
    noListing: `${NO_CAPTURE}, nor a listing of TCP segments such as those of tcpdump -n or tshark`,
    empty: 'the file is empty',
    cutOff: 'the file is cut off in the middle of a frame; what stands before it was read',
  },
  largeListing: (megabytes: number, most: number) => `the segments that it lists carry ${megabytes} MB, more than can be read (${most} MB)`,
  lyingLength: (frame: number, length: number) =>
    `frame ${frame} says that it is ${length} bytes long, which cannot be; what stands before it was read`,
  impossibleBlock: (length: number, after: number) => broken(`a block of ${length} bytes cannot be`, after),
  lengthsDiffer: (after: number) => broken('the two lengths of a block differ', after),
  noByteOrder: (after: number) => broken('a section has no byte order', after),
  frameUnfit: (frame: number, after: number) => broken(`frame ${frame} does not fit its block`, after),
  /** @param code of the system, such as `ENOENT`, or '' */
  unreadable: (_code: string, reason: string): string => reason,
  importedFrom: (
    names: readonly string[],
    { connections, segments, others }: { connections: number; segments: number; others: number },
  ) => {
    const more = others > 0 ? `, ${plural(others, 'message')} of other protocols` : '';
    return `imported from ${names.join(' and ')}: ${plural(connections, 'connection')}, ${plural(segments, 'captured segment')}${more}`;
  },
  leftOut: (frames: string) => `left out: ${frames}`,
  seenAtOnePlace: 'seen at one place only: what was lost or late (-x, ~>) is inferred',
  headline: (
    opened: 'A' | 'B' | undefined,
    closed: { readonly by: 'A' | 'B'; readonly how: 'FIN' | 'RST' } | undefined,
    [there, back]: readonly [number, number],
  ) => {
    const begin = opened === undefined ? 'open before the capture begins' : `opened by ${opened}`;
    const end = closed === undefined ? 'not closed in it' : `${ENDS[closed.how]} by ${closed.by}`;
    return `${begin}, ${end}; ${there} bytes A → B, ${back} bytes B → A`;
  },
  retransmissions: (each: readonly [number, number]) => both(each, 'retransmission'),
  gaps: (each: readonly [number, number]) => both(each, 'gap'),
  roundTrip: (milliseconds: number) => `round trip ${milliseconds} ms`,
  /** In the editor, of what a document there has room for. */
  longIsFolded: (name: string, segments: number) =>
    `${name} is folded, as it has ${segments} segments; \`handshake import\` writes each one`,
  tooLong: (name: string, segments: number) =>
    `${name} is too long for an editor, as it has ${segments} segments; \`handshake import -o FILE\` writes it`,
  notWritten: (connections: number, from: number) =>
    `${connections} connections are not written here, from number ${from} on: \`handshake import\` writes all`,
  howMany: (most: number, given: number) => `One capture, or ${most} of both ends, can be imported, not ${given}.`,
  cannotImport: (name: string, reason: string) => `${name} cannot be imported: ${reason}.`,
  /** @param title of the exchange; '' for one without */
  underTest: (title: string, host: string) => `${title === '' ? 'an exchange' : title}: ${host} is under test`,
  pastedListing: 'a listing',
};
