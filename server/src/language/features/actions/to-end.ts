/** The exchange goes on until all is over: each way on that the machines propose is an action of its own. */

import { type FixEdit, type Run, statementText, type WayOn, waysToEnd, wording } from '../../../core/index.js';
import type { AnalysedExchange, Analysis } from '../../analysis/analysis.js';
import { writesFields } from '../complete/texts.js';
import { hasBlank, hints } from '../hints.js';
import { applied, errors, type LongAction, lastSpan, lineAfter, type Reanalyse } from './action.js';
import { difference } from './fix-all.js';
import { stepsOf } from './same.js';

const MOST_WAYS = 4;

export function runToEnd(analysis: Analysis, exchange: AnalysedExchange, reanalyse: Reanalyse): readonly LongAction[] {
  if (exchange.part !== undefined || exchange.exchange.statements.some(hasBlank)) return [];
  return waysFrom(exchange.run)
    .slice(0, MOST_WAYS)
    .map((way): LongAction => {
      const [title, kind] = [titleOf(way), 'refactor'] as const;
      const worked = () => {
        const after = written(analysis, exchange, way, reanalyse);
        return after && { title, kind, edits: [difference(analysis.text, after.text)] };
      };
      return { title, kind, isPossible: () => !isFollowed(analysis, exchange), worked };
    });
}

/** Others would go on after another end. */
const isFollowed = ({ exchanges }: Analysis, { exchange }: AnalysedExchange): boolean =>
  exchanges.some(({ after }) => after !== undefined && after.text === exchange.name);

/** Searched for once in each version of a document. */
const waysFrom = (run: Run): readonly WayOn[] => {
  const found = known.get(run) ?? waysToEnd(run);
  known.set(run, found);
  return found;
};

const known = new WeakMap<Run, readonly WayOn[]>();

function titleOf({ statements, ends }: WayOn): string {
  const [first = ''] = statements.map(statementText);
  if (statements.length === 1) return wording().refactor.runToEnd(first);
  return wording().refactor.runUntil(
    first,
    ends.map(([host, state]) => `${host} in ${state}`),
  );
}

/** The document with all lines of the way, if they do what they should and nothing else. */
function written(analysis: Analysis, exchange: AnalysedExchange, { statements, ends }: WayOn, reanalyse: Reanalyse): Analysis | undefined {
  const last = lastSpan(exchange.exchange);
  if (last === undefined) return undefined;
  const lines = statements.map((statement) => lineAfter(analysis.text, last, statementText(statement)));
  const [first] = lines;
  if (first === undefined) return undefined;
  const text = lines.map((line) => line.text).join('');
  const plain = reanalyse(applied(analysis.text, [{ span: first.span, text }]));
  const added = { start: first.span.start, end: first.span.start + text.length };
  const filled = writesFields({ exchange }) ? reanalyse(applied(plain.text, numbersIn(plain, added))) : plain;
  return isWayOn(analysis, filled, analysis.exchanges.indexOf(exchange), ends) ? filled : undefined;
}

const numbersIn = (analysis: Analysis, added: FixEdit['span']): readonly FixEdit[] =>
  hints(analysis, added, (kind) => kind === 'fields')
    .filter(({ offset }) => offset > added.start)
    .map(({ offset, writes = '' }) => ({ span: { start: offset, end: offset }, text: writes }));

function isWayOn(before: Analysis, after: Analysis, index: number, ends: WayOn['ends']): boolean {
  const [old, now] = [before, after].map(({ exchanges }) => exchanges.map((each) => stepsOf(each).map((step) => JSON.stringify(step))));
  const states = after.exchanges[index]?.trace.steps.at(-1)?.states ?? {};
  return (
    errors(after) <= errors(before) &&
    old?.length === now?.length &&
    old?.every((steps, at) => steps.every((step, i) => step === now?.[at]?.[i]) && (at === index || steps.length === now?.[at]?.length)) ===
      true &&
    ends.every(([host, state]) => states[host] === state)
  );
}
