/** Tells the client what was found in each version of each open document, and the preview that there is something new. */
import type { LangiumDocument } from 'langium';
import { type Connection, type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Validated, validatedNotification } from '../../../contract/messages.js';
import { builtinScheme, languageId } from '../../../contract/names.js';
import { type Place, type Problem, speakingAs, wording } from '../core/index.js';
import type { Analysis, Lookup } from '../language/index.js';
import type { Publisher } from './builder.js';
import { diagnosticsOf } from './diagnostics.js';
import { importedFrom, type OpenTexts } from './imports.js';
import { locator } from './locate.js';
import type { Settings } from './settings.js';

export interface PublisherContext {
  readonly connection: Connection;
  readonly open: () => OpenTexts;
  readonly analysisOf: (document: LangiumDocument) => Analysis;
  readonly pageOf: (code: string) => string | undefined;
  readonly settings: () => Settings;
  /** Of a source, as the client can open it. */
  readonly addressOf: (source: string) => string;
  /** The client hears when a document is checked: ours does. */
  readonly hearsOfChecks: () => boolean;
  /** What was found aside: other problems, and texts that nobody wrote. */
  readonly aside: PublishedAside;
}

export interface PublishedAside {
  readonly look: (document: LangiumDocument, analysis: Analysis) => void;
  readonly problemsIn: (analysis: Analysis) => readonly Problem[];
  /** Of what lies beside the document. */
  readonly diagnosticsIn: (analysis: Analysis, document: TextDocument) => readonly Diagnostic[];
  readonly textOf: (source: string) => string | undefined;
}

export interface DocumentPublisher extends Publisher {
  /** The same version once more, as more is known of it. */
  readonly again: (document: LangiumDocument) => void;
}

export function publisher({
  connection,
  open,
  analysisOf,
  pageOf,
  settings,
  addressOf: shownAt,
  hearsOfChecks,
  aside,
}: PublisherContext): DocumentPublisher {
  const lookups = new WeakMap<LangiumDocument, readonly Lookup[]>();
  const found = (document: LangiumDocument): readonly Diagnostic[] => {
    const analysis = analysisOf(document);
    lookups.set(document, analysis.lookups);
    const written = locator(document.textDocument, analysis);
    const located = (place: Place) => (aside.textOf(place.source) === undefined ? written(place) : { uri: place.source, range: BEGINNING });
    const locate = (place: Place) => {
      const location = located(place);
      return location && { ...location, uri: shownAt(location.uri) };
    };
    const problems = [...analysis.problems, ...aside.problemsIn(analysis)];
    const { textDocument } = document;
    return speakingAs(analysis.language, () => [
      ...diagnosticsOf({ problems }, textDocument, { pageOf, locate }, settings().of(textDocument.uri)),
      ...aside.diagnosticsIn(analysis, textDocument),
    ]);
  };
  const diagnosticsFor = (document: LangiumDocument): readonly Diagnostic[] =>
    isShipped(document) ? [] : orFailure(() => found(document), connection);
  const isOpen = ({ textDocument }: LangiumDocument): boolean => open().get(textDocument.uri) === textDocument;
  const publish = (document: LangiumDocument): void => {
    if (!isOpen(document)) return;
    const { uri, version } = document.textDocument;
    send(document.textDocument, diagnosticsFor(document), connection);
    if (hearsOfChecks()) connection.sendNotification(validatedNotification, { uri, version } satisfies Validated);
    if (!isShipped(document)) orFailure(() => aside.look(document, analysisOf(document)) ?? [], connection);
  };
  return {
    publish: (document) => settings().whenKnown(document.textDocument.uri, () => publish(document)),
    again: (document) => {
      if (!isOpen(document)) return;
      send(document.textDocument, diagnosticsFor(document), connection);
    },
    /** What could not be found before may be there now: each waits for its own address. */
    restsOn: (document, changed) => lookups.get(document)?.some((lookup) => changed.has(addressOf(lookup))) ?? false,
  };
}

const BEGINNING = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const addressOf = ({ path, fromSource, found }: Lookup): string => found?.source ?? importedFrom(path, fromSource).toString();

function send({ uri, version }: TextDocument, diagnostics: readonly Diagnostic[], connection: Connection): void {
  connection.sendDiagnostics({ uri, version, diagnostics: [...diagnostics] });
}

/** Shipped with the extension: problems in it are not the user's. */
const isShipped = ({ uri }: LangiumDocument): boolean => uri.scheme === builtinScheme;

/** A document whose check failed must not look like one without mistakes. */
function orFailure(find: () => readonly Diagnostic[], { console }: Connection): readonly Diagnostic[] {
  try {
    return find();
  } catch (error) {
    console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const start = { line: 0, character: 0 };
    const message = wording().editor.uncheckable;
    return [{ range: { start, end: start }, severity: DiagnosticSeverity.Error, source: languageId, message }];
  }
}
