/** Beside each row of a document's protocols: how many exchanges and verifications take it. */
import { type RowCoverage, rowKey, type Span, wording } from '../../core/index.js';
import type { Analysis } from '../analysis/analysis.js';
import type { ProtocolCoverage } from '../verify/covered.js';

export interface CoverageHint {
  readonly offset: number;
  readonly text: string;
}

/** Those within the span, in the order of the text. */
export function coverageHints({ source, text }: Analysis, within: Span, covered: ProtocolCoverage): readonly CoverageHint[] {
  return ownRows(covered, source)
    .map((row) => ({ offset: endOf(row.rule.place.span, text), text: toldOf(row) }))
    .filter(({ offset }) => within.start <= offset && offset <= within.end)
    .sort((a, b) => a.offset - b.offset);
}

/** A row of several protocols, a variant's and its own one's, is one row of the text. */
function ownRows(covered: ProtocolCoverage, source: string): readonly RowCoverage[] {
  const own = new Map<string, RowCoverage>();
  for (const row of covered.all.flatMap(({ rows }) => rows)) {
    if (row.rule.place.source !== source) continue;
    const known = own.get(rowKey(row.rule));
    const { exchanges = 0, verifications = 0 } = known ?? {};
    own.set(rowKey(row.rule), { ...row, exchanges: exchanges + row.exchanges, verifications: verifications + row.verifications });
  }
  return [...own.values()];
}

/** Of its first line, without what it does. */
function endOf({ start, end }: Span, text: string): number {
  const [line = ''] = text.slice(start, end).split(/[\r\n]/, 1);
  return start + line.trimEnd().length;
}

const toldOf = ({ exchanges, verifications }: RowCoverage): string =>
  exchanges + verifications === 0 ? wording().picture.untaken : wording().verify.takenBy(exchanges, verifications);
