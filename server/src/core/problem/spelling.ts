/** Names that are there, and written otherwise: other capitals, a name that is cut short, names without the sign that joins them. */
import type { Facts, Problem } from './problem.js';

export type Spelling = Problem & { readonly facts: Extract<Facts, { readonly kind: 'unknown-name' }> & { readonly nearest: string } };

/** Is it certain what is meant, so that only the writing of it is wrong? */
export const isSpelling = (problem: Problem): problem is Spelling =>
  problem.facts.kind === 'unknown-name' && problem.facts.isSure === true && problem.facts.nearest !== undefined;

/** Of one line: the first stands for all, and its fix writes all of them. */
export function asOne(problems: readonly Problem[]): readonly Problem[] {
  const [first, ...others] = problems.filter(isSpelling);
  if (first === undefined || others.length === 0) return problems;
  const also = others.map(({ span, facts }) => ({ span, written: facts.written, text: facts.nearest }));
  return problems.flatMap((problem) => {
    if (problem === first) return [{ ...first, facts: { ...first.facts, also } }];
    return isSpelling(problem) ? [] : [problem];
  });
}
