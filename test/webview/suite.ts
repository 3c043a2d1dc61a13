/** One preview a test, all in one window; after a failure in a new one. */
import { afterEach } from 'vitest';
import type { Picture } from '../../contract/messages.js';
import { useBrowser } from './browser.js';
import { type OpenedPreview, openPreview, type PreviewOptions } from './page.js';

/** The one of the test that is running. */
export let preview: OpenedPreview;

export function usePreview(): void {
  useBrowser();
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await preview.page.context().close();
  });
}

export async function shown(picture: Picture, options: PreviewOptions = {}): Promise<OpenedPreview> {
  preview = await openPreview(options);
  await preview.show(picture);
  return preview;
}

/** The page goes, and comes again with what the editor has kept. */
export async function reload(): Promise<void> {
  const state = await preview.state();
  preview = await openPreview(state ? { state } : {});
  await preview.page.waitForSelector('.hs-picture');
}

export const texts = (selector: string): Promise<string[]> => preview.page.locator(selector).allTextContents();

/** What a screen reader says while the arrow keys walk through all parts of the picture. */
export async function walkedNames(): Promise<readonly string[]> {
  const stops = await preview.page.locator('[data-stop]').count();
  await preview.page.locator('[data-stop][tabindex="0"]').focus();
  const names: string[] = [];
  for (let index = 0; index < stops; index += 1) {
    names.push(await preview.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''));
    await preview.page.keyboard.press('ArrowDown');
  }
  return names;
}

export const open = `exchange open "TCP three-way handshake" {
  host A "Client"
  host B "Server" in LISTEN

  A -> B : SYN     seq=100
  B -> A : SYN+ACK seq=300 ack=101
  A -> B : ACK     seq=101 ack=301
}
`;
export const wrong = open.replace('ack=101', 'ack=100');
export const halfTyped = open.replace('A -> B : ACK     seq=101 ack=301', 'A -> B : ACK     seq=');
export const crossing = `A ~> B : SYN seq=100 as a
B ~> A : SYN seq=300 as b
a arrives
b arrives
`;
