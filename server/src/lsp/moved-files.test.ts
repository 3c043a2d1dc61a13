import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { handshake } from '../cli/io.fixture.js';
import { Client } from './client.fixture.js';
import { RegularFiles } from './regular-files.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'handshake-moved-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const OPENED = 'exchange opened {\n  A -> B : SYN seq=100\n  B -> A : SYN+ACK seq=300 ack=101\n  A -> B : ACK seq=101 ack=301\n}\n';
const at = (name: string): string => path.join(root, name);
const uriOf = (name: string): string => pathToFileURL(at(name)).href;

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  }
}

const later = (imported: string, name: string): string =>
  `import "${imported}"\nexchange ${name} after opened {\n  A -> B : FIN+ACK\n  B -> A : ACK\n}\n`;
const page = (imported: string): string => `# 쪽\n\n\`\`\`handshake\n${later(imported, 'paged')}\`\`\`\n`;

/** The files after the move, as an editor does it: first the edits, then the move. Gives what each imports. */
async function moved(...moves: readonly (readonly [string, string])[]): Promise<readonly string[]> {
  const client = await Client.start(() => new RegularFiles(), undefined, undefined, [pathToFileURL(root).href]);
  const files = moves.map(([from, to]) => ({ oldUri: uriOf(from), newUri: uriOf(to) }));
  const edit = await client.request<WorkspaceEdit | null>('workspace/willRenameFiles', { files });
  for (const [uri, edits] of Object.entries(edit?.changes ?? {})) {
    const file = fileURLToPath(uri);
    writeFileSync(file, TextDocument.applyEdits(TextDocument.create(uri, '', 0, readFileSync(file, 'utf8')), edits));
  }
  for (const [from, to] of moves) {
    mkdirSync(path.dirname(at(to)), { recursive: true });
    renameSync(at(from), at(to));
  }
  const { out } = await handshake(['check', '--format', 'json', root]);
  const all: { files: { path: string; problems: { code: string }[] }[] } = JSON.parse(out);
  expect(all.files.flatMap(({ problems }) => problems.filter(({ code }) => code === 'unknown-name'))).toEqual([]);
  return all.files
    .map(({ path: file }) => `${path.relative(root, file)}: ${/import "(.*)"/.exec(readFileSync(file, 'utf8'))?.[1] ?? ''}`)
    .sort();
}

it('a file that is renamed is still imported, in Markdown, too', async () => {
  write({
    'base.hsk': OPENED,
    'one.hsk': later('./base.hsk', 'one'),
    'sub/two.hsk': later('../base.hsk', 'two'),
    'page.md': page('base.hsk'),
  });
  expect(await moved(['base.hsk', '첫 base.hsk'])).toEqual([
    'one.hsk: ./첫 base.hsk',
    'page.md: 첫 base.hsk',
    'sub/two.hsk: ../첫 base.hsk',
    '첫 base.hsk: ',
  ]);
});

it('a file that is moved still imports', async () => {
  write({ 'base.hsk': OPENED, 'one.hsk': later('base.hsk', 'one'), 'two.hsk': later(at('base.hsk'), 'two') });
  expect(await moved(['one.hsk', 'deep/er/one.hsk'], ['two.hsk', 'deep/two.hsk'])).toEqual([
    'base.hsk: ',
    'deep/er/one.hsk: ../../base.hsk',
    `deep/two.hsk: ${at('base.hsk')}`,
  ]);
});

it('a folder is moved with all that is in it; what stays beside each other is not touched', async () => {
  write({
    'lib/base.hsk': OPENED,
    'lib/inner.hsk': later('base.hsk', 'inner'),
    'library.hsk': later('lib/base.hsk', 'outer'),
    'lib2/other.hsk': later('../lib/base.hsk', 'other'),
  });
  expect(await moved(['lib', 'shared/tcp'])).toEqual([
    'lib2/other.hsk: ../shared/tcp/base.hsk',
    'library.hsk: shared/tcp/base.hsk',
    'shared/tcp/base.hsk: ',
    'shared/tcp/inner.hsk: base.hsk',
  ]);
});

it('nothing is edited where nothing imports', async () => {
  write({ 'base.hsk': OPENED, 'one.hsk': OPENED });
  const client = await Client.start(() => new RegularFiles(), undefined, undefined, [pathToFileURL(root).href]);
  const files = [{ oldUri: uriOf('base.hsk'), newUri: uriOf('other.hsk') }];
  expect(await client.request('workspace/willRenameFiles', { files })).toBeNull();
});
