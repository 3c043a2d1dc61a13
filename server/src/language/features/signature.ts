/** Signature help for a message: the fields that it can have, the one at the cursor, and the right value. */
import { fieldsFor, textIn } from '../../core/index.js';
import type { Analysis } from '../analysis/analysis.js';
import { isWord, nameOf, type Token, typeOf } from '../parser/token.js';
import { type CursorContext, spotAt } from './spot.js';

export interface Signature {
  readonly label: string;
  readonly parameters: readonly { readonly label: string; readonly documentation: string }[];
  readonly active: number;
}

const ARROWS = new Set(['->', '~>', 'LOST']);

export function signature(analysis: Analysis, offset: number): Signature | undefined {
  const spot = spotAt(analysis, offset);
  const tokens = typeOf(spot.before[0]) === 'stray' && ARROWS.has(typeOf(spot.before[2])) ? spot.before.slice(1) : spot.before;
  const [from, arrow, to, colon, name] = tokens;
  if (spot.inside !== 'text' || spot.exchange === undefined || from === undefined || to === undefined || !ARROWS.has(typeOf(arrow)))
    return undefined;
  if (typeOf(colon) !== ':' || name === undefined || tokens.some((token) => ['as', 'expect'].includes(typeOf(token)))) return undefined;
  return signatureOf(spot, from, to, tokens.slice(4));
}

function signatureOf(spot: CursorContext, from: Token, to: Token, rest: readonly Token[]): Signature | undefined {
  const { exchange, at, word, analysis } = spot;
  if (exchange === undefined) return undefined;
  const names = rest
    .filter((token, index) => isWord(token) && (index === 0 || typeOf(rest[index - 1]) === '+') && typeOf(rest[index + 1]) !== '=')
    .map(nameOf);
  const kind = exchange.machine.messages.find((each) => each.name === names[0]?.text);
  const fields = exchange.machine.fields.filter(({ name }) => kind === undefined || kind.fields.includes(name));
  const isAsked = [...spot.before, ...spot.after].some((token) => typeOf(token) === '?');
  const right = isAsked
    ? new Map<string, string>()
    : fieldsFor(exchange.run, at, { from: nameOf(from), to: nameOf(to), names, fields: [] });
  const parameters = fields.map(({ name, text }) => ({
    label: right.has(name) ? `${name}=${right.get(name)}` : name,
    documentation: textIn(text),
  }));
  const here = typeOf(rest.at(-1)) === '=' ? rest.at(-2)?.image : analysis.text.slice(word.start, word.end);
  const label = [names.map(({ text }) => text).join('+'), ...parameters.map((parameter) => parameter.label)].join(' ');
  return fields.length === 0 ? undefined : { label, parameters, active: fields.findIndex(({ name }) => name === here) };
}
