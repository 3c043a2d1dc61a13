/** The line that is being typed: its problems and hints wait until the cursor leaves it, the file is saved, or typing pauses. */
import { type Disposable, type TextDocument, type TextDocumentChangeEvent, window, workspace } from 'vscode';

/** Longer than a pause for thought between two keystrokes. */
const PAUSE = 1_200;
/** What is longer was pasted, or put in by a command. */
const LONGEST_KEY = 2;

interface Typed {
  readonly uri: string;
  readonly line: number;
}

export class TypedLine implements Disposable {
  private typed: Typed | undefined;
  private isPaused = false;
  private timer: NodeJS.Timeout | undefined;
  private readonly listeners: Disposable[];

  /** `changed` is called when a line is not the typed one any more, or somebody has stopped typing. */
  constructor(private readonly changed: (uri: string) => void) {
    this.listeners = [
      workspace.onDidChangeTextDocument((event) => this.note(event)),
      window.onDidChangeTextEditorSelection(({ textEditor, selections: [first] }) => {
        if (textEditor.document.uri.toString() !== this.typed?.uri || first?.active.line !== this.typed.line) this.leave();
      }),
      window.onDidChangeActiveTextEditor(() => this.leave()),
      workspace.onDidSaveTextDocument(() => this.leave()),
    ];
  }

  /** Is it the line that is being typed? */
  isAt(uri: string, line: number): boolean {
    return this.typed?.uri === uri && this.typed.line === line;
  }

  /** For a moment nothing was typed. */
  get pauses(): boolean {
    return this.isPaused;
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const listener of this.listeners) listener.dispose();
  }

  private note({ document, contentChanges }: TextDocumentChangeEvent): void {
    const [change] = contentChanges;
    if (change === undefined || window.activeTextEditor?.document !== document) return;
    const isKey = change.range.isSingleLine && change.text.length <= LONGEST_KEY && !/[\r\n]/.test(change.text);
    if (isKey) this.type(document, change.range.start.line);
    else this.leave();
  }

  private type(document: TextDocument, line: number): void {
    this.typed = { uri: document.uri.toString(), line };
    this.isPaused = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.pause(), PAUSE);
  }

  private pause(): void {
    this.isPaused = true;
    if (this.typed !== undefined) this.changed(this.typed.uri);
  }

  private leave(): void {
    const before = this.typed;
    this.typed = undefined;
    clearTimeout(this.timer);
    if (before !== undefined) this.changed(before.uri);
  }
}
