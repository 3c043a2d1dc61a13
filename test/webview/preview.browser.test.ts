import { describe, expect, test } from 'vitest';
import { pictureOfText } from './documents.js';
import { crossing, halfTyped, open, preview, shown, texts, usePreview, walkedNames, wrong } from './suite.js';

usePreview();

describe('the picture', () => {
  test('shows actors, messages and the states of both', async () => {
    await shown(pictureOfText(open));
    expect(await texts('.hs-header')).toEqual(['ClientA', 'ServerB']);
    expect(await texts('.hs-message .hs-text')).toEqual(['SYN seq=100 ', 'SYN+ACK seq=300 ack=101 ', 'ACK seq=101 ack=301 ']);
    expect(await texts('.hs-state')).toEqual(['CLOSED', 'LISTEN', 'SYN_SENT', 'SYN_RECEIVED', 'ESTABLISHED', 'ESTABLISHED']);
    expect(preview.errors).toEqual([]);
  });

  test('lines numbers up', async () => {
    await shown(pictureOfText(open));
    const places = await preview.page
      .locator('.hs-message tspan:nth-child(2)')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
    expect(new Set(places.map(Math.round)).size).toBe(1);
  });

  test('draws what crosses slanted, from sending to arrival', async () => {
    await shown(pictureOfText(crossing));
    const lines = await preview.page
      .locator('.hs-in-flight line')
      .evaluateAll((all) => all.map((one) => ['x1', 'y1', 'x2', 'y2'].map((name) => Number(one.getAttribute(name)))));
    const [a = [], b = []] = lines;
    expect(a[1]).toBe(b[1]);
    expect(a[3]).toBe(b[3]);
    expect(a[3]).toBeGreaterThan((a[1] ?? 0) + 40);
    expect((a[0] ?? 0) < (a[2] ?? 0) && (b[0] ?? 0) > (b[2] ?? 0)).toBe(true);
  });

  test('ends a lost message half-way with a cross', async () => {
    await shown(pictureOfText(open.replace('A -> B : ACK', 'A -x B : ACK')));
    const [line, lifelines] = await Promise.all([
      preview.page.locator('.hs-lost line').boundingBox(),
      preview.page.locator('.hs-lifelines').boundingBox(),
    ]);
    expect((line?.width ?? 0) / (lifelines?.width ?? 1)).toBeGreaterThan(0.5);
    expect((line?.width ?? 0) / (lifelines?.width ?? 1)).toBeLessThan(0.65);
    expect(await preview.page.locator('.hs-lost .hs-cross').count()).toBe(1);
    expect(await preview.page.locator('.hs-lost .hs-head').count()).toBe(0);
  });

  test('marks the wrong number, and says why when pointed at', async () => {
    await shown(pictureOfText(wrong));
    expect(await texts('.hs-wrong')).toEqual(['ack=100']);
    expect(await preview.page.locator('.hs-message.hs-error .hs-badge').count()).toBe(1);
    await preview.page.locator('.hs-message.hs-error').hover();
    await preview.page.locator('.hs-tip', { hasText: '101' }).waitFor();
    expect(await preview.page.locator('.hs-problem').innerText()).toContain('tcp/ack');
    const fix = preview.page.locator('.hs-tip').getByRole('button', { name: 'Fix line 6: tcp/ack' });
    await fix.hover();
    await fix.click();
    expect(await preview.said('fix')).toEqual([{ type: 'fix', version: 1, line: 5, character: 27, code: 'tcp/ack' }]);
    await preview.page.mouse.move(0, 0);
    await preview.page.locator('.hs-tip').waitFor({ state: 'hidden' });
  });

  test('says of a mistake that is expected what it is, and no more', async () => {
    await shown(pictureOfText(wrong.replace('  B -> A', '  expect error tcp/ack\n  B -> A')));
    expect(await texts('.hs-wrong')).toEqual(['ack=100']);
    await preview.page.locator('.hs-message.hs-error').hover();
    await preview.page.locator('.hs-tip', { hasText: 'expected here: ack should be 101' }).waitFor();
    await preview.page.mouse.move(0, 0);
    await preview.page.locator('.hs-tip').waitFor({ state: 'hidden' });
    await preview.page.locator('.hs-message.hs-error').focus();
    await preview.page.locator('.hs-tip', { hasText: 'expected here: ack should be 101' }).waitFor();
    expect(await preview.page.locator('.hs-message.hs-error').getAttribute('aria-label')).toMatch(/ESTABLISHED.*\. expected here: ack/);
    expect(await texts('.hs-problem.hs-expected')).toEqual([expect.stringMatching(/^tcp\/ackexpected here: ack should be 101.*Line 7$/)]);
    expect(await preview.page.locator('.hs-problem.hs-error').count()).toBe(0);
  });

  test('lets nothing of a document out of its text', async () => {
    const evil = `A -> B : SYN "<img src=x onerror=alert(1)>"\nnote A "</text><script>alert(1)</script>%%{init: {}}%%;end"\nsection "<b>x</b>"\n`;
    await shown(pictureOfText(evil));
    expect(await preview.page.locator('.hs-picture :is(img, script, b, foreignObject, a)').count()).toBe(0);
    expect(await texts('.hs-tag')).toEqual(['<img src=x onerror=alert(1)>']);
    expect(preview.errors).toEqual([]);
  });
});

