/** Playing in the preview's page, which a real server answers. */
import axeCore from 'axe-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PlayAnswer } from '../../contract/play.js';
import { Client } from '../../server/src/lsp/client.fixture.js';
import { pictureOfText } from './documents.js';
import { atRest } from './page.js';
import { open, preview, shown, texts, usePreview } from './suite.js';
import type { EditorThemeName } from './themes.js';

usePreview();

const uri = 'file:///played.hsk';
let client: Client;
/** How often the page has been answered. */
let answered = 0;

beforeEach(async () => {
  client = await Client.start();
  answered = 0;
});
afterEach(() => client.close(uri));

/** Answers all that the page has asked since, as the extension does. */
async function answerPage(): Promise<void> {
  await expect.poll(async () => (await preview.said('play')).length).toBeGreaterThan(answered);
  const asked = await preview.said('play');
  answered = asked.length;
  const { lines } = asked.at(-1) ?? {};
  const answer = await client.request<PlayAnswer>('handshake/play', { uri, ...(lines && { lines }) });
  await preview.page.evaluate(() => document.querySelector('.hs-picture')?.setAttribute('data-old', ''));
  await preview.send({ type: 'played', answer });
  if (!('refused' in answer)) await preview.page.waitForSelector('.hs-picture:not([data-old])');
}

async function playing(text: string, theme: EditorThemeName = 'light', language = 'en'): Promise<void> {
  await client.open(uri, text);
  await shown(pictureOfText(text === '' ? open : text), { theme, language, size: { width: 1000, height: 760 } });
  await preview.page.getByRole('button', { name: language === 'ko' ? '다음 동작 직접 고르기' : 'Choose what happens next' }).click();
  await answerPage();
}

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await preview.page.keyboard.press(key);
};
const focused = (): Promise<string> => preview.page.evaluate(() => document.activeElement?.textContent ?? '');
const messages = (): Promise<readonly string[]> => texts('.hs-message .hs-names');

/** Goes by arrow keys to a move of the list that has the focus, and chooses it. */
async function chooseByKeys(text: string): Promise<void> {
  for (let moves = 0; moves < 20 && !(await focused()).startsWith(text); moves++) await press('ArrowDown');
  expect(await focused()).toMatch(new RegExp(`^${text.replaceAll('+', '\\+')}`));
  await press('Enter');
  await answerPage();
}

describe('playing', () => {
  test('a handshake is played by keyboard alone, taken back, done again, and put in', async () => {
    await playing('');
    await chooseByKeys('A sends SYN seq');
    expect(await texts('.hs-moves h3')).toEqual(['A', 'B', 'Network']);
    await chooseByKeys('B sends SYN+ACK');
    await chooseByKeys('A sends ACK');
    expect(await messages()).toEqual(['SYN', 'SYN+ACK', 'ACK']);
    expect(await texts('.hs-card .hs-pill')).toEqual(['ESTABLISHED', 'ESTABLISHED']);
    expect(await texts('[role="status"].hs-unseen')).toEqual([
      expect.stringMatching(/^Step 3 of 3: .*ESTABLISHED.* What can happen now: \d+ moves\.$/),
    ]);
    await press('Backspace');
    await answerPage();
    expect(await messages()).toEqual(['SYN', 'SYN+ACK']);
    await press('Control+y');
    await answerPage();
    expect(await messages()).toEqual(['SYN', 'SYN+ACK', 'ACK']);
    await preview.page.getByRole('button', { name: 'Insert as exchange' }).click();
    expect((await preview.said('insert-played')).map(({ lines }) => lines.slice(2))).toEqual([
      ['A -> B : SYN', 'B -> A : SYN+ACK', 'A -> B : ACK'],
    ]);
    expect(preview.errors).toEqual([]);
  });

  test('each move says what would change; what the network does is chosen with the arrow keys', async () => {
    await playing(open);
    await preview.page.getByRole('button', { name: 'Begin with the hosts alone' }).click();
    await answerPage();
    const syn = preview.page.locator('.hs-move', { hasText: 'A sends SYN seq' });
    expect(await syn.locator('.hs-move-changes').innerText()).toContain('A: CLOSED → SYN_SENT');
    await syn.focus();
    await press('ArrowRight', 'ArrowRight');
    expect(await preview.page.evaluate(() => document.activeElement?.closest('.hs-moves')?.getAttribute('aria-label'))).toBe('Network');
    await chooseByKeys('SYN seq=x of A to B is lost');
    expect(await preview.page.locator('.hs-message').count()).toBe(1);
    expect((await preview.said('play')).at(-1)?.lines?.at(-1)).toBe('A -x B : SYN');
  });

  test('ends with the picture of the document; what cannot be played says why', async () => {
    await playing(open);
    await preview.page.getByRole('button', { name: 'Choose what happens next' }).click();
    expect(await preview.said('end-play')).toHaveLength(1);
    await preview.show(pictureOfText(open, {}, 2));
    expect(await preview.page.locator('.hs-play').isVisible()).toBe(false);
    await preview.send({ type: 'played', answer: { refused: 'An exercise cannot be played.' } });
    await preview.page.getByRole('alert').filter({ hasText: 'An exercise cannot be played.' }).waitFor();
    expect(await preview.page.getByRole('button', { name: 'Insert as exchange' }).isDisabled()).toBe(true);
  });

  test.each(['light', 'dark', 'contrast'] as const)('axe finds nothing to object to (%s)', async (theme) => {
    await playing(open, theme);
    await atRest(preview.page);
    await preview.page.evaluate(axeCore.source);
    const found = await preview.page.evaluate(async () => {
      const { axe } = window as unknown as { axe: typeof axeCore };
      return (await axe.run(document, { resultTypes: ['violations'] })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    const folder = process.env.HANDSHAKE_SCREENSHOTS;
    if (folder) await preview.page.screenshot({ path: `${folder}/play-${theme}.png` });
    expect(found).toEqual([]);
  });

  test('speaks Korean', async () => {
    await playing(open, 'light', 'ko');
    expect(await texts('.hs-play h2')).toEqual(['다음에 일어날 일']);
    expect(await preview.page.getByRole('button', { name: '교환으로 넣기' }).count()).toBe(1);
  });
});
