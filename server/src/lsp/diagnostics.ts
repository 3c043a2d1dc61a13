/** Problems as the editor shows them. */
import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { languageId } from '../../../contract/names.js';
import type { Problem, Severity } from '../core/problem/problem.js';
import type { Place, Span } from '../core/span.js';
import { words } from '../core/views/words.js';

/** What an adapter asks of the world around it. */
export interface Surroundings {
  /** The address of the page on a problem code. */
  readonly pageOf: (code: string) => string | undefined;
  /** Where a place lies, in this document or another. */
  readonly locate: (place: Place) => { readonly uri: string; readonly range: Range } | undefined;
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

export function toDiagnostic(problem: Problem, document: TextDocument, { pageOf, locate }: Surroundings): Diagnostic {
  const href = pageOf(problem.code);
  const related = problem.related.flatMap(({ place, text }) => {
    const location = locate(place);
    return location === undefined ? [] : [{ location, message: text }];
  });
  return {
    range: toRange(problem.span, document),
    severity: SEVERITIES[problem.severity],
    source: languageId,
    code: problem.code,
    message: words(problem),
    ...(href === undefined ? {} : { codeDescription: { href } }),
    ...(related.length === 0 ? {} : { relatedInformation: related }),
  };
}

export const toRange = ({ start, end }: Span, document: TextDocument): Range => ({
  start: document.positionAt(start),
  end: document.positionAt(end),
});
