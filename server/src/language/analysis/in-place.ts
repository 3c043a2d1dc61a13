/** A change of a few lines of one exchange, tried where it stands: nothing else of the document is read again, or moved. */
import {
  applyExpectations,
  codesOf,
  type Expectation,
  FAR,
  moved,
  movedSpan,
  type Problem,
  type Run,
  run,
  type Span,
  type Statement,
  spentBefore,
} from '../../core/index.js';
import type { AnalysedExchange, Analysis } from './analysis.js';
import type { Earlier } from './earlier.js';
import type { Unit } from './unit.js';

export interface ChangedLines extends Pick<Earlier, 'same' | 'sameFrom'> {
  readonly text: string;
  /** How many statements behind the change are run. */
  readonly horizon: number;
  /** Reads the lines that have changed. */
  readonly unit: (text: string) => Unit;
}

/**
 * The analysis of the text with the change, of which only the problems, and the run of the exchange that has changed, are those of this text.
 *
 * @returns `undefined` where the change may concern more than the lines of one exchange
 */
export function triedInPlace(earlier: Analysis, changed: ChangedLines): Analysis | undefined {
  const { text, sameFrom } = changed;
  const [now, old] = [changed.same + 1, sameFrom.before];
  const [before, after] = [earlier.text.slice(now, old), text.slice(now, sameFrom.now)];
  const found = standingAlone(earlier, { start: now, end: old });
  if (found === undefined || before.length + after.length > LONGEST || NOT_ALONE.test(before) || NOT_ALONE.test(after)) return undefined;
  const put = statementsIn(changed.unit(after));
  if (put === undefined || !isPlain(found.exchange.statements)) return undefined;
  const done = ranAgain(
    earlier,
    found,
    put.map((each) => moved(each, now)),
    changed,
  );
  if (done.trace.problems.some(({ facts, span }) => facts.kind === 'unknown-name' && span.start >= now && span.start < sameFrom.now))
    return undefined;
  const by = sameFrom.now - old;
  const { span } = found.exchange;
  const own = applyExpectations(done.trace.problems, expectationsIn(done, found));
  const others = earlier.problems.filter((problem) => !isWithin(problem, span));
  const behind = others
    .filter((problem) => problem.span.start > span.end)
    .map((problem) => ({ ...problem, span: movedSpan(problem.span, by) }));
  const problems = [...others.filter((problem) => problem.span.start <= span.end), ...own, ...behind];
  const exchange: AnalysedExchange = { ...found, exchange: done.trace.exchange, trace: done.trace, run: done };
  return { ...earlier, text, problems, exchanges: earlier.exchanges.map((each) => (each === found ? exchange : each)) };
}

const expectationsIn = ({ context: { statements } }: Run, { machine }: AnalysedExchange): readonly Expectation[] =>
  statements.flatMap((each) => (each.kind === 'expect-error' ? [{ ...each, codes: codesOf(machine) }] : []));

/** What an error is expected of may stand behind the lines that have changed. */
function withTargets(put: readonly Statement[], next: Statement | undefined): readonly Statement[] {
  const isOpen = (each: Statement) => each.kind === 'expect-error' && each.target === undefined;
  return next === undefined ? put : put.map((each) => (isOpen(each) ? { ...each, target: next.span } : each));
}

const LONGEST = 10_000;

/** Blocks, comments of several lines, and what speaks of the whole document. */
const NOT_ALONE = /[{}]|\/\*|\*\/|\b(?:import|using|language|exchange|exercise|verify|protocol)\b/;

const isWithin = ({ span }: Problem, { start, end }: Span): boolean => start <= span.start && span.start <= end;

/** The exchange of these lines, if nothing else depends on it. */
function standingAlone({ parsed, exchanges, exercises, verifications, problems }: Analysis, lines: Span): AnalysedExchange | undefined {
  if (parsed.sections.length > 1 || exercises.length > 0 || verifications.length > 0) return undefined;
  const [found, more] = exchanges.filter(({ exchange: { span } }) => span.start <= lines.start && lines.end <= span.end + 1);
  if (found === undefined || more !== undefined || found.after !== undefined || found.part !== undefined || found.isWithheld)
    return undefined;
  const { exchange, run: done, trace } = found;
  if (exchange.delay !== undefined || exchange.branches !== undefined || done.context.following.length > 0) return undefined;
  if (done.context.statements !== exchange.statements) return undefined;
  const own = new Set<Problem>(trace.problems);
  const told = problems.filter((problem) => isWithin(problem, exchange.span));
  return told.length === own.size && told.every((problem) => own.has(problem)) ? found : undefined;
}

function statementsIn({ problems, imports, protocols, exchanges, exercises, language }: Unit): readonly Statement[] | undefined {
  const [only, more] = exchanges;
  const declared = problems.length + imports.length + protocols.size + exercises.length;
  if (declared > 0 || more !== undefined || language !== undefined) return undefined;
  if (only === undefined) return [];
  const { exchange, using } = only;
  const isBare = using === undefined && exchange.branches === undefined && exchange.delay === undefined;
  return isBare && isPlain(exchange.statements) ? exchange.statements : undefined;
}

const plain = new WeakMap<readonly Statement[], boolean>();

/** Each line is what it is, whatever stands around it. */
function isPlain(statements: readonly Statement[]): boolean {
  const known = plain.get(statements) ?? statements.every(isPlainStatement);
  plain.set(statements, known);
  return known;
}

function isPlainStatement(statement: Statement): boolean {
  if (statement.damaged === true || statement.rewritten === true || statement.clock !== undefined) return false;
  switch (statement.kind) {
    case 'message':
      return statement.also === undefined && statement.isCopy !== true && statement.at === undefined && statement.takes === undefined;
    case 'arrival':
    case 'event':
      return statement.at === undefined;
    case 'host':
    case 'expect-error':
    case 'claims':
    case 'note':
    case 'section':
      return true;
    default:
      return false;
  }
}

/** Statements far behind the change keep their places: nobody comes there. */
function ranAgain(earlier: Analysis, found: AnalysedExchange, put: readonly Statement[], { same, sameFrom, horizon }: ChangedLines): Run {
  const { exchange, machine, run: before } = found;
  const { statements: all } = exchange;
  const statements = firstWith(all, ({ span }) => span.end > same + 1);
  const behind = firstWith(all, ({ span }) => span.start >= sameFrom.before);
  const seen = behind + horizon + 2 * FAR;
  const by = sameFrom.now - sameFrom.before;
  const near = all.slice(behind, seen).map((each) => (by === 0 ? each : moved(each, by)));
  const previous = earlier.exchanges.slice(0, earlier.exchanges.indexOf(found));
  return run(
    { ...exchange, statements: [...all.slice(0, statements), ...withTargets(put, near[0]), ...near, ...all.slice(seen)] },
    machine,
    {
      earlier: { run: before, statements, after: all.length - behind, horizon },
      budget: spentBefore(
        previous.map((each) => each.run),
        before.context.budget.before,
      ),
    },
  );
}

/** Index of the first statement of which that is true, as it is of all after it. */
function firstWith(statements: readonly Statement[], isBehind: (statement: Statement) => boolean): number {
  let [low, high] = [0, statements.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const statement = statements[middle];
    if (statement !== undefined && isBehind(statement)) high = middle;
    else low = middle + 1;
  }
  return low;
}
