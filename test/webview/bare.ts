/** Draws with Mermaid alone, in a browser. */
import type { Browser } from 'playwright-core';
import type { BareDiagram } from './drawing.entry.js';
import { bundle } from './page.js';

export type DrawBare = (text: string) => Promise<BareDiagram>;

export async function bareDrawing(browser: Browser): Promise<DrawBare> {
  const page = await browser.newPage();
  await page.addScriptTag({ content: (await bundle('test/webview/drawing.entry.ts')).get('drawing.entry.js') ?? '' });
  return (text) => page.evaluate((source) => (window as unknown as { bare: DrawBare }).bare(source), text);
}
