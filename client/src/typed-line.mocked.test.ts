import { afterEach, describe, expect, it, vi } from 'vitest';

interface Spot {
  readonly line: number;
  readonly character: number;
}

/** A document whose lines the editor shows, and what is selected there. */
class EditorStub {
  readonly document = {
    uri: { toString: () => 'untitled:one' },
    version: 1,
    lineCount: 0,
    lineAt: (line: number) => ({ text: this.lines[line] ?? '' }),
  };
  selection: { readonly isEmpty: boolean; readonly active: Spot };
  private from: Spot = { line: 0, character: 0 };
  private lines: readonly string[];

  constructor(text: string) {
    this.lines = text.split('\n');
    this.selection = { isEmpty: true, active: this.from };
  }

  selectAll(): void {
    const active = { line: this.lines.length - 1, character: (this.lines.at(-1) ?? '').length };
    this.selection = { isEmpty: false, active };
  }

  /** The editor tells of the change first, and moves the caret then. */
  put(text: string): void {
    const [start, end] = [this.from, this.selection.active];
    this.lines = [text];
    this.document.version += 1;
    this.document.lineCount = 1;
    const range = { start, end, isSingleLine: start.line === end.line };
    for (const told of changes) told({ document: this.document, contentChanges: [{ range, text }] });
    this.selection = { isEmpty: true, active: { line: 0, character: text.length } };
    for (const told of selections) told({ textEditor: this, selections: [this.selection] });
  }
}

const changes: ((event: unknown) => void)[] = [];
const selections: ((event: unknown) => void)[] = [];
const window: Record<string, unknown> = {};
const listened = (list: ((event: unknown) => void)[]) => (listener: (event: unknown) => void) => {
  list.push(listener);
  return { dispose: () => list.splice(list.indexOf(listener), 1) };
};

vi.mock('vscode', () => ({
  TextDocumentSaveReason: { AfterDelay: 2 },
  window: Object.assign(window, { onDidChangeTextEditorSelection: listened(selections), onDidChangeActiveTextEditor: listened([]) }),
  workspace: { onDidChangeTextDocument: listened(changes), onWillSaveTextDocument: listened([]) },
}));

const { TypedLine } = await import('./typed-line.js');

describe('the line that is being typed', () => {
  let line: InstanceType<typeof TypedLine>;
  afterEach(() => line.dispose());

  const begin = (shown: EditorStub) => {
    window.activeTextEditor = shown;
    line = new TypedLine(() => undefined);
  };

  it('is the one of the first key in an empty document', () => {
    const shown = new EditorStub('');
    begin(shown);
    shown.put('A');
    expect([line.isAt('untitled:one', 0), line.goesOn(0, 1)]).toEqual([true, true]);
  });

  it('is the one in which somebody typed before the extension was there', () => {
    const shown = new EditorStub('');
    shown.put('A');
    begin(shown);
    expect([line.isAt('untitled:one', 0), line.goesOn(0, 1)]).toEqual([true, true]);
  });

  it('is none in a document that was only opened', () => {
    begin(new EditorStub('A'));
    expect(line.isAt('untitled:one', 0)).toBe(false);
  });

  it('is the one of a key in the place of several lines that are selected', () => {
    const shown = new EditorStub('host A\nhost B');
    begin(shown);
    shown.selectAll();
    shown.put('A');
    expect([line.isAt('untitled:one', 0), line.goesOn(0, 1)]).toEqual([true, true]);
  });

  it.each(['', 'A -> B : SYN'])('is none where %j takes the place of several lines', (text) => {
    const shown = new EditorStub('host A\nhost B');
    begin(shown);
    shown.selectAll();
    shown.put(text);
    expect(line.isAt('untitled:one', 0)).toBe(false);
  });
});
