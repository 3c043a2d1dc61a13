/** In a third language the extension says nothing of its own outside `l10n`: every command, where it has something to do and where not. */

import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ExtensionContext } from 'vscode';
import { commands } from '../../contract/names.js';
import { englishIn } from '../../server/src/translations/names.fixture.js';
import { outside } from '../../server/src/translations/pseudo.fixture.js';
import { wordsIn } from './template-words.js';
import { editorWithout, exerciseOf, opened } from './testing/documents.fixture.js';
import type { Shown, StandIn } from './testing/editor.fixture.js';

const { editor } = await vi.hoisted(async () => {
  const { StandIn: Made } = await import('./testing/editor.fixture.js');
  return { editor: new Made() as StandIn };
});
vi.mock('vscode', () => editor.vscode);
vi.mock('vscode-languageclient/node', () => editor.module({}));

/** Ids, paths and addresses have no blank in them, and begin with a small letter; names stay as they are. */
const isProse = (text: string): boolean => !text.startsWith('/') && /[A-Za-z] +[A-Za-z]|^[^a-z]*[A-Z][a-z]/.test(text);
const bare = (shown: readonly Shown[]): readonly string[] =>
  shown.flatMap(({ by, text }) => {
    // of a document, what its author writes in quotes
    const left = outside(text.includes('\n') ? wordsIn(text).join('. ') : text);
    return isProse(left) && englishIn(left, NAMES).length > 0 ? [`${by}: ${text}`] : [];
  });
const NAMES = new Set('Handshake Markdown Mermaid hsk'.split(' '));

let server: { readonly errorHandler: { closed(): unknown } } | undefined;

beforeAll(async () => {
  editor.answers.LanguageClient = (...facts: readonly unknown[]) => {
    server = facts[3] as typeof server;
    return editor.member('LanguageClient()');
  };
  const { activate } = await import('./extension.js');
  editorWithout(editor);
  activate(editor.member('context') as ExtensionContext);
});
afterEach(() => editor.take());

it('what it sets up', () => {
  expect(bare(editor.take())).toEqual([]);
});

it('what it says of a server that has stopped', () => {
  opened(editor, 'A -> B : SYN\n', []);
  editor.handlers.get('window.onDidChangeActiveTextEditor')?.();
  for (let times = 0; times < 5; times++) server?.errorHandler.closed();
  const shown = editor.take();
  expect(shown.map(({ by }) => by)).toContain('window.showErrorMessage');
  expect(bare(shown)).toEqual([]);
});

it('what it says of an exercise that is solved', async () => {
  const text = 'exercise a {\n  A -> B : ?\n}\n';
  for (const state of [{ open: 1 }, { passed: true }]) {
    opened(editor, text, exerciseOf(state));
    editor.handlers.get('handshake/validated')?.({ uri: 'file:///work/a.hsk' });
    await vi.waitFor(() => expect(editor.shown.map(({ by }) => by)).toContain('window.createStatusBarItem().tooltip'));
  }
  await vi.waitFor(() => expect(editor.shown.map(({ by }) => by)).toContain('window.showInformationMessage'));
  expect(bare(editor.take())).toEqual([]);
});

describe.each([
  ['nothing open', () => editorWithout(editor)],
  ['an exercise open', () => opened(editor, 'exercise a "⟦a⟧" {\n  A -> B : ?\n}\n', exerciseOf({ open: 1 }))],
  ['a solved exercise open', () => opened(editor, 'A -> B : SYN\n', exerciseOf({ passed: true }))],
  ['Markdown without an exchange open', () => opened(editor, '# ⟦title⟧\n', [], 'markdown')],
])('with %s', (_, situation) => {
  it.each(Object.values(commands))('%s', async (command) => {
    situation();
    editor.handlers.get('handshake/validated')?.({ uri: 'file:///work/a.hsk', version: 1 });
    editor.take();
    const run = editor.handlers.get(command);
    expect(run).toBeDefined();
    await run?.();
    expect(bare(editor.take())).toEqual([]);
  });
});
