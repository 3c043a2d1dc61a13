/** How choices are explained, and the habits of the document that they follow. */
import { fieldSource, type NextMessage, type StateChange, textIn, wording } from '../../../core/index.js';
import type { AnalysedExchange } from '../../analysis/analysis.js';
import type { CursorContext } from '../spot.js';

export const documentedChanges = (changes: readonly StateChange[]): string =>
  changes.map(({ host, from, to }) => `${host}: ${from} → ${to}`).join(', ');

export function messageText({ why, owed, changes, dropped }: NextMessage): string {
  const said = wording().completion;
  const see = wording().problems.see(why.see);
  const because = owed ? said.owed(why.host, why.answers, see) : said.allowed(why.state, see);
  const lines = [because, documentedChanges(changes), dropped === undefined ? '' : said.dropped(textIn(dropped))];
  return lines.filter((line) => line !== '').join('\n\n');
}

/** A message as a whole line, in the habits of the document. */
export function lineOf(spot: CursorContext, from: string, to: string, { names, fields }: NextMessage): string {
  return messageLine({ from, to, names, fields }, spot.exchange);
}

interface ProposedLine extends Pick<NextMessage, 'names' | 'fields'> {
  readonly from: string;
  readonly to: string;
}

/** With its values, if the exchange is written with any. */
export function messageLine({ from, to, names, fields }: ProposedLine, exchange: AnalysedExchange | undefined): string {
  const written = exchange === undefined || writesFields({ exchange }) ? fieldsText(fields, exchange) : '';
  return `${from} -> ${to} : ${names.join('+')}${written === '' ? '' : ` ${written}`}`;
}

/** Where nothing is written yet, nothing but numbers is known. */
export const fieldsText = (fields: NextMessage['fields'], exchange: AnalysedExchange | undefined): string =>
  fields.map(([name, value]) => (exchange === undefined ? `${name}=${value}` : fieldSource(exchange.run, name, value))).join(' ');

/** Whoever leaves numbers out everywhere wants none from us. */
export function writesFields({ exchange }: { readonly exchange?: AnalysedExchange }): boolean {
  let isWritten = false;
  for (const each of exchange?.exchange.statements ?? []) {
    if (each.kind !== 'message' || each.blank) continue;
    if (each.fields.length > 0) return true;
    isWritten = true;
  }
  return !isWritten;
}

export function symbolsBefore({ exchange, at }: CursorContext): readonly string[] {
  const statements = exchange?.exchange.statements.slice(0, at) ?? [];
  const values = statements.flatMap((each) => (each.kind === 'message' ? each.fields : each.kind === 'host' ? each.variables : []));
  return values.flatMap(({ value }) => (value.kind === 'symbol' ? [value.name] : []));
}
