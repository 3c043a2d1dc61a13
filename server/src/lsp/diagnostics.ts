/** Problems as the editor shows them. */
import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { languageId } from '../../../contract/names.js';
import { type Place, type Problem, type Span, tell, words } from '../core/index.js';
import type { Analysis } from '../language/index.js';
import type { SeveritySetting as Chosen, DocumentSettings } from './document-settings.js';

/** What an adapter needs from its surroundings. */
export interface DiagnosticSurroundings {
  /** The address of the page on a problem code. */
  readonly pageOf: (code: string) => string | undefined;
  /** Where a place lies, in this document or another. */
  readonly locate: (place: Place) => { readonly uri: string; readonly range: Range } | undefined;
}

const SEVERITIES: Readonly<Record<Exclude<Chosen, 'off'>, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The problems that the user's settings show, with the severities that they set. */
export function diagnosticsOf(
  { problems }: Pick<Analysis, 'problems'>,
  document: TextDocument,
  surroundings: DiagnosticSurroundings,
  settings: Pick<DocumentSettings, 'severity'>,
): readonly Diagnostic[] {
  return problems.flatMap((problem) => {
    const severity = settings.severity(problem.code) ?? problem.severity;
    return severity === 'off' ? [] : [{ ...toDiagnostic(problem, document, surroundings), severity: SEVERITIES[severity] }];
  });
}

export function toDiagnostic(problem: Problem, document: TextDocument, { pageOf, locate }: DiagnosticSurroundings): Diagnostic {
  const href = pageOf(problem.code);
  const { rule } = problem;
  const places = [...problem.related, ...(rule === undefined ? [] : [{ place: rule, text: { clause: 'rule' } as const }])];
  const related = places.flatMap(({ place, text }) => {
    const location = locate(place);
    return location === undefined ? [] : [{ location, message: tell(text) }];
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
