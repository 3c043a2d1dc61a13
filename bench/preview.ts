/** How soon the preview shows a first picture, and a new one after an edit, beside plain Mermaid on the same exchange. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { pageHtml } from '../client/src/preview/html.js';
import type { Picture } from '../contract/messages.js';
import { sequenceDiagram } from '../server/src/core/views/sequence.js';
import { analyse } from '../server/src/language/analysis/analyse.js';
import { pictureOf } from '../server/src/lsp/picture/picture.js';
import { documentOf } from './documents.js';
import { median } from './measure.js';
import { shown } from './table.js';

const root = path.resolve(import.meta.dirname, '../..');
const pageFile = (name: string): string => path.join(root, 'dist/webview', name);
const plainMermaid = path.join(root, 'node_modules/mermaid/dist/mermaid.min.js');
const origin = 'http://preview.test';
const edits = 5;

export const PREVIEW = ['messages', 'first picture', 'redraw', 'plain Mermaid', 'redraw/M'];

export function bundleSize(): string {
  const kilobytes = (bytes: number): string => `${Math.round(bytes / 1024)} KB`;
  const script = pageFile('main.js');
  return `${kilobytes(statSync(script).size)}, ${kilobytes(gzipSync(readFileSync(script)).length)} gzipped`;
}

export async function previewTimes(sizes: readonly number[]): Promise<readonly (readonly string[])[]> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) return [];
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const rows: (readonly string[])[] = [];
  for (const size of sizes) rows.push(await timesOf(size, browser));
  await browser.close();
  return rows;
}

async function timesOf(messages: number, browser: Browser): Promise<readonly string[]> {
  const { picture, source } = pictures(messages);
  const page = await browser.newPage();
  await serve(page);
  const start = performance.now();
  await page.goto(`${origin}/`);
  await drawn(page, picture);
  const first = performance.now() - start;
  const redraws: number[] = [];
  for (let edit = 0; edit < edits; edit += 1) redraws.push(await drawn(page, { ...picture, version: edit + 2 }));
  await page.close();
  const plain = messages > 1_000 ? undefined : await plainly(browser, source);
  const redraw = median(redraws);
  const beside = plain === undefined ? ['–', '–'] : [shown(plain), `${(redraw / plain).toFixed(2)}×`];
  return [String(messages), shown(first), shown(redraw), ...beside];
}

function pictures(messages: number): { readonly picture: Picture; readonly source: string } {
  const uri = 'file:///bench.hsk';
  const text = documentOf(messages);
  const document = TextDocument.create(uri, 'handshake', 1, text);
  const { problems, exchanges } = analyse(text, { source: uri, read: () => undefined });
  const drawable = { document, problems, exchanges: exchanges.map(({ trace }) => ({ trace, before: [] })) };
  const picture = pictureOf(drawable, { uri, line: Math.floor(messages / 2) }, () => ({ uri, line: 0, character: 0 }));
  const [only] = exchanges;
  return { picture, source: only ? sequenceDiagram(only.trace, { nowrap: true }).text : '' };
}

async function serve(page: Page): Promise<void> {
  const html = pageHtml({ script: '/main.js', style: '/main.css', nonce: 'bench', source: origin, title: 'Bench', language: 'en' });
  await page.addInitScript(() => {
    Object.assign(window, {
      acquireVsCodeApi: () => ({ postMessage: () => undefined, getState: () => undefined, setState: () => undefined }),
    });
  });
  await page.route(`${origin}/**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    return name === '' ? route.fulfill({ contentType: 'text/html', body: html }) : route.fulfill({ path: pageFile(name) });
  });
}

/** From the message to the first frame after the new drawing is there. */
const drawn = (page: Page, picture: Picture): Promise<number> =>
  page.evaluate(async (data) => {
    const old = document.querySelector('.hs-picture');
    const start = performance.now();
    window.postMessage({ type: 'picture', picture: data }, '*');
    while ((document.querySelector('.hs-picture') ?? old) === old) await new Promise((done) => setTimeout(done, 0));
    await new Promise(requestAnimationFrame);
    return performance.now() - start;
  }, picture);

async function plainly(browser: Browser, source: string): Promise<number> {
  const page = await browser.newPage();
  await page.addScriptTag({ path: plainMermaid });
  const time = await page.evaluate(async (text) => {
    const { mermaid } = window as unknown as {
      mermaid: { initialize(config: object): void; render(id: string, text: string): Promise<{ svg: string }> };
    };
    mermaid.initialize({ startOnLoad: false, maxTextSize: 10_000_000 });
    const times: number[] = [];
    for (let run = 0; run < 4; run += 1) {
      const start = performance.now();
      document.body.innerHTML = (await mermaid.render(`plain${run}`, text)).svg;
      await new Promise(requestAnimationFrame);
      times.push(performance.now() - start);
    }
    return times.slice(1).sort((a, b) => a - b)[1] ?? 0;
  }, source);
  await page.close();
  return time;
}
