/** What can be said of guards without running them. */
import type { Expression } from '../../../core/index.js';

/** The value of an expression of numbers alone; `undefined` where it depends on something. */
function constant(e: Expression): number | undefined {
  switch (e.kind) {
    case 'number':
      return e.value;
    case 'name':
      return e.name === 'true' ? 1 : e.name === 'false' ? 0 : undefined;
    case 'not':
      return negated(constant(e.operand));
    case 'binary':
      return e.op === 'and' || e.op === 'or' ? logic(e.op, constant(e.left), constant(e.right)) : undefined;
    case 'compare': {
      const [link] = e.rest;
      if (link === undefined || e.rest.length > 1) return undefined;
      const [a, b] = [constant(e.first), constant(link.operand)];
      return a === undefined || b === undefined ? undefined : Number(compared(a, link.op, b));
    }
    default:
      return undefined;
  }
}

const negated = (value: number | undefined): number | undefined => (value === undefined ? undefined : Number(value === 0));

function logic(op: 'and' | 'or', a: number | undefined, b: number | undefined): number | undefined {
  const decisive = op === 'or';
  for (const value of [a, b]) if (value !== undefined && (value !== 0) === decisive) return Number(decisive);
  return a === undefined || b === undefined ? undefined : Number(!decisive);
}

function compared(a: number, op: string, b: number): boolean {
  if (op === '==') return a === b;
  if (op === '!=') return a !== b;
  if (op === '<') return a < b;
  if (op === '<=') return a <= b;
  return op === '>' ? a > b : a >= b;
}

export const isAlways = (guard: Expression | undefined): boolean => guard === undefined || (constant(guard) ?? 0) !== 0;
export const isNever = (guard: Expression | undefined): boolean => guard !== undefined && constant(guard) === 0;

const conjuncts = (e: Expression): readonly Expression[] =>
  e.kind === 'binary' && e.op === 'and' ? [...conjuncts(e.left), ...conjuncts(e.right)] : [e];

const alternatives = (e: Expression): readonly Expression[] =>
  e.kind === 'binary' && e.op === 'or' ? [...alternatives(e.left), ...alternatives(e.right)] : [e];

export const isSame = (a: Expression | undefined, b: Expression | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Whenever `guard` holds, `wider` holds for sure. */
export function implies(guard: Expression | undefined, wider: Expression | undefined): boolean {
  if (isAlways(wider)) return true;
  if (guard === undefined || wider === undefined) return false;
  const given = conjuncts(guard);
  const follows = (wanted: Expression) =>
    alternatives(wanted).some((one) => given.some((each) => isSame(each, one) || isTighter(each, one)));
  return alternatives(guard).length > 1 && !given.some((each) => isSame(each, wider))
    ? alternatives(guard).every((each) => implies(each, wider))
    : conjuncts(wider).every(follows);
}

/** `n > 5` is tighter than `n > 3`. */
function isTighter(a: Expression, b: Expression): boolean {
  if (a.kind !== 'compare' || b.kind !== 'compare' || a.rest.length !== 1 || b.rest.length !== 1) return false;
  const [one, two] = [a.rest[0], b.rest[0]];
  if (one === undefined || two === undefined || !isSame(a.first, b.first)) return false;
  const [x, y] = [constant(one.operand), constant(two.operand)];
  if (x === undefined || y === undefined) return false;
  const above = (op: string) => op === '>' || op === '>=';
  const below = (op: string) => op === '<' || op === '<=';
  if (one.op === '==') return compared(x, two.op, y);
  if (above(one.op) && above(two.op)) return x > y || (x === y && (one.op === '>' || two.op === '>='));
  if (below(one.op) && below(two.op)) return x < y || (x === y && (one.op === '<' || two.op === '<='));
  return false;
}
