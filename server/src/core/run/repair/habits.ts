/**
 * People repeat their mistakes: the meaning found for one is tried first for the next one of its kind, and kept if it explains what follows as
 * well.
 */
import type { Context } from '../context.js';
import type { Habit } from '../habit.js';
import type { FailedStep } from './candidate.js';

/** Mistakes of one kind: the same thing is wrong with the same message, sent in the same states. */
export function kindOf({ context: { program, statements }, world, at, attempt }: FailedStep): string {
  const statement = statements[at];
  const ends =
    statement?.kind === 'message' ? [statement.from.text, statement.to.text] : statement?.kind === 'event' ? [statement.host.text] : [];
  const states = ends.map((end) => {
    const host = world.hosts.find(({ name }) => name === end);
    return host === undefined ? '?' : `${host.role}.${host.state}`;
  });
  const names = statement?.kind === 'message' ? [...statement.names.map(({ text }) => text), statement.fate] : [];
  const errors = attempt.faults.flatMap(({ severity, code, shift }) => (severity === 'error' ? [`${code} ${shift?.field ?? ''}`] : []));
  return [program.machine.name, statement?.kind, ...names, ...states, ...errors].join(' ');
}

/** @param most up to how often it is counted */
export function learn({ budget }: Context, kind: string, { way, cost }: Pick<Habit, 'way' | 'cost'>, most: number): void {
  const before = budget.habits.get(kind);
  const isSame = before?.way === way;
  const after: Habit = { way, times: isSame ? Math.min(before.times + 1, most) : 1, cost: isSame ? Math.max(before.cost, cost) : cost };
  budget.habits.set(kind, after);
  budget.lesson = { kind, before, after };
}
