/** `protocol/type`: expressions whose parts do not fit together. What an expression is, is known before anything is run. */
import { largestOf, type Problem, type Type, type TypeFacts, type ValueKind } from '../../../core/index.js';
import type * as ast from '../../generated/ast.js';
import { whole } from '../../spans.js';
import type { MachineDraft } from '../draft.js';
import { type ExpressionType, fits, isNumber, isWord, kindOfType, SIGNATURES } from './expression-kinds.js';
import { odd } from './subject.js';
import { flagType, type TypeScope, typeScopes } from './type-scope.js';

type Issue<T = TypeFacts> = T extends TypeFacts ? Omit<T, 'what'> : never;

export function types(node: ast.Protocol, draft: MachineDraft, isDamaged: (offset: number) => boolean): readonly Problem[] {
  const checker = new Checker(node, draft, isDamaged);
  checker.members(node.members, '');
  return checker.problems;
}

/** Definitions that rest on each other: so many fit on the stack, whoever calls. */
const DEEPEST = 100;

class Checker {
  readonly problems: Problem[] = [];
  private depth = 0;
  private readonly scope: (role: string, session?: string) => TypeScope;

  constructor(
    node: ast.Protocol,
    private readonly draft: MachineDraft,
    private readonly isDamaged: (offset: number) => boolean,
  ) {
    this.scope = typeScopes(node, draft);
  }

  members(members: readonly ast.Member[], role: string, session?: string): void {
    for (const member of members) {
      if (member.$type === 'Role') this.members(member.members, member.name);
      else if (member.$type === 'Session') this.members(member.members, role, member.name);
      else if (member.$type === 'State') this.members(member.members, role, session);
      else if (!this.isDamaged(whole(member).start)) this.member(member, this.scope(role, session));
    }
  }

  private member(node: ast.Member, scope: TypeScope): void {
    switch (node.$type) {
      case 'FieldDecl':
      case 'VarDecl':
        this.declaration(node, scope);
        break;
      case 'Let':
        this.kindOf(node.value, scope);
        break;
      case 'Procedure':
        this.actions(node.actions, scope);
        break;
      case 'Rule':
        this.conditions(node.guards, scope);
        this.actions(node.actions, scope);
        break;
      case 'Slip':
        this.conditions(node.guards, scope);
    }
  }

  private declaration(node: ast.FieldDecl | ast.VarDecl, scope: TypeScope): void {
    const [value] = node.values;
    const [name = ''] = node.names;
    if (value === undefined) return;
    const wanted = kindOfType(scope.type(name));
    this.assign(value, wanted, name, scope);
    if (wanted !== 'flag') this.bounds(value, name, scope.type(name));
  }

  private actions(actions: readonly ast.Action[], scope: TypeScope): void {
    for (const action of actions) if (action.$type !== 'Excuse' && !this.isDamaged(whole(action).start)) this.action(action, scope);
  }

  private action(node: Exclude<ast.Action, ast.Excuse>, scope: TypeScope): void {
    this.conditions(node.guards, scope);
    switch (node.$type) {
      case 'Require':
        this.condition(node.condition, scope);
        break;
      case 'Assign':
        for (const { target, value } of node.assignments) this.assign(value, kindOfType(scope.type(target)), target, scope);
        break;
      case 'Pass':
      case 'Owe':
        for (const { target, value } of node.fields) {
          this.assign(value, kindOfType(scope.type(target)), target, scope);
          this.bounds(value, target, scope.type(target));
        }
        for (const to of node.tos) if (!this.isRole(to)) this.wanted(to, 'set of names', scope, 'to');
    }
  }

  /** Behind `to` a role goes before a field of the same name. */
  private isRole(e: ast.Expr): boolean {
    return e.$type === 'Ref' && !e.call && this.draft.roles.has(e.name);
  }

  private assign(value: ast.Expr, wanted: ExpressionType, target: string, scope: TypeScope): void {
    const found = this.kindOf(value, scope);
    if (!fits(found, wanted) && found !== undefined && wanted !== undefined)
      this.complain(value, { issue: 'assign', target, wanted, found });
    else if (wanted === 'flag') this.bounds(value, target, { kind: 'flag' });
  }

  private conditions(guards: readonly ast.Expr[], scope: TypeScope): void {
    for (const guard of guards) this.condition(guard, scope);
  }

  private condition(e: ast.Expr, scope: TypeScope): void {
    const found = this.kindOf(e, scope);
    if (found !== undefined && found !== 'condition' && found !== 'flag') this.complain(e, { issue: 'condition', found });
  }

  private wanted(e: ast.Expr, wanted: ValueKind, scope: TypeScope, call: string): void {
    const found = this.kindOf(e, scope);
    if (found !== undefined && !fits(found, wanted)) this.complain(e, { issue: 'argument', call, wanted: `a ${wanted}`, found });
  }

  /** Complains of its parts on the way. */
  private kindOf(e: ast.Expr, scope: TypeScope): ExpressionType {
    switch (e.$type) {
      case 'Literal':
        return 'number';
      case 'Text':
        return 'name';
      case 'Ref':
        if (e.part !== undefined && !e.call) return undefined;
        if (e.part !== undefined) return kindOfType(scope.ofSession(e.name, e.part));
        return e.call ? this.call(e, scope) : this.name(e.name, scope);
      case 'Negation':
        this.condition(e.operand, scope);
        return 'condition';
      case 'Among':
        if (e.item.$type === 'Ref' && scope.isSession(e.item.name)) return 'condition';
        this.kindOf(e.item, scope);
        for (const value of e.set ? [e.set] : e.values) this.kindOf(value, scope);
        return 'condition';
      case 'Chain':
        this.chain(e, scope);
        return 'condition';
      case 'Binary':
        if (e.op !== 'and' && e.op !== 'or') return this.arithmetic(e, scope);
        this.condition(e.left, scope);
        this.condition(e.right, scope);
        return 'condition';
    }
  }

