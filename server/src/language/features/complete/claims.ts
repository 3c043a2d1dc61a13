/** Behind `expect`: hosts, their states and variables, with what holds here first; codes behind `error`. */
import { type MomentOf, momentAfter, roleAt, SHARED_CODES, stateAt, textIn, valuesAt, wording } from '../../../core/index.js';
import { nameOf, type Token, typeOf } from '../../parser/token.js';
import { type Offer, offer, offers } from '../offer.js';
import { type CursorContext, hostNames, statementAt } from '../spot.js';
import { isBlank } from './message.js';

/** `trailing` claims speak of the time after the message on their line. */
export function claimOffers(spot: CursorContext, tokens: readonly Token[], trailing = false): readonly Offer[] {
  const { exchange } = spot;
  if (exchange === undefined) return [];
  if (typeOf(tokens[0]) === 'error') return tokens.length === 1 ? codeOffers(spot) : [];
  const comma = tokens.findLastIndex((token) => typeOf(token) === ',');
  const [host, sign, third, equals] = tokens.slice(comma + 1);
  const at = trailing ? afterMessage(spot) : spot.at;
  if (host === undefined) {
    const error = tokens.length === 0 && !trailing ? [offer('keyword', 'error', { documentation: wording().completion.error })] : [];
    return [...wholeClaims(spot, at), ...offers('host', hostNames(spot)), ...error];
  }
  if (sign === undefined) return [offer('keyword', 'in', { insert: 'in ', goesOn: true }), offer('sign', '.', { goesOn: true })];
  if (typeOf(sign) === 'in') return third === undefined ? stateOffers(spot, at, nameOf(host).text) : [];
  return typeOf(sign) === '.' ? variableOffers(spot, at, nameOf(host).text, third, equals) : [];
}

function afterMessage({ before, exchange, offset }: CursorContext): MomentOf {
  const end = before.findLast((token) => typeOf(token) === 'expect')?.startOffset ?? offset;
  return exchange === undefined ? 0 : momentAfter(exchange.run, statementAt(exchange, end) - 1);
}

/** `A in ESTABLISHED`, as one choice. */
function wholeClaims(spot: CursorContext, at: MomentOf): readonly Offer[] {
  if (spot.exchange === undefined || isBlank(spot)) return [];
  const { run } = spot.exchange;
  const all = hostNames(spot).flatMap((host) => {
    const state = stateAt(run, at, host);
    return state === undefined ? [] : [{ label: `${host} in ${state.name}`, text: state.text }];
  });
  const written = spot.before.map(({ image }) => image);
  const each = all
    .filter(({ label }) => !written.includes(label.split(' ')[0] ?? ''))
    .map(({ label, text }) => offer('state', label, { documentation: textIn(text), preferred: true }));
  const both =
    written.at(-1) === 'expect' && all.length > 1 ? [offer('state', all.map(({ label }) => label).join(', '), { preferred: true })] : [];
  return [...both, ...each];
}

export function stateOffers(spot: CursorContext, at: MomentOf, host: string): readonly Offer[] {
  const { exchange } = spot;
  if (exchange === undefined) return [];
  const now = isBlank(spot) ? undefined : stateAt(exchange.run, at, host)?.name;
  const states = roleAt(exchange.run, at, host)?.states ?? [];
  const all = states.map(({ name, text }) =>
    offer('state', name, {
      documentation: textIn(text),
      ...(name === now ? { preferred: true, detail: wording().completion.hereNow } : {}),
    }),
  );
  return [...all.filter(({ preferred }) => preferred), ...all.filter(({ preferred }) => !preferred)];
}

function variableOffers(
  spot: CursorContext,
  at: MomentOf,
  host: string,
  variable: Token | undefined,
  equals: Token | undefined,
): readonly Offer[] {
  const { exchange } = spot;
  if (exchange === undefined) return [];
  const values = new Map(valuesAt(exchange.run, at, host).map(([{ name }, value]) => [name, value]));
  if (variable !== undefined) {
    const value = isBlank(spot) ? undefined : values.get(variable.image);
    if (equals === undefined) return [offer('sign', '=', { insert: '= ', goesOn: true })];
    return value === undefined ? [] : [offer('value', value, { preferred: true, detail: wording().completion.hereNow })];
  }
  const variables = roleAt(exchange.run, at, host)?.variables ?? [];
  return variables.map(({ name, text }) => {
    const value = isBlank(spot) ? undefined : values.get(name);
    return offer('variable', name, {
      documentation: textIn(text),
      insert: value === undefined ? name : `${name} = ${value}`,
      ...(value === undefined ? {} : { detail: `= ${value}`, preferred: true }),
    });
  });
}

function codeOffers({ exchange }: CursorContext): readonly Offer[] {
  const own = exchange?.machine.codes.map(({ code, text }) => offer('code', code, { documentation: textIn(text) })) ?? [];
  return [...own, ...offers('code', SHARED_CODES)];
}
