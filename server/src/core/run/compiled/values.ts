/** Numbers and sets of ranges as JavaScript text. */
import type { Expression } from '../../machine/expression.js';
import { around, shortWay } from '../../value/numbers.js';
import { endsOf, reach, span, union, unionWithSpan } from '../../value/ranges.js';
import { compileValue } from '../program/evaluate.js';
import { asList } from '../program/operations.js';
import { type CompileScope, deepest, isSerial, type TypeKind, typeOf, typeOfSum } from '../program/types.js';

/** A number, or `undefined` where `isSure` is not set. */
export interface NumberText {
  readonly js: string;
  readonly isSure: boolean;
}

/** The longest function, in parts of expressions. */
const longest = 3000;

export type Call = Extract<Expression, { kind: 'call' }>;
type Operation = '+' | '-' | '*' | '/' | 'mod';

export abstract class ValueWriter {
  readonly constants: unknown[] = [];
  /** Variables and fields of numbers that are read: the text holds only if they have plain ones. */
  readonly reads = new Set<string>();
  temporaries = 0;
  protected left = longest;

  constructor(
    readonly scope: CompileScope,
    readonly shape: { readonly flags: number; readonly kind: number },
  ) {}

  get isTooLong(): boolean {
    return this.left < 0;
  }

  /** The name in the text of a value that is passed in. */
  constant(value: unknown): string {
    const known = this.constants.indexOf(value);
    return `c${known >= 0 ? known : this.constants.push(value) - 1}`;
  }

  temporary(): string {
    return `t${this.temporaries++}`;
  }

  /** What makes it certainly true, or certainly false. */
  abstract test(e: Expression, wanted: boolean, depth?: number): string;

  isNumber(e: Expression): boolean {
    const kind = typeOf(e, this.scope);
    return isSerial(kind) || kind === 'int' || kind === 'flag';
  }

  value(e: Expression, depth = 0): NumberText {
    if (this.left-- < 0 || depth > deepest / 2) return this.giveUp();
    switch (e.kind) {
      case 'number':
        return { js: e.value < 0 ? `(${e.value})` : String(e.value), isSure: true };
      case 'name':
        return this.name(e.name, depth);
      case 'call':
        return this.call(e, depth) ?? this.asked(e);
      case 'binary':
        if (e.op !== 'and' && e.op !== 'or') return this.arithmetic(e.op, e.left, e.right, depth) ?? this.asked(e);
        return this.truth(e, depth);
      case 'not':
      case 'compare':
      case 'among':
        return this.truth(e, depth);
      default:
        return this.asked(e);
    }
  }

  /** A set of ranges; `undefined` if the closure has to compute it. */
  ranges(e: Expression, depth = 0): string | undefined {
    if (this.left-- < 0 || depth > deepest / 2) return this.giveUp().js;
    const list = this.constant(asList);
    if (typeOf(e, this.scope) !== 'ranges') return undefined;
    if (e.kind === 'name') {
      const [field, variable] = [this.scope.field(e.name), this.scope.variable(e.name)];
      const definition = field || variable ? undefined : this.scope.definition(e.name);
      if (definition) return this.ranges(definition, depth + 1);
      return field ? `${list}(M[${field.index}])` : variable && `${list}(V[${variable.index}])`;
    }
    if (e.kind === 'binary') {
      const left = this.ranges(e.left, depth + 1);
      const [from, to] = e.right.kind === 'call' && e.right.name === 'span' ? e.right.args : [];
      if (left && from && to && this.isNumber(from) && this.isNumber(to))
        return this.both(from, to, depth, (x, y) => `${this.constant(unionWithSpan)}(turn.numbers, ${left}, ${x}, ${y})`, left).js;
      const right = this.ranges(e.right, depth + 1);
      return left && right && `${this.constant(union)}(turn.numbers, ${left}, ${right})`;
    }
    const [one, other] = e.kind === 'call' ? e.args : [];
    if (e.kind !== 'call' || one === undefined) return undefined;
    if (e.name === 'ends') {
      const of = this.ranges(one, depth + 1);
      return of && `${this.constant(endsOf)}(${of})`;
    }
    if (e.name !== 'span' || other === undefined || !this.isNumber(one) || !this.isNumber(other)) return undefined;
    return this.both(one, other, depth, (x, y) => `${this.constant(span)}(turn.numbers, ${x}, ${y})`, this.constant(NONE)).js;
  }

