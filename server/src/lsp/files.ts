/** The documents of the workspace: open ones as they are in the editor, others as on disk; read only on request. */
import { DocumentState, type FileSystemNode, interruptAndCheck, type LangiumDocument, URI, UriUtils } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { CancellationToken } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fileExtension } from '../../../contract/names.js';
import {
  type Analysis,
  hasFence,
  isMarkdown,
  libraryText,
  type ReadImport,
  RecentlyUsed,
  readableIn,
  sharedAnalyser,
} from '../language/index.js';
import { type ClientFiles, isElsewhere } from './client-files.js';
import { isInFolders } from './trust.js';

const SKIPPED = new Set(['node_modules', '.git', 'dist', 'out']);
/** How many analyses of closed files are cached: each holds whole runs. */
const mostKept = 20;
/** How many files of a workspace are read: nobody would wait for a million. */
const mostFiles = 50_000;
/** How many folders are searched for them: there may be very many without any Handshake file. */
const mostFolders = 20_000;

/** A file system that can tell whether a file has changed, without reading it. */
export interface FileStamps {
  /** A stamp that differs when the content does; undefined where there is no such file. */
  readonly stamp: (uri: URI) => string | undefined;
}

interface Trying {
  readonly earlier: Analysis;
  readonly horizon: number;
}

interface FolderWalk {
  readonly found: string[];
  folders: number;
}

export class Files {
  private readonly kept = new RecentlyUsed<string, { readonly text: string; readonly analysis: Analysis }>(mostKept);
  private hasTold = false;

  constructor(
    private readonly shared: () => LangiumSharedServices,
    private readonly read: () => ReadImport,
    private readonly analysisOf: (document: LangiumDocument) => Analysis,
    private readonly clientFiles: ClientFiles,
  ) {}

  /** Addresses of all files that may hold Handshake text. */
  addresses(): readonly string[] {
    const walk: FolderWalk = { found: [], folders: 0 };
    for (const _ of this.walked(walk));
    return this.addressesIn(walk);
  }

  /** The same; other requests are let through between two folders. @throws what says that it was cancelled */
  everyAddress(token: CancellationToken): Promise<readonly string[]> {
    return this.everyAddressAside(() => interruptAndCheck(token));
  }

  /** @param pause before each folder */
  async everyAddressAside(pause: () => Promise<void>): Promise<readonly string[]> {
    const walk: FolderWalk = { found: [], folders: 0 };
    for (const _ of this.walked(walk)) await pause();
    return this.addressesIn(walk);
  }

  /** Addresses in the workspace folder of a document, or in its own folder, of a file system that only the client can read; else none. */
  closedBeside(address: URI): Promise<readonly string[]> {
    const folders = (this.shared().workspace.WorkspaceManager.workspaceFolders ?? []).map(({ uri }) => URI.parse(uri));
    return this.clientFiles.below(
      folders.find((each) => isInFolders(address, [each.toString()], (uri) => uri)) ?? UriUtils.dirname(address),
    );
  }

  private addressesIn(walk: FolderWalk): readonly string[] {
    this.tell(walk);
    const open = this.shared()
      .workspace.LangiumDocuments.all.map(({ uri }) => uri.toString())
      .toArray();
    return [...new Set([...open, ...walk.found])].filter((uri) => !uri.startsWith('builtin:'));
  }

  /** Stops at each folder. */
  private *walked(walk: FolderWalk): Generator<void> {
    for (const { uri } of this.shared().workspace.WorkspaceManager.workspaceFolders ?? []) yield* this.collect(URI.parse(uri), walk);
  }

  /** Where it is the same again, the text is, too. */
  stampOf(address: string): unknown {
    const open = this.openText(address);
    if (open !== undefined || address.startsWith('builtin:')) return open ?? address;
    const { FileSystemProvider: files } = this.shared().workspace;
    try {
      return hasStamps(files) ? files.stamp(URI.parse(address)) : this.textOf(address);
    } catch {
      return undefined;
    }
  }

