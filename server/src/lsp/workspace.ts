/** Which documents there are and how they are read: opened ones, imported ones, the fences of Markdown files. */
import {
  type AstNode,
  DefaultLangiumDocumentFactory,
  DefaultLangiumDocuments,
  DefaultServiceRegistry,
  DefaultWorkspaceManager,
  type FileSystemNode,
  isOperationCancelled,
  type LangiumCoreServices,
  type LangiumDocument,
  type ParseResult,
  type URI,
  UriUtils,
} from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { CancellationToken } from 'vscode-languageserver';
import { fileExtension } from '../../../contract/names.js';
import { earlierIn, type Parsed, readFences, resultOf, sharedParser } from '../language/index.js';
import type { Costs } from './costs.js';
import { isMarked } from './features/asked.js';
import { noDocument } from './waiting.js';

/** There is one language, whatever the name or the language id of what the client opens. */
export class OneLanguage extends DefaultServiceRegistry {
  override getServices(_uri: URI): LangiumCoreServices {
    const [only] = this.all;
    if (only === undefined) throw new Error('no language is registered');
    return only;
  }
}

/** Files are read when something opens or imports them: a workspace may be large, and no start should wait for it. */
export class OnDemand extends DefaultWorkspaceManager {
  protected override performStartup(): Promise<LangiumDocument[]> {
    return super.performStartup([]);
  }

  override shouldIncludeEntry(entry: FileSystemNode): boolean {
    return entry.isFile && UriUtils.basename(entry.uri).endsWith(fileExtension);
  }
}

/** Whoever asks about a file that is not there is told so in our words, and not in those of the system. */
export class KnownDocuments extends DefaultLangiumDocuments {
  override async getOrCreateDocument(uri: URI, token?: CancellationToken): Promise<LangiumDocument> {
    try {
      return await super.getOrCreateDocument(uri, token);
    } catch (error) {
      throw isOperationCancelled(error) ? error : noDocument();
    }
  }
}

export class FencedDocuments extends DefaultLangiumDocumentFactory {
  constructor(
    private readonly services: LangiumSharedServices,
    private readonly costs: Costs,
  ) {
    super(services);
  }

  protected override parse<T extends AstNode>(uri: URI, text: string): ParseResult<T> {
    const earlier = earlierIn(this.services.workspace.LangiumDocuments.getDocument(uri)?.parseResult.value);
    return this.costs.measured(uri, 'parse', () => resultOf(this.parsed(uri, text, earlier)) as ParseResult<AstNode> as ParseResult<T>);
  }

  protected override async parseAsync<T extends AstNode>(uri: URI, text: string): Promise<ParseResult<T>> {
    return this.parse<T>(uri, text);
  }

  private parsed(uri: URI, text: string, earlier: Parsed | undefined): Parsed {
    const languageId = this.textDocuments?.get(uri)?.languageId ?? '';
    if (!isMarked({ uri: uri.toString(), languageId })) return sharedParser().parse(text, text, earlier);
    return readFences(sharedParser(), text, earlier);
  }
}
