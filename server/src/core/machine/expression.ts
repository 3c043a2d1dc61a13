/** Expressions of the machine language, as plain data. They are three-valued when run: true, false, or not known. */
export type Compare = '==' | '!=' | '<' | '<=' | '>' | '>=';

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  /** A flag of the message (0 or 1), a field, a variable, a `let`, `true`, `false` or `peer`. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'binary'; readonly op: 'and' | 'or' | '+' | '-' | '*'; readonly left: Expression; readonly right: Expression }
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
