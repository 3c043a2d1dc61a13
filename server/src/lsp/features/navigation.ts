/** Definition, references, highlights, rename: one name, everywhere it stands. */
import type { LangiumDocument } from 'langium';
import type { DefinitionProvider, DocumentHighlightProvider, ReferencesProvider, RenameProvider } from 'langium/lsp';
import {
  CancellationToken,
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
import { type Place, wording } from '../../core/index.js';
import {
  type Analysis,
  type AnalysisOf,
  definition,
  identityOf,
  isLocal,
  type Occurrence,
  occurrenceAt,
  uses,
  whyNotCalled,
  whyNotRenamed,
} from '../../language/index.js';
import type { Files } from '../files.js';
import type { NameIndex } from '../name-index.js';
import { type Around, rangeOf } from './asked.js';

interface FoundUse {
  readonly location: Location;
  readonly declares: boolean;
  /** As it is written there. */
  readonly name: string;
}

interface NavigationQuery {
  readonly analysis: Analysis;
  readonly occurrence: Occurrence;
}

export class Navigation implements DefinitionProvider, ReferencesProvider, DocumentHighlightProvider, RenameProvider {
  private readonly sight: AnalysisOf;

  constructor(
    private readonly around: Around,
    private readonly files: Files,
    private readonly index: NameIndex,
  ) {
    this.sight = index.sight;
  }

  async getDefinition(document: LangiumDocument, { position }: DefinitionParams): Promise<LocationLink[] | undefined> {
    const asked = this.asked(document, position);
    const place = asked && definition(asked.analysis, document.textDocument.offsetAt(position), this.sight);
    const target = place && this.locate(place);
    if (asked === undefined || target === undefined) return undefined;
    const { uri, range } = target;
    // the framework's type knows links alone
    if (!this.around.announced().links) return [target] as readonly unknown[] as LocationLink[];
    return [
      {
        targetUri: uri,
        targetRange: range,
        targetSelectionRange: range,
        originSelectionRange: rangeOf(document, asked.occurrence.name.span),
      },
    ];
  }

  async findReferences(
    document: LangiumDocument,
    { position, context }: ReferenceParams,
    token = CancellationToken.None,
  ): Promise<Location[]> {
    const asked = this.asked(document, position);
    const found = asked === undefined ? [] : await this.everywhere(asked, token);
    return found.filter(({ declares }) => context.includeDeclaration || !declares).map(({ location }) => location);
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
    if (asked === undefined) throw refused(wording().rename.noName);
    this.allow(asked);
    return rangeOf(document, asked.occurrence.name.span);
  }

  async rename(
    document: LangiumDocument,
    { position, newName }: RenameParams,
    token = CancellationToken.None,
  ): Promise<WorkspaceEdit | undefined> {
    const asked = this.asked(document, position);
    if (asked === undefined) return undefined;
    this.allow(asked);
    const why = whyNotCalled(newName, asked.occurrence, asked.analysis, this.sight);
    if (why !== undefined) throw refused(why);
    const changes: Record<string, TextEdit[]> = {};
    for (const { location, name } of await this.everywhere(asked, token)) {
      if (name !== asked.occurrence.name.text) continue;
      const edits = changes[location.uri] ?? [];
      edits.push({ range: location.range, newText: newName });
      changes[location.uri] = edits;
    }
    return { changes };
  }

  private allow({ occurrence }: NavigationQuery): void {
    const why = whyNotRenamed(occurrence, ({ source, span }) => this.files.textOf(source)?.slice(span.start, span.end));
    if (why !== undefined) throw refused(why);
  }

  /** In this document and those that it goes on after, then in all others. */
  private async everywhere({ analysis, occurrence }: NavigationQuery, token: CancellationToken): Promise<readonly FoundUse[]> {
    const near = uses(analysis, occurrence, this.sight, []);
    const identity = identityOf(occurrence, analysis, this.sight);
    const { what, name } = occurrence;
    const except = new Set([analysis.source, ...near.map(({ source }) => source)]);
    const far = await this.index.uses({ what, name: name.text, identity }, except, token);
    const isDeclaredHere = isLocal(what) && near.some(({ declares }) => declares);
    return [
      ...near.flatMap((use) => {
        const location = this.locate(use);
        return location === undefined ? [] : [{ location, declares: use.declares, name: use.occurrence.name.text }];
      }),
      ...far.map(({ uri, range, declares, name }) => ({ location: { uri, range }, declares: declares && !isDeclaredHere, name })),
    ];
  }

  private asked(document: LangiumDocument, position: TextDocumentPositionParams['position']): NavigationQuery | undefined {
    const source = this.around.sourceOf(document.textDocument.uri);
    // names in a copy are those of its source
    const analysis = (source === undefined ? undefined : this.files.analysis(source)) ?? this.around.analysisOf(document);
    const occurrence = occurrenceAt(analysis, document.textDocument.offsetAt(position));
    return occurrence && { analysis, occurrence };
  }

  private locate({ source, span }: Place): Location | undefined {
    const text = this.files.textOf(source);
    if (text === undefined) return undefined;
    const document = TextDocument.create(source, '', 0, text);
    return { uri: this.around.addressOf(source), range: { start: document.positionAt(span.start), end: document.positionAt(span.end) } };
  }
}

const refused = (why: string): ResponseError<void> => new ResponseError(ErrorCodes.InvalidRequest, why);
