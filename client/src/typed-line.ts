/** The line that is being typed: its problems and hints wait until the cursor leaves it, the file is saved by hand, or typing pauses; those of what the caret stands at wait on. */
import { type Disposable, type TextDocument, type TextDocumentChangeEvent, TextDocumentSaveReason, window, workspace } from 'vscode';
import { isUnfinished } from './unfinished.js';

/** Longer than a pause for thought between two keystrokes. */
const PAUSE = 1_200;
/** What is longer was pasted, or put in by a command. */
const LONGEST_KEY = 2;

interface Typed {
  readonly document: TextDocument;
  readonly line: number;
  /** Where the next key goes. */
  readonly caret: number;
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
        if (textEditor.document !== this.typed?.document || first?.active.line !== this.typed.line) this.leave();
        else this.move(first.active.character);
      }),
      window.onDidChangeActiveTextEditor(() => this.leave()),
      workspace.onWillSaveTextDocument(({ reason }) => {
        // what saves by itself while one thinks tells nothing of who types
        if (reason !== TextDocumentSaveReason.AfterDelay) this.leave();
      }),
    ];
    // the first keys in the first document are what brings the extension up
    const editor = window.activeTextEditor;
    if (editor === undefined || editor.document.version === 1) return;
    const { line, character } = editor.selection.active;
    this.type({ document: editor.document, line, caret: character });
  }

  /** Is it the line that is being typed? */
  isAt(uri: string, line: number): boolean {
    return this.typed?.document.uri.toString() === uri && this.typed.line === line;
  }

  /** Is something there that the next keys may go on with? Only asked of the line that is being typed. */
  goesOn(start: number, end: number): boolean {
    if (this.typed === undefined) return false;
    const { document, line, caret } = this.typed;
    return line < document.lineCount && isUnfinished(document.lineAt(line).text, { start, end }, caret);
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
    const { start, end, isSingleLine } = change.range;
    const isSelected = !window.activeTextEditor.selection.isEmpty;
    // a fix puts something in the place of what nobody has selected; a key may stand for several lines that are
    const isAtCaret = isSingleLine ? isSelected || end.character - start.character <= 1 : isSelected && change.text !== '';
    const isKey = isAtCaret && change.text.length <= LONGEST_KEY && !/[\r\n]/.test(change.text);
    if (isKey) this.type({ document, line: start.line, caret: start.character + change.text.length });
    else this.leave();
  }

  private move(caret: number): void {
    if (this.typed === undefined || this.typed.caret === caret) return;
    this.typed = { ...this.typed, caret };
    if (this.isPaused) this.pause();
  }

  private type(typed: Typed): void {
    this.typed = typed;
    this.isPaused = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.pause(), PAUSE);
  }

  private pause(): void {
    this.isPaused = true;
    if (this.typed !== undefined) this.changed(this.typed.document.uri.toString());
  }

  private leave(): void {
    const before = this.typed;
    this.typed = undefined;
    clearTimeout(this.timer);
    if (before !== undefined) this.changed(before.document.uri.toString());
  }
}
