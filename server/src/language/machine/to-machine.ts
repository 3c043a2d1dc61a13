/** A protocol's block to the machine that the core runs. Total: what is wrong is a problem, and what can be used is used. */
import type { Machine } from '../../core/machine/machine.js';
import type { Problem } from '../../core/problem/problem.js';
import type { Name } from '../../core/span.js';
import type { Reference } from '../analysis/analysis.js';
import type * as ast from '../generated/ast.js';
import { nameOf } from '../spans.js';
import { check } from './check.js';
import { collect } from './collect.js';
import { withoutCycles } from './cycles.js';
import { type Draft, extended } from './draft.js';
import { flatten } from './flatten.js';
import { withoutGiants } from './sizes.js';

export interface Compiled {
  readonly machine: Machine;
  /** For protocols that extend this one. */
  readonly draft: Draft;
  readonly problems: readonly Problem[];
  readonly references: readonly Reference[];
}

export interface ProtocolContext {
  readonly source: string;
  readonly isDamaged: (offset: number) => boolean;
  /** The protocol that this one extends; what is wrong with the name is the caller's to say. */
  readonly base: (name: Name) => Draft | undefined;
}

export function toMachine(node: ast.Protocol, context: ProtocolContext): Compiled {
  const extendsName = nameOf(node, 'bases', node.bases[0]);
  const base = extendsName && context.base(extendsName);
  const { draft: own, mentions, problems } = collect(node, { ...context, see: base?.see ?? '' });
  const full = base !== undefined ? extended(base, own) : extendsName === undefined ? own : { ...own, adrift: true };
  const finite = withoutCycles(full, context.source);
  const whole = withoutGiants(finite.draft, context.source);
  // what an unknown base has is not known to be missing
  const checked = full.adrift ? { problems: [], references: [] } : check(full, mentions);
  return {
    machine: flatten(whole.draft),
    draft: whole.draft,
    problems: [...problems, ...finite.problems, ...whole.problems, ...checked.problems],
    references: checked.references,
  };
}
