/** Definition, references, highlights, rename: one name, everywhere it stands. */
import type { LangiumDocument } from 'langium';
import type { DefinitionProvider, DocumentHighlightProvider, ReferencesProvider, RenameProvider } from 'langium/lsp';
import {
  type DefinitionParams,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
  ErrorCodes,
  type Location,
  type LocationLink,
  type Range,
  type ReferenceParams,
  type RenameParams,
  ResponseError,
  type TextDocumentPositionParams,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Place } from '../../core/span.js';
import type { Analysis } from '../../language/analysis/analysis.js';
import { definition, type Sight, type Use, uses, whyNotCalled, whyNotRenamed } from '../../language/features/navigate.js';
import { type Occurrence, occurrenceAt } from '../../language/features/occurrences.js';
import type { Files } from '../files.js';
import { type Around, rangeOf } from './asked.js';

interface Asked {
  readonly analysis: Analysis;
  readonly occurrence: Occurrence;
}

export class Navigation implements DefinitionProvider, ReferencesProvider, DocumentHighlightProvider, RenameProvider {
  private readonly sight: Sight = (source) => this.files.analysis(source);

  constructor(
    private readonly around: Around,
    private readonly files: Files,
  ) {}

  async getDefinition(document: LangiumDocument, { position }: DefinitionParams): Promise<LocationLink[] | undefined> {
    const asked = this.asked(document, position);
    const place = asked && definition(asked.analysis, document.textDocument.offsetAt(position), this.sight);
    const target = place && this.locate(place);
    if (asked === undefined || target === undefined) return undefined;
    const { uri, range } = target;
    return [
      {
        targetUri: uri,
        targetRange: range,
        targetSelectionRange: range,
        originSelectionRange: rangeOf(document, asked.occurrence.name.span),
      },
    ];
  }

  async findReferences(document: LangiumDocument, { position, context }: ReferenceParams): Promise<Location[]> {
    const asked = this.asked(document, position);
    const found = asked === undefined ? [] : this.everywhere(asked);
    return found.filter(({ declares }) => context.includeDeclaration || !declares).flatMap((use) => this.locate(use) ?? []);
  }

  async getDocumentHighlight(document: LangiumDocument, { position }: DocumentHighlightParams): Promise<DocumentHighlight[]> {
    const asked = this.asked(document, position);
    const found =
      asked === undefined
        ? []
        : uses(asked.analysis, asked.occurrence, this.sight, []).filter(({ source }) => source === asked.analysis.source);
    return found.map(({ span, declares }) => ({
      range: rangeOf(document, span),
      kind: declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
  }

  async prepareRename(document: LangiumDocument, { position }: TextDocumentPositionParams): Promise<Range | undefined> {
    const asked = this.asked(document, position);
    if (asked === undefined) throw refused('there is no name here');
    this.allow(asked);
    return rangeOf(document, asked.occurrence.name.span);
  }

  async rename(document: LangiumDocument, { position, newName }: RenameParams): Promise<WorkspaceEdit | undefined> {
    const asked = this.asked(document, position);
    if (asked === undefined) return undefined;
    this.allow(asked);
    const why = whyNotCalled(newName, asked.occurrence, asked.analysis, this.sight);
    if (why !== undefined) throw refused(why);
    const changes: Record<string, TextEdit[]> = {};
    for (const use of this.everywhere(asked).filter(({ occurrence }) => occurrence.name.text === asked.occurrence.name.text)) {
      const location = this.locate(use);
      if (location === undefined) continue;
      const edits = changes[location.uri] ?? [];
      edits.push({ range: location.range, newText: newName });
      changes[location.uri] = edits;
    }
    return { changes };
  }

  private allow({ occurrence }: Asked): void {
    const why = whyNotRenamed(occurrence, ({ source, span }) => this.files.textOf(source)?.slice(span.start, span.end));
    if (why !== undefined) throw refused(why);
  }

  private everywhere({ analysis, occurrence }: Asked): readonly Use[] {
    return uses(analysis, occurrence, this.sight, this.files.mentioning(occurrence.name.text));
  }

  private asked(document: LangiumDocument, position: TextDocumentPositionParams['position']): Asked | undefined {
    const analysis = this.around.analysisOf(document);
    const occurrence = occurrenceAt(analysis, document.textDocument.offsetAt(position));
    return occurrence && { analysis, occurrence };
  }

  private locate({ source, span }: Place): Location | undefined {
    const text = this.files.textOf(source);
    if (text === undefined) return undefined;
    const document = TextDocument.create(source, '', 0, text);
    return { uri: source, range: { start: document.positionAt(span.start), end: document.positionAt(span.end) } };
  }
}

const refused = (why: string): ResponseError<void> => new ResponseError(ErrorCodes.InvalidRequest, `This cannot be renamed: ${why}.`);
