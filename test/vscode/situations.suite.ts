/** Each command of the palette, wherever one is: it has an effect, or a word. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { commands, extensionId } from '../../contract/names.js';
import { openText, until } from './documents.js';
import { workbench } from './page.js';
import { open, wrongAck } from './texts.js';

const exercise = `exercise numbers {
  task "Fill it in."
  host A
  host B in LISTEN
  A -> B : SYN seq=?
}
`;

const situations: Readonly<Record<string, () => Promise<unknown>>> = {
  'nothing open': async () => undefined,
  'Markdown without a fence': () => openText('plain.md', '# Prose\n'),
  'Markdown with a fence': () => openText('with.md', `\`\`\`handshake\n${open}\`\`\`\n`),
  'an exchange': () => openText('exchange.hsk', wrongAck),
  'an exercise': () => openText('exercise.hsk', exercise),
};

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
  };
}

/** The dialog of files is skipped by an editor under test. */
const asksForFile: ReadonlySet<string> = new Set([commands.importCapture, commands.importCaptureFile]);

/** Those that the palette shows everywhere ask nothing of what is in front: they are tried where least is there, and where most is. */
function paletteCommands(everywhere: boolean): readonly string[] {
  const folder = vscode.extensions.getExtension(extensionId)?.extensionPath ?? '';
  const { contributes }: Manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const conditions = new Map(contributes.menus.commandPalette?.map(({ command, when }) => [command, when]));
  return contributes.commands
    .map(({ command }) => command)
    .filter((command) => conditions.get(command) !== 'false' && !asksForFile.has(command) && (everywhere || conditions.has(command)));
}

/** All that a command can change for its user. */
async function seen(): Promise<string> {
  const page = await workbench();
  const shown = await page.evaluate(() => {
    const visible = (selector: string): string[] =>
      [...document.querySelectorAll<HTMLElement>(selector)].filter((each) => each.offsetParent !== null).map((each) => each.innerText);
    const said = document.querySelector('#status\\.notifications')?.getAttribute('aria-label');
    const lists = visible(
      '.notification-list-item, .quick-input-widget, .monaco-dialog-box, .part.panel, .action-widget, .monaco-editor-overlaymessage',
    );
    // the same words again stand in the other of two elements
    const aloud = [...document.querySelectorAll('.monaco-aria-container > *')].map((each) => each.textContent);
    return { said, lists, aloud };
  });
  return JSON.stringify({
    shown,
    tabs: vscode.window.tabGroups.all.map(({ tabs }) => tabs.map(({ label }) => label)),
    text: vscode.window.activeTextEditor?.document.getText(),
  });
}

async function silence(): Promise<void> {
  await (await workbench()).keyboard.press('Escape');
  for (const command of ['workbench.action.closeQuickOpen', 'workbench.action.closePanel', 'notifications.clearAll'])
    await vscode.commands.executeCommand(command);
}

/** Without waiting for what a preview would still draw. */
async function closeEverything(): Promise<void> {
  await silence();
  await vscode.commands.executeCommand('workbench.action.files.revert').then(undefined, () => undefined);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

const front = (): string =>
  JSON.stringify([vscode.window.tabGroups.all.map(({ tabs }) => tabs.length), vscode.window.activeTextEditor?.document.getText()]);

/** An error that is shown as a stack is no word. */
async function isHeard(command: string): Promise<boolean> {
  const before = await seen();
  let failed = false;
  void vscode.commands.executeCommand(command).then(undefined, () => (failed = true));
  const end = performance.now() + 30_000;
  await until(
    async () => failed || performance.now() > end || (await seen()) !== before,
    () => command,
  );
  return !failed && performance.now() < end;
}

/** Each run tries those that differ most; HANDSHAKE_SITUATIONS=all tries the others, too. */
const mostDifferent: readonly string[] = ['nothing open', 'Markdown without a fence', 'an exchange'];
const tried = Object.entries(situations).filter(([name]) => process.env.HANDSHAKE_SITUATIONS === 'all' || mostDifferent.includes(name));

describe('each command has an effect or a word', () => {
  afterEach(closeEverything);

  for (const [name, arrange] of tried)
    it(`with ${name}`, async () => {
      await arrange();
      const arranged = front();
      const silent: string[] = [];
      for (const command of paletteCommands(/^(nothing|an exercise)/.test(name) || tried.at(-1)?.[0] === name)) {
        if (!(await isHeard(command))) silent.push(command);
        await silence();
        if (front() === arranged) continue;
        await closeEverything();
        await arrange();
      }
      assert.deepEqual(silent, []);
    });
});
