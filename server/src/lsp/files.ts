/** The documents of the workspace: open ones as they are, others as they lie on the disk; read only when somebody asks. */
import { DocumentState, type FileSystemNode, type LangiumDocument, URI, UriUtils } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { fileExtension } from '../../../contract/names.js';
import { sharedAnalyser } from '../language/analysis/analyse.js';
import type { Analysis, Read } from '../language/analysis/analysis.js';
import { libraryText } from '../language/analysis/library.js';
import { hasFence, isMarkdown, readableIn } from '../language/fences.js';

const SKIPPED = new Set(['node_modules', '.git', 'dist', 'out']);
const MOST = 5_000;

export class Files {
  private readonly kept = new Map<string, { readonly text: string; readonly analysis: Analysis }>();

  constructor(
    private readonly shared: () => LangiumSharedServices,
    private readonly read: () => Read,
    private readonly analysisOf: (document: LangiumDocument) => Analysis,
  ) {}

  /** Addresses of all that could hold something of ours. */
  addresses(): readonly string[] {
    const open = this.shared()
      .workspace.LangiumDocuments.all.map(({ uri }) => uri.toString())
      .toArray();
    const found = (this.shared().workspace.WorkspaceManager.workspaceFolders ?? []).flatMap(({ uri }) => this.filesIn(URI.parse(uri)));
    return [...new Set([...open, ...found])].filter((uri) => !uri.startsWith('builtin:'));
  }

  /** Those in which one of the words stands. */
  mentioning(...words: readonly string[]): readonly Analysis[] {
    return this.addresses().flatMap((address) => {
      const text = this.textOf(address);
      return text !== undefined && words.some((word) => text.includes(word)) ? (this.analysis(address) ?? []) : [];
    });
  }

  analysis(address: string): Analysis | undefined {
    const document = this.shared().workspace.LangiumDocuments.getDocument(URI.parse(address));
    if (document !== undefined && document.state >= DocumentState.Parsed) return this.analysisOf(document);
    const text = this.textOf(address);
    return text === undefined ? undefined : this.analysed(address, text);
  }

  textOf(address: string): string | undefined {
    const open = this.shared().workspace.TextDocuments.get(address);
    if (open !== undefined) return open.getText();
    if (address.startsWith('builtin:')) return libraryText(address);
    try {
      const text = this.shared().workspace.FileSystemProvider.readFileSync(URI.parse(address));
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
    if (this.kept.size > MOST) this.kept.clear();
    this.kept.set(address, { text, analysis });
    return analysis;
  }

  private filesIn(folder: URI, depth = 0): readonly string[] {
    if (depth > DEEPEST) return [];
    return this.entries(folder).flatMap((node) => {
      const name = UriUtils.basename(node.uri);
      if (node.isDirectory) return SKIPPED.has(name) ? [] : this.filesIn(node.uri, depth + 1);
      return name.endsWith(fileExtension) || name.endsWith('.md') ? [node.uri.toString()] : [];
    });
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
