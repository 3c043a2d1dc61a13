/**
 * `require`: a check and, for `field == value`, the value of a field that was left out. It fails only if it is certainly false;
 * what is not known is learned from it: its first equality then holds, unless another one may hold in its place.
 */
import type { Expression } from '../../machine/expression.js';
import type { RuleAction } from '../../machine/machine.js';
import { wrap } from '../../value/serial.js';
import { compileTest, compileValue } from '../program/evaluate.js';
import { equal } from '../program/operations.js';
import { type CompiledTest, type CompileScope, type Evaluate, isNumeric } from '../program/types.js';
import type { SlotValue } from '../world.js';
import type { Turn, Violation } from './turn.js';

type Require = Extract<RuleAction, { kind: 'require' }>;

interface Equality {
  readonly sides: readonly [Operand, Operand];
}

interface Operand {
  readonly value: Evaluate;
  /** Index, where this side is just a field. */
  readonly field?: number;
  /** Index, where this side is just a variable. */
  readonly variable?: number;
}

interface DemandClause {
  readonly tests: readonly CompiledTest[];
  readonly equality?: Equality;
  /** Other equalities that are as good as that one. */
  readonly rivals: readonly Equality[];
  /** `a <= b`: by how much a is too large. */
  readonly excess?: (turn: Turn) => number | undefined;
  readonly flag?: number;
}

/** Makes the check; it tells the first clause that is broken, and puts the right value in its place. */
export function compileRequire(action: Require, scope: CompileScope): (turn: Turn) => void {
  const clauses = conjuncts(action.condition, scope).map((e) => compileClause(e, scope));
  const guard = action.guard && compileTest(action.guard, scope);
  return (turn) => {
    if (guard && guard(turn) !== true) return;
    for (const clause of clauses) {
      const violation = demand(turn, clause, action);
      if (violation) turn.violations = [...turn.violations, violation];
    }
  };
}

/** Definitions are looked through, so that `let fits = seq == snd_nxt` can be required too. */
function operands(e: Expression, op: 'and' | 'or', scope: CompileScope): Expression[] {
  if (e.kind === 'binary' && e.op === op) return [...operands(e.left, op, scope), ...operands(e.right, op, scope)];
  return [e];
}
const conjuncts = (e: Expression, scope: CompileScope): Expression[] => operands(e, 'and', scope);

function compileClause(e: Expression, scope: CompileScope): DemandClause {
  const alternatives = operands(e, 'or', scope);
  const [equality, ...rivals] = alternatives.flatMap((a) => compileEquality(a, scope) ?? []);
  const flag = e.kind === 'name' ? scope.flag(e.name) : undefined;
  return {
    tests: alternatives.map((a) => compileTest(a, scope)),
    ...(equality && { equality }),
    rivals,
    ...excessOf(alternatives[0], scope),
    ...(flag !== undefined && { flag }),
  };
}

function excessOf(e: Expression | undefined, scope: CompileScope): Pick<DemandClause, 'excess'> {
  const link = e?.kind === 'compare' && e.rest.length === 1 ? e.rest[0] : undefined;
  if (e?.kind !== 'compare' || link?.op !== '<=') return {};
  const [a, b] = [compileValue(e.first, scope), compileValue(link.operand, scope)];
  return {
    excess: (turn) => {
      const [x, y] = [a(turn), b(turn)];
      return isNumeric(x) && isNumeric(y) ? turn.numbers.difference(y, x) : undefined;
    },
  };
}

function compileEquality(e: Expression, scope: CompileScope): Equality | undefined {
  const link = e.kind === 'compare' && e.rest.length === 1 ? e.rest[0] : undefined;
  if (e.kind !== 'compare' || link?.op !== '==') return undefined;
  const side = (x: Expression): Operand => {
    const field = x.kind === 'name' && scope.flag(x.name) === undefined ? scope.field(x.name)?.index : undefined;
    const variable = x.kind === 'name' && field === undefined ? scope.variable(x.name)?.index : undefined;
    return { value: compileValue(x, scope), ...(field !== undefined && { field }), ...(variable !== undefined && { variable }) };
  };
  return { sides: [side(e.first), side(link.operand)] };
}

function demand(turn: Turn, clause: DemandClause, action: Require): Violation | undefined {
  let isFalse = true;
  for (const test of clause.tests) {
    const holds = test(turn);
    if (holds === true) return undefined;
    if (holds === undefined) isFalse = false;
  }
  const { equality } = clause;
  if (!isFalse) {
    if (equality) learn(turn, equality, clause.rivals);
    return undefined;
  }
  if (clause.flag !== undefined) {
    if (!turn.onlyChecks) turn.segment.flags |= clause.flag;
    return { action, flag: clause.flag };
  }
  if (equality) return correct(turn, nearest(turn, equality, clause.rivals), action);
  const excess = clause.excess?.(turn);
  return excess === undefined ? { action } : { action, excess };
}

/** A number that was left out is the first that is right; one that was written says nothing of two that it may be. */
function learn(turn: Turn, equality: Equality, rivals: readonly Equality[]): void {
  const [left, right] = equality.sides;
  const [a, b] = [left.value(turn), right.value(turn)];
  if (a === undefined) fill(turn, left.field, b);
  else if (b === undefined) fill(turn, right.field, a);
  else if (equal(turn, a, b) === undefined && isNumeric(a) && isNumeric(b) && !rivals.some((rival) => mayHoldInstead(turn, rival, a, b)))
    turn.unify(a, b);
}

/** May it hold, and not `a == b`? */
function mayHoldInstead(turn: Turn, { sides: [left, right] }: Equality, a: SlotValue, b: SlotValue): boolean {
  const [x, y] = [left.value(turn), right.value(turn)];
  return equal(turn, x, y) === undefined && !(equal(turn, x, a) === true && equal(turn, y, b) === true);
}

function fill(turn: Turn, field: number | undefined, value: SlotValue): void {
  if (field === undefined || value === undefined) return;
  turn.segment.fields[field] = value;
  turn.segment.filled |= 1 << field;
}

/** Of several numbers that would be right, the one nearest to what was written; ties go to the first. */
function nearest(turn: Turn, equality: Equality, rivals: readonly Equality[]): Equality {
  let best = { equality, away: distance(turn, equality) ?? 0 };
  for (const rival of rivals) {
    const away = distance(turn, rival);
    if (away !== undefined && away < best.away && rival.sides.some(({ field }) => field !== undefined)) best = { equality: rival, away };
  }
  return best.equality;
}

function distance(turn: Turn, { sides: [left, right] }: Equality): number | undefined {
  const [a, b] = [left.value(turn), right.value(turn)];
  const gap = isNumeric(a) && isNumeric(b) ? turn.numbers.difference(a, b) : undefined;
  return gap === undefined ? undefined : Math.min(Math.abs(gap), wrap(gap), wrap(-gap));
}

/** After a wrong number the exchange goes on with the right one. */
function correct(turn: Turn, { sides: [left, right] }: Equality, action: Require): Violation {
  const [own, other] = left.field !== undefined ? [left, right] : [right, left];
  const [written, expected] = [own.value(turn), other.value(turn)];
  const variable = other.variable === undefined ? {} : { variable: other.variable };
  if (own.field === undefined) return { action, written, expected, ...variable };
  if (!turn.onlyChecks) turn.segment.fields[own.field] = expected;
  return { action, field: own.field, written, expected, ...variable };
}
