/** One preview for all documents: it follows the active editor unless it is locked, and its document through every new name. */
import { type Disposable, FileType, RelativePattern, type TextDocument, Uri, window, workspace } from 'vscode';
import { isDrawable } from '../in-front.js';
import { isOurs } from '../need.js';
import type { PreviewPanel } from './panel.js';

export class Following implements Disposable {
  private readonly listeners: Disposable[];
  private watched: Disposable | undefined;
  /** New names by the old ones: the editor of a renamed file may be active before the renaming is told of. */
  private readonly renamed = new Map<string, Uri>();

  constructor(private readonly panel: PreviewPanel) {
    this.listeners = [
      window.onDidChangeActiveTextEditor((editor) => editor && this.activated(editor.document)),
      workspace.onDidOpenTextDocument((document) => this.opened(document)),
      workspace.onDidCloseTextDocument((document) => void this.closed(document)),
      workspace.onWillRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) this.renamed.set(oldUri.toString(), newUri);
      }),
      workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) {
          const now = underNewName(panel.uri, oldUri, newUri);
          if (now) this.move(now);
          this.renamed.delete(oldUri.toString());
        }
      }),
    ];
    this.watch();
    const active = window.activeTextEditor?.document;
    if (active) this.activated(active);
  }

  dispose(): void {
    this.watched?.dispose();
    for (const listener of this.listeners) listener.dispose();
  }

  /** Another document, asked for by name. */
  show(uri: Uri): void {
    if (uri.toString() === this.panel.uri.toString()) return;
    this.panel.show(uri);
    this.watch();
  }

  private activated(document: TextDocument): void {
    if (document.uri.toString() === this.panel.uri.toString()) return;
    if (this.isSuccessor(document)) this.move(document.uri);
    else if (!this.panel.locked && isOurs(document)) this.show(document.uri);
  }

  /** The first save of an untitled document opens the file before it closes the document. */
  private opened(document: TextDocument): void {
    if (this.panel.uri.scheme === 'untitled' && document.uri.scheme !== 'untitled' && this.isSuccessor(document)) this.move(document.uri);
  }

  /** Is it the shown text under another name? */
  private isSuccessor(document: TextDocument): boolean {
    const { uri, text } = this.panel;
    const old = workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
    const isNamedAnew = this.renamed.get(uri.toString())?.toString() === document.uri.toString();
    const hasLeft = uri.scheme === 'untitled' || old === undefined;
    return isNamedAnew || (hasLeft && isDrawable(document) && text !== '' && document.getText() === text);
  }

  private move(uri: Uri): void {
    if (uri.toString() === this.panel.uri.toString()) return;
    this.panel.move(uri);
    this.watch();
  }

  private async closed(document: TextDocument): Promise<void> {
    if (document.uri.toString() !== this.panel.uri.toString()) return;
    const successor = workspace.textDocuments.find((each) => each !== document && this.isSuccessor(each));
    if (successor) this.move(successor.uri);
    else if (!(await isFile(document.uri))) this.panel.gone();
  }

  private watch(): void {
    this.watched?.dispose();
    this.watched = undefined;
    const { uri } = this.panel;
    if (uri.scheme !== 'file' && uri.scheme !== 'vscode-remote' && uri.scheme !== 'vscode-test-web') return;
    const [folder, name] = [Uri.joinPath(uri, '..'), uri.path.split('/').at(-1) ?? ''];
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, name.replaceAll(/[[\]{}*?]/g, '?')), false, true, false);
    const isOwn = (changed: Uri): boolean => changed.toString() === this.panel.uri.toString();
    watcher.onDidDelete((changed) => isOwn(changed) && !this.renamed.has(changed.toString()) && this.panel.gone());
    watcher.onDidCreate((changed) => isOwn(changed) && this.panel.refresh());
    this.watched = watcher;
  }
}

/** Where `uri` is now, if it or a folder above it was renamed. */
function underNewName(uri: Uri, before: Uri, after: Uri): Uri | undefined {
  if (uri.scheme !== before.scheme || uri.authority !== before.authority) return undefined;
  if (uri.path === before.path) return after;
  return uri.path.startsWith(`${before.path}/`) ? after.with({ path: after.path + uri.path.slice(before.path.length) }) : undefined;
}

async function isFile(uri: Uri): Promise<boolean> {
  if (uri.scheme === 'untitled') return false;
  try {
    return ((await workspace.fs.stat(uri)).type & FileType.File) !== 0;
  } catch {
    return false;
  }
}
