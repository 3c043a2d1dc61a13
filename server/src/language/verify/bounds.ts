/** The numbers in the lines of a verification: a larger or smaller one is told, and the nearest that is possible stands for it. */
import type { AstNode } from 'langium';
import type * as ast from '../generated/ast.js';
import { outside } from '../parser/fault.js';
import type { SyntaxProblem } from '../parser/lines.js';
import { spanOf } from '../spans.js';

interface WrittenRange {
  readonly least: number;
  readonly most: number;
}

const MOST = 100;

export const BOUNDS = {
  times: { least: 0, most: MOST },
  holds: { least: 1, most: MOST },
  // higher costs would take longer than anybody waits
  cost: { least: 1, most: 9 },
  costs: { least: 0, most: 9 },
} as const satisfies Readonly<Record<string, WrittenRange>>;

const nearest = ({ least, most }: WrittenRange, number: number): number => Math.min(most, Math.max(least, number));

export const bounded = (bound: WrittenRange, written: string | undefined, otherwise: number): number =>
  written === undefined ? otherwise : nearest(bound, Number(written));

export function outOfBounds({ clauses }: ast.Verify): readonly SyntaxProblem[] {
  return clauses.flatMap((clause): readonly SyntaxProblem[] => {
    switch (clause.$type) {
      case 'Allowance':
        return inFeature(clause, 'most', clause.most, BOUNDS.times);
      case 'Network':
        return clause.traits.flatMap((trait) =>
          trait.kind === 'reorders' ? [] : inFeature(trait, 'amount', trait.amount, trait.kind === 'holds' ? BOUNDS.holds : BOUNDS.times),
        );
      case 'Adversary':
        return [
          ...clause.disturbances.flatMap((each) => inFeature(each, 'cost', each.cost, BOUNDS.cost)),
          ...inFeature(clause, 'most', clause.most, BOUNDS.costs),
        ];
      default:
        return [];
    }
  });
}

function inFeature(node: AstNode, feature: string, written: string | undefined, bound: WrittenRange): readonly SyntaxProblem[] {
  const number = Number(written);
  return written === undefined || nearest(bound, number) === number ? [] : [outside(spanOf(node, feature), bound, nearest(bound, number))];
}
