/** The places of an exchange where a sequence number is written: a number modulo 2^32, or a symbol for one. */
import { type FixEdit, type Statement, symbolsOf, type Value } from '../../../core/index.js';
import type { AnalysedExchange, Analysis } from '../../analysis/analysis.js';
import { applied, type EditorAction, type Reanalyse, rewrite } from './action.js';
import { sameStory } from './same.js';

export interface Serial {
  readonly exchange: AnalysedExchange;
  /** Index of the statement. */
  readonly at: number;
  readonly statement: Statement;
  /** The field or variable. */
  readonly name: string;
  /** Whose it is: the sender's, or that of the host that is spoken of. */
  readonly host: string;
  readonly value: Value;
}

/** The exchange, and those that it goes on after or that go on after it, in the order of the text. */
export function connected({ exchanges }: Analysis, exchange: AnalysedExchange): readonly AnalysedExchange[] {
  const found = new Set([exchange]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    const names = new Set([...found].flatMap(({ after, exchange: { name } }) => [name, after?.text ?? '']));
    for (const each of exchanges)
      if (names.has(each.after?.text || '?') || (each.exchange.name && names.has(each.exchange.name))) found.add(each);
  }
  return exchanges.filter((each) => found.has(each));
}

export const serialsOf = (exchange: AnalysedExchange): readonly Serial[] => {
  const { fields, roles } = exchange.machine;
  const counting = new Set(fields.flatMap(({ name, type }) => (type.kind === 'serial' ? [name] : [])));
  const variables = new Set(roles.flatMap((role) => role.variables.flatMap(({ name, type }) => (type.kind === 'serial' ? [name] : []))));
  return exchange.exchange.statements.flatMap((statement, at): readonly Serial[] => {
    const serial = (host: string, name: string, value: Value): Serial => ({ exchange, at, statement, host, name, value });
    switch (statement.kind) {
      case 'message':
        return statement.fields
          .filter(({ name }) => counting.has(name.text))
          .map(({ name, value }) => serial(statement.from.text, name.text, value));
      case 'host':
        return statement.variables
          .filter(({ name }) => variables.has(name.text))
          .map(({ name, value }) => serial(statement.name.text, name.text, value));
      case 'claims':
        return statement.claims.flatMap((claim) =>
          claim.kind === 'variable' && variables.has(claim.variable.text)
            ? [serial(claim.host.text, claim.variable.text, claim.value)]
            : [],
        );
      default:
        return [];
    }
  });
};

/** All symbols that an exchange writes anywhere. */
export const symbolsIn = ({ exchange }: AnalysedExchange): readonly string[] => exchange.statements.flatMap(symbolsOf);

export const replacement = ({ value }: Serial, text: string): FixEdit => ({ span: value.span, text });

export function tried(title: string, analysis: Analysis, edits: readonly FixEdit[], reanalyse: Reanalyse): EditorAction | undefined {
  if (edits.length === 0 || !sameStory(analysis, reanalyse(applied(analysis.text, edits)))) return undefined;
  return rewrite(title, edits);
}
