/** One form for what may be written in several: names as the machine has them, a claim a statement, claims that stand together in one order. */
import type { Claim, Claims, Exchange, Statement } from '../exchange/exchange.js';
import type { Machine } from '../machine/machine.js';
import type { Span } from '../span.js';
import type { Exercise } from './exercise.js';
import { spelled } from './spelling.js';

const known = new WeakMap<Exercise, { readonly machine: Machine; readonly result: Exercise }>();

/** The same exercise, with the same places. */
export function tidied(exercise: Exercise, machine: Machine): Exercise {
  const before = known.get(exercise);
  if (before?.machine === machine) return before.result;
  const result: Exercise = {
    ...exercise,
    given: tidy(spelled(exercise.given, machine), [...exercise.gaps, ...exercise.shuffles]),
    solutions: exercise.solutions.map((solution) => ({ ...solution, exchange: tidy(spelled(solution.exchange, machine), []) })),
  };
  known.set(exercise, { machine, result });
  return result;
}

/** Claims on both sides of a border are not mixed. */
function tidy(exchange: Exchange, borders: readonly Span[]): Exchange {
  const statements: Statement[] = [];
  let together: Claims[] = [];
  const flush = () => {
    statements.push(...[...together].sort((a, b) => compared(keyOf(a), keyOf(b))));
    together = [];
  };
  let end = 0;
  for (const statement of exchange.statements) {
    const isParted = borders.some((border) => border.start >= end && border.start <= statement.span.start);
    if (statement.kind !== 'claims' || isParted) flush();
    end = statement.span.end;
    if (statement.kind === 'claims')
      together.push(...statement.claims.map((claim) => ({ ...statement, claims: [claim], span: claim.span })));
    else statements.push(statement);
  }
  flush();
  return { ...exchange, statements };
}

/** To be run: claims that stand together in one statement again, as of two false ones in a row the run tells only the first. */
export function grouped(exchange: Exchange): Exchange {
  const statements: Statement[] = [];
  for (const statement of exchange.statements) {
    const last = statements.at(-1);
    if (last?.kind !== 'claims' || statement.kind !== 'claims') statements.push(statement);
    else
      statements[statements.length - 1] = {
        ...last,
        claims: [...last.claims, ...statement.claims],
        span: around(last.span, statement.span),
      };
  }
  return { ...exchange, statements };
}

const around = (a: Span, b: Span): Span => ({ start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) });

const compared = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const keyOf = ({ claims: [claim] }: Claims): string => (claim === undefined ? '' : subjectOf(claim));

/** What a claim speaks of. */
export function subjectOf(claim: Claim): string {
  if (claim.kind === 'condition') return `${claim.host.text} ${claim.written}`;
  return `${claim.host.text}.${claim.kind === 'state' ? '' : claim.variable.text}`;
}
