/** What an `expect` claims. A claim that is not written to its end claims nothing. */
import type { Claim, Claims, Comparison, Condition, Measured, Name, VariableOf } from '../../core/index.js';
import type * as ast from '../generated/ast.js';
import { nameOf, namesOf, whole } from '../spans.js';
import { spanOfAll, toFields, toValue, withPath } from './values.js';

export function toClaims(nodes: readonly ast.Condition[], trailing: boolean): Claims | undefined {
  const claims = nodes.flatMap(conjuncts).flatMap(toClaim);
  if (claims.length === 0) return undefined;
  const span = spanOfAll(
    nodes.map((node) => whole(node)),
    whole(nodes[0]),
  );
  return { kind: 'claims', claims, trailing, span };
}

/** `and` between claims says no more than the comma. */
const conjuncts = (node: ast.Condition): readonly ast.Condition[] =>
  node.$type === 'Junction' && node.op === 'and' ? [...conjuncts(node.left), ...conjuncts(node.right)] : [node];

function toClaim(node: ast.Condition): Claim[] {
  const plain = node.$type === 'Claim' ? plainClaim(node) : undefined;
  if (plain !== undefined) return [plain];
  const condition = toCondition(node);
  const host = condition && hostIn(condition);
  if (condition === undefined || host === undefined) return [];
  return [{ kind: 'condition', host, condition, written: node.$cstNode?.text ?? '', span: whole(node) }];
}

/** `A in STATE`, `A.snd_nxt = 101`. */
function plainClaim(node: ast.Claim): Claim | undefined {
  const host = withPath(node, nameOf(node, 'host', node.host));
  if (host === undefined || node.set !== undefined || node.states.length > 0 || node.entries.length > 0) return undefined;
  const state = nameOf(node, 'state', node.state);
  if (node.blank || state !== undefined) return { kind: 'state', host, span: whole(node), ...(state === undefined ? {} : { state }) };
  const variable = nameOf(node, 'variable', node.variable);
  const value = toValue(node);
  const isEqual = node.op === '=' || node.op === '==';
  return variable === undefined || value === undefined || !isEqual
    ? undefined
    : { kind: 'variable', host, variable, value, span: whole(node) };
}

export function toCondition(node: ast.Condition): Condition | undefined {
  switch (node.$type) {
    case 'Junction': {
      const [left, right] = [toCondition(node.left), toCondition(node.right)];
      return left && right && { kind: node.op, left, right };
    }
    case 'Denial': {
      const operand = toCondition(node.operand);
      return operand && { kind: 'not', operand };
    }
    case 'Calm':
      return { kind: 'nothing', what: node.what === 'owed' ? 'owed' : 'on the way' };
    case 'Tally':
      return tally(node);
    case 'Claim':
      return ofHost(node);
  }
}

function ofHost(node: ast.Claim): Condition | undefined {
  const host = withPath(node, nameOf(node, 'host', node.host));
  if (host === undefined) return undefined;
  const names = namesOf(node, 'names', node.names);
  if (node.away) return { kind: 'travels', names: [host, ...names] };
  if (node.receives) return names.length === 0 ? undefined : { kind: 'travels', names, to: host };
  if (names.length > 0) {
    const isNothing = names.length === 1 && names[0]?.text === 'nothing';
    const to = namesOf(node, 'creditors', node.creditors);
    return { kind: 'owes', host, names: isNothing ? [] : names, fields: toFields(node.fields), to };
  }
  const [variable, state, set] = [
    nameOf(node, 'variable', node.variable),
    nameOf(node, 'state', node.state),
    nameOf(node, 'set', node.set),
  ];
  if (variable !== undefined) return compared({ kind: 'of', host, variable }, node);
  if (state !== undefined && set !== undefined) return { kind: 'member', item: host, host: state, variable: set };
  const states = state === undefined ? namesOf(node, 'states', node.states) : [state];
  return states.length === 0 ? undefined : { kind: 'states', host, states };
}

type Compared = Pick<ast.Claim, 'op' | 'entries' | 'other' | 'otherVariable'> & Parameters<typeof toValue>[0];

function compared(left: Measured, node: Compared): Condition | undefined {
  const op: Comparison | undefined = node.op === '=' ? '==' : node.op;
  if (op === undefined) return undefined;
  if (node.entries.length > 0) return { kind: 'compare', left, op, right: { kind: 'words', words: node.entries } };
  const [host, variable] = [nameOf(node, 'other', node.other), nameOf(node, 'otherVariable', node.otherVariable)];
  const right = host !== undefined && variable !== undefined ? ({ kind: 'of', host, variable } as const) : toValue(node);
  return right && { kind: 'compare', left, op, right };
}

function tally(node: ast.Tally): Condition | undefined {
  const of = node.claim && toCondition(node.claim);
  if (node.function !== 'count') return of && { kind: node.function, of };
  const counted = of ?? (node.place && placeOf(node.place));
  return counted && compared({ kind: 'count', of: counted }, node);
}

function placeOf(node: ast.Place): VariableOf | { readonly kind: 'role'; readonly role: Name } | undefined {
  const [host, variable] = [nameOf(node, 'host', node.host), nameOf(node, 'variable', node.variable)];
  if (host === undefined) return undefined;
  return variable === undefined ? { kind: 'role', role: host } : { kind: 'of', host, variable };
}

/** The first that it speaks of. */
function hostIn(condition: Condition): Name | undefined {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return hostIn(condition.left) ?? hostIn(condition.right);
    case 'not':
      return hostIn(condition.operand);
    case 'every':
    case 'some':
      return hostIn(condition.of);
    case 'compare':
      return hostOf(condition.left);
    case 'member':
      return condition.item;
    case 'nothing':
      return NOBODY;
    case 'travels':
      return condition.to ?? NOBODY;
    default:
      return condition.host;
  }
}

const NOBODY: Name = { text: '', span: { start: 0, end: 0 } };

function hostOf(measured: Measured): Name | undefined {
  if (measured.kind === 'of') return measured.host;
  const { of } = measured;
  return of.kind === 'role' ? of.role : of.kind === 'of' ? of.host : hostIn(of);
}
