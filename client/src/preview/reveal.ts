/** From the picture to the text: going to a line, and showing which line is pointed at. */
import { Range, Selection, TextEditorRevealType, ThemeColor, type Uri, ViewColumn, window, workspace } from 'vscode';
import type { LineRange } from '../../../contract/messages.js';

const pointed = window.createTextEditorDecorationType({
  isWholeLine: true,
  backgroundColor: new ThemeColor('editor.rangeHighlightBackground'),
});

export const editorOf = (uri: Uri) => window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());

export async function reveal(uri: Uri, line: number, take: boolean, character?: number): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const visible = editorOf(uri);
  const editor = await window.showTextDocument(document, {
    viewColumn: visible?.viewColumn ?? ViewColumn.One,
    preserveFocus: !take,
    preview: false,
  });
  const column = character ?? document.lineAt(Math.min(line, document.lineCount - 1)).firstNonWhitespaceCharacterIndex;
  editor.selection = new Selection(line, column, line, column);
  editor.revealRange(new Range(line, 0, line, 0), TextEditorRevealType.InCenterIfOutsideViewport);
}

export function pointAt(uri: Uri, lines: LineRange | undefined): void {
  editorOf(uri)?.setDecorations(pointed, lines ? [new Range(lines.from, 0, lines.to, 0)] : []);
}
