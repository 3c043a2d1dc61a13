/**
 * The preview after a reload. Reloading the window that runs these tests would end them, and no command brings a closed panel back.
 * So a second window, in which no tests run, is opened beside this one, used as a person would, and reloaded: the editor then gives its
 * panel back to the serializer, with what the page had saved. It has a folder of its own, as windows of one folder keep their state in
 * one place, where the last to write wins. Only the web build has windows that a browser can open; in the desktop build the test is
 * skipped.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { until, workspaceFolder } from './documents.js';
import { workbench } from './page.js';
import { open } from './texts.js';

/** The window's own address, with another folder and without its tests. */
function withoutTests(address: string, folder: string): string {
  const url = new URL(address);
  url.searchParams.set('folder', folder);
  const payload: readonly (readonly [string, string])[] = JSON.parse(url.searchParams.get('payload') ?? '[]');
  url.searchParams.set('payload', JSON.stringify(payload.filter(([name]) => name !== 'extensionTestsPath')));
  return url.toString();
}

const name = 'restored.hsk';

const inside = (page: Page): FrameLocator => page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');

async function openPreview(page: Page): Promise<FrameLocator> {
  await page.getByRole('treeitem', { name }).dblclick();
  await page.locator('.tab', { hasText: name }).first().waitFor();
  await page.getByRole('button', { name: /^Open Preview to the Side/ }).click();
  const preview = inside(page);
  await preview.locator('.hs-message').first().waitFor();
  return preview;
}

/** So many messages are still to come. */
const later = (preview: FrameLocator, count: number): Promise<void> =>
  until(
    async () => (await preview.locator('.hs-message.hs-later').count()) === count,
    () => `not ${count} messages are still to come`,
  );

/**
 * Until the editor has written down the page's state: as a browser gives it no time for that when it goes, it does so every few seconds,
 * when the page has nothing else to do. So it is asked seldom.
 */
async function written(page: Page, state: RegExp): Promise<void> {
  await page.bringToFront();
  await until(
    async () => {
      await page.waitForTimeout(3000);
      return (await kept(page)).some((text) => state.test(text));
    },
    () => `the editor has not kept ${state}`,
  );
}

/** All that the editor keeps in the browser. */
const kept = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const texts: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      if (!name?.startsWith('vscode-web-state-db')) continue;
      const database = await asked(indexedDB.open(name));
      if (database.objectStoreNames.contains('ItemTable'))
        texts.push(...(await asked(database.transaction('ItemTable').objectStore('ItemTable').getAll())).map(String));
      database.close();
    }
    return texts;
  });

describe('the preview after a reload of its window', () => {
  let beside: Page | undefined;
  afterEach(() => beside?.close());

  it('is there again at its step, with the machine beside it, and goes on', async function () {
    this.timeout(600_000);
    const own = await workbench();
    if (!own.url().startsWith('http')) this.skip();
    const folder = mkdtempSync(path.join(workspaceFolder(), 'restored-'));
    writeFileSync(path.join(folder, name), open);
    beside = await own.context().newPage();
    await beside.goto(withoutTests(own.url(), folder));
    const before = await openPreview(beside);
    await before.getByRole('button', { name: 'Step by step' }).click();
    await before.getByRole('button', { name: 'On (→)' }).click();
    await before.getByRole('button', { name: 'States of the protocol' }).click();
    await before.locator('.hs-node.hs-present[data-state="SYN_SENT"]').waitFor();
    await later(before, 2);
    await written(beside, /\bmachine[\\"]+:true/);

    await beside.reload();
    const after = inside(beside);
    await after.locator('.hs-node.hs-present[data-state="SYN_SENT"]').waitFor();
    await later(after, 2);
    await after.getByRole('button', { name: 'On (→)' }).click();
    await later(after, 1);
  });
});
