/**
 * Expressions of the machine as JavaScript text, for numbers that are known; the closures of `program/evaluate.ts` define what they mean, and
 * are called where there is no text. A test is written twice, as what makes it certainly true and what makes it certainly false:
 * so three values cost nothing. What the names of the message decide is folded away. No name or text of a protocol gets into the text.
 */
import type { Compare, Expression } from '../../machine/expression.js';
import { compileTest } from '../program/evaluate.js';
import { deepest, isSerial, typeOf } from '../program/types.js';
import { type Call, sequence, ValueWriter } from './values.js';

export class TermWriter extends ValueWriter {
  override test(e: Expression, wanted: boolean, depth = 0): string {
    if (this.left-- < 0 || depth > deepest / 2) return this.giveUp().js;
    switch (e.kind) {
      case 'not':
        return this.test(e.operand, !wanted, depth + 1);
      case 'binary':
        if (e.op !== 'and' && e.op !== 'or') break;
        return joined((e.op === 'and') === wanted, [this.test(e.left, wanted, depth + 1), this.test(e.right, wanted, depth + 1)]);
      case 'compare':
        return this.chain(e, wanted, depth);
      case 'among':
        if (!e.isList || ![e.item, ...e.values].every((each) => this.isNumber(each))) return this.askedTest(e, wanted);
        return joined(
          !wanted,
          e.values.map((each) => this.link('==', e.item, each, wanted, depth)),
        );
      case 'call':
        return this.testCall(e, wanted, depth) ?? this.ofNumber(e, wanted, depth);
      case 'name': {
        const { scope } = this;
        const isSlot = scope.flag(e.name) !== undefined || scope.field(e.name) || scope.variable(e.name) || scope.message(e.name) >= 0;
        const definition = isSlot ? undefined : scope.definition(e.name);
        if (definition) return this.test(definition, wanted, depth + 1);
      }
    }
    return this.ofNumber(e, wanted, depth);
  }

  /** Is it a number other than 0? */
  private ofNumber(e: Expression, wanted: boolean, depth: number): string {
    if (!this.isNumber(e)) return this.askedTest(e, wanted);
    const { js, isSure } = this.value(e, depth + 1);
    if (/^\d+$/.test(js)) return String((js !== '0') === wanted);
    if (!wanted) return `${js} === 0`;
    return isSure ? `${js} !== 0` : this.kept(js, (x) => `${x} !== undefined && ${x} !== 0`);
  }

  private testCall(e: Call, wanted: boolean, depth: number): string | undefined {
    const [arg] = e.args;
    switch (e.name) {
      case 'certain': {
        const holds = arg ? this.test(arg, true, depth + 1) : 'false';
        return wanted ? holds : holds === 'true' ? 'false' : holds === 'false' ? 'true' : `!(${holds})`;
      }
      case 'has':
      case 'known': {
        const slot = arg && this.slot(arg);
        if (slot) return `${slot} ${wanted ? '!==' : '==='} undefined`;
        if (arg === undefined || !this.isNumber(arg)) return this.askedTest(e, wanted);
        const { js, isSure } = this.value(arg, depth + 1);
        return isSure ? String(wanted) : `(${js}) ${wanted ? '!==' : '==='} undefined`;
      }
      case 'owed':
        return `(turn.owedBefore.length ${wanted ? '!== 0 &&' : '=== 0 ||'} ${this.askedTest(e, wanted)})`;
      case 'within':
      case 'meets':
        return this.askedTest(e, wanted);
      default:
        return undefined;
    }
  }

  /** A variable or field by itself. */
  private slot(e: Expression): string | undefined {
    if (e.kind !== 'name' || this.scope.flag(e.name) !== undefined) return undefined;
    const [field, variable] = [this.scope.field(e.name), this.scope.variable(e.name)];
    if (!field && !variable) return undefined;
    return this.isNumber(e) ? this.read(field, variable) : field ? `M[${field.index}]` : `V[${variable?.index}]`;
  }

  private chain(e: Extract<Expression, { kind: 'compare' }>, wanted: boolean, depth: number): string {
    const all = [e.first, ...e.rest.map(({ operand }) => operand)];
    const isArc = all.length === 3 && all.some((each) => typeof typeOf(each, this.scope) === 'number');
    if (isArc || !all.every((each) => this.isNumber(each))) return this.askedTest(e, wanted);
    const links = e.rest.map(({ op, operand }, i) => this.link(op, all[i] ?? operand, operand, wanted, depth));
    return joined(wanted, links);
  }

  private link(op: Compare, left: Expression, right: Expression, wanted: boolean, depth: number): string {
    const [x, y] = [this.operand(left, depth), this.operand(right, depth)];
    const isEqual = op === '==' || op === '!=';
    // what has no value is not the same as a number
    const isEnough = isEqual && (op === '==') === wanted && (x.isSure || y.isSure);
    const here = isEnough ? [] : [x, y].filter(({ isSure }) => !isSure).map(({ js }) => `${js} !== undefined`);
    const kind = [left, right].map((each) => typeOf(each, this.scope)).find(isSerial) ?? 'int';
    const test = isEqual
      ? `${x.js} ${(op === '==') === wanted ? '===' : '!=='} ${y.js}`
      : `${this.gap(x.js, y.js, kind)} ${wanted ? OF_GAP[op] : AGAINST_GAP[op]}`;
    return sequence([x.before, y.before], [...here, test].join(' && '));
  }

  private askedTest(e: Expression, wanted: boolean): string {
    return `${this.constant(compileTest(e, this.scope))}(turn) === ${wanted}`;
  }
}

const OF_GAP = { '<': '> 0', '<=': '>= 0', '>': '< 0', '>=': '<= 0' } as const;
const AGAINST_GAP = { '<': '<= 0', '<=': '< 0', '>': '>= 0', '>=': '> 0' } as const;

/** All of them (`and`), or one. */
export function joined(and: boolean, tests: readonly string[]): string {
  const [decisive, idle] = and ? ['false', 'true'] : ['true', 'false'];
  if (tests.includes(decisive)) return decisive;
  const left = tests.filter((each) => each !== idle);
  if (left.length === 0) return idle;
  return left.length === 1 ? (left[0] ?? idle) : `(${left.map((each) => `(${each})`).join(and ? ' && ' : ' || ')})`;
}
