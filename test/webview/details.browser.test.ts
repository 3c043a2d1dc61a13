import { describe, expect, test } from 'vitest';
import type { PictureParams } from '../../contract/messages.js';
import { pictureOfText } from './documents.js';
import { preview, shown, texts, usePreview } from './suite.js';

usePreview();

/** Each message has a field beside the main ones. */
const windows = `using tcp

A -> B : SYN seq=100 win=8000
B -> A : SYN+ACK seq=300 win=9000
A -> B : ACK win=7000
`;
const message = '[data-kind="message"][data-stop]';
const drawn = async (): Promise<readonly string[]> => (await texts(message)).map((text) => text.trim().replaceAll(/\s+/g, ' '));

describe.each(['sequence', 'ladder'] as const)('details (%s)', (diagram) => {
  const picture = (fields: NonNullable<PictureParams['fields']>, version = 1, text = windows) =>
    pictureOfText(text, { diagram, fields }, version);

  test('the button and D switch between all fields and the main ones', async () => {
    await shown(picture('auto'));
    const button = preview.page.getByRole('button', { name: 'Details' });
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    expect((await drawn())[0]).toContain('win=8000');
    await button.click();
    expect(await preview.said('fields')).toEqual([{ type: 'fields', fields: 'main' }]);
    expect((await preview.state())?.fields).toBe('main');
    await preview.show(picture('main', 2));
    expect(await button.getAttribute('aria-pressed')).toBe('false');
    expect((await drawn()).join()).not.toContain('win=');
    await preview.page.locator('.hs-stage').focus();
    await preview.page.keyboard.press('d');
    expect((await preview.said('fields')).at(-1)).toEqual({ type: 'fields', fields: 'all' });
  });

  test('the tip of a message tells all its fields', async () => {
    await shown(picture('main'));
    await preview.page.locator(message).first().focus();
    await preview.page.locator('.hs-tip', { hasText: 'SYN seq=100 win=8000' }).waitFor();
    await preview.show(picture('all', 2));
    await preview.page.locator(message).first().focus();
    expect(await preview.page.locator('.hs-tip').isVisible()).toBe(false);
  });

  test('there is no button where all fields are main ones', async () => {
    await shown(picture('auto', 1, 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300\n'));
    expect(await preview.page.getByRole('button', { name: 'Details' }).count()).toBe(0);
  });

  test('where messages are of a capture, or have more than five fields, the main ones are shown first', async () => {
    const long = 'using tcp\n\nA -> B : SYN seq=100 win=8000 mss=1460 ws=7 ts=1 len=0\n';
    await shown(picture('auto', 1, long));
    expect(await preview.page.getByRole('button', { name: 'Details' }).getAttribute('aria-pressed')).toBe('false');
    expect((await drawn()).join()).toContain('seq=100');
    expect((await drawn()).join()).not.toMatch(/win=|mss=|ws=|ts=/);
  });
});
