import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import * as vscode from 'vscode';
import { commands } from '../../contract/names.js';
import { closeAll, codeOf, diagnosticsWhere, openText, replace, workspaceFolder } from './documents.js';
import { previewPage, workbench } from './page.js';
import { open, wrongAck } from './texts.js';

const fenced = (text: string): string => `\`\`\`handshake\n${text.trimEnd()}\n\`\`\`\n`;

async function showMarkdown(name: string, text: string): Promise<{ editor: vscode.TextEditor; page: FrameLocator }> {
  const editor = await openText(name, text);
  await vscode.commands.executeCommand('markdown.showPreviewToSide');
  const page = await previewPage();
  await page.locator('.handshake-figure svg').first().waitFor();
  return { editor, page };
}

describe("the editor's own Markdown preview", () => {
  afterEach(closeAll);

  it('draws fences, and leaves others to others', async () => {
    const { page } = await showMarkdown('drawn.md', `# Notes\n\n${fenced(open)}\n\`\`\`ts\nlet a = 1;\n\`\`\`\n`);
    assert.equal(await page.locator('.handshake-figure svg').count(), 1);
    assert.match((await page.locator('.handshake-figure svg').textContent()) ?? '', /SYN_RECEIVED/);
    assert.equal(await page.locator('pre code').count(), 1);
    assert.equal(await page.locator('.handshake-problems').count(), 0);
  });

  it('draws anew while one types, with what is wrong below the picture', async () => {
    const { editor, page } = await showMarkdown('typed.md', `one\n\n${fenced(open)}`);
    await replace(editor, 'ack=101', 'ack=100');
    const problem = page.locator('.handshake-problems .handshake-error').first();
    await problem.waitFor();
    assert.match((await problem.textContent()) ?? '', /101/);
    assert.equal(await page.locator('.handshake-figure svg').count(), 1);
  });

  it('reads each fence by itself; under one that cannot be drawn it says why', async () => {
    const bare = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\n';
    const text = `${fenced(bare)}\nagain\n\n${fenced(bare)}\nbroken\n\n${fenced('exchange x {\n  A -> B :: : SYN\n}\nA -> ; {')}`;
    const { editor, page } = await showMarkdown('two.md', text);
    await page.locator('.handshake-figure svg').nth(1).waitFor();
    const words = page.locator('.handshake-problems .handshake-error');
    await words.first().waitFor();
    const found = await diagnosticsWhere(editor.document, (all) => all.length > 0);
    assert.ok(found.every(({ range }) => range.start.line > text.split('\n').indexOf('broken')));
    const folder = process.env.HANDSHAKE_SHOTS;
    if (folder !== undefined) await (await workbench()).screenshot({ path: path.join(folder, 'broken-fence.png') });
  });

  it('gives no answer of an exercise away', async () => {
    const exercise = `exercise e {\n  task "Fill in."\n  host A; host B in LISTEN\n  A -> B : SYN seq=100\n  B -> A : SYN+ACK seq=300 ack=?\n  expect A in ?
  solution { A -> B : SYN seq=100; B -> A : SYN+ACK seq=300 ack=101; expect A in ESTABLISHED }\n}`;
    const { page } = await showMarkdown('exercise.md', fenced(exercise));
    const drawn = (await page.locator('.handshake-figure').textContent()) ?? '';
    assert.match(drawn, /SYN\+ACK seq=300 ack=\?/);
    assert.doesNotMatch(drawn, /101|ESTABLISHED|solution/);
  });

  it('has diagnostics in its fences, at the lines of the Markdown file', async () => {
    const editor = await openText('wrong.md', `one\n\n${fenced(wrongAck)}`);
    const found = await diagnosticsWhere(editor.document, (all) => all.some((each) => codeOf(each) === 'tcp/ack'));
    const wrong = found.find((each) => codeOf(each) === 'tcp/ack');
    assert.ok(wrong && editor.document.lineAt(wrong.range.start.line).text.includes('ack='));
  });
});

describe('diagrams taken along', () => {
  afterEach(closeAll);

  it('are copied in each form, of the exchange under the cursor, from a document that is not saved', async () => {
    const editor = await openText('copied.hsk', open);
    await diagnosticsWhere(editor.document, () => true);
    await replace(editor, 'seq=100', 'seq=100 "first"');
    const signs: Readonly<Record<string, RegExp>> = {
      mermaid: /^sequenceDiagram/,
      markdown: /```mermaid/,
      svg: /^<svg[\s\S]*first/,
      png: /^!\[[^\]]*\]\(data:image\/png;base64,iVBOR/,
      tikz: /\\begin\{tikzpicture\}/,
      text: /│.*SYN seq=100 "first"/,
      ascii: /\|.*SYN seq=100 "first"/,
    };
    for (const [format, sign] of Object.entries(signs)) {
      await vscode.commands.executeCommand(commands.copyDiagram, format);
      assert.match(await vscode.env.clipboard.readText(), sign, format);
    }
  });

  it('are exported as a player, of the exchange under the cursor', async () => {
    const place = path.join(workspaceFolder(), 'player.html');
    await openText('played.hsk', open);
    await vscode.commands.executeCommand(commands.exportPlayer, vscode.Uri.file(place));
    assert.match(readFileSync(place, 'utf8'), /^<!doctype html>[\s\S]*SYN seq=100/);
  });

  it('are exported from the whole workspace, into folders like its own', async () => {
    const target = path.join(workspaceFolder(), 'pictures');
    mkdirSync(target, { recursive: true });
    await openText('exported.hsk', open);
    const done = await vscode.commands.executeCommand<number>(commands.exportAll, 'svg', vscode.Uri.file(target));
    assert.ok(done > 20, `${done} documents`);
    const pictures = readdirSync(target, { recursive: true, encoding: 'utf8' });
    assert.ok(pictures.some((file) => file.endsWith(path.join('rfc9293', 'figure-07-figure_7.svg'))));
    const [own] = pictures.filter((file) => file.startsWith('exported') && file.endsWith('.svg'));
    assert.match(readFileSync(path.join(target, own ?? ''), 'utf8'), /<svg/);
  });
});
