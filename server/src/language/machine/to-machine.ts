/** A protocol's block to the machine that the core runs. Total: what is wrong is a problem, and what can be used is used. */
import { codesOf, type Expectation, type Machine, type Name, type Problem } from '../../core/index.js';
import type { Reference } from '../analysis/analysis.js';
import type * as ast from '../generated/ast.js';
import { nameOf, whole as spanOfNode } from '../spans.js';
import { check } from './check.js';
import { collect } from './collect.js';
import { withoutCycles } from './cycles.js';
import { extended, type MachineDraft } from './draft.js';
import { expectationsIn } from './excuses.js';
import { flatten } from './flatten.js';
import { lint } from './lint/lint.js';
import { remedied } from './lint/remedies.js';
import type { Spoken } from './lint/subject.js';
import { types } from './lint/types.js';
import { withoutGiants } from './sizes.js';

export interface CompiledProtocol {
  readonly machine: Machine;
  /** For protocols that extend this one. */
  readonly draft: MachineDraft;
  readonly problems: readonly Problem[];
  readonly references: readonly Reference[];
  readonly expectations: readonly Expectation[];
}

export interface ProtocolContext {
  readonly source: string;
  readonly isDamaged: (offset: number) => boolean;
  readonly text: string;
  /** Lines of the block that cannot be read: where they stand, and their words. */
  readonly damaged: { readonly offsets: readonly number[]; readonly words: readonly string[] };
  readonly spoken: Spoken;
  /** The protocol that this one extends; what is wrong with the name is the caller's to say. */
  readonly base: (name: Name) => MachineDraft | undefined;
}

export function toMachine(node: ast.Protocol, context: ProtocolContext): CompiledProtocol {
  const extendsName = nameOf(node, 'bases', node.bases[0]);
  const base = extendsName && context.base(extendsName);
  const { draft: own, mentions, problems, unread } = collect(node, { ...context, see: base?.see ?? '' });
  const full = base !== undefined ? extended(base, own) : extendsName === undefined ? own : { ...own, adrift: true };
  const finite = withoutCycles(full, context.source);
  const whole = withoutGiants(finite.draft, context.source);
  // what an unknown base has is not known to be missing
  const checked = full.adrift ? { problems: [], references: [] } : check(full, mentions);
  const machine = flatten(whole.draft);
  const lints = full.adrift
    ? []
    : linted(node, {
        context,
        machine,
        own,
        whole: full,
        unread,
        unknown: [...checked.problems, ...finite.problems],
        ...(base && { base }),
      });
  return {
    machine,
    draft: whole.draft,
    problems: [...problems, ...finite.problems, ...whole.problems, ...checked.problems, ...lints],
    references: checked.references,
    expectations: expectationsIn(node, context.text, codesOf(machine)),
  };
}

interface Linted {
  readonly context: ProtocolContext;
  readonly machine: Machine;
  readonly own: MachineDraft;
  readonly whole: MachineDraft;
  readonly base?: MachineDraft;
  readonly unknown: readonly Problem[];
  readonly unread: readonly string[];
}

/** What is odd in its text; what a name that does not exist may mean is not missed. */
function linted(node: ast.Protocol, { context, machine, own, whole, base, unknown, unread }: Linted): readonly Problem[] {
  const { source, text, damaged, spoken } = context;
  const strange = [
    ...unknown.flatMap(({ facts }) => (facts.kind === 'unknown-name' ? [facts.written] : facts.kind === 'cycle' ? facts.path : [])),
    ...damaged.words,
    ...unread,
  ];
  const subject = { machine, own, source, span: spanOfNode(node), text, strange, damaged: damaged.offsets, spoken, ...(base && { base }) };
  return remedied([...lint(subject), ...types(node, whole, context.isDamaged)], subject);
}
