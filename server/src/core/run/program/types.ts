/** What names mean in the machine's expressions, and what type an expression has: both are known before anything is run. */
import type { Expression } from '../../machine/expression.js';
import type { SessionKind, Type } from '../../machine/machine.js';
import type { Counting, Numeric } from '../../value/numbers.js';
import { modulus } from '../../value/serial.js';
import type { Turn } from '../step/turn.js';
import type { Segment, SlotValue } from '../world.js';

export type Evaluate = (turn: Turn) => SlotValue;
export type CompiledTest = (turn: Turn) => boolean | undefined;

export type Act = (turn: Turn) => void;

/** What actions need to know of the machine beyond the names in expressions. */
export interface ActionSurroundings {
  readonly scope: CompileScope;
  /** The state's index in its role; −1 if there is none of that name. */
  readonly state: (name: string) => number;
  readonly procedure: (name: string) => Act;
  readonly segment: (names: readonly string[]) => Segment;
  /** The variables of a host that has just begun, one by one. */
  readonly initial: readonly Evaluate[];
  /** How many of them, from the first on, nobody forgets: those around a session, and its key. */
  readonly kept: number;
  /** Does any state have a row that sends it? */
  readonly isSent: (segment: Segment) => boolean;
}

/** What a name means where the expression stands. */
export interface CompileScope {
  readonly flag: (name: string) => number | undefined;
  readonly field: (name: string) => { readonly index: number; readonly type: Type } | undefined;
  readonly variable: (name: string) => { readonly index: number; readonly type: Type } | undefined;
  readonly definition: (name: string) => Expression | undefined;
  /** Definitions are compiled once for each role. */
  readonly compiled: CompiledExpressions;
  readonly message: (name: string) => number;
  readonly isRole: (name: string) => boolean;
  /** A kind of session of the role. */
  readonly session: (name: string) => SessionScope | undefined;
  /** Is the variable a part of the key of the session in which the expression stands? */
  readonly isKey: (name: string) => boolean;
  /** Of a message, as it is written. */
  readonly nameOf: (segment: { readonly flags: number; readonly kind: number }) => string;
}

export interface SessionScope {
  /** Index into the program's roles. */
  readonly kind: number;
  readonly role: SessionKind;
}

export interface CompiledExpressions {
  readonly types: Map<string, TypeKind>;
  readonly values: Map<string, Evaluate>;
  readonly tests: Map<string, CompiledTest>;
}

export const nothingCompiled = (): CompiledExpressions => ({ types: new Map(), values: new Map(), tests: new Map() });

/** A number stands for serial numbers that count modulo it. */
export type TypeKind = Type['kind'] | number;

export const kindOf = (type: Type): TypeKind =>
  type.kind === 'serial' && type.bits !== undefined && type.bits < 32 ? 2 ** type.bits : type.kind;

export const isSerial = (kind: TypeKind): kind is 'serial' | number => kind === 'serial' || typeof kind === 'number';

/** The largest number of a type; −1 where it has none. */
export function largestOf(type: Type): number {
  switch (type.kind) {
    case 'serial':
      return type.bits === undefined ? modulus - 1 : 2 ** Math.min(type.bits, 32) - 1;
    case 'flag':
      return 1;
    case 'int':
      return type.most ?? (type.bits === undefined ? Number.MAX_SAFE_INTEGER : 2 ** type.bits - 1);
    default:
      return -1;
  }
}

export const isNumeric = (slot: SlotValue): slot is Numeric => typeof slot === 'number' || (typeof slot === 'object' && 'base' in slot);
export const counting = (kind: TypeKind): Counting => (isSerial(kind) ? kind : 'int');
/** Definitions that mention each other without end are refused when the machine is made; this keeps the core total even so. */
export const deepest = 64;

export function typeOf(e: Expression, scope: CompileScope, depth = 0): TypeKind {
  if (depth > deepest) return 'int';
  const of = (x: Expression) => typeOf(x, scope, depth + 1);
  switch (e.kind) {
    case 'number':
      return 'int';
    case 'text':
      return 'name';
    case 'name': {
      const definition = scope.definition(e.name);
      const declared = scope.field(e.name)?.type ?? scope.variable(e.name)?.type;
      if (declared) return kindOf(declared);
      if (definition) return remembered(scope.compiled.types, e.name, () => of(definition));
      return scope.isRole(e.name) || e.name === 'others' ? 'names' : WORDS.has(e.name) ? 'name' : 'int';
    }
    case 'call':
      if (e.name === 'count') return 'int';
      if (e.name === 'if') return e.args[1] ? of(e.args[1]) : 'int';
      if (e.name === 'head' || e.name === '.') return 'name';
      return e.name === 'span' || e.name === 'ends'
        ? 'ranges'
        : e.name === 'reach'
          ? 'serial'
          : e.args[0] && e.name !== 'known'
            ? of(e.args[0])
            : 'flag';
    case 'of-session': {
      const type = scope.session(e.session)?.role.variables.find(({ name }) => name === e.variable)?.type;
      return type ? kindOf(type) : 'int';
    }
    case 'binary':
      return typeOfSum(of(e.left), of(e.right), e.op);
    default:
      return 'flag';
  }
}

const WORDS = new Set(['peer', 'self', 'message']);

export function remembered<T>(cache: Map<string, T>, name: string, make: () => T): T {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const made = make();
  cache.set(name, made);
  return made;
}

export function typeOfSum(left: TypeKind, right: TypeKind, op: string): TypeKind {
  if (op === 'and' || op === 'or') return 'flag';
  if (left === 'ranges' || left === 'names' || left === 'queue') return left;
  if (op === '-' && isSerial(left) && isSerial(right)) return 'int';
  if (op === '/' || op === 'mod') return 'int';
  return isSerial(left) ? left : isSerial(right) ? right : 'int';
}
