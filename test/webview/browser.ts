/** One browser for all files of a worker: starting it costs as much as five pages. */
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

/** There from a file's first test on. */
export let browser: Browser;
/** Windows that outlive their file, as the next one goes on in them. */
const kept = new WeakSet<object>();
export const keep = (context: object): void => void kept.add(context);

/** What a file opens is closed after it. */
export function useBrowser(): void {
  beforeAll(async () => {
    if (!browser?.isConnected()) browser = await launch();
  });
  afterAll(async () => {
    await Promise.all(browser.contexts().map((context) => (kept.has(context) ? undefined : context.close())));
  });
}

const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
