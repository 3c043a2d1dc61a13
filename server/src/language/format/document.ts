/** Formats a document of which everything is known: flags get the canonical order of the protocol that their exchange uses. */
import type { Analysis } from '../analysis/analysis.js';
import { exchangeAt } from '../features/spot.js';
import { type FormatEdit, type FormatOptions, format } from './format.js';

/** `readable` is what of the text is in our language. */
export function formatDocument(analysis: Analysis, readable: string, options: FormatOptions = {}): readonly FormatEdit[] {
  const { text } = analysis;
  const all = { ...options, flagsAt: (offset: number) => exchangeAt(analysis, offset)?.machine.flags ?? [] };
  if (!endsLinesWithCr(text)) return format(text, { ...all, readable });
  // each stands for the other at its place
  const edits = format(text.replaceAll('\r', '\n'), { ...all, readable: readable.replaceAll('\r', '\n') });
  return edits.map((edit) => ({ ...edit, text: edit.text.replaceAll('\n', '\r') }));
}

/** As on very old Macs. */
const endsLinesWithCr = (text: string): boolean => text.includes('\r') && !text.includes('\n');
