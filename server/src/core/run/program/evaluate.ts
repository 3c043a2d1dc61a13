/**
 * Expressions of the machine as functions. Types are known beforehand, so that a plain number can stand for a serial one;
 * tests are three-valued, and `undefined` is 'not known'.
 */
import type { Expression } from '../../machine/expression.js';
import { plus } from '../../value/numbers.js';
import { endsOf, meets, type Ranges, reach, span, union, within } from '../../value/ranges.js';
import type { Turn } from '../step/turn.js';
import { compileExtreme, compileSum, divided } from './arithmetic.js';
import { compileAmong, compileArc, compileComparison, compileLogic } from './comparisons.js';
import { compileCountOf, countedIn } from './counts.js';
import { asList, asWord, elementsOf, equal, gapOf, joined, negated, optionOf, without } from './operations.js';
import {
  type CompiledTest,
  type CompileScope,
  counting,
  deepest,
  type Evaluate,
  isNumeric,
  isSerial,
  remembered,
  type TypeKind,
  typeOf,
  typeOfSum,
} from './types.js';

const nothing: Evaluate = () => undefined;

/** Definitions that mention others twice, and those others again, could take for ever: what is too much is not known. */
const fuelled =
  <T>(evaluate: (turn: Turn) => T): ((turn: Turn) => T | undefined) =>
  (turn) =>
    turn.fuel-- > 0 ? evaluate(turn) : undefined;

export function compileValue(e: Expression, scope: CompileScope, depth = 0): Evaluate {
  if (depth > deepest) return () => undefined;
  switch (e.kind) {
    case 'number':
    case 'text': {
      const value = e.value;
      return () => value;
    }
    case 'name':
      return compileName(e.name, scope, depth);
    case 'call':
      return compileCall(e.name, e.args, scope, depth);
    case 'of-session':
      return compileOfSession(e, scope, depth);
    case 'binary':
      if (e.op !== 'and' && e.op !== 'or') return compileArithmetic(e.op, e.left, e.right, scope, depth);
  }
  const test = compileTest(e, scope, depth + 1);
  return (turn) => {
    const holds = test(turn);
    return holds === undefined ? undefined : Number(holds);
  };
}

function compileName(name: string, scope: CompileScope, depth: number): Evaluate {
  const bit = scope.flag(name);
  if (bit !== undefined) return (turn) => ((turn.segment.flags & bit) === 0 ? 0 : 1);
  const field = scope.field(name);
  const variable = scope.variable(name);
  // what the key says holds where the message has no such field
  if (field && variable && scope.isKey(name)) return (turn) => turn.segment.fields[field.index] ?? turn.variables[variable.index];
  if (field) return fieldAt(field.index);
  if (variable) return variableAt(variable.index);
  const kind = scope.message(name);
  if (kind >= 0) return (turn) => Number(turn.segment.kind === kind);
  const definition = scope.definition(name);
  if (definition) return fuelled(remembered(scope.compiled.values, name, () => compileValue(definition, scope, depth + 1)));
  if (name === 'peer') return (turn) => (turn.peers.length > 1 ? turn.peers : turn.peer);
  if (scope.isRole(name)) return (turn) => turn.inRole(name);
  if (name === 'self') return (turn) => turn.host.name;
  if (name === 'others') return (turn) => turn.others;
  if (name === 'message') return (turn) => scope.nameOf(turn.segment);
  if (name === 'true' || name === 'false') return () => Number(name === 'true');
  return name === 'unknown' ? (turn) => turn.fresh('serial') : () => undefined;
}

/** `lease(peer).address`; of sessions of which none has the key it is not known. */
function compileOfSession(e: Extract<Expression, { kind: 'of-session' }>, scope: CompileScope, depth: number): Evaluate {
  const { kind, role } = scope.session(e.session) ?? {};
  const keys = e.key.map((each) => compileValue(each, scope, depth + 1));
  const at = role?.variables.findIndex(({ name }) => name === e.variable) ?? -1;
  if (role === undefined || at < role.outer) return () => undefined;
  return (turn) => {
    const wanted = keys.map((key) => key(turn));
    const found = turn.sessions(kind).find(({ variables }) => wanted.every((value, i) => equal(turn, variables[i], value) === true));
    return found?.variables[at - role.outer];
  };
}

