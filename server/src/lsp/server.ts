/** The language server's object graph, wired by hand in one place. Runs wherever its connection does. */
import { DocumentState, isOperationCancelled, type LangiumDocument, type Module, URI } from 'langium';
import {
  type DefaultSharedModuleContext,
  type LangiumSharedServices,
  type PartialLangiumSharedServices,
  startLanguageServer,
} from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import { listFilesRequest, readFileRequest } from '../../../contract/messages.js';
import {
  type Analysis,
  analysisOf,
  createHandshakeLspServices,
  isHandout,
  type LiveDocuments,
  libraryText,
  type ReadImport,
  toldGently,
  withheld,
} from '../language/index.js';
import { PublishingBuilder } from './builder.js';
import { addCaptures } from './captures/requests.js';
import type { OpenFile } from './captures/source.js';
import { ClientFiles } from './client-files.js';
import { type Copies, openedFrom } from './copies.js';
import { Costs } from './costs.js';
import { addExercises } from './exercises.js';
import { NOTHING } from './features/announced.js';
import { type Around, isMarked } from './features/asked.js';
import { addCompletionResolve } from './features/completion.js';
import { FullServer, featuresOf } from './features/features.js';
import { addInlineCompletion } from './features/inline-completion.js';
import { OwnCommands } from './features/insert-line.js';
import { addActionResolve, KeptEdits } from './features/kept-edits.js';
import { addSelectionRanges } from './features/selection-ranges.js';
import { WorkspaceSymbols } from './features/workspace-symbols.js';
import { Files } from './files.js';
import { importsFrom } from './imports.js';
import { Library } from './library.js';
import { Live } from './live.js';
import { MovedFiles } from './moved-files.js';
import { NameIndex } from './name-index.js';
import { missingIn, OwnTables } from './own-tables.js';
import { addPaste } from './paste.js';
import { addPictures } from './picture/requests.js';
import { addPlay } from './play/requests.js';
import { publisher } from './publisher.js';
import { heardBy, IdleTime } from './quiet.js';
import { Settings, settingsOf, showAgain, tellWrong } from './settings.js';
import { spelledFor } from './spelling.js';
import { openTexts } from './texts.js';
import { hasLinks, isInFolders } from './trust.js';
import { Updates } from './updates.js';
import { coverageIn } from './verify/coverage.js';
import { addVerifications, VerifiedNews } from './verify/requests.js';
import { inPlace, type VerifyPlace } from './verify/task.js';
import { Verifier } from './verify/verifier.js';
import { problemsIn } from './verify/views.js';
import { ofReadDocuments } from './which-documents.js';
import { FencedDocuments, KnownDocuments, OnDemand, OneLanguage } from './workspace.js';
import { addWorkspaceCheck } from './workspace-check.js';

export interface ServerContext extends DefaultSharedModuleContext {
  readonly connection: Connection;
  /** For clients that open files alone. */
  readonly copies?: Copies;
}

type Own = Module<LangiumSharedServices, PartialLangiumSharedServices>;

