/** What a run is called where its author says no more: a way through an exchange, a solution. In the language of the document. */
import { type Exchange, tell, wording } from '../../core/index.js';
import type { DeclaredExchange } from './declared.js';

export function titled({ exchange, part, way }: DeclaredExchange): Exchange {
  if (part === 'solution') return { ...exchange, title: wording().editor.solutionOf(exchange.title) };
  if (way === undefined) return exchange;
  const title = [exchange.title, way.map(tell).join(', ')].filter((text) => text !== '').join(': ');
  return { ...exchange, title };
}
