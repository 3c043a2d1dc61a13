/** What completion says of its choices: what a word of the language does, why a message is due, what a time stands for. */

/** `RFC 9293 §3.4` in brackets, where there is one. */
const cited = (see: string): string => (see === '' ? '' : ` (${see})`);

export const completion = {
  /** Words that begin a line. */
  lines: {
    expect: 'A claim, checked here: `expect A in STATE`.',
    note: 'Drawn, never checked.',
    delay: 'The time that a message takes from here on: `delay 50ms`.',
    wait: 'The clock moves on: `wait 200ms`.',
    section: 'A heading that runs to the next one.',
    box: 'Drawn around hosts that stand side by side: `box A, B "Data centre"`.',
    stray: 'A segment that its sender does not send now: an old duplicate, or a forged one.',
  },
  /** Words that head a block among statements. */
  blocks: {
    measure: 'A bracket from the first to the last line of the block: `measure A "RTT" { … }`.',
    highlight: 'Lines with a background of their own.',
    either: 'Alternatives from the same point; each is checked.',
    opt: 'Lines that may be left out; both cases are checked.',
    repeat: 'Lines that happen several times.',
  },
  /** Words of an exercise. */
  parts: {
    task: 'What students have to do.',
    hint: 'Help, shown one after the other.',
    points: 'How many points the exercise is worth.',
    goal: 'What must hold at the end: `goal A in STATE`, `goal nothing owed`, `goal at most 5 messages`.',
    vary: 'Numbers that are drawn for each student: `vary isn in 100..900 step 100`.',
    shuffle: 'A block of lines to put in order.',
    solution: 'A block with an answer that passes.',
  },
  /** Words outside of blocks. */
  top: {
    exercise: 'An exchange with something for students to find.',
    protocol: 'A protocol of your own.',
    import: 'Uses the protocols and exchanges of another document.',
    language: 'The language of what people read about this document: `language ko`.',
    using: 'The protocol of all exchanges that name none.',
  },
  delayOfAll: 'The time that a message takes in all exchanges: `delay 50ms`.',
  exchange: 'A block of statements with a name and a title.',
  host: 'Declares a host: its name, and where it starts.',
  capture: 'Import a capture…',
  captureDoes: 'Turns a capture of network traffic into exchanges.',
  error: 'The next statement is meant to be wrong.',
  as: 'Gives the segment a name, so that it can arrive later.',
  arrives: 'The segment reaches its receiver now.',
  delivered: 'Sends, and it arrives.',
  lost: 'Sends, and the network loses it.',
  inFlight: 'Sends; it is in flight until `NAME arrives`.',
  event: 'A local event: a call of the user, or a timer.',
  times: {
    at: 'When it happens: `at 1ms`. The clock of each exchange begins at 0.',
    takes: 'The time that this one takes: `takes 80ms`.',
  },
  thereAndBack: 'there and back',
  delayHere: 'the delay here',
  soonest: 'as soon as it can',
  rightAfter: 'right after the line before',
  allArrived: 'when all that was sent has arrived',
  sender: 'The host that sends first.',
  receiver: 'The host that receives the first message.',
  newCode: 'A new code of this protocol: its name, a slash, a word.',
  hereNow: 'here now',
  right: 'right',
  allowed: (state: string, see: string) => `${state} allows it${cited(see)}.`,
  owed: (host: string, answered: string, see: string) =>
    `${host} owes it${answered === '' ? '' : `: it answers ${answered}`}${cited(see)}.`,
  dropped: (reason: string) => `Its receiver drops it: ${reason}.`,
};
