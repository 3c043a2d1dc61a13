/** Times: behind `at`, `takes`, `delay` and `wait`, the likeliest first. */
import { type Catalogue, type Statement, timeText, wording } from '../../../core/index.js';
import { endOf, type Token, typeOf } from '../../parser/token.js';
import { type Offer, offer } from '../offer.js';
import type { CursorContext } from '../spot.js';

type TimeWord = keyof Catalogue['completion']['times'];

/** Those that are not there yet. */
export const timeWords = (rest: readonly Token[], words: readonly TimeWord[]): readonly Offer[] =>
  words
    .filter((word) => !rest.some(({ image }) => image === word))
    .map((word) => offer('keyword', word, { insert: `${word} `, goesOn: true, documentation: wording().completion.times[word] }));

export const isTimed = (rest: readonly Token[]): boolean =>
  rest.some(({ image }, index) => (image === 'at' || image === 'takes') && typeOf(rest[index + 1]) === 'INT');

/** Where a time is due: the word before it, and the number that is there already. */
export function timeOffers(spot: CursorContext, tokens: readonly Token[], words: readonly string[]): readonly Offer[] | undefined {
  const number = typeOf(tokens.at(-1)) === 'INT' ? tokens.at(-1) : undefined;
  const word = tokens.at(number === undefined ? -1 : -2)?.image ?? '';
  const before = tokens.at(number === undefined ? -2 : -3);
  if (!words.includes(word) || typeOf(before) === '=' || typeOf(before) === 'as') return undefined;
  if (number !== undefined && endOf(number) !== spot.word.start) return undefined;
  const replaces = { start: number?.startOffset ?? spot.word.start, end: spot.word.end };
  return likely(spot, word).map(([time, detail], index) =>
    offer('value', time, { ...(detail === '' ? {} : { detail }), ...(index === 0 ? { preferred: true } : {}), replaces }),
  );
}

type Likely = readonly (readonly [time: string, detail: string])[];

function likely(spot: CursorContext, word: string): Likely {
  if (word === 'at') return moments(spot);
  const said = wording().completion;
  const delay = delayAt(spot);
  const round = delay === undefined ? [] : [[timeText(2 * delay.value), said.thereAndBack] as const];
  const own = delay === undefined ? [] : [[delay.written, said.delayHere] as const];
  const used = statementsOf(spot)
    .flatMap(timesOf)
    .map((time) => [time, ''] as const);
  const usual = (word === 'wait' ? ['200ms', '1s'] : ['10ms', '50ms', '100ms']).map((time) => [time, ''] as const);
  return unique([...(word === 'wait' ? [...round, ...own] : own), ...used, ...usual]);
}

const unique = (all: Likely): Likely => all.filter(([time], index) => all.findIndex(([other]) => other === time) === index);

const statementsOf = ({ exchange }: CursorContext): readonly Statement[] => exchange?.exchange.statements ?? [];

const delayAt = (spot: CursorContext) => {
  const above = statementsOf(spot).slice(0, spot.at);
  return above.flatMap((each) => (each.kind === 'delay' ? [each.time] : [])).at(-1) ?? spot.exchange?.exchange.delay;
};

const timesOf = (statement: Statement): readonly string[] => {
  if (statement.kind === 'delay' || statement.kind === 'wait') return [statement.time.written];
  return statement.kind === 'message' && statement.takes !== undefined ? [statement.takes.written] : [];
};

const MILLISECOND = 1_000;

/** When it would happen by itself, right after the line before, or when all that was sent has arrived; never before the line before. */
function moments(spot: CursorContext): Likely {
  const statements = statementsOf(spot);
  const above = statements.slice(0, spot.at);
  const last = Math.max(0, ...above.map(({ clock = 0 }) => clock));
  const arrived = above.flatMap((each) => (each.kind === 'message' && each.arrives !== undefined ? [each.arrives] : []));
  const here = statements[spot.at];
  const own = here?.kind === 'message' || here?.kind === 'event' ? (here.clock ?? last) : last;
  const all: readonly (readonly [number, string])[] = [
    [own, wording().completion.soonest],
    [Math.max(last, own) + MILLISECOND, wording().completion.rightAfter],
    ...(arrived.length === 0 ? [] : [[Math.max(...arrived), wording().completion.allArrived] as const]),
  ];
  return unique(all.filter(([time]) => time >= last).map(([time, detail]) => [timeText(time), detail] as const));
}