/** Who is meant by a name behind `to` or `from`: a variable, else a role, else whatever has the name. */
export function compileWho(name: string, scope: CompileScope): Evaluate {
  if (scope.variable(name) === undefined && scope.isRole(name)) return (turn) => turn.inRole(name);
  return compileValue({ kind: 'name', name }, scope);
}

const fieldAt =
  (index: number): Evaluate =>
  (turn) =>
    turn.segment.fields[index];

const variableAt =
  (index: number): Evaluate =>
  (turn) =>
    turn.variables[index];

function compileCall(name: string, args: readonly Expression[], scope: CompileScope, depth: number): Evaluate {
  const values = args.map((a) => compileValue(a, scope, depth + 1));
  const [a, b] = [values[0] ?? nothing, values[1] ?? nothing];
  switch (name) {
    case 'known':
    case 'has':
    case 'certain':
    case 'owed':
    case 'within':
    case 'meets': {
      const test = compileTestCall(name, args, scope, depth);
      return (turn) => Number(test(turn) === true);
    }
    case 'count':
      if (args[0] && countedIn(args[0], scope)) return compileCountOf(args[0], scope);
      return (turn) => elementsOf(a(turn))?.length;
    case '.':
      return (turn) => optionOf(elementsOf(a(turn)), String(b(turn)));
    case 'head':
      return (turn) => elementsOf(a(turn))?.[0];
    case 'rest':
      return (turn) => elementsOf(a(turn))?.slice(1);
    case 'if': {
      const [test, otherwise] = [compileTest(args[0] ?? { kind: 'number', value: 0 }, scope, depth + 1), values[2] ?? nothing];
      return (turn) => {
        const holds = test(turn);
        return holds === undefined ? undefined : holds ? b(turn) : otherwise(turn);
      };
    }
    case 'span':
      return (turn) => {
        const x = a(turn);
        const y = b(turn);
        return isNumeric(x) && isNumeric(y) ? span(turn.numbers, x, y) : [];
      };
    case 'reach':
      return (turn) => {
        const ranges = a(turn);
        const from = b(turn);
        return isNumeric(from) && Array.isArray(ranges) ? reach(turn.numbers, ranges as Ranges, from) : from;
      };
    case 'ends':
      return (turn) => endsOf(asList(a(turn)) as Ranges);
    case 'power':
      return (turn) => {
        const x = a(turn);
        const y = b(turn);
        return typeof x === 'number' && typeof y === 'number' ? x ** y : undefined;
      };
    case 'min':
    case 'max':
      return compileExtreme(name, a, b, typeOfSum(typeOf(args[0] ?? { kind: 'number', value: 0 }, scope), 'int', '+'));
    default:
      return () => undefined;
  }
}

function compileArithmetic(
  op: '+' | '-' | '*' | '/' | 'mod',
  left: Expression,
  right: Expression,
  scope: CompileScope,
  depth: number,
): Evaluate {
  const [a, b] = [compileValue(left, scope, depth + 1), compileValue(right, scope, depth + 1)];
  const kind = typeOfSum(typeOf(left, scope), typeOf(right, scope), op);
  if (kind === 'names')
    return op === '-' ? (turn) => without(a(turn), asWord(turn, b(turn))) : (turn) => joined(a(turn), asWord(turn, b(turn)));
  if (kind === 'queue')
    return op === '-' ? (turn) => without(a(turn), b(turn)) : (turn) => [...(elementsOf(a(turn)) ?? []), ...(elementsOf(b(turn)) ?? [])];
  if (kind === 'ranges') return (turn) => union(turn.numbers, asList(a(turn)) as Ranges, asList(b(turn)) as Ranges);
  const how = counting(kind);
  if (op === '+') return compileSum(a, b, how);
  const circle = typeOf(left, scope);
  const distance = isSerial(circle) && isSerial(typeOf(right, scope));
  return (turn) => {
    const x = a(turn);
    const y = b(turn);
    if (!isNumeric(x) || !isNumeric(y)) return undefined;
    if (op === '/' || op === 'mod') return divided(op, turn.numbers.resolve(x), turn.numbers.resolve(y));
    if (op === '*') return typeof x === 'number' && typeof y === 'number' ? x * y : undefined;
    if (distance) return gapOf(turn, y, x, circle);
    const known = turn.numbers.resolve(y);
    return typeof known === 'number' ? plus(x, -known, how) : turn.numbers.difference(y, x);
  };
}

