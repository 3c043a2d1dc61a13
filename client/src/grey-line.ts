/** The line that is due, in grey, where the caret comes to an empty line without typing: VS Code asks for it behind a key only. */
import {
  commands,
  type Disposable,
  Range,
  type TextDocument,
  type TextEditorSelectionChangeEvent,
  TextEditorSelectionChangeKind,
  window,
} from 'vscode';
import { languageId } from '../../contract/names.js';

export function askForGreyLine(): Disposable {
  const versions = new WeakMap<TextDocument, number>();
  return window.onDidChangeTextEditorSelection(({ textEditor: { document }, selections, kind }: TextEditorSelectionChangeEvent) => {
    const [caret, another] = selections;
    if (document.languageId !== languageId || caret === undefined) return;
    const isTyped = versions.get(document) !== document.version;
    versions.set(document, document.version);
    if (isTyped || another !== undefined || !caret.isEmpty || kind === TextEditorSelectionChangeKind.Mouse) return;
    // in an empty document the list is what begins
    if (document.getText(new Range(0, 0, caret.active.line, 0)).trim() === '') return;
    if (document.lineAt(caret.active.line).isEmptyOrWhitespace) void commands.executeCommand('editor.action.inlineSuggest.trigger');
  });
}
