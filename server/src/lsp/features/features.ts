/** The language features, each an adapter that finds, asks, converts and returns; put in where the framework looks for them. */
import { type LangiumDocument, type Module, URI, UriUtils } from 'langium';
import { DefaultLanguageServer, type LangiumServices, type PartialLangiumServices } from 'langium/lsp';
import type { InitializeParams, InitializeResult } from 'vscode-languageserver';
import { ownClientOption, readsFilesOption, untrustedOption } from '../../../../contract/names.js';
import { speakingAs } from '../../core/index.js';
import { isMarkdown } from '../../language/index.js';
import { languageOf, speakIn } from '../../translations/choose.js';
import type { Files } from '../files.js';
import type { NameIndex } from '../name-index.js';
import type { Verifier } from '../verify/verifier.js';
import { type Announced, announcedBy, NOTHING } from './announced.js';
import { type Around, isMarked } from './asked.js';
import { Causes } from './call-hierarchy.js';
import { CodeActions } from './code-actions.js';
import { Completion } from './completion.js';
import { Formatting } from './formatting.js';
import { Hovers } from './hover.js';
import { InlayHints } from './inlay-hints.js';
import type { KeptEdits } from './kept-edits.js';
import { Navigation } from './navigation.js';
import { TokenProvider } from './semantic-tokens.js';
import { Signatures } from './signature-help.js';
import { DocumentLinks, DocumentSymbols, Folding, Lenses } from './structure.js';

/** What they share. */
export interface FeatureParts {
  readonly around: Around;
  readonly files: Files;
  readonly index: NameIndex;
  readonly edits: KeptEdits;
  readonly verifier: Verifier;
}

export function featuresOf({ around, files, index, edits, verifier }: FeatureParts): Module<LangiumServices, PartialLangiumServices> {
  const navigation = new Navigation(around, files, index);
  const own = <T extends object>(provider: T): T => inTheirLanguage(provider, (document) => around.analysisOf(document).language);
  return {
    lsp: {
      CompletionProvider: () => own(new Completion(around, (document) => importable(document, files))),
      CodeActionProvider: () =>
        own(
          new CodeActions(
            around,
            ({ textDocument: { uri, languageId } }, earlier) =>
              (text, horizon) => {
                const isPage = isMarked({ uri, languageId });
                return horizon !== undefined
                  ? files.tried(uri, text, isPage, { earlier, horizon })
                  : files.analysed(uri, text, isPage, earlier);
              },
            edits,
            verifier,
          ),
        ),
      HoverProvider: () => own(new Hovers(around)),
      InlayHintProvider: () => own(new InlayHints(around)),
      DefinitionProvider: () => navigation,
      ReferencesProvider: () => navigation,
      DocumentHighlightProvider: () => navigation,
      RenameProvider: () => own(navigation),
      DocumentSymbolProvider: () => own(new DocumentSymbols(around)),
      FoldingRangeProvider: () => new Folding(around),
      DocumentLinkProvider: () => new DocumentLinks(around),
      CodeLensProvider: () => own(new Lenses(around, verifier)),
      SemanticTokenProvider: () => new TokenProvider(around),
      Formatter: () => new Formatting(around),
      SignatureHelp: () => own(new Signatures(around)),
      CallHierarchyProvider: () => new Causes(around, files),
    },
  };
}

/** What a feature says of a document is in the language of that document, where it says one. */
function inTheirLanguage<T extends object>(provider: T, languageOf: (document: LangiumDocument) => string | undefined): T {
  return new Proxy(provider, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...given: readonly unknown[]): unknown => {
        const [document] = given;
        const tag = isDocument(document) ? languageOf(document) : undefined;
        return speakingAs(tag, () => Reflect.apply(method, target, given));
      };
    },
  });
}

const isDocument = (value: unknown): value is LangiumDocument => typeof value === 'object' && value !== null && 'parseResult' in value;

/** Paths as an import in this document would write them. */
async function importable({ uri }: LangiumDocument, files: Files): Promise<readonly string[]> {
  const folder = UriUtils.dirname(uri);
  const others = [...new Set([...files.addresses(), ...(await files.closedBeside(uri))])]
    .filter((address) => address !== uri.toString() && !isMarkdown(address))
    .map((address) => URI.parse(address))
    .filter(({ scheme, authority }) => scheme === uri.scheme && scheme !== 'untitled' && authority === uri.authority);
  return others.map((each) => UriUtils.relative(folder, each)).sort(nearestFirst);
}

/** The same folder, then those below it, then those above it. */
const nearestFirst = (one: string, other: string): number => distance(one) - distance(other) || (one < other ? -1 : 1);
const distance = (path: string): number => (path.startsWith('../') ? 100 : 0) + path.split('/').length;

/** What the framework does not announce by itself. */
export class FullServer extends DefaultLanguageServer {
  isOwnClient = false;
  announced: Announced = NOTHING;
  refreshesLenses = false;
  isTrusted = true;
  /** The client reads files for us that we cannot read. */
  readsFiles = false;
  /** The client asks for hints anew when it is told to. */
  refreshesHints = false;
  /** The client asks for the edits of an action when it is chosen. */
  resolvesEdits = false;

  /** The language of the editor; of the environment, where it does not say one. */
  override async initialize(params: InitializeParams): Promise<InitializeResult> {
    if (params.locale !== undefined) await speakIn(languageOf(params.locale));
    return super.initialize(params);
  }

  protected override buildInitializeResult(params: InitializeParams): InitializeResult {
    const options: unknown = params.initializationOptions;
    const says = (option: string): boolean => typeof options === 'object' && options !== null && Reflect.get(options, option) === true;
    this.isOwnClient = says(ownClientOption);
    this.announced = announcedBy(params.capabilities);
    this.isTrusted = !says(untrustedOption);
    this.readsFiles = says(readsFilesOption);
    this.refreshesLenses = params.capabilities.workspace?.codeLens?.refreshSupport === true;
    this.refreshesHints = params.capabilities.workspace?.inlayHint?.refreshSupport === true;
    const { dataSupport, resolveSupport } = params.capabilities.textDocument?.codeAction ?? {};
    this.resolvesEdits = dataSupport === true && resolveSupport?.properties.includes('edit') === true;
    const result = super.buildInitializeResult(params);
    const codeActionKinds = ['quickfix', 'refactor', 'refactor.rewrite', 'source.fixAll'];
    const own = {
      completionProvider: { ...result.capabilities.completionProvider, resolveProvider: this.announced.readsLater },
      selectionRangeProvider: true,
      inlineCompletionProvider: true,
      codeActionProvider: this.announced.actionLiterals ? { codeActionKinds, resolveProvider: true } : true,
    };
    return { ...result, capabilities: { ...result.capabilities, ...own } };
  }
}