export function compileTest(e: Expression, scope: CompileScope, depth = 0): CompiledTest {
  if (depth > deepest) return () => undefined;
  switch (e.kind) {
    case 'not': {
      const test = compileTest(e.operand, scope, depth + 1);
      return (turn) => negated(test(turn));
    }
    case 'binary':
      if (e.op === 'and' || e.op === 'or')
        return compileLogic(e.op, compileTest(e.left, scope, depth + 1), compileTest(e.right, scope, depth + 1));
      break;
    case 'compare':
      return compileChain(e, scope, depth);
    case 'among':
      return compileAmong(
        compileValue(e.item, scope, depth + 1),
        e.values.map((each) => compileValue(each, scope, depth + 1)),
        e.isList,
      );
    case 'call':
      if (isTestName(e.name)) return compileTestCall(e.name, e.args, scope, depth);
      break;
    case 'name': {
      const bit = scope.flag(e.name);
      if (bit !== undefined) return (turn) => (turn.segment.flags & bit) !== 0;
      const kind = scope.field(e.name) || scope.variable(e.name) ? -1 : scope.message(e.name);
      if (kind >= 0) return (turn) => turn.segment.kind === kind;
      const definition = !scope.field(e.name) && !scope.variable(e.name) ? scope.definition(e.name) : undefined;
      if (definition) return fuelled(remembered(scope.compiled.tests, e.name, () => compileTest(definition, scope, depth + 1)));
    }
  }
  const value = compileValue(e, scope, depth + 1);
  return (turn) => {
    const slot = value(turn);
    return typeof slot === 'number' ? slot !== 0 : undefined;
  };
}

const testNames = ['known', 'has', 'certain', 'owed', 'within', 'meets'] as const;
type TestName = (typeof testNames)[number];
const isTestName = (name: string): name is TestName => (testNames as readonly string[]).includes(name);

/**
 * `has(x)`: x has a value, if an unknown one; `known(x)`: not an unknown one; `certain(t)`: t holds for sure;
 * `owed(ACK)`: this host owes a message with that name; `within(a, b)`: all of a set lies in another; `meets(a, b)`: they overlap.
 */
function compileTestCall(name: TestName, args: readonly Expression[], scope: CompileScope, depth: number): CompiledTest {
  const [arg] = args;
  if (name === 'certain') {
    const test = arg ? compileTest(arg, scope, depth + 1) : () => undefined;
    return (turn) => test(turn) === true;
  }
  if (name === 'known' || name === 'has') {
    const value = arg ? compileValue(arg, scope, depth + 1) : () => undefined;
    return (turn) => {
      const slot = value(turn);
      return slot !== undefined && (name === 'has' || !(isNumeric(slot) && turn.numbers.isOpen(slot)));
    };
  }
  if (name === 'within' || name === 'meets') {
    const [a, b] = args.map((x) => compileValue(x, scope, depth + 1));
    const compare = name === 'within' ? within : meets;
    return (turn) => compare(turn.numbers, asList(a?.(turn)) as Ranges, asList(b?.(turn)) as Ranges);
  }
  const wanted = arg?.kind === 'name' ? arg.name : '';
  const [bit, message] = [scope.flag(wanted), scope.message(wanted)];
  return (turn) =>
    turn.owedBefore.some((o) => o.how !== 'allow' && (bit !== undefined ? (o.segment.flags & bit) !== 0 : o.segment.kind === message));
}

function compileChain(e: Extract<Expression, { kind: 'compare' }>, scope: CompileScope, depth: number): CompiledTest {
  const operands = [e.first, ...e.rest.map(({ operand }) => operand)];
  const values = operands.map((each) => compileValue(each, scope, depth + 1));
  const ops = e.rest.map(({ op }) => op);
  const arc = compileArc(ops, values, circleOf(operands, scope));
  if (arc) return arc;
  const links = ops.map((op, i) =>
    compileComparison(op, values[i] ?? nothing, values[i + 1] ?? nothing, circleOf(operands.slice(i, i + 2), scope)),
  );
  return links.reduce((all, link) => compileLogic('and', all, link));
}

/** What numbers are compared on. */
function circleOf(all: readonly Expression[], scope: CompileScope): TypeKind {
  return all.map((each) => typeOf(each, scope)).find(isSerial) ?? 'int';
}
