/** Expressions of protocol documents, as the core runs them, and the names in them. */
import type { Assignment, Expression, Name } from '../../core/index.js';
import type * as ast from '../generated/ast.js';
import { spanOf } from '../spans.js';

/** The function that gives one of options; no name that anybody can write. */
const OPTION = '.';

export type Hear = (what: 'value' | 'function' | 'session' | 'variable', name: Name) => void;

export function toExpression(node: ast.Expr, hear: Hear): Expression {
  const of = (part: ast.Expr): Expression => toExpression(part, hear);
  switch (node.$type) {
    case 'Literal':
      return { kind: 'number', value: Number(node.number) };
    case 'Text':
      return { kind: 'text', value: node.text };
    case 'Ref':
      return reference(node, hear);
    case 'Negation':
      return { kind: 'not', operand: of(node.operand) };
    case 'Binary':
      return { kind: 'binary', op: node.op, left: of(node.left), right: of(node.right) };
    case 'Among':
      return { kind: 'among', item: of(node.item), values: (node.set ? [node.set] : node.values).map(of), isList: node.set === undefined };
    case 'Chain':
      return { kind: 'compare', first: of(node.first), rest: links(node, of) };
  }
}

function reference(node: ast.Ref, hear: Hear): Expression {
  if (node.part !== undefined && !node.call) {
    hear('value', { text: node.name, span: spanOf(node, 'name') });
    return {
      kind: 'call',
      name: OPTION,
      args: [
        { kind: 'name', name: node.name },
        { kind: 'text', value: node.part },
      ],
    };
  }
  if (node.part !== undefined) {
    hear('session', { text: node.name, span: spanOf(node, 'name') });
    hear('variable', { text: node.part, span: spanOf(node, 'part') });
    return { kind: 'of-session', session: node.name, key: node.args.map((arg) => toExpression(arg, hear)), variable: node.part };
  }
  hear(node.call ? 'function' : 'value', { text: node.name, span: spanOf(node, 'name') });
  if (!node.call) return { kind: 'name', name: node.name };
  return { kind: 'call', name: node.name, args: node.args.map((arg) => toExpression(arg, hear)) };
}

function links(node: ast.Chain, of: (part: ast.Expr) => Expression): Extract<Expression, { kind: 'compare' }>['rest'] {
  return node.rest.flatMap((operand, index) => {
    const op = node.ops[index];
    return op === undefined ? [] : [{ op, operand: of(operand) }];
  });
}

export const toAssignment = (node: ast.Assignment, hear: Hear): Assignment => ({
  target: node.target,
  value: toExpression(node.value, hear),
});

/** The names that an expression mentions, functions aside. */
export function namesIn(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'number':
    case 'text':
      return [];
    case 'name':
      return [expression.name];
    case 'call':
      return expression.args.flatMap(namesIn);
    case 'of-session':
      return expression.key.flatMap(namesIn);
    case 'among':
      return [expression.item, ...expression.values].flatMap(namesIn);
    case 'not':
      return namesIn(expression.operand);
    case 'binary':
      return [...namesIn(expression.left), ...namesIn(expression.right)];
    case 'compare':
      return [...namesIn(expression.first), ...expression.rest.flatMap((link) => namesIn(link.operand))];
  }
}
