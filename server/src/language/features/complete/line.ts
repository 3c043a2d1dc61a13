/** At the start of a line: what is due next, as a whole line; hosts, segments, the words that begin a line, snippets. */
import { nextMessages, owedAt, type Statement, stateAt, wording } from '../../../core/index.js';
import { sectionAt } from '../../parser/parsed.js';
import { type Offer, offer, offers } from '../offer.js';
import { type CursorContext, hostNames, segmentsBefore } from '../spot.js';
import { firstLines } from './first.js';
import { skeletons } from './skeletons.js';
import { lineOf, messageText } from './texts.js';

export function lineOffers(spot: CursorContext): readonly Offer[] {
  const said = wording().completion;
  const inExchange = spot.blocks[0] === 'exchange' || spot.blocks[0] === 'exercise';
  const parts = spot.blocks[0] === 'exercise' && spot.blocks.length === 1 ? words(said.parts) : [];
  const top = inExchange ? [] : [exchangeWord(), ...words(said.top), ...skeletons()];
  if (isEmpty(spot))
    return [...skeletons(), captureOffer(), ...firstLines(spot), ...words(said.lines), hostWord(), exchangeWord(), ...words(said.top)];
  if (!inExchange && hasBlocks(spot)) return [...top, ...words({ delay: said.delayOfAll })];
  return [
    ...due(spot),
    ...possible(spot),
    ...flights(spot),
    ...offers('host', hostNames(spot), { goesOn: true }),
    ...claims(spot),
    ...words(said.lines),
    ...blockWords(spot),
    hostWord(),
    ...parts,
    ...top,
  ];
}

/** Nothing is written yet: all beginnings are as good. */
const isEmpty = ({ analysis, offset }: CursorContext): boolean =>
  sectionAt(analysis.parsed.sections, offset)?.parsed.lines.every(({ tokens }) => tokens.every(({ image }) => image.length <= 1)) !== false;

const exchangeWord = (): Offer =>
  offer('keyword', 'exchange', {
    insert: 'exchange $1 "$2" {\n  $0\n}',
    isSnippet: true,
    documentation: wording().completion.exchange,
  });

const hostWord = (): Offer => offer('keyword', 'host', { insert: 'host $1', isSnippet: true, documentation: wording().completion.host });

const captureOffer = (): Offer =>
  offer('snippet', wording().completion.capture, {
    insert: '',
    found: 'import capture pcap',
    does: 'importCapture',
    documentation: wording().completion.captureDoes,
  });

const hasBlocks = ({ analysis, offset }: CursorContext): boolean =>
  analysis.exchanges.length > 0 && sectionAt(analysis.parsed.sections, offset)?.parsed.hasBlocks === true;

const words = (all: Readonly<Record<string, string>>): readonly Offer[] =>
  Object.entries(all).map(([word, documentation]) => offer('keyword', word, { insert: `${word} `, documentation, goesOn: true }));

const BLOCKS = [
  ['measure', 'measure $1 "$2" {\n  $0\n}'],
  ['highlight', 'highlight "$1" {\n  $0\n}'],
  ['either', 'either "$1" {\n  $0\n}\nor "$2" {\n}'],
  ['opt', 'opt "$1" {\n  $0\n}'],
  ['repeat', 'repeat $1 {\n  $0\n}'],
] as const;

/** An exercise holds no such blocks. */
const blockWords = ({ blocks: [outer] }: CursorContext): readonly Offer[] =>
  outer === 'exercise'
    ? []
    : BLOCKS.map(([word, insert]) => offer('keyword', word, { insert, isSnippet: true, documentation: wording().completion.blocks[word] }));

const due = (spot: CursorContext): readonly Offer[] => (spot.after.length > 0 ? [] : owedLines(spot));

/** What is owed here, as whole lines, whatever stands on this one. */
export function owedLines(spot: CursorContext): readonly Offer[] {
  const { exchange, at } = spot;
  if (exchange === undefined) return [];
  return [...owedAt(exchange.run, at)].map(([from, to, message]) =>
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
