/** What is typed stands there: key by key, by a model of what the editor does at its default settings. The editor itself is held by test/vscode/typing.suite.ts. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentsIn, textOf } from '../examples/documents.js';
import { TypedText } from './keys.js';

const rowsOf = (text: string): readonly string[] => text.split(/\r?\n/).map((row) => row.trim());

function typed(text: string): readonly string[] {
  const document = new TypedText();
  rowsOf(text).forEach((row, index) => {
    if (index > 0) document.enter();
    for (const key of row) document.type(key);
    document.deleteBrace();
  });
  return document.rows.map((row) => row.trim());
}

describe('key by key', () => {
  const documents = [...documentsIn('examples'), ...documentsIn('server/library')].filter((file) => file.endsWith('.hsk'));

  it('all examples and protocols of the library stand there as they were typed', () => {
    expect(documents.length).toBeGreaterThan(200);
    const wrong = documents.flatMap((file) => {
      const [wanted, found] = [rowsOf(textOf(file)), typed(textOf(file))];
      const at = found.findIndex((row, index) => row !== wanted[index]);
      return at < 0 && found.length === wanted.length ? [] : [`${file}:${at + 1} ${found[at]}`];
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    'note "a ( b"\nA -> B : SYN',
    'note "smile :("\nA -> B : SYN',
    'note "{ and ["\nA -> B : SYN',
    '// see (RFC 9293,\n// section 3.5)\nA -> B : SYN',
    'host A "Client (at home)" in CLOSED\nhost B',
    'expect A in (CLOSED, LISTEN)\nA -> B : SYN',
    'section "1) Opening"\nA -> B : SYN',
    'import "base.hsk"\nA -> B : SYN',
    '/* a block comment */\nA -> B : SYN',
    '/* of\n   several rows */ A -> B : SYN',
    'note "it\'s /* not */ one"\nA -> B : SYN',
  ])('%s', (text) => expect(typed(text)).toEqual(rowsOf(text)));
});

it('nothing that is typed takes a proposal', () => {
  const { contributes } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8'));
  const defaults: Readonly<Record<string, unknown>> = contributes.configurationDefaults['[handshake]'];
  expect(defaults['editor.suggest.selectionMode']).toBe('never');
  expect(defaults['editor.wordBasedSuggestions']).toBe('off');
  expect(readFileSync(path.resolve(import.meta.dirname, '../../server/src/lsp/features/completion.ts'), 'utf8')).not.toMatch(
    /commitCharacters/,
  );
});
