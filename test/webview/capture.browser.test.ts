/** The page of a capture, with its policy and its script, in a browser. */
import axeCore from 'axe-core';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { type CapturePage, failureHtml, listHtml } from '../../client/src/capture/page.js';
import { captureWords } from '../../client/src/capture/words.js';
import type { ConnectionRow } from '../../contract/messages.js';
import { browser, useBrowser } from './browser.js';
import { bundle } from './page.js';

let page: Page;
const wrong: string[] = [];
const origin = 'https://capture.test';

useBrowser();
afterEach(async () => {
  await page.context().close();
  expect(wrong.splice(0)).toEqual([]);
});

const t = (text: string, ...values: readonly (string | number)[]): string => text.replace(/\{(\d)\}/g, (_, i) => String(values[Number(i)]));
const shownAs: CapturePage = {
  name: 'a<b>.pcap',
  uri: 'file:///a.pcap',
  nonce: 'n0',
  script: `${origin}/capture-table.js`,
  language: 'en',
  words: captureWords({ t }),
};

const row = (number: number, hosts: string, segments: number, more: Partial<ConnectionRow> = {}): ConnectionRow => ({
  number,
  hosts,
  segments,
  bytes: [10 * number, 5],
  seconds: 1.5,
  repeated: 0,
  how: 'opened, closed',
  isOdd: false,
  ...more,
});

const rows = [
  row(1, '10.0.0.2:40000 → 10.0.0.9:443', 8),
  row(2, '10.0.0.10:40001 → 10.0.0.9:80', 120, { how: 'opened, reset', isOdd: true, repeated: 3, roundTrip: 12.5 }),
  row(3, '10.0.0.3:40002 → 10.0.0.9:443', 25),
];

async function open(html: string): Promise<void> {
  const files = await bundle('client/webview/capture-table.ts');
  page = await (await browser.newContext({ viewport: { width: 1000, height: 500 } })).newPage();
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', ({ message }) => wrong.push(message));
  await page.route(`${origin}/**`, (route) => {
    const script = files.get(
      route
        .request()
        .url()
        .slice(origin.length + 1),
    );
    return route.fulfill(
      script === undefined ? { contentType: 'text/html', body: html } : { contentType: 'text/javascript', body: script },
    );
  });
  await page.goto(`${origin}/page`);
}

const list = { connections: 3, segments: 153, leftOut: '2 not TCP', warnings: [], rows };
const numbers = async (): Promise<readonly string[]> => page.locator('tbody tr:visible td:first-child').allTextContents();

describe('the connections of a capture', () => {
  test('are sorted by the head that is pressed, the largest first, and the other way round', async () => {
    await open(listHtml(shownAs, list));
    expect(await numbers()).toEqual(['1', '2', '3']);
    await page.getByRole('button', { name: 'Segments' }).press('Enter');
    expect(await numbers()).toEqual(['2', '3', '1']);
    expect(await page.getByRole('columnheader', { name: 'Segments' }).getAttribute('aria-sort')).toBe('descending');
    await page.getByRole('button', { name: 'Segments' }).click();
    expect(await numbers()).toEqual(['1', '3', '2']);
    await page.getByRole('button', { name: 'A → B', exact: true }).click();
    expect(await numbers()).toEqual(['1', '3', '2']);
    await page.getByRole('button', { name: 'No.' }).click();
    expect(await numbers()).toEqual(['1', '2', '3']);
  });

  test('are filtered by address, port, state, and whether they have problems', async () => {
    await open(listHtml(shownAs, list));
    await page.getByRole('searchbox', { name: 'Show only' }).fill(':443');
    expect(await numbers()).toEqual(['1', '3']);
    expect(await page.locator('#shown').textContent()).toBe('2 of 3');
    await page.getByRole('checkbox', { name: 'With problems only' }).check();
    expect(await numbers()).toEqual([]);
    await page.getByRole('searchbox').fill('RESET');
    expect(await numbers()).toEqual(['2']);
  });

  test('of which nobody has looked for problems are not filtered by them', async () => {
    await open(listHtml(shownAs, { ...list, rows: rows.map(({ isOdd: _, ...rest }) => rest) }));
    expect(await page.getByRole('checkbox').count()).toBe(0);
  });

  test('no name is markup, and everybody can use it', async () => {
    await open(listHtml(shownAs, { ...list, rows: [row(1, '<img src=x onerror=alert(1)>', 3)], warnings: ['"<b>"'] }));
    expect(await page.locator('img, b').count()).toBe(0);
    expect(await page.getByRole('heading').textContent()).toBe('a<b>.pcap');
    await page.evaluate(axeCore.source);
    const found = await page.evaluate(() => (globalThis as unknown as { axe: typeof axeCore }).axe.run());
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  test('that cannot be read are told', async () => {
    await open(failureHtml(shownAs, 'a.pcap cannot be imported: <it is empty>.'));
    expect(await page.locator('.warning').textContent()).toContain('<it is empty>');
  });
});