  private name(name: string, scope: TypeScope): ExpressionType {
    if (scope.isFlag(name)) return 'flag';
    const type = scope.type(name);
    if (type !== undefined) return kindOfType(type);
    const definition = scope.definition(name);
    if (definition !== undefined) return this.silently(name, scope, () => this.kindOf(definition, scope));
    if (this.draft.roles.has(name) || name === 'others') return 'set of names';
    if (name === 'peer' || name === 'self' || name === 'message') return 'name';
    return name === 'true' || name === 'false' ? 'condition' : undefined;
  }

  /**
   * A definition's own mistakes are told where it stands; each is looked at once, and one that rests on itself, or lies too deep in a
   * chain of definitions, is nothing.
   */
  private silently(name: string, scope: TypeScope, look: () => ExpressionType): ExpressionType {
    if (scope.known.has(name)) return scope.known.get(name);
    if (this.depth === DEEPEST) return undefined;
    scope.known.set(name, undefined);
    const before = this.problems.length;
    this.depth++;
    const kind = look();
    this.depth--;
    scope.known.set(name, kind);
    this.problems.length = before;
    return kind;
  }

  private call(e: ast.Ref, scope: TypeScope): ExpressionType {
    const kinds = e.args.map((arg) => (e.name === 'owed' ? undefined : this.kindOf(arg, scope)));
    const wanted = SIGNATURES.get(e.name);
    if (wanted === undefined) return undefined;
    if (kinds.length !== wanted.args.length) {
      this.complain(e, { issue: 'arguments', call: e.name, wanted: wanted.args.length, found: kinds.length });
      return wanted.gives;
    }
    wanted.args.forEach((kind, index) => {
      const [found, arg] = [kinds[index], e.args[index]];
      if (kind !== undefined && found !== undefined && arg !== undefined && !fits(found, kind))
        this.complain(arg, { issue: 'argument', call: e.name, wanted: `a ${kind}`, found });
    });
    return wanted.gives ?? (isNumber(kinds[0]) ? kinds[0] : 'number');
  }

  private chain(e: ast.Chain, scope: TypeScope): void {
    let left: ast.Expr = e.first;
    let before = this.kindOf(left, scope);
    e.rest.forEach((right, index) => {
      const [op, kind] = [e.ops[index] ?? '==', this.kindOf(right, scope)];
      this.link({ left, op, right }, before, kind, scope);
      left = right;
      before = kind;
    });
  }

  private link(
    { left, op, right }: { left: ast.Expr; op: string; right: ast.Expr },
    a: ExpressionType,
    b: ExpressionType,
    scope: TypeScope,
  ): void {
    if (a === undefined || b === undefined) return;
    const both = { start: whole(left).start, end: whole(right).end };
    const isOrder = op !== '==' && op !== '!=';
    const fit = (isNumber(a) && isNumber(b)) || (!isOrder && (a === b || (isWord(a) && isWord(b))));
    if (!fit) this.problems.push(odd(both, { kind: 'protocol', what: 'type', issue: 'compare', left: a, right: b }));
    else {
      // `n < 8` may be written for what is at most 7
      const above = (sign: string) => (op === sign ? 1 : 0);
      this.reachable(right, left, above('<'), scope);
      this.reachable(left, right, above('>'), scope);
    }
  }

  /** A number that what it is compared with can never reach. */
  private reachable(e: ast.Expr, compared: ast.Expr, above: number, scope: TypeScope): void {
    if (compared.$type !== 'Ref' || compared.call) return;
    this.bounds(e, compared.name, scope.type(compared.name) ?? flagType(compared.name, scope), above);
  }

  /** A number that can never be one of the type. */
  private bounds(e: ast.Expr, name: string, type: Type | undefined, above = 0): void {
    const most = type === undefined ? -1 : largestOf(type);
    if (e.$type === 'Literal' && most >= 0 && Number(e.number) > most + above)
      this.complain(e, { issue: 'never-equal', name, most: String(most), written: e.number });
  }

  private arithmetic(e: ast.Binary, scope: TypeScope): ExpressionType {
    const [left, right] = [this.kindOf(e.left, scope), this.kindOf(e.right, scope)];
    if (left === 'queue') return left;
    const sets = left === 'set of names' || left === 'set of ranges';
    if (sets && (e.op === '+' || e.op === '-')) {
      const isCounted = left === 'set of names' && (right === 'number' || right === 'serial number') && e.right.$type === 'Ref';
      if (right !== undefined && !isCounted && !fits(right, left))
        this.complain(e.right, { issue: 'operand', operator: e.op, found: right, of: left });
      return left;
    }
    for (const [part, kind] of [[e.left, left] as const, [e.right, right] as const])
      if (kind !== undefined && !isNumber(kind)) this.complain(part, { issue: 'operand', operator: e.op, found: kind });
    if (e.op === '-' && left === 'serial number' && right === 'serial number') return 'number';
    return left === 'serial number' || right === 'serial number' ? 'serial number' : 'number';
  }

  private complain(node: ast.Expr, issue: Issue): void {
    this.problems.push(odd(whole(node), { kind: 'protocol', what: 'type', ...issue }));
  }
}
