/** Heads of blocks and `host` lines: protocols, exchanges to go on after, roles, states, variables. */

import { textIn } from '../../../core/index.js';
import { libraryTitle } from '../../analysis/library.js';
import { nameOf, typeOf } from '../../parser/token.js';
import { type Offer, offer, offers } from '../offer.js';
import type { CursorContext } from '../spot.js';
import { stateOffers } from './claims.js';

export const protocolOffers = ({ analysis }: CursorContext): readonly Offer[] =>
  [...new Set(analysis.names.protocols)].map((name) => {
    const own = analysis.machines.find((machine) => machine.name === name);
    const title = own === undefined ? libraryTitle(name) : own.title;
    return offer('protocol', name, title ? { detail: textIn(title) } : {});
  });

export function headOffers(spot: CursorContext): readonly Offer[] {
  const { before, analysis } = spot;
  const last = typeOf(before.at(-1));
  const has = (word: string): boolean => before.some((token) => typeOf(token) === word);
  if (last === 'using' || last === 'extends') return protocolOffers(spot);
  if (last === 'after')
    return offers(
      'exchange',
      analysis.names.exchanges.filter((name) => name !== before[1]?.image),
    );
  const words = before[0]?.image === 'exchange' ? ['using', 'after'] : ['extends'];
  if (before.length === 1 || has('{')) return [];
  return [
    ...words.filter((word) => !has(word)).map((word) => offer('keyword', word, { insert: `${word} `, goesOn: true })),
    offer('sign', '{', { insert: '{\n  $0\n}', isSnippet: true }),
  ];
}

export function hostOffers(spot: CursorContext): readonly Offer[] {
  const { before, exchange, at } = spot;
  if (exchange === undefined || before.length < 2) return [];
  const name = before[1] === undefined ? '' : nameOf(before[1]).text;
  const last = typeOf(before.at(-1));
  const role = exchange.machine.roles.find((each) => before.some((token) => token.image === each.name)) ?? exchange.machine.roles[0];
  if (last === 'is')
    return exchange.machine.roles
      .filter((each) => each.name !== '')
      .map((each) => offer('role', each.name, { documentation: textIn(each.text) }));
  if (last === 'in') return stateOffers(spot, at, name);
  if (last === 'with' || (last === ',' && before.some((token) => typeOf(token) === 'with')))
    return (role?.variables ?? []).map((variable) =>
      offer('variable', variable.name, { insert: `${variable.name}=`, documentation: textIn(variable.text) }),
    );
  if (last === '=') return [];
  const words = ['in', 'with', ...(exchange.machine.roles.length > 1 ? ['is'] : [])];
  return words
    .filter((word) => !before.some((token) => typeOf(token) === word))
    .map((word) => offer('keyword', word, { insert: `${word} `, goesOn: true }));
}
