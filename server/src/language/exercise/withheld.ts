/**
 * What may be told of a document while its exercises are worked on: of the given statements nothing that a run finds out, so
 * that no hint, hover, fix or drawing answers what is asked. Solutions stand in the text anyway.
 */

import { contains, nothing, type Problem, permuted, run, type Span, type Statement, type Step, type Trace } from '../../core/index.js';
import type { AnalysedExchange, Analysis } from '../analysis/analysis.js';

/** A handout says how many blanks it had, and holds no solution: no command and no setting answers it. */
export const isHandout = ({ exercises }: Analysis): boolean =>
  exercises.some(({ exercise: { blanks, solutions } }) => blanks !== undefined && solutions.length === 0);

/** For whoever is not in an editor. */
export const asHandedOut = (analysis: Analysis): Analysis => (isHandout(analysis) ? unsolved(analysis) : analysis);

const known = new WeakMap<Analysis, Analysis>();

export function withheld(analysis: Analysis): Analysis {
  if (analysis.exercises.length === 0) return analysis;
  const before = known.get(analysis);
  if (before !== undefined) return before;
  const exchanges = analysis.exchanges.map((each) => (each.part === 'given' ? startOnly(each) : each));
  const problems = analysis.problems.filter((problem) => !isAnswer(problem, analysis));
  const result = toldGently({ ...analysis, exchanges, problems });
  known.set(analysis, result);
  return result;
}

const OF_THE_TEXT = new Set(['syntax', 'unknown-name', 'duplicate-name', 'number', 'blank']);

/** What a run says of the given statements. */
function isAnswer({ code, span }: Problem, { exercises }: Analysis): boolean {
  // a right answer is no mistake of its author: whoever hands the exercise out is told
  if (code === 'exercise/trivial') return true;
  if (OF_THE_TEXT.has(code) || code.startsWith('exercise/')) return false;
  return exercises.some(
    ({ exercise }) => contains(exercise.span, span) && !exercise.solutions.some((solution) => contains(solution.exchange.span, span)),
  );
}

const isOtherLine = ({ facts }: Problem): boolean => facts.kind === 'exercise' && facts.what === 'other-line';

/** For an editor: another right answer than the solution's is no mistake; of a slip of the author, the same words still tell. */
export function toldGently(analysis: Analysis): Analysis {
  const { problems } = analysis;
  if (!problems.some(isOtherLine)) return analysis;
  return { ...analysis, problems: problems.map((each) => (isOtherLine(each) ? { ...each, severity: 'information' } : each)) };
}

/** All names as they are; but the run knows no more than where the hosts start. */
function startOnly(found: AnalysedExchange): AnalysedExchange {
  const { exchange, machine, trace } = found;
  const hosts = { ...exchange, statements: exchange.statements.filter(({ kind }) => kind === 'host') };
  const started = run(hosts, machine);
  return { ...found, run: started, trace: { ...started.trace, exchange, hosts: trace.hosts, steps: [], problems: [] }, isWithheld: true };
}

/** To be drawn: what is written, and nothing that follows from it. */
export const undisclosed = (trace: Trace): Trace => ({
  ...trace,
  problems: [],
  steps: trace.steps.map((step) => plain(step, trace.exchange.statements[step.statement])),
});

/** The lines of a shuffled block in another order: a teacher has them in the right one. */
function disordered({ exchange, machine, trace }: AnalysedExchange, { exercises }: Analysis): Trace {
  const own = exercises.find(({ exercise }) => exercise.given === exchange)?.exercise;
  if (own === undefined || own.shuffles.length === 0 || own.blanks !== undefined) return trace;
  const statements = own.shuffles.reduce(permutedWithin, exchange.statements);
  return { ...run({ ...exchange, statements }, machine).trace, hosts: trace.hosts, start: trace.start };
}

function permutedWithin(statements: readonly Statement[], block: Span): readonly Statement[] {
  const inBlock = statements.filter(({ span }) => contains(block, span));
  const order = [...permuted(inBlock, 'drawn')];
  return statements.map((each) => (inBlock.includes(each) ? (order.shift() ?? each) : each));
}

/** All that is there to be drawn, of the exercises no more than that. */
export const drawable = (analysis: Analysis): Analysis => ({
  ...withheld(analysis),
  exchanges: analysis.exchanges.map((each) =>
    each.part === 'given' ? { ...each, trace: undisclosed(disordered(each, analysis)), isWithheld: true } : each,
  ),
});

/** The same without solutions, and what is wrong in them: for readers who do not see the text. */
export function unsolved(analysis: Analysis): Analysis {
  const { problems, exchanges, ...others } = drawable(analysis);
  const solutions = analysis.exercises.flatMap(({ exercise }) => exercise.solutions);
  return {
    ...others,
    exchanges: exchanges.filter(({ part }) => part !== 'solution').map((each) => (each.isWithheld ? withoutStart(each) : each)),
    problems: problems.filter(({ span }) => !solutions.some((solution) => contains(solution.exchange.span, span))),
  };
}

/** Which states the hosts begin in can be asked, too. */
const withoutStart = (each: AnalysedExchange): AnalysedExchange => ({ ...each, trace: { ...each.trace, start: nothing } });

function plain(step: Step, statement: Statement | undefined): Step {
  const hidden = { states: nothing, passed: nothing, changed: nothing, owed: nothing, rules: [], problems: [] };
  const fields = step.fields
    .filter(({ filled, blank }) => !filled || blank)
    .map((field) => (field.blank ? { ...field, value: '?' } : field));
  if (step.kind === 'event') return { ...step, ...hidden, fields };
  // it carries what its message left out, too
  if (step.kind === 'arrival') return { ...step, ...hidden, fields: [], names: [] };
  const names = statement?.kind === 'message' && statement.blank ? [] : step.names;
  return { ...step, ...hidden, fields, names };
}
