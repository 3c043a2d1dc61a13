/** Facts about syntax errors, by the names in the catalogue of words. */
import type { Catalogue, Due, Span, SyntaxFault } from '../../core/index.js';

export type RuleName = keyof Catalogue['syntax']['rules'];
export type DueName = keyof Catalogue['syntax']['due'];

export const broken = (rule: RuleName): SyntaxFault => ({ fault: 'rule', rule });

/** A number beyond what its place takes; the nearest that it takes heals it. */
export const outside = (span: Span, { least, most }: { readonly least: number; readonly most: number }, nearest: number) => ({
  span,
  fault: { fault: 'outside', least, most } satisfies SyntaxFault,
  rewriting: [{ span, text: String(nearest) }],
});

export const dueAfter = (after: keyof Catalogue['syntax']['dueAfter'], word: string): Due => ({ after, word });

/** A word of a protocol's text that was left out before `found`. */
export const missing = (word: string, found: string): SyntaxFault => ({
  fault: 'expected',
  due: due(word === 'state' ? 'wordState' : 'wordAlways'),
  found,
});

const due = (name: DueName): DueName => name;
