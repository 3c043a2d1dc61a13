/** What is typed stands there: by hand, key by key, with the editor as it comes. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, openText, until, workspaceFolder } from './documents.js';
import { workbench } from './page.js';

const LINES = [
  'host A',
  'host B',
  'host A "Client"',
  'host B "Server" in LISTEN',
  'A -> B : SYN',
  'A : timeout "x"',
  'B -> A : SYN+ACK seq=300 ack=101 "answer"',
  'A -> B : ACK seq=101 ack=301',
  'expect A in ESTABLISHED',
  'A ~> B : PSH+ACK as m1',
  'm1 arrives',
  'note "one // two"',
  '// a comment (of two',
  '/* a block comment */',
  'import "base.hsk"',
  'using tcp',
  'wait 200ms',
  'section "Close"',
  'exchange o',
];

/** Other texts to try: a file of them, a blank line between two. */
const others = (): readonly string[] =>
  process.env.HANDSHAKE_TYPE_LINES === undefined
    ? []
    : readFileSync(process.env.HANDSHAKE_TYPE_LINES, 'utf8')
        .trim()
        .split(/\n\s*\n/);

/** Enough for what a screen shows; a long protocol is typed in many such parts. */
const PART_ROWS = 25;
const PARTS_A_DAY = 2;

/** All examples and protocols in parts. */
function parts(): readonly { readonly name: string; readonly text: string }[] {
  const folders = [path.join(workspaceFolder(), 'examples'), path.join(process.env.HANDSHAKE_ROOT ?? '', 'server/library')];
  const files = folders.flatMap((folder) => globSync(path.join(folder, '**/*.hsk')).sort());
  return files.flatMap((file) => {
    const lines = rows(readFileSync(file, 'utf8'));
    const starts = Array.from({ length: Math.ceil(lines.length / PART_ROWS) }, (_, index) => index * PART_ROWS);
    return starts.map((start) => ({
      name: `${path.basename(file)}:${start + 1}`,
      text: lines.slice(start, start + PART_ROWS).join('\n'),
    }));
  });
}

/** Each day others, so that all come round; HANDSHAKE_TYPE_DAY chooses the day. */
function partsOfToday() {
  const all = parts();
  if (process.env.HANDSHAKE_TYPE_ALL !== undefined) return all;
  const day = Number(process.env.HANDSHAKE_TYPE_DAY ?? Math.floor(Date.now() / 86_400_000));
  const stride = Math.ceil(all.length / PARTS_A_DAY);
  return all.filter((_, index) => index % stride === day % stride);
}

const rows = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

let files = 0;

/** Each text in a file of its own: on a slow machine the editor may still be about to save the one before. */
async function blank(): Promise<vscode.TextDocument> {
  files += 1;
  const { document } = await openText(`typed-${files}.hsk`, '');
  await (await workbench()).locator('.editor-instance .monaco-editor').first().click();
  return document;
}

async function typed(document: vscode.TextDocument, text: string, delay: number): Promise<string> {
  const page = await workbench();
  const lines = rows(text);
  for (const [index, line] of lines.entries()) {
    await page.keyboard.type(line, { delay });
    // the brace that comes by itself stands where the block is to go on
    if (line.endsWith('{')) await page.keyboard.press('Delete');
    if (index < lines.length - 1) await page.keyboard.press('Enter');
    await page.waitForTimeout(delay);
  }
  return settled(document, lines);
}

/** Opening a file takes longer than typing a line: the next one begins in the same, emptied by keys. */
async function emptied(document: vscode.TextDocument): Promise<void> {
  const { keyboard } = await workbench();
  await keyboard.press('Escape');
  await keyboard.press('ControlOrMeta+A');
  await keyboard.press('Delete');
  await until(
    () => document.getText() === '',
    () => document.getText(),
  );
}

/** The last keys reach the extensions' side late on a busy machine; what is wrong stays wrong. */
async function settled(document: vscode.TextDocument, expected: readonly string[]): Promise<string> {
  for (let tries = 0; tries < 200 && rows(document.getText()).join() !== expected.join(); tries += 1)
    await new Promise((done) => setTimeout(done, 50));
  return document.getText();
}