  /** Not open, and to be read without asking the client. */
  isClosedHere(address: string): boolean {
    return this.openText(address) === undefined && !isElsewhere(URI.parse(address));
  }

  private openText(address: string): TextDocument | undefined {
    return this.shared().workspace.TextDocuments.get(address);
  }

  /** What each name means, without a run. */
  names(address: string, text: string): Analysis {
    const { text: readable, sections } = isMarkdown(address) ? readableIn(text) : { text, sections: [] };
    return sharedAnalyser().names(text, { source: address, read: this.read(), sections }, readable);
  }

  /** As it is open, and has been read. */
  openAnalysis(address: string): Analysis | undefined {
    const document = this.shared().workspace.LangiumDocuments.getDocument(URI.parse(address));
    const open = this.openText(address);
    if (document === undefined || open === undefined || document.state < DocumentState.Parsed) return undefined;
    return document.textDocument === open ? this.analysisOf(document) : undefined;
  }

  analysis(address: string): Analysis | undefined {
    const document = this.shared().workspace.LangiumDocuments.getDocument(URI.parse(address));
    if (document !== undefined && document.state >= DocumentState.Parsed) return this.analysisOf(document);
    const text = this.textOf(address);
    return text === undefined ? undefined : this.analysed(address, text);
  }

  textOf(address: string): string | undefined {
    const open = this.openText(address);
    if (open !== undefined) return open.getText();
    if (address.startsWith('builtin:')) return libraryText(address);
    const uri = URI.parse(address);
    if (isElsewhere(uri)) return this.clientFiles.textOf(uri);
    try {
      const text = this.shared().workspace.FileSystemProvider.readFileSync(uri);
      return isMarkdown(address) && !hasFence(text) ? undefined : text;
    } catch {
      return undefined;
    }
  }

  /** A document with another text than it has. */
  analysed(address: string, text: string, isMarked = isMarkdown(address), earlier?: Analysis): Analysis {
    const before = this.kept.get(address);
    if (before?.text === text && before.analysis.lookups.length === 0) return before.analysis;
    const { text: readable, sections } = isMarked ? readableIn(text) : { text, sections: [] };
    const analysis = sharedAnalyser().again(earlier, text, { source: address, read: this.read(), sections }, readable);
    this.kept.set(address, { text, analysis });
    return analysis;
  }

  /** What of another text is soon seen; nothing of it is kept. */
  tried(address: string, text: string, isMarked: boolean, { earlier, horizon }: Trying): Analysis {
    const { text: readable, sections } = isMarked ? readableIn(text) : { text, sections: [] };
    return sharedAnalyser().tried(earlier, text, { source: address, read: this.read(), sections, horizon }, readable);
  }

  private *collect(folder: URI, walk: FolderWalk, depth = 0): Generator<void> {
    // a path of another file system is none of this machine
    if (isElsewhere(folder) || depth > DEEPEST || walk.folders++ >= mostFolders) return;
    yield;
    for (const { uri, isDirectory } of this.entries(folder)) {
      if (walk.found.length >= mostFiles) return;
      const name = UriUtils.basename(uri);
      if (isDirectory && !SKIPPED.has(name)) yield* this.collect(uri, walk, depth + 1);
      else if (!isDirectory && (name.endsWith(fileExtension) || name.endsWith('.md'))) walk.found.push(uri.toString());
    }
  }

  private tell({ found, folders }: FolderWalk): void {
    if (this.hasTold || (found.length < mostFiles && folders <= mostFolders)) return;
    this.hasTold = true;
    const what = found.length < mostFiles ? `${mostFolders} folders` : `${mostFiles} documents`;
    this.shared().lsp.Connection?.console.warn(`The workspace has more than ${what}: names are looked for in the first ones.`);
  }

  private entries(folder: URI): readonly FileSystemNode[] {
    try {
      return this.shared().workspace.FileSystemProvider.readDirectorySync(folder);
    } catch {
      return [];
    }
  }
}

const DEEPEST = 12;

const hasStamps = (files: object): files is FileStamps => 'stamp' in files && typeof files.stamp === 'function';
