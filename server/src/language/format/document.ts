/** Formats a document of which everything is known: flags get the canonical order of the protocol that their exchange uses. */
import type { Analysis } from '../analysis/analysis.js';
import { exchangeAt } from '../features/spot.js';
import { type Edit, type FormatOptions, format } from './format.js';

/** `readable` is what of the text is in our language. */
export const formatDocument = (analysis: Analysis, readable: string, options: FormatOptions = {}): readonly Edit[] =>
  format(analysis.text, { ...options, readable, flagsAt: (offset) => exchangeAt(analysis, offset)?.machine.flags ?? [] });