  protected read(field: { readonly index: number } | undefined, variable: { readonly index: number } | undefined): string {
    const js = field ? `M[${field.index}]` : `V[${variable?.index}]`;
    this.reads.add(js);
    return js;
  }

  private name(name: string, depth: number): NumberText {
    const { scope, shape } = this;
    const e = { kind: 'name', name } as const;
    const bit = scope.flag(name);
    if (bit !== undefined) return { js: (shape.flags & bit) === 0 ? '0' : '1', isSure: true };
    const [field, variable] = [scope.field(name), scope.variable(name)];
    if ((field && variable && scope.isKey(name)) || !this.isNumber(e)) return this.asked(e);
    if (field || variable) return { js: this.read(field, variable), isSure: false };
    const kind = scope.message(name);
    if (kind >= 0) return { js: String(Number(shape.kind === kind)), isSure: true };
    const definition = scope.definition(name);
    if (definition) return this.value(definition, depth + 1);
    return name === 'true' || name === 'false' ? { js: String(Number(name === 'true')), isSure: true } : this.asked(e);
  }

  private truth(e: Expression, depth: number): NumberText {
    const [yes, no] = [this.test(e, true, depth + 1), this.test(e, false, depth + 1)];
    if (yes === 'true' || no === 'true') return { js: yes === 'true' ? '1' : '0', isSure: true };
    return { js: `(${yes} ? 1 : ${no} ? 0 : undefined)`, isSure: false };
  }

  private call(e: Call, depth: number): NumberText | undefined {
    const [a, b, c] = e.args;
    switch (e.name) {
      case 'has':
      case 'known':
      case 'certain':
      case 'owed':
      case 'within':
      case 'meets':
        return { js: `(${this.test(e, true, depth + 1)} ? 1 : 0)`, isSure: true };
      case 'if': {
        if (!a || !b || !c || !this.isNumber(b) || !this.isNumber(c)) return undefined;
        const [yes, no] = [this.test(a, true, depth + 1), this.test(a, false, depth + 1)];
        return {
          js: `(${yes} ? ${this.value(b, depth + 1).js} : ${no} ? ${this.value(c, depth + 1).js} : undefined)`,
          isSure: false,
        };
      }
      case 'power':
        return a && b && this.isNumber(a) && this.isNumber(b) ? this.both(a, b, depth, (x, y) => `${x} ** ${y}`) : undefined;
      case 'reach': {
        const set = a && this.ranges(a, depth + 1);
        if (!set || !b || !this.isNumber(b)) return undefined;
        const from = this.value(b, depth + 1).js;
        const js = this.kept(from, (x) => `${x} === undefined ? undefined : num(${this.constant(reach)}(turn.numbers, ${set}, ${x}))`);
        return { js, isSure: false };
      }
      case 'min':
      case 'max':
        return a && b && this.isNumber(a) && this.isNumber(b) ? this.extreme(e.name, a, b, depth) : undefined;
      default:
        return undefined;
    }
  }

  /** A missing bound does not limit anything. */
  private extreme(name: 'min' | 'max', a: Expression, b: Expression, depth: number): NumberText {
    const [x, y] = [this.operand(a, depth), this.operand(b, depth)];
    const after = `${this.gap(x.js, y.js, typeOfSum(typeOf(a, this.scope), 'int', '+'))} > 0`;
    const chosen = name === 'max' ? `${after} ? ${y.js} : ${x.js}` : `${after} ? ${x.js} : ${y.js}`;
    const missing = [x.isSure ? '' : `${x.js} === undefined ? ${y.js} : `, y.isSure ? '' : `${y.js} === undefined ? ${x.js} : `].join('');
    return { js: sequence([x.before, y.before], `${missing}${chosen}`), isSure: x.isSure || y.isSure };
  }

