/** What is reported of a mistake, once its meaning has been found. */
import type { Repair } from '../../problem/repair.js';
import type { Context, Fault, StepOutcome } from '../context.js';
import type { Candidate, FailedStep } from './candidate.js';
import { isOutOfRange } from './slips.js';
import { KNOWN_VALUE } from './ways.js';

/** `isAsItStands`: the line's own numbers were taken for the right ones. */
export function outcomeAsMeant(
  { context, at, attempt }: FailedStep,
  best: Candidate,
  isAsItStands: boolean,
  meant: readonly Repair[] | undefined,
): StepOutcome {
  const faults = withoutDropped(attempt);
  if (isAsItStands) return { ...attempt, faults: faults.map((fault) => withMeaning(context, fault, at, meant)) };
  const shown = (
    best.way === KNOWN_VALUE ? faults : isOtherMessage(context, best, at) || isOutOfRange(attempt) ? firstError(faults) : onlyFirst(faults)
  )
    .map((fault) => (best.expected !== undefined && fault.derails ? expecting(fault, best.expected) : fault))
    .map((fault) => withMeaning(context, fault, at, meant));
  const happening =
    attempt.happening && best.outcome?.happening
      ? { ...attempt.happening, passed: best.outcome.happening.passed, rows: best.outcome.happening.rows }
      : attempt.happening;
  return { world: best.world, faults: shown, ...(happening && { happening }) };
}

/** That the receiver drops it follows from the mistake. */
export const withoutDropped = ({ faults }: StepOutcome): readonly Fault[] => faults.filter(({ code }) => code !== 'discarded');

export function withMeaning({ statements }: Context, fault: Fault, shownAt: number, repairs: readonly Repair[] | undefined): Fault {
  if (repairs === undefined || fault.severity !== 'error') return fault;
  const shown = statements[shownAt];
  return { ...fault, problem: () => ({ ...fault.problem(), meant: { shownAt, ...(shown && { shown }), repairs } }) };
}

/** Fields that its message does not have are those of the message that was meant. */
const isOtherMessage = ({ statements }: Context, { repairs }: Candidate, at: number): boolean =>
  repairs.some((repair) => {
    const own = statements[at];
    if (repair.kind !== 'replace' || repair.at !== at || own?.kind !== 'message' || repair.statement.kind !== 'message') return false;
    return repair.statement.names !== own.names;
  });

const firstError = (faults: readonly Fault[]): readonly Fault[] => {
  const first = faults.find(({ severity }) => severity === 'error');
  return faults.filter((fault) => fault === first || fault.severity !== 'error');
};

/** One cause, one error; what has nothing to do with it stays. */
function onlyFirst(faults: readonly Fault[]): readonly Fault[] {
  const first = faults.find((f) => f.derails);
  return faults.filter((f) => f === first || !f.derails);
}

function expecting(fault: Fault, expected: string): Fault {
  return {
    ...fault,
    problem: () => {
      const problem = fault.problem();
      return problem.facts.kind === 'requirement' ? { ...problem, facts: { ...problem.facts, expected } } : problem;
    },
  };
}
