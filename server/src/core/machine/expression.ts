/** Expressions of the machine language, as plain data. They are three-valued when run: true, false, or not known. */
export type Compare = '==' | '!=' | '<' | '<=' | '>' | '>=';

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  /** A flag of the message (0 or 1), a field, a variable, a `let`, `true`, `false` or `peer`. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  /** `lease(peer).address`: a variable of the session with this key. */
  | { readonly kind: 'of-session'; readonly session: string; readonly key: readonly Expression[]; readonly variable: string }
  /** `x in set`, `x in (a, b)`. */
  | { readonly kind: 'among'; readonly item: Expression; readonly values: readonly Expression[]; readonly isList: boolean }
  | { readonly kind: 'not'; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly op: 'and' | 'or' | '+' | '-' | '*' | '/' | 'mod';
      readonly left: Expression;
      readonly right: Expression;
    }
  /** `first ops[0] rest[0].operand …`: `a < b <= c` has two links. */
  | {
      readonly kind: 'compare';
      readonly first: Expression;
      readonly rest: readonly { readonly op: Compare; readonly operand: Expression }[];
    };

export interface Assignment {
  readonly target: string;
  readonly value: Expression;
}

/** The expressions that an expression is made of. */
export function partsOf(e: Expression): readonly Expression[] {
  switch (e.kind) {
    case 'call':
      return e.args;
    case 'of-session':
      return e.key;
    case 'among':
      return [e.item, ...e.values];
    case 'not':
      return [e.operand];
    case 'binary':
      return [e.left, e.right];
    case 'compare':
      return [e.first, ...e.rest.map((link) => link.operand)];
    default:
      return [];
  }
}

/** As it is written in a protocol, with the parentheses that it needs. */
export function expressionText(e: Expression): string {
  switch (e.kind) {
    case 'number':
      return String(e.value);
    case 'text':
      return JSON.stringify(e.value);
    case 'name':
      return e.name;
    case 'call':
      return `${e.name}(${e.args.map(expressionText).join(', ')})`;
    case 'of-session':
      return `${e.session}(${e.key.map(expressionText).join(', ')}).${e.variable}`;
    case 'among': {
      const values = e.values.map(expressionText).join(', ');
      return `${within(e.item, 5)} in ${e.isList ? `(${values})` : values}`;
    }
    case 'not':
      return `not ${within(e.operand, 3)}`;
    case 'binary':
      return `${within(e.left, bindingOf(e))} ${e.op} ${within(e.right, bindingOf(e) + (e.op === '-' ? 1 : 0))}`;
    case 'compare':
      return `${within(e.first, 5)}${e.rest.map(({ op, operand }) => ` ${op} ${within(operand, 5)}`).join('')}`;
  }
}

const BINDING = { or: 1, and: 2, '+': 5, '-': 5, '*': 6, '/': 6, mod: 6 } as const;

function bindingOf(e: Expression): number {
  if (e.kind === 'binary') return BINDING[e.op];
  return e.kind === 'not' ? 3 : e.kind === 'compare' || e.kind === 'among' ? 4 : 7;
}

const within = (e: Expression, least: number): string => (bindingOf(e) < least ? `(${expressionText(e)})` : expressionText(e));