/** `pageOf` gives the address of the page on a problem code; `openFile` reads a capture, where files can be read; `place` is where is verified. Gives what is open. */
export function startServer(
  { connection, ...given }: ServerContext,
  pageOf: (code: string) => string | undefined,
  openFile: OpenFile = noFiles,
  place: VerifyPlace = inPlace,
): LiveDocuments {
  const folders = (): readonly URI[] =>
    (services.shared.workspace.WorkspaceManager.workspaceFolders ?? []).map(({ uri }) => URI.parse(uri));
  const quiet = new IdleTime();
  const context = { ...given, connection: heardBy(quiet, ofReadDocuments(spelledFor(connection), folders)) };
  const costs = new Costs();
  const full = (): FullServer | undefined => {
    const server = services.shared.lsp.LanguageServer;
    return server instanceof FullServer ? server : undefined;
  };
  const isTrusted = (): boolean => full()?.isTrusted !== false;
  const mayRead = (uri: URI): boolean => {
    const { workspace } = services.shared;
    if (isTrusted()) return true;
    const { FileSystemProvider: files } = workspace;
    return isInFolders(uri, folders().map(String), (each) => (hasLinks(files) ? files.real(each) : each));
  };
  const clientFiles = new ClientFiles(
    () => (full()?.readsFiles === true ? (uri) => context.connection.sendRequest<string | null>(readFileRequest, { uri }) : undefined),
    (address) => showResting(new Set([address])),
    () => (full()?.readsFiles === true && isTrusted() ? (uri) => context.connection.sendRequest(listFilesRequest, { uri }) : undefined),
  );
  const showResting = (changed: ReadonlySet<string>): void =>
    showAgain(context.connection, services.shared, publishing, (each) => publishing.restsOn(each, changed));
  const imports = (): ReadImport => {
    const { TextDocuments: open, FileSystemProvider: files } = services.shared.workspace;
    const read = importsFrom({ open, files, elsewhere: (uri) => clientFiles.textOf(uri) }, mayRead);
    return Object.assign(read, { readsClosed: full()?.readsFiles === true });
  };
  const all = (document: LangiumDocument): Analysis => analysisOf(document, imports());
  /** What may be told while exercises are worked on. */
  const known = (document: LangiumDocument): Analysis => {
    const analysis = all(document);
    return settings().of(document.textDocument.uri).givesAnswers() && !isHandout(analysis) ? toldGently(analysis) : withheld(analysis);
  };
  const news = new VerifiedNews(context.connection, (uri) => again(uri), {
    lenses: () => full()?.refreshesLenses === true,
    hints: () => full()?.refreshesHints === true && settings().of('').showsCoverage(),
  });
  const verifier = new Verifier({
    place,
    // an untrusted workspace must not start verifications by itself
    isAutomatic: () => isTrusted() && settings().of('').verifiesWhileTyping(),
    onChange: (uri) => news.of(uri),
    warn: (message) => context.connection.console.warn(message),
  });
  const opened = (uri: string): LangiumDocument | undefined => services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri));
  const again = (uri: string): void => {
    const document = opened(uri);
    if (document?.state === DocumentState.Validated) publishing.again(document);
  };
  const live = new Live({
    connection: context.connection,
    documentOf: opened,
    analysisOf: all,
    givesAnswers: (uri) => settings().of(uri).givesAnswers(),
  });
  const tables = new OwnTables(context.connection);
  const { addressOf, sourceOf } = openedFrom(
    (source) => libraryText(source) ?? verifier.wayText(source),
    () => (full()?.isOwnClient === true || full()?.announced.contents === true ? undefined : context.copies),
  );
  const publishing = publisher({
    connection: context.connection,
    addressOf,
    hearsOfChecks: () => full()?.isOwnClient === true,
    open: () => services.shared.workspace.TextDocuments,
    analysisOf: known,
    pageOf,
    settings: () => settings(),
    aside: {
      look: (document, analysis) => {
        verifier.look(document, analysis);
        live.note(document);
        tables.look(analysis);
      },
      problemsIn: (analysis) => problemsIn(analysis, verifier),
      diagnosticsIn: missingIn,
      textOf: (source) => verifier.wayText(source),
    },
  });
  const settings = (): Settings => settingsOf(services.shared);
  const open = (): readonly LangiumDocument[] =>
    services.shared.workspace.LangiumDocuments.all
      .filter(({ textDocument: { uri } }) => services.shared.workspace.TextDocuments.get(uri) !== undefined)
      .toArray();
  const around: Around = {
    analysisOf: known,
    coverage: () => coverageIn(open().map(known), verifier),
    settings: ({ textDocument: { uri } }) => settings().of(uri),
    isOwnClient: () => full()?.isOwnClient === true,
    announced: () => full()?.announced ?? NOTHING,
    addressOf,
    sourceOf,
  };
  const files = new Files(() => services.shared, imports, known, clientFiles);
  const index = new NameIndex(files);
  const module: Own = {
    ServiceRegistry: (shared) => new OneLanguage(shared),
    workspace: {
      TextDocuments: () => openTexts(),
      LangiumDocuments: (shared) => new KnownDocuments(shared),
      LangiumDocumentFactory: (shared) => new FencedDocuments(shared, costs),
      WorkspaceManager: (shared) => new OnDemand(shared),
      DocumentBuilder: (shared) => new PublishingBuilder(shared, publishing, costs, quiet),
      ConfigurationProvider: (shared) => new Settings(shared),
    },
    lsp: {
      DocumentUpdateHandler: (shared) => new Updates(shared, costs, clientFiles, (changed) => showResting(changed)),
      TextDocumentContentProvider: () => new Library((uri) => verifier.wayText(uri)),
      LanguageServer: (shared) => new FullServer(shared),
      ExecuteCommandHandler: () =>
        new OwnCommands(
          () => context.connection,
          (uri, at) => {
            const document = opened(uri);
            if (document !== undefined) void verifier.run(document, known(document), at);
          },
          (uri) => verifier.stop(uri),
        ),
      WorkspaceSymbolProvider: () => new WorkspaceSymbols(index),
      FileOperationHandler: ({ lsp }) => new MovedFiles(files, (changes) => lsp.DocumentUpdateHandler.didChangeWatchedFiles?.({ changes })),
    },
  };
  const edits = new KeptEdits(() => full()?.resolvesEdits === true);
  const services = createHandshakeLspServices(context, module, featuresOf({ around, files, index, edits, verifier }));
  addPictures(context.connection, services.shared, all, {
    givesAnswers: ({ textDocument: { uri } }) => settings().of(uri).givesAnswers(),
    coverage: ({ textDocument: { uri } }) => (settings().of(uri).showsCoverage() ? around.coverage() : undefined),
  });
  const analysed = ({ textDocument: { uri, languageId } }: LangiumDocument, text: string, earlier: Analysis): Analysis =>
    files.analysed(uri, text, isMarked({ uri, languageId }), earlier);
  addPlay({
    connection: context.connection,
    services: services.shared,
    analysisOf: all,
    givesAnswers: ({ textDocument: { uri } }) => settings().of(uri).givesAnswers(),
    analysed,
    isMarkdown: ({ textDocument: { uri, languageId } }) => isMarked({ uri, languageId }),
    wayTo: (each, analysis, nth) => verifier.wayTo(each, analysis, nth),
  });
  addExercises({ connection: context.connection, services: services.shared, analysisOf: all, analysed });
  addCaptures(context.connection, openFile);
  addPaste({
    connection: context.connection,
    services: services.shared,
    analysisOf: known,
    isMarkdown: ({ textDocument: { uri, languageId } }) => isMarked({ uri, languageId }),
  });
  addVerifications(context.connection, services.shared, known, verifier);
  addInlineCompletion(context.connection, services.shared, around);
  addActionResolve(context.connection, edits);
  addCompletionResolve(context.connection, around);
  addSelectionRanges(context.connection, services.shared, around);
  addWorkspaceCheck({
    connection: context.connection,
    files,
    settings,
    pageOf,
    isOpen: (uri) => services.shared.workspace.TextDocuments.get(uri) !== undefined,
  });
  tellWrong(context.connection, settings(), pageOf);
  services.shared.workspace.TextDocuments?.onDidOpen(({ document: { uri } }) => settings().follow(uri));
  services.shared.workspace.TextDocuments?.onDidClose(({ document: { uri } }) => {
    settings().forget(uri);
    live.forget(uri);
    tables.forget(uri);
  });
  settings().onChange = () => showAgain(context.connection, services.shared, publishing);
  services.shared.lsp.LanguageServer.onInitialized(() => {
    // an untrusted workspace must not have files read by itself
    if (isTrusted()) void index.learn(() => quiet.turn()).catch((error) => tellUnlessEnded(error, context.connection));
  });
  context.connection.onShutdown(() => quiet.end());
  context.connection.onExit(() => quiet.end());
  startLanguageServer(services.shared);
  return live;
}

const tellUnlessEnded = (error: unknown, { console }: Connection): void => {
  if (!isOperationCancelled(error)) console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
};

const noFiles: OpenFile = () => Promise.reject(new Error('files cannot be read here'));
