/** Problems that need no run: they are found in the text itself. */
import { type Facts, type Name, type NamedThing, nearest, type Problem, type Span } from '../core/index.js';

const errorAt = (code: string, span: Span, facts: Facts): Problem => ({ code, severity: 'error', span, facts, related: [] });

type SyntaxFacts = Omit<Extract<Facts, { kind: 'syntax' }>, 'kind'>;

export const syntaxError = ({ span, fault, rewriting, meant }: SyntaxFacts & { readonly span: Span }): Problem =>
  errorAt('syntax', span, { kind: 'syntax', fault, ...(rewriting && { rewriting }), ...(meant !== undefined && { meant }) });

export const duplicateName = (what: NamedThing, { text, span }: Name): Problem =>
  errorAt('duplicate-name', span, { kind: 'duplicate-name', what, name: text });

export function unknownName(what: NamedThing, { text, span }: Name, known: readonly string[], reason?: string): Problem {
  const near = nearest(text, known);
  const facts = { kind: 'unknown-name', what, written: text, known } as const;
  return errorAt('unknown-name', span, {
    ...facts,
    ...(near === undefined ? {} : { nearest: near }),
    ...(reason === undefined ? {} : { reason }),
  });
}

/** @param isClosed only files that are open can be read where the document lies */
export function unknownFile({ text, span }: Name, isClosed: boolean): Problem {
  return errorAt('unknown-name', span, {
    kind: 'unknown-name',
    what: 'file',
    written: text,
    known: [],
    ...(isClosed ? { isClosed } : {}),
  });
}

/** One file more than are read. */
export const fileTooMany = ({ text, span }: Name, most: number): Problem =>
  errorAt('unknown-name', span, { kind: 'unknown-name', what: 'file', written: text, known: [], most });

export const cycle = (what: Extract<Facts, { kind: 'cycle' }>['what'], path: readonly string[], span: Span): Problem =>
  errorAt('cycle', span, { kind: 'cycle', what, path });
