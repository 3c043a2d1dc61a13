/** What is open in the stand-in for VS Code, and what the language server would answer there, in the made-up language. */

import type { ExerciseEntry } from '../../../contract/exercises.js';
import {
  checkWorkspaceRequest,
  exercisesRequest,
  importCapturesRequest,
  pasteRequest,
  pictureRequest,
  verificationsRequest,
} from '../../../contract/messages.js';
import { mark, type StandIn } from './editor.fixture.js';

const place = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

export const exerciseOf = ({ open = 0, passed = false }): readonly ExerciseEntry[] => [
  {
    name: 'a',
    title: mark('a'),
    range: place,
    head: place,
    tasks: [mark('a task')],
    hints: [mark('a hint'), mark('another hint')],
    passed,
    points: 1,
    outOf: 2,
    open,
    blanks: [{ range: place, message: mark('why') }],
    items: [{ kind: 'blank', label: mark('a label'), range: place, passed }],
    losses: [{ range: place, message: mark('a loss'), item: 0 }],
    answers: [],
    solutions: passed ? [mark('a solution')] : [],
  },
];

interface ListedItem {
  readonly id: string;
  readonly label: string;
  readonly children: { readonly replace: (items: readonly ListedItem[]) => void; readonly get: (id: string) => ListedItem | undefined };
}

function itemOf(id: string, label: string): ListedItem {
  const all = new Map<string, ListedItem>();
  const replace = (items: readonly ListedItem[]): void => {
    for (const each of items) all.set(each.id, each);
  };
  return { id, label, children: Object.assign([], { replace, get: (wanted: string) => all.get(wanted) }) };
}

/** Nothing is open, and whoever is asked chooses the first. */
export function editorWithout(editor: StandIn, entries: readonly ExerciseEntry[] = []): void {
  const answered: Readonly<Record<string, unknown>> = {
    [exercisesRequest]: entries,
    [checkWorkspaceRequest]: { files: 2, errors: 1, warnings: 0 },
    [importCapturesRequest]: { text: `// ⟦a⟧\n// ${mark('left out')}\n`, connections: 0, warnings: [mark('a warning')] },
    [pasteRequest]: null,
    [verificationsRequest]: [],
    [pictureRequest]: { exchanges: [], exchange: -1, lines: [] },
  };
  Object.assign(editor.answers, {
    'workspace.workspaceFolders': [{ uri: editor.vscode.Uri.file('/work') }],
    'workspace.findFiles': () => [],
    'context.extensionUri': editor.vscode.Uri.file('/extension'),
    'env.language': 'en',
    'window.activeTextEditor': undefined,
    'window.activeNotebookEditor': undefined,
    'window.visibleTextEditors': [],
    'workspace.textDocuments': [],
    'window.showQuickPick': (items: readonly unknown[]) => items.find((each) => typeof each === 'object' && !('kind' in (each ?? {}))),
    'window.showOpenDialog': () => [editor.vscode.Uri.file('/work/a.pcap')],
    'window.showTextDocument': (document: unknown) => ({ document, edit: () => true }),
    'window.withProgress': (_: unknown, work: (...facts: readonly unknown[]) => unknown) => work(editor.member('progress'), {}),
    'workspace.openTextDocument': (wanted: unknown) => documentOf(editor, '', 'handshake', wanted),
    'workspace.fs.stat': () => Promise.reject(new Error()),
    'languages.getDiagnostics': () => [],
    'env.clipboard.readText': () => '',
    'tests.createTestController().createTestItem': itemOf,
    'LanguageClient().isRunning': () => true,
    'LanguageClient().sendRequest': (method: string) => answered[method],
  });
}

export function opened(editor: StandIn, text: string, entries: readonly ExerciseEntry[], language = 'handshake'): void {
  editorWithout(editor, entries);
  const document = documentOf(editor, text, language);
  const active = { document, selection: { ...place, active: place.start }, selections: [], edit: () => true };
  Object.assign(editor.answers, {
    'window.activeTextEditor': active,
    'window.visibleTextEditors': [active],
    'workspace.textDocuments': [document],
  });
}

const documentOf = (editor: StandIn, text: string, languageId: string, uri: unknown = editor.vscode.Uri.file('/work/a.hsk')): object => ({
  uri,
  languageId,
  version: 1,
  lineCount: text.split('\n').length,
  getText: () => text,
  positionAt: () => place.start,
  lineAt: () => ({ text: '' }),
  getWordRangeAtPosition: () => undefined,
});
