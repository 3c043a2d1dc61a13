/** Facts about syntax errors, by the names in the catalogue of words. */
import type { Catalogue, Due, SyntaxFault } from '../../core/index.js';

export type RuleName = keyof Catalogue['syntax']['rules'];
export type DueName = keyof Catalogue['syntax']['due'];

export const broken = (rule: RuleName): SyntaxFault => ({ fault: 'rule', rule });

export const dueAfter = (after: keyof Catalogue['syntax']['dueAfter'], word: string): Due => ({ after, word });
