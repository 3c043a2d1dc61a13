/** A file system of another extension: files that no other program can read. */
import * as vscode from 'vscode';

export class MemoryFiles implements vscode.FileSystemProvider {
  private readonly changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changes.event;

  constructor(private readonly texts: Map<string, string>) {}

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    if (this.entries(uri).size > 0) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.text(uri).length };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    return [...this.entries(uri)];
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return new TextEncoder().encode(this.text(uri));
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    this.texts.set(uri.path, new TextDecoder().decode(content));
    this.changes.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  createDirectory(): void {}
  delete(): void {}
  rename(): void {}

  private entries({ path }: vscode.Uri): ReadonlyMap<string, vscode.FileType> {
    const folder = `${path.replace(/\/$/, '')}/`;
    const below = [...this.texts.keys()].filter((each) => each.startsWith(folder)).map((each) => each.slice(folder.length).split('/'));
    return new Map(below.map(([name = '', ...rest]) => [name, rest.length > 0 ? vscode.FileType.Directory : vscode.FileType.File]));
  }

  private text(uri: vscode.Uri): string {
    const text = this.texts.get(uri.path);
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return text;
  }
}
