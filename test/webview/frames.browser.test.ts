/** Frames, highlights and boxes in the sequence diagram and the ladder of the preview; all ways of an exchange in one picture. */
import { describe, expect, test } from 'vitest';
import { pictureOfText } from './documents.js';
import { preview, shown, texts, usePreview } from './suite.js';

usePreview();

const hosts = `host A "Client" in ESTABLISHED with snd_nxt=1, rcv_nxt=1
host B "Server" in ESTABLISHED with snd_nxt=1, rcv_nxt=1
`;
const ways = `${hosts}A -> B : FIN+ACK
B -> A : ACK
B -> A : FIN+ACK
either "the last ACK arrives" { A -> B : ACK }
or "the last ACK is lost on its long way through the network" { A -x B : ACK; B : timeout; B -> A : FIN+ACK; A -> B : ACK }
A : timeout
`;
const boxed = `${hosts}box B "Data centre"
highlight "the question" { A -> B : PSH+ACK len=4; B -> A : ACK }
A -> B : PSH+ACK len=2
`;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const boxesOf = (selector: string): Promise<readonly Box[]> =>
  preview.page.locator(selector).evaluateAll((all) =>
    all.map((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      return { left, right, top, bottom };
    }),
  );

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

describe('the sequence diagram', () => {
  test('frames the ways, each with its title in the first lane, clear of all other words', async () => {
    await shown(pictureOfText(ways), { size: { width: 700, height: 640 } });
    expect(await preview.page.locator('.hs-frame-rim').count()).toBe(1);
    expect(await preview.page.locator('.hs-frame-cut').count()).toBe(1);
    expect((await texts('.hs-frame-words')).join(' ')).toBe(
      'alt the last ACK arrives else the last ACK is lost on its long way through the network',
    );
    const [words, others] = [await boxesOf('.hs-frame-words'), await boxesOf('.hs-message text, .hs-state, .hs-event')];
    expect(words.length).toBeGreaterThan(2);
    expect(words.filter((each) => others.some((other) => meet(each, other)))).toEqual([]);
    const [frame] = await boxesOf('.hs-frame-rim');
    const inside = (await boxesOf('.hs-message')).filter(({ top, bottom }) => top > (frame?.top ?? 0) && bottom < (frame?.bottom ?? 0));
    expect(inside).toHaveLength(4);
  });

  test('draws a highlight behind its lines, and a box around its host', async () => {
    await shown(pictureOfText(boxed), { size: { width: 700, height: 640 } });
    const [[lit], [box], [head], lines] = await Promise.all([
      boxesOf('.hs-highlight-rim'),
      boxesOf('.hs-hosts-rim'),
      boxesOf('.hs-header:last-child rect'),
      boxesOf('.hs-message .hs-line'),
    ]);
    expect(await texts('.hs-hosts-title')).toEqual(['Data centre']);
    if (!lit || !box || !head) throw new Error('Something is not drawn.');
    expect(lines.map(({ top, bottom }) => top > lit.top && bottom < lit.bottom)).toEqual([true, true, false]);
    expect(box.left < head.left && box.right > head.right && box.top < head.top).toBe(true);
  });
});

test('one of the ways is chosen in the list, and all of them again', async () => {
  await shown(pictureOfText(ways));
  const list = preview.page.getByRole('combobox', { name: 'Exchange' });
  expect(await list.locator('option').count()).toBe(3);
  expect(await list.inputValue()).toBe('');
  await list.selectOption({ index: 2 });
  expect(await preview.said('pick')).toEqual([{ type: 'pick', exchange: 1 }]);
  await preview.show(pictureOfText(ways, { exchange: 1 }, 2));
  expect(await list.inputValue()).toBe('1');
  expect(await preview.page.locator('.hs-frame-rim').count()).toBe(0);
  await preview.page.getByRole('button', { name: 'Stay with this exchange' }).click();
  expect((await preview.said('pick')).at(-1)).toEqual({ type: 'pick' });
});

test('the ladder has the same frames, and problems of a line on one way are in the list', async () => {
  await shown(pictureOfText(ways.replace('A -> B : ACK }\nor', 'A -> B : ACK ack=9 }\nor'), { diagram: 'ladder' }));
  expect((await texts('.hs-ladder')).join()).toMatch(/alt the last ACK arrives[\s\S]*else/);
  expect((await texts('.hs-problem')).join()).toContain('tcp/ack');
});
