/** The player of `render --format html`, opened from disk as a reader would. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import axeCore from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { playerPage } from '../../server/src/cli/player/player.js';
import { analyse } from '../../server/src/language/analysis/analyse.js';
import { browser, useBrowser } from './browser.js';

const text = `A -> B : SYN seq=100
B -> A : SYN+ACK seq=300 ack=101
A -> B : ACK seq=101 ack=301
A -> B : PSH+ACK seq=101 ack=301 len=10
B -> A : ACK seq=301 ack=111
`;

useBrowser();

async function opened(
  predict: boolean,
  options: BrowserContextOptions = {},
  document = text,
): Promise<{ readonly page: Page; readonly asked: string[] }> {
  const [only] = analyse(document, { source: 'x', read: () => undefined }).exchanges;
  if (only === undefined) throw new Error('There is no exchange in this text.');
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'handshake-player-')), 'open.html');
  writeFileSync(file, playerPage(only.trace, { states: true, predict }, only.run));
  const page = await browser.newPage(options);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && asked.push(message.text()));
  await page.goto(pathToFileURL(file).href);
  return { page, asked };
}

const statesOf = (page: Page): Promise<readonly string[]> => page.locator('.card .state').allTextContents();

describe('the player', () => {
  test('goes step by step with the keys, lights the states, and asks for nothing but its file', async () => {
    const { page, asked } = await opened(false);
    expect(await statesOf(page)).toEqual(['CLOSED', 'LISTEN']);
    await page.keyboard.press('ArrowRight');
    expect(await statesOf(page)).toEqual(['SYN_SENT', 'SYN_RECEIVED']);
    expect(await page.locator('.chart .on').count()).toBe(2);
    expect(await page.locator('#said').textContent()).toContain('A sends SYN seq=100 to B.');
    await page.keyboard.press('End');
    expect(await page.locator('#count').textContent()).toBe('5 / 5');
    await page.keyboard.press('Home');
    expect(await statesOf(page)).toEqual(['CLOSED', 'LISTEN']);
    expect(asked).toHaveLength(1);
    await page.close();
  });

  test('asks before it shows, and answers a wrong guess with the slip that it is', async () => {
    const { page } = await opened(true);
    await page.getByRole('combobox').selectOption('ESTABLISHED');
    await page.getByRole('button', { name: 'Answer' }).click();
    expect(await page.locator('#verdict').textContent()).toContain('A host is ESTABLISHED only when');
    expect(await statesOf(page)).toEqual(['CLOSED', 'LISTEN']);
    await page.getByRole('combobox').selectOption('SYN_SENT');
    await page.getByRole('button', { name: 'Answer' }).click();
    expect(await page.locator('#verdict').textContent()).toMatch(/^Right: SYN_SENT/);
    expect(await statesOf(page)).toEqual(['SYN_SENT', 'SYN_RECEIVED']);
    await page.close();
  });

  test('has a switch for details where messages have more than the main fields', async () => {
    const { page } = await opened(false, {}, text.replace('seq=100', 'seq=100 win=8000 mss=1460'));
    const button = page.getByRole('button', { name: 'Details' });
    const drawn = (): Promise<string> => page.locator('.shown:not([hidden])').innerText();
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    expect(await drawn()).toContain('win=8000');
    await page.keyboard.press('ArrowRight');
    await button.click();
    expect(await button.getAttribute('aria-pressed')).toBe('false');
    expect(await drawn()).not.toContain('win=8000');
    expect(await page.locator('.shown:not([hidden]) .now').count()).toBeGreaterThan(0);
    await page.close();
    const plain = await opened(false);
    expect(await plain.page.getByRole('button', { name: 'Details' }).count()).toBe(0);
    await plain.page.close();
  });

  test.each(['light', 'dark'] as const)('axe finds nothing to object to (%s)', async (colorScheme) => {
    const { page } = await opened(true, { colorScheme, reducedMotion: 'reduce' });
    await page.keyboard.press('ArrowRight');
    await page.evaluate(axeCore.source);
    const found = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: typeof axeCore };
      return (await axe.run(document, { resultTypes: ['violations'] })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    expect(found).toEqual([]);
    const durations = await page
      .locator('[data-step]')
      .first()
      .evaluate((part) => getComputedStyle(part).transitionDuration);
    expect(durations).toBe('0s');
    await page.close();
  });
});
