/** Comparisons and what joins them, as tests: `undefined` is 'not known'. */
import { asWord, elementsOf, equal, gapOf, negated, orderOf } from './operations.js';
import { type CompiledTest, type Evaluate, isNumeric, type TypeKind } from './types.js';

export function compileLogic(op: 'and' | 'or', left: CompiledTest, right: CompiledTest): CompiledTest {
  const decisive = op === 'or';
  return (turn) => {
    const a = left(turn);
    if (a === decisive) return a;
    const b = right(turn);
    return b === decisive ? b : a === undefined ? undefined : b;
  };
}

export function compileComparison(op: string, a: Evaluate, b: Evaluate, kind: TypeKind): CompiledTest {
  if (op === '==') return (turn) => equal(turn, a(turn), b(turn));
  if (op === '!=') return (turn) => negated(equal(turn, a(turn), b(turn)));
  const [less, same, more] = [op === '<' || op === '<=', op === '<=' || op === '>=', op === '>' || op === '>='];
  return (turn) => {
    const x = a(turn);
    const y = b(turn);
    if (!isNumeric(x) || !isNumeric(y)) return undefined;
    const gap = orderOf(turn, x, y, kind);
    if (gap !== undefined) return gap > 0 ? less : gap < 0 ? more : same && gap === 0;
    // numbers that have nothing to do with each other are neither equal nor less nor more
    return turn.numbers.isOpen(x) || turn.numbers.isOpen(y) ? undefined : false;
  };
}

/** `a <= x < b` of small serial numbers: does x lie on the way from a up to b? `undefined` for what is no such chain. */
export function compileArc(ops: readonly string[], values: readonly Evaluate[], kind: TypeKind): CompiledTest | undefined {
  const [one, two] = ops;
  const [first, middle, last] = values;
  if (one === undefined || two === undefined || first === undefined || middle === undefined || last === undefined || ops.length > 2)
    return undefined;
  const isUp = isLess(one) && isLess(two);
  if (typeof kind !== 'number' || (!isUp && !(isMore(one) && isMore(two)))) return undefined;
  const [from, to, lower, upper] = isUp ? [first, last, one, two] : [last, first, two, one];
  return (turn) => {
    const [a, x, b] = [from(turn), middle(turn), to(turn)];
    if (!isNumeric(a) || !isNumeric(x) || !isNumeric(b)) return undefined;
    const [at, length] = [gapOf(turn, a, x, kind), gapOf(turn, a, b, kind)];
    if (at === undefined || length === undefined) return undefined;
    return (lower.endsWith('=') || at > 0) && (upper.endsWith('=') ? at <= length : at < length);
  };
}

const isLess = (op: string): boolean => op === '<' || op === '<=';
const isMore = (op: string): boolean => op === '>' || op === '>=';

/** Is each of the item's elements in the set, or one of the values? */
export function compileAmong(item: Evaluate, values: readonly Evaluate[], isList: boolean): CompiledTest {
  const [set] = values;
  if (!isList)
    return (turn) => {
      const [all, some] = [elementsOf(set?.(turn)), elementsOf(asWord(turn, item(turn)))];
      return all === undefined || some === undefined ? undefined : some.every((each) => all.includes(each));
    };
  return (turn) => {
    const wanted = item(turn);
    const found = values.map((value) => equal(turn, wanted, value(turn)));
    return found.includes(true) ? true : found.includes(undefined) ? undefined : false;
  };
}
