/** Within a message or an event: the other host, what may be sent now, its fields and their right values. */
import { fieldSource, fieldsFor, type NextMessage, nextEvents, nextMessages, textIn, wording } from '../../../core/index.js';
import { endOf, isWord, nameOf, type Token, typeOf } from '../../parser/token.js';
import { type Offer, offer, offers } from '../offer.js';
import { type CursorContext, hostNames } from '../spot.js';
import { documentedChanges, fieldsText, messageText, symbolsBefore, writesFields } from './texts.js';
import { isTimed, timeOffers, timeWords } from './times.js';

export function messageOffers(spot: CursorContext, tokens: readonly Token[]): readonly Offer[] {
  const [from, arrow, to, colon, ...rest] = tokens;
  if (from === undefined) return [];
  if (typeOf(arrow) === ':') return eventOffers(spot, from, tokens.slice(2));
  if (to === undefined) return others(spot, from);
  if (colon === undefined) return [offer('sign', ':', { insert: ': ', goesOn: true })];
  return rest.length === 0 || (typeOf(rest.at(-1)) === '+' && rest.every((token) => isWord(token) || typeOf(token) === '+'))
    ? namesOffers(spot, from, to, rest)
    : tailOffers(spot, from, to, rest);
}

/** The other host is meant, not the same one; the colon comes with it. */
function others(spot: CursorContext, from: Token): readonly Offer[] {
  const insert = typeOf(spot.after[0]) === ':' ? '' : ' : ';
  return hostNames(spot)
    .filter((name) => name !== nameOf(from).text)
    .map((name) => offer('host', name, { insert: `${name}${insert}`, goesOn: true }));
}

function eventOffers(spot: CursorContext, host: Token, rest: readonly Token[]): readonly Offer[] {
  const { exchange, at, before } = spot;
  if (exchange === undefined) return [];
  if (rest.length > 0) {
    const time = timeOffers(spot, rest, ['at']);
    if (time !== undefined || typeOf(before.at(-1)) === '=') return time ?? [];
    const fields = exchange.machine.fields.map(({ name, text }) => [name, text] as const);
    return [...(isTimed(rest) ? [] : fieldNames(fields, rest)), ...timeWords(rest, ['at'])];
  }
  return nextEvents(exchange.run, at, nameOf(host).text).map(({ event, text, changes }) =>
    offer('event', event, { detail: documentedChanges(changes), documentation: textIn(text) }),
  );
}

const fieldNames = (fields: readonly (readonly [string, string])[], rest: readonly Token[]): readonly Offer[] =>
  fields
    .filter(([name]) => !rest.some((token) => token.image === name))
    .map(([name, text]) => offer('field', name, { insert: `${name}=`, documentation: textIn(text), goesOn: true }));

/** Whoever has to find a `?` out is shown what there is, not what is right. */
export const isBlank = ({ before, after }: CursorContext): boolean => [...before, ...after].some((token) => typeOf(token) === '?');

function namesOffers(spot: CursorContext, from: Token, to: Token, written: readonly Token[]): readonly Offer[] {
  const { exchange, at, word, before } = spot;
  if (exchange === undefined) return [];
  const { machine, run } = exchange;
  const already = written.filter(isWord).map(({ image }) => image);
  const names = machine.flags.length > 0 ? machine.flags : machine.messages.map(({ name }) => name);
  const others = machine.flags.length > 0 || already.length === 0 ? names.filter((name) => !already.includes(name)) : [];
  if (isBlank(spot) || typeOf(before[0]) === 'stray') return offers('flag', others);
  const start = written[0]?.startOffset ?? word.start;
  const possible = nextMessages(run, at, nameOf(from).text, nameOf(to).text).filter((message) =>
    already.every((name) => message.names.includes(name)),
  );
  return possible.map((message, index) => messageOffer(spot, message, start, already, index === 0));
}

