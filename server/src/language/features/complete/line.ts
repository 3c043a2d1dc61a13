/** At the start of a line: what is due next, as a whole line; hosts, segments, the words that begin a line, snippets. */
import snippets from '../../../../library/snippets.json' with { type: 'json' };
import { owedAt, stateAt } from '../../../core/views/next.js';
import { sectionAt } from '../../parser/parse.js';
import { type Offer, offer, offers } from '../offer.js';
import { hostNames, type Spot, segmentsBefore } from '../spot.js';
import { messageText, writesFields } from './texts.js';

const WORDS: Readonly<Record<string, string>> = {
  expect: 'A claim, checked here: `expect A in ESTABLISHED`.',
  note: 'Drawn, never checked.',
  delay: 'The time that a message takes from here on: `delay 50ms`.',
  wait: 'The clock goes on: `wait 200ms`.',
  section: 'A heading that runs to the next one.',
  stray: 'A segment that its sender does not send now: an old duplicate, or a forged one.',
  host: 'Declares a host.',
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
  exchange: 'A block of statements with a name and a title.',
  protocol: 'A protocol of your own.',
  import: 'Uses the protocols and exchanges of another document.',
  using: 'The protocol of all exchanges that name none.',
};

export function lineOffers(spot: Spot): readonly Offer[] {
  const inExchange = spot.blocks[0] === 'exchange' || spot.blocks[0] === 'exercise';
  const parts = spot.blocks[0] === 'exercise' && spot.blocks.length === 1 ? words(PARTS) : [];
  const top = inExchange ? [] : [...words(TOP), ...SNIPPETS];
  if (!inExchange && hasBlocks(spot)) return [...top, ...words({ delay: 'The time that a message takes in all exchanges: `delay 50ms`.' })];
  return [
    ...due(spot),
    ...flights(spot),
    ...offers('host', hostNames(spot), { goesOn: true }),
    ...claims(spot),
    ...words(WORDS),
    ...parts,
    ...top,
  ];
}

const hasBlocks = ({ analysis, offset }: Spot): boolean =>
  analysis.exchanges.length > 0 && sectionAt(analysis.parsed.sections, offset)?.parsed.hasBlocks === true;

const words = (all: Readonly<Record<string, string>>): readonly Offer[] =>
  Object.entries(all).map(([word, documentation]) => offer('keyword', word, { insert: `${word} `, documentation, goesOn: true }));

const due = (spot: Spot): readonly Offer[] => (spot.after.length > 0 ? [] : owedLines(spot));

/** What is owed here, as whole lines, whatever stands on this one. */
export function owedLines(spot: Spot): readonly Offer[] {
  const { exchange, at } = spot;
  if (exchange === undefined) return [];
  return owedAt(exchange.run, at).map(([from, to, message]) => {
    const fields = writesFields(spot) ? message.fields.map((field) => field.join('=')) : [];
    const line = `${from} -> ${to} : ${[message.names.join('+'), ...fields].join(' ')}`;
    return offer('message', line, { documentation: messageText(message), preferred: true });
  });
}

const flights = (spot: Spot): readonly Offer[] => segmentsBefore(spot).map((name) => offer('segment', `${name} arrives`));

/** What holds here, of all hosts. */
export function claims(spot: Spot): readonly Offer[] {
  const { exchange, at } = spot;
  if (exchange === undefined || at === 0 || spot.after.length > 0) return [];
  const states = hostNames(spot).flatMap((host) => stateAt(exchange.run, at, host)?.name.replace(/^/, `${host} in `) ?? []);
  return states.length === 0 ? [] : [offer('snippet', `expect ${states.join(', ')}`)];
}

/** Beginnings of whole exchanges, found by each of their words. */
const SNIPPETS: readonly Offer[] = Object.entries(snippets).map(([label, { prefix, description, body }]) =>
  offer('snippet', label, { insert: body.join('\n'), isSnippet: true, documentation: description, found: prefix.join(' ') }),
);