describe('typing', function () {
  this.timeout(1_200_000);
  afterEach(closeAll);

  // before all others: the extension comes up only with this document, after its first key
  it('nothing is said of the first word of a document, however long one pauses', async () => {
    await vscode.commands.executeCommand('workbench.action.files.newUntitledFile', { languageId: 'handshake' });
    const page = await workbench();
    await page.locator('.editor-instance .monaco-editor').first().waitFor();
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    const said = () => vscode.languages.getDiagnostics(document.uri).map(({ message }) => message);
    for (const when of ['empty', 'with two lines that are selected']) {
      await page.keyboard.type('A');
      await until(
        () => document.getText() === 'A',
        () => `${when}: ${document.getText()}`,
      );
      // what the server found is there, whether it is shown or not
      await page.locator('.codelens-decoration', { hasText: 'problem' }).waitFor();
      await page.waitForTimeout(4_000);
      assert.deepEqual(said(), [], when);
      await picture(`first-word-${when.slice(0, 5)}`);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Enter');
      await until(
        () => said().length > 0,
        () => `nothing is said of the line that was left (${when})`,
      );
      await page.keyboard.press('ControlOrMeta+A');
    }
  });

  for (const delay of [40, 100])
    it(`single lines, each ended by Enter, at ${delay} ms a key`, async () => {
      const wrong: string[] = [];
      const document = await blank();
      for (const line of [...LINES, ...others()]) {
        const found = rows(await typed(document, `${line}\nA -> B : SYN`, delay));
        if (found.join('|') !== `${line}|A -> B : SYN`) wrong.push(`${line} became ${found.join('|')}`);
        await emptied(document);
      }
      assert.deepEqual(wrong, []);
    });

  it('parts of examples and protocols, others each day', async () => {
    const chosen = partsOfToday();
    assert.ok(chosen.length > 0);
    for (const { name, text } of chosen) {
      assert.deepEqual(rows(await typed(await blank(), text, 40)), rows(text), name);
      await closeAll();
    }
  });

  it('Tab takes the line that is due, and Enter leaves it', async () => {
    const { document } = await openText('grey.hsk', '');
    const page = await workbench();
    await page.locator('.editor-instance .monaco-editor').first().click();
    await page.keyboard.type('A -> B : SYN seq=100\n', { delay: 60 });
    for (const line of ['B -> A : SYN+ACK seq=x ack=101', 'A -> B : ACK seq=101 ack=x+1', 'expect A in ESTABLISHED, B in ESTABLISHED']) {
      await page.waitForSelector('.ghost-text, .ghost-text-decoration');
      await page.keyboard.press('Tab');
      await until(
        () => document.getText().includes(line),
        () => document.getText(),
      );
      await page.keyboard.press('Enter');
    }
    const before = document.getText();
    await page.keyboard.press('Enter');
    await until(
      () => document.getText() !== before,
      () => document.getText(),
    );
    assert.equal(document.getText().trim(), before.trim());
    assert.equal(vscode.languages.getDiagnostics(document.uri).length, 0);
  });

  const LIST = '.suggest-widget.visible .monaco-list-row';
  const GREY = '.ghost-text, .ghost-text-decoration';

  /** Presses them one by one, as fast as somebody who knows what comes. */
  async function pressed(keys: readonly string[]): Promise<void> {
    const page = await workbench();
    for (const key of keys) {
      if (key === 'list') await page.waitForSelector(LIST);
      // whichever comes first keeps the other away
      else if (key === 'offer') await page.waitForSelector(`${LIST}, ${GREY}`);
      else if (key === 'grey') await page.waitForSelector(GREY);
      else await page.keyboard.press(key);
      await page.waitForTimeout(250);
    }
  }
  const count = (keys: readonly string[]): number => keys.filter((key) => key !== 'list' && key !== 'grey').length;

  async function picture(name: string): Promise<void> {
    const folder = process.env.HANDSHAKE_SHOTS;
    if (folder !== undefined) await (await workbench()).screenshot({ path: path.join(folder, `${name}.png`) });
  }

  it('an empty file becomes a handshake and a close in a few keys', async () => {
    const { document } = await openText('few.hsk', '');
    const page = await workbench();
    await page.locator('.editor-instance .monaco-editor').first().click();
    const keys = [
      'Control+Space',
      'list',
      'ArrowDown',
      'ArrowDown',
      'Enter',
      'Escape',
      'Control+End',
      'f',
      'o',
      'u',
      'r',
      'list',
      'Tab',
      'Escape',
    ];
    await pressed(keys.slice(0, 3));
    await picture('skeletons');
    await pressed(keys.slice(3));
    await picture('handshake-and-close');
    assert.ok(count(keys) < 25);
    await until(
      () => /LISTEN[\s\S]*ESTABLISHED[\s\S]*TIME_WAIT/.test(document.getText()),
      () => document.getText(),
    );
    await until(
      () => vscode.languages.getDiagnostics(document.uri).length === 0,
      () => document.getText(),
    );
  });

  it('an empty file becomes the handshake of TLS 1.3 in a few keys', async () => {
    const { document } = await openText('tls.hsk', '');
    const page = await workbench();
    await page.locator('.editor-instance .monaco-editor').first().click();
    const lines = Array.from({ length: 7 }, () => ['Enter', 'grey', 'Tab']).flat();
    const keys = ['u', 's', 'list', 'Tab', 'list', 't', 'l', 's', '1', '3', 'Enter', ...lines];
    await pressed(keys);
    await picture('tls');
    const text = document.getText();
    assert.deepEqual(
      rows(text).map((line) => line.split(' : ')[1] ?? line),
      ['using tls13', 'ClientHello', 'ServerHello', 'EncryptedExtensions', 'Certificate', 'CertificateVerify', 'Finished', 'Finished'],
    );
    assert.ok(count(keys) < 25, String(count(keys)));
  });

  it('an empty file becomes a handshake by its first letter and Tab', async () => {
    const { document } = await openText('tabs.hsk', '');
    const page = await workbench();
    await page.locator('.editor-instance .monaco-editor').first().click();
    const line = ['Enter', 'grey', 'Tab'];
    await pressed(['A', 'offer', 'Tab', ...line, ...line, ...line]);
    await picture('tabs');
    assert.deepEqual(rows(document.getText()), [
      'A -> B : SYN seq=x',
      'B -> A : SYN+ACK seq=y ack=x+1',
      'A -> B : ACK seq=x+1 ack=y+1',
      'expect A in ESTABLISHED, B in ESTABLISHED',
    ]);
  });

  it('a Tab pressed before the grey line has come keeps nobody from taking it', async () => {
    const { document } = await openText('early.hsk', 'A -> B : SYN seq=100');
    const page = await workbench();
    await page.locator('.editor-instance .monaco-editor').first().click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await picture('early-before');
    await pressed(['grey', 'Tab']);
    await picture('early');
    assert.deepEqual(rows(document.getText()), ['A -> B : SYN seq=100', 'B -> A : SYN+ACK seq=x ack=101']);
  });

  it('a skeleton, its places by Tab, and the lines that are due by Tab', async () => {
    const { document } = await openText('stops.hsk', '');
    const page = await workbench();
    await page.locator('.editor-instance .monaco-editor').first().click();
    await pressed(['Control+Space', 'list', 'Control+Space']);
    await page.waitForTimeout(1_500);
    await picture('pane-first');
    await pressed(['ArrowDown', 'ArrowDown']);
    await page.waitForTimeout(1_500);
    await picture('pane');
    await pressed(['ArrowUp', 'ArrowUp', 'Enter', ...Array.from({ length: 6 }, () => 'Tab')]);
    await picture('stops-filled');
    const line = ['grey', 'Tab', 'Enter'];
    await pressed([...line, ...line, ...line, 'grey', 'Tab']);
    await picture('stops');
    assert.deepEqual(rows(document.getText()).slice(3), [
      'A -> B : SYN seq=x',
      'B -> A : SYN+ACK seq=y ack=x+1',
      'A -> B : ACK seq=x+1 ack=y+1',
      'expect A in ESTABLISHED, B in ESTABLISHED',
      '}',
    ]);
  });

  it('nothing is said of what is being typed, however long one pauses', async () => {
    const { document } = await openText('pause.hsk', 'A -> B : SYN seq=100\n');
    const page = await workbench();
    await page.locator('.editor-instance .monaco-editor').first().click();
    await pressed(['ControlOrMeta+End']);
    const found = () => vscode.languages.getDiagnostics(document.uri).filter(({ range }) => range.start.line === 1);
    const said = () => found().map(({ message }) => message);
    for (const part of ['B -> A : SYN+ACK seq=300 ack=', '1']) {
      await page.keyboard.type(part, { delay: 40 });
      await page.keyboard.press('Escape');
      await page.waitForTimeout(3_000);
      assert.deepEqual(said(), [], part);
    }
    await picture('pause');
    await page.keyboard.press('Home');
    await until(
      () => said().length > 0,
      () => 'what is wrong behind the caret is not said',
    );
  });

  it('nothing is said of the line that is being typed, but once one has left it', async () => {
    const { document } = await openText('quiet.hsk', 'host A\nhost B in LISTEN\n');
    const page = await workbench();
    await page.locator('.editor-instance .monaco-editor').first().click();
    await pressed(['Control+End']);
    const found = () => vscode.languages.getDiagnostics(document.uri).filter(({ range }) => range.start.line === 2);
    for (const key of 'A -> B : SYN seq=100') {
      await page.keyboard.type(key);
      await page.waitForTimeout(100);
      assert.deepEqual(
        found().map(({ message }) => message),
        [],
      );
    }
    assert.equal(await page.locator('.view-line [class*="dyn-rule"]', { hasText: 'SYN_SENT' }).count(), 0);
    await picture('quiet');
    await page.keyboard.press('ArrowUp');
    await until(
      () => found().length > 0,
      () => 'nothing is said at all',
    );
    await picture('told');
  });
});