function messageOffer(spot: CursorContext, message: NextMessage, start: number, already: readonly string[], first: boolean): Offer {
  const fields = fieldsText(message.fields, spot.exchange);
  // what is written already stays in its order, or the editor would filter the choice out
  const names = [...already, ...message.names.filter((name) => !already.includes(name))].join('+');
  const isNew = spot.after.length === 0 && writesFields(spot);
  return offer('message', message.names.join('+'), {
    detail: fields,
    documentation: messageText(message),
    insert: isNew && fields !== '' ? `${names} ${fields}` : names,
    replaces: { start, end: spot.word.end },
    preferred: message.owed || (first && message.dropped === undefined),
  });
}

function tailOffers(spot: CursorContext, from: Token, to: Token, rest: readonly Token[]): readonly Offer[] {
  const last = typeOf(rest.at(-1));
  if (last === '=') return valueOffers(spot, from, to, rest);
  const time = timeOffers(spot, rest, ['at', 'takes']);
  if (time !== undefined || last === 'as' || last === '+' || last === '-') return time ?? [];
  const { exchange } = spot;
  const labelled = rest.some((token) => typeOf(token) === 'STRING' && rest[rest.indexOf(token) - 1]?.image !== '=');
  const named = rest.some((token) => typeOf(token) === 'as');
  const values = exchange === undefined || labelled || named || isTimed(rest) ? [] : restOfFields(spot, from, to, rest);
  const words = [
    ...(named ? [] : [offer('keyword', 'as', { documentation: wording().completion.as })]),
    offer('keyword', 'expect', { goesOn: true }),
    ...timeWords(rest, ['at', 'takes']),
  ];
  return [...values, ...words];
}

function restOfFields(spot: CursorContext, from: Token, to: Token, rest: readonly Token[]): readonly Offer[] {
  const { exchange } = spot;
  if (exchange === undefined) return [];
  const right = isBlank(spot) ? new Map<string, string>() : rightValues(spot, from, to, rest);
  const kind = exchange.machine.messages.find(({ name }) => name === rest[0]?.image);
  const fields = exchange.machine.fields.filter(({ name }) => kind === undefined || kind.fields.includes(name));
  const known = fields.flatMap(({ name, text }) => {
    const value = right.get(name);
    return value === undefined || rest.some((token) => token.image === name)
      ? []
      : [offer('field', fieldSource(exchange.run, name, value), { documentation: textIn(text), preferred: true })];
  });
  const open = fields.filter(({ name }) => !known.some(({ label }) => label.startsWith(`${name}=`)));
  return [
    ...known,
    ...fieldNames(
      open.map(({ name, text }) => [name, text]),
      rest,
    ),
  ];
}

function rightValues(
  { exchange, at }: CursorContext,
  from: Token,
  to: Token,
  rest: readonly Token[],
  without?: string,
): ReadonlyMap<string, string> {
  if (exchange === undefined) return new Map();
  const statement = exchange.exchange.statements[at];
  const equals = rest.findIndex((token) => typeOf(token) === '=');
  const words = rest.slice(0, equals < 0 ? rest.length : Math.max(0, equals - 1));
  const names = words.filter((token, index) => isWord(token) && (index === 0 || typeOf(words[index - 1]) === '+')).map(nameOf);
  const written = statement?.kind === 'message' ? statement.fields : [];
  const fields = written.filter(({ name, span }) => name.text !== without && span.end <= endOf(rest.at(-1) ?? from));
  return fieldsFor(exchange.run, at, { from: nameOf(from), to: nameOf(to), names, fields });
}

function valueOffers(spot: CursorContext, from: Token, to: Token, rest: readonly Token[]): readonly Offer[] {
  const field = rest.at(-2)?.image ?? '';
  const symbols = offers('value', symbolsBefore(spot));
  if (isBlank(spot)) return symbols;
  const right = rightValues(spot, from, to, rest, field).get(field);
  if (right === undefined || right === '' || spot.exchange === undefined) return symbols;
  const quoted = fieldSource(spot.exchange.run, field, right).slice(field.length + 1);
  return [
    offer('value', quoted, { detail: wording().completion.right, preferred: true }),
    ...symbols.filter(({ label }) => label !== quoted),
  ];
}
