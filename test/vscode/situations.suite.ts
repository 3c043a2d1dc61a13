/** Each command of the palette, wherever one is: it has an effect, or a word. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { extensionId } from '../../contract/names.js';
import { closeAll, openText, until } from './documents.js';
import { bell, workbench } from './page.js';
import { open } from './texts.js';

const exercise = 'exercise numbers {\n  task "Fill it in."\n  host A; host B in LISTEN\n  A -> B : SYN seq=?\n}\n';

const situations: Readonly<Record<string, () => Promise<unknown>>> = {
  'nothing open': async () => undefined,
  'Markdown without a fence': () => openText('plain.md', '# Prose\n'),
  'Markdown with a fence': () => openText('with.md', `\`\`\`handshake\n${open}\`\`\`\n`),
  'an exchange': () => openText('exchange.hsk', open),
  'an exercise': () => openText('exercise.hsk', exercise),
};

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
  };
}

function paletteCommands(): readonly string[] {
  const folder = vscode.extensions.getExtension(extensionId)?.extensionPath ?? '';
  const { contributes }: Manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const hidden = new Set(contributes.menus.commandPalette?.filter(({ when }) => when === 'false').map(({ command }) => command));
  return contributes.commands.map(({ command }) => command).filter((command) => !hidden.has(command));
}

/** All that a command can change for its user. */
async function seen(): Promise<string> {
  const page = await workbench();
  return JSON.stringify({
    said: await bell(),
    asks: await page.locator('.quick-input-widget:visible, .monaco-dialog-box').count(),
    tabs: vscode.window.tabGroups.all.map(({ tabs }) => tabs.map(({ label }) => label)),
    text: vscode.window.activeTextEditor?.document.getText(),
    panel: await page.locator('.part.panel:visible .pane-body, .part.panel:visible .output-view').count(),
  });
}

async function tidy(): Promise<void> {
  const page = await workbench();
  await page.keyboard.press('Escape');
  for (const command of ['notifications.clearAll', 'workbench.action.closeQuickOpen', 'workbench.action.closePanel'])
    await vscode.commands.executeCommand(command);
  await closeAll();
}

describe('each command has an effect or a word', () => {
  afterEach(tidy);

  for (const [name, arrange] of Object.entries(situations))
    it(`with ${name}`, async () => {
      const silent: string[] = [];
      for (const command of paletteCommands()) {
        await arrange();
        const before = await seen();
        void vscode.commands.executeCommand(command).then(undefined, () => undefined);
        const isHeard = until(
          async () => (await seen()) !== before,
          () => command,
        ).then(
          () => true,
          () => false,
        );
        const patience = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 10_000));
        if (!(await Promise.race([isHeard, patience]))) silent.push(command);
        await tidy();
      }
      assert.deepEqual(silent, []);
    });
});
