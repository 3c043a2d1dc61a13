/** At the start of a line: what is due next, as a whole line; hosts, segments, the words that begin a line, snippets. */
import type { Statement } from '../../../core/exchange/exchange.js';
import { nextMessages, owedAt, stateAt } from '../../../core/views/next.js';
import { sectionAt } from '../../parser/parse.js';
import { type Offer, offer, offers } from '../offer.js';
import { type CursorContext, hostNames, segmentsBefore } from '../spot.js';
import { firstLines } from './first.js';
import { skeletons } from './skeletons.js';
import { lineOf, messageText } from './texts.js';

const WORDS: Readonly<Record<string, string>> = {
  expect: 'A claim, checked here: `expect A in ESTABLISHED`.',
  note: 'Drawn, never checked.',
  delay: 'The time that a message takes from here on: `delay 50ms`.',
  wait: 'The clock goes on: `wait 200ms`.',
  section: 'A heading that runs to the next one.',
  stray: 'A segment that its sender does not send now: an old duplicate, or a forged one.',
};
const PARTS: Readonly<Record<string, string>> = {
  task: 'What the student is to do.',
  hint: 'Help, given one after the other.',
  points: 'What the exercise counts.',
  goal: 'What must hold at the end: `goal A in ESTABLISHED`, `goal nothing owed`, `goal at most 5 messages`.',
  vary: 'Numbers that are drawn for each student: `vary isn in 100..900 step 100`.',
  shuffle: 'A block of lines that are to be put in order.',
  solution: 'A block with an answer that passes.',
};
const TOP: Readonly<Record<string, string>> = {
  exercise: 'An exchange with something to be found in it.',
  protocol: 'A protocol of your own.',
  import: 'Uses the protocols and exchanges of another document.',
  language: 'What people read of this document: `language ko`.',
  using: 'The protocol of all exchanges that name none.',
};

export function lineOffers(spot: CursorContext): readonly Offer[] {
  const inExchange = spot.blocks[0] === 'exchange' || spot.blocks[0] === 'exercise';
  const parts = spot.blocks[0] === 'exercise' && spot.blocks.length === 1 ? words(PARTS) : [];
  const top = inExchange ? [] : [...EXCHANGE, ...words(TOP), ...skeletons()];
  if (isEmpty(spot)) return [...skeletons(), CAPTURE, ...firstLines(spot), ...words(WORDS), ...HOST, ...EXCHANGE, ...words(TOP)];
  if (!inExchange && hasBlocks(spot)) return [...top, ...words({ delay: 'The time that a message takes in all exchanges: `delay 50ms`.' })];
  return [
    ...due(spot),
    ...possible(spot),
    ...flights(spot),
    ...offers('host', hostNames(spot), { goesOn: true }),
    ...claims(spot),
    ...words(WORDS),
    ...HOST,
    ...parts,
    ...top,
  ];
}

/** Nothing is written yet: all beginnings are as good. */
const isEmpty = ({ analysis, offset }: CursorContext): boolean =>
  sectionAt(analysis.parsed.sections, offset)?.parsed.lines.every(({ tokens }) => tokens.every(({ image }) => image.length <= 1)) !== false;

const EXCHANGE: readonly Offer[] = [
  offer('keyword', 'exchange', {
    insert: 'exchange $1 "$2" {\n  $0\n}',
    isSnippet: true,
    documentation: 'A block of statements with a name and a title.',
  }),
];
const HOST: readonly Offer[] = [
  offer('keyword', 'host', { insert: 'host $1', isSnippet: true, documentation: 'Declares a host: its name, and where it starts.' }),
];
const CAPTURE = offer('snippet', 'Import a capture…', {
  insert: '',
  found: 'import capture pcap',
  does: 'importCapture',
  documentation: 'Makes exchanges of a file that Wireshark or tcpdump wrote.',
});

const hasBlocks = ({ analysis, offset }: CursorContext): boolean =>
  analysis.exchanges.length > 0 && sectionAt(analysis.parsed.sections, offset)?.parsed.hasBlocks === true;

const words = (all: Readonly<Record<string, string>>): readonly Offer[] =>
  Object.entries(all).map(([word, documentation]) => offer('keyword', word, { insert: `${word} `, documentation, goesOn: true }));

const due = (spot: CursorContext): readonly Offer[] => (spot.after.length > 0 ? [] : owedLines(spot));

/** What is owed here, as whole lines, whatever stands on this one. */
export function owedLines(spot: CursorContext): readonly Offer[] {
  const { exchange, at } = spot;
  if (exchange === undefined) return [];
  return owedAt(exchange.run, at).map(([from, to, message]) =>
    offer('message', lineOf(spot, from, to, message), { documentation: messageText(message), preferred: true }),
  );
}

/** Of more hosts too many could send something. */
const MOST_HOSTS = 4;
const MOST_LINES = 8;

/** What else may be sent here, as whole lines; before anything is sent, what begins. */
function possible(spot: CursorContext): readonly Offer[] {
  const { exchange, at } = spot;
  const hosts = hostNames(spot);
  if (spot.after.length > 0 || exchange?.isWithheld || hosts.length > MOST_HOSTS) return [];
  if (exchange === undefined || !exchange.exchange.statements.slice(0, at).some(isStep)) return firstLines(spot);
  const all = hosts.flatMap((from) =>
    hosts.flatMap((to) =>
      nextMessages(exchange.run, at, from, to)
        .filter(({ owed, dropped }) => !owed && dropped === undefined)
        .map((message) => offer('message', lineOf(spot, from, to, message), { documentation: messageText(message) })),
    ),
  );
  return all.slice(0, MOST_LINES);
}

const isStep = ({ kind }: Statement): boolean => kind === 'message' || kind === 'event';

const flights = (spot: CursorContext): readonly Offer[] => segmentsBefore(spot).map((name) => offer('segment', `${name} arrives`));

/** What holds here, of all hosts. */
export function claims(spot: CursorContext): readonly Offer[] {
  const { exchange, at } = spot;
  if (exchange === undefined || at === 0 || spot.after.length > 0) return [];
  const states = hostNames(spot).flatMap((host) => stateAt(exchange.run, at, host)?.name.replace(/^/, `${host} in `) ?? []);
  return states.length === 0 ? [] : [offer('snippet', `expect ${states.join(', ')}`)];
}