  private arithmetic(op: Operation, left: Expression, right: Expression, depth: number): NumberText | undefined {
    if (op === '/' || op === 'mod' || !this.isNumber(left) || !this.isNumber(right)) return undefined;
    const [l, r] = [typeOf(left, this.scope), typeOf(right, this.scope)];
    const kind = typeOfSum(l, r, op);
    if (op !== '*' && kind === 'int' && this.isZero(right)) return this.value(left, depth + 1);
    if (op === '+' && kind === 'int' && this.isZero(left)) return this.value(right, depth + 1);
    if (op === '*') return this.both(left, right, depth, (x, y) => `${x} * ${y}`);
    if (op === '-' && isSerial(l) && isSerial(r))
      return this.both(left, right, depth, (x, y) => (typeof l === 'number' ? this.counted(`${x} - ${y}`, l) : `((${x} - ${y}) | 0)`));
    return this.both(left, right, depth, (x, y) => this.counted(`${x} ${op} ${y}`, kind));
  }

  /** Such as a flag that the message does not have. */
  private isZero(e: Expression): boolean {
    if (e.kind === 'number') return e.value === 0;
    const bit = e.kind === 'name' ? this.scope.flag(e.name) : undefined;
    return bit !== undefined && (this.shape.flags & bit) === 0;
  }

  private counted(js: string, kind: TypeKind): string {
    if (kind === 'serial') return `((${js}) >>> 0)`;
    return typeof kind === 'number' ? `${this.constant(around)}(${js}, ${kind})` : `(${js})`;
  }

  /** Of two numbers, if both are known. */
  private both(
    left: Expression,
    right: Expression,
    depth: number,
    write: (x: string, y: string) => string,
    otherwise = 'undefined',
  ): NumberText {
    const [x, y] = [this.operand(left, depth), this.operand(right, depth)];
    const missing = [x, y].filter(({ isSure }) => !isSure).map(({ js }) => `${js} === undefined`);
    const js = missing.length === 0 ? write(x.js, y.js) : `${missing.join(' || ')} ? ${otherwise} : ${write(x.js, y.js)}`;
    return { js: sequence([x.before, y.before], js), isSure: missing.length === 0 };
  }

  /** How far it is from x to y, the short way round where numbers wrap around. */
  protected gap(x: string, y: string, kind: TypeKind): string {
    if (typeof kind === 'number') return `${this.constant(shortWay)}(${y} - ${x}, ${kind})`;
    return kind === 'serial' ? `((${y} - ${x}) | 0)` : `(${y} - ${x})`;
  }

  /** Something that can be mentioned several times, and what goes before. */
  protected operand(e: Expression, depth: number): NumberText & { readonly before: string } {
    const { js, isSure } = this.value(e, depth + 1);
    if (/^(?:[VM]\[\d+\]|\d+)$/.test(js)) return { js, isSure, before: '' };
    const name = this.temporary();
    return { js: name, isSure, before: `${name} = ${js}` };
  }

  protected kept(js: string, write: (x: string) => string): string {
    if (/^[VM]\[\d+\]$/.test(js)) return `(${write(js)})`;
    const name = this.temporary();
    return sequence([`${name} = ${js}`], write(name));
  }

  private asked(e: Expression): NumberText {
    return { js: `num(${this.constant(compileValue(e, this.scope))}(turn))`, isSure: false };
  }

  protected giveUp(): NumberText {
    this.left = -1;
    return { js: '0', isSure: true };
  }
}

const NONE: readonly never[] = [];

export const sequence = (before: readonly string[], js: string): string => `(${[...before.filter((each) => each !== ''), js].join(', ')})`;