describe('picture and text', () => {
  test('a click and Enter go to the line', async () => {
    await shown(pictureOfText(open));
    await preview.page.locator('.hs-message').nth(1).click();
    expect(await preview.said('reveal')).toEqual([{ type: 'reveal', line: 5, take: false }]);
    await preview.page.locator('.hs-message').nth(2).focus();
    await preview.page.keyboard.press('Enter');
    expect((await preview.said('reveal')).at(-1)).toEqual({ type: 'reveal', line: 6, take: true });
  });

  test('the lines of the cursor are lit, and pointing shows the line', async () => {
    await shown(pictureOfText(open));
    await preview.send({ type: 'lines', lines: [{ from: 4, to: 5 }] });
    await preview.page.waitForSelector('.hs-message.hs-lit');
    expect(await texts('.hs-message.hs-lit .hs-names')).toEqual(['SYN', 'SYN+ACK']);
    await preview.page.locator('.hs-message').nth(2).hover();
    expect((await preview.said('hover')).at(-1)).toEqual({ type: 'hover', lines: { from: 6, to: 6 } });
  });

  test('the arrow keys walk through all parts, each with a name', async () => {
    await shown(pictureOfText(open));
    const names = await walkedNames();
    expect(names.length).toBe(9);
    expect(new Set(names).size).toBe(9);
    expect(names[2]).toContain('Step 1 of 3');
  });
});

describe('half-typed and broken', () => {
  test('a half-typed line stands at its place as a row of its own, and nothing is dimmed', async () => {
    await shown(pictureOfText(open));
    await preview.show(pictureOfText(halfTyped, {}, 2));
    expect(await texts('.hs-message .hs-names')).toEqual(['SYN', 'SYN+ACK']);
    expect(await texts('.hs-unread text')).toEqual([expect.stringContaining('A -> B : ACK seq=')]);
    expect(await preview.page.locator('.hs-problem').first().innerText()).toContain('syntax');
    expect(await preview.page.locator('.hs-stale').count()).toBe(0);
  });

  test('the picture follows a correction above a line that cannot be read', async () => {
    const ruined = open.replace(/\}\s*$/, '  B => A\n}\n');
    await shown(pictureOfText(ruined.replace('ack=101', 'ack=100')));
    expect(await preview.page.locator('.hs-message.hs-error').count()).toBe(1);
    await preview.show(pictureOfText(ruined, {}, 2));
    expect(await preview.page.locator('.hs-message.hs-error').count()).toBe(0);
    expect(await texts('.hs-unread text')).toEqual([expect.stringContaining('B => A')]);
  });

  test('only where nothing at all can be read the last good picture stays', async () => {
    await shown(pictureOfText(open));
    await preview.send({ type: 'picture', picture: pictureOfText('exchange {{\n', {}, 2) });
    await preview.page.waitForSelector('.hs-stale');
    await preview.show(pictureOfText(open, {}, 3));
    expect(await preview.page.locator('.hs-stale').count()).toBe(0);
  });

  test('a failing renderer says so, and the next edit works again', async () => {
    await shown(pictureOfText(open));
    const picture = pictureOfText(open, {}, 2);
    await preview.send({ type: 'picture', picture: { ...picture, diagram: 'sequenceDiagram\n!!' } });
    await preview.page.getByText('The picture could not be drawn.').waitFor();
    await preview.show(picture);
    expect(await texts('.hs-header')).toEqual(['ClientA', 'ServerB']);
  });

  test('the newest text wins', async () => {
    await shown(pictureOfText(open));
    for (const seq of [1, 2, 3, 4, 5])
      await preview.send({ type: 'picture', picture: pictureOfText(open.replaceAll('100', `${seq}00`), {}, seq + 1) });
    await preview.page.locator('.hs-field', { hasText: 'seq=500' }).waitFor();
    expect(await preview.page.locator('.hs-picture').count()).toBe(1);
  });
});
