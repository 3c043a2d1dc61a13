/** Updates imports when a file or folder is moved or renamed in the editor: those of the moved files, and those that name them. What is deleted is no longer there. */
import { interruptAndCheck, URI, UriUtils } from 'langium';
import type { FileOperationHandler } from 'langium/lsp';
import {
  CancellationToken,
  type DeleteFilesParams,
  FileChangeType,
  type FileEvent,
  type FileOperationOptions,
  type RenameFilesParams,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fileExtension } from '../../../contract/names.js';
import type { Reference } from '../language/index.js';
import type { Files } from './files.js';
import { importedFrom } from './imports.js';

const files = [`**/*${fileExtension}`, '**/*.md'].map((glob) => ({ scheme: 'file', pattern: { glob, matches: 'file' as const } }));
const folders = { scheme: 'file', pattern: { glob: '**', matches: 'folder' as const } };

/** Where something lies after the move. */
type PlaceAfter = (address: string) => string;

export class MovedFiles implements FileOperationHandler {
  readonly fileOperationOptions: FileOperationOptions = {
    willRename: { filters: [...files, folders] },
    // a watcher of files is not told about those of a folder that goes away
    didDelete: { filters: [...files, folders] },
  };

  constructor(
    private readonly workspace: Files,
    private readonly onChanges: (changes: FileEvent[]) => void,
  ) {}

  didDeleteFiles({ files }: DeleteFilesParams): void {
    this.onChanges(files.map(({ uri }) => ({ uri, type: FileChangeType.Deleted })));
  }

  async willRenameFiles({ files }: RenameFilesParams): Promise<WorkspaceEdit | null> {
    const after = placeAfter(files);
    const changes: Record<string, TextEdit[]> = {};
    for (const address of await this.workspace.everyAddress(CancellationToken.None)) {
      await interruptAndCheck(CancellationToken.None);
      const edits = this.editsIn(address, after);
      if (edits.length > 0) changes[address] = edits;
    }
    return Object.keys(changes).length === 0 ? null : { changes };
  }

  private editsIn(address: string, after: PlaceAfter): TextEdit[] {
    const text = this.workspace.textOf(address);
    if (text === undefined || !text.includes('import')) return [];
    const document = TextDocument.create(address, '', 0, text);
    return this.workspace.names(address, text).references.flatMap(({ what, name, target }: Reference) => {
      const path = what === 'file' ? pathAfter(name.text, target.source, address, after) : undefined;
      if (path === undefined) return [];
      const range = { start: document.positionAt(name.span.start), end: document.positionAt(name.span.end) };
      return [{ range, newText: JSON.stringify(path) }];
    });
  }
}

/** Files in a moved folder move with it. */
function placeAfter(moved: RenameFilesParams['files']): PlaceAfter {
  const moves = moved.map(({ oldUri, newUri }) => [addressOf(oldUri), addressOf(newUri)] as const);
  return (address) => {
    const move = moves.find(([from]) => address === from || address.startsWith(`${from}/`));
    return move === undefined ? address : `${move[1]}${address.slice(move[0].length)}`;
  };
}

/** Clients write one address in several ways. */
const addressOf = (uri: string): string => URI.parse(uri).toString().replace(/\/$/, '');

/** What an import has to say after the move; undefined where it says so already. */
function pathAfter(written: string, target: string, from: string, after: PlaceAfter): string | undefined {
  const [newFrom, newTarget] = [after(from), after(target)];
  if (target.startsWith('builtin:') || importedFrom(written, newFrom).toString() === newTarget) return undefined;
  const [folder, place] = [UriUtils.dirname(URI.parse(newFrom)), URI.parse(newTarget)];
  if (/^(?:[\\/]|[a-z]:)/i.test(written)) return place.fsPath.replaceAll('\\', '/');
  const path = UriUtils.relative(folder, place);
  return written.startsWith('./') && !path.startsWith('../') ? `./${path}` : path;
}
