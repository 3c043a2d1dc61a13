import axeCore from 'axe-core';
import { expect, test } from 'vitest';
import type { ShownBlank, ShownExercise } from '../../contract/webview.js';
import { pictureOfText } from './documents.js';
import { preview, shown, usePreview } from './suite.js';

usePreview();

const text = `A -> B : SYN     seq=100
B -> A : SYN+ACK seq=300 ack=?
A -> B : ACK     seq=101 ack=?
`;
const blank = (line: number, more: Partial<ShownBlank> = {}): ShownBlank => ({
  line,
  from: 29,
  to: 30,
  written: '?',
  before: (text.split('\n')[line] ?? '').slice(0, -1),
  after: '',
  ...more,
});
const numbers: ShownExercise = {
  name: 'numbers',
  title: 'Numbers',
  tasks: ['Fill in the numbers.'],
  hints: ['A SYN takes one number.', 'An acknowledgment names the next number.'],
  passed: false,
  points: 0,
  outOf: 4,
  blanks: [blank(1), blank(2)],
  items: [{ label: 'A in ESTABLISHED', passed: false, line: 4 }],
  solutions: [],
};
const wrong = { ...numbers, blanks: [blank(1, { to: 32, written: '100', message: 'This is not right yet.' }), blank(2)] };
const half = { ...numbers, points: 2, blanks: [blank(2)] };

test('the field of an answer begins behind the = of its number', async () => {
  await shown(pictureOfText(text), { size: { width: 900, height: 760 } });
  await preview.send({ type: 'exercise', exercise: numbers });
  await preview.page.locator('.hs-answers input').first().waitFor();
  const covered = await preview.page.evaluate(() => {
    const [field] = document.querySelectorAll('.hs-answers input');
    const walk = document.createTreeWalker(document.querySelector('.hs-picture') ?? document, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      const at = node.textContent?.indexOf('ack=?') ?? -1;
      if (at < 0) continue;
      const sign = document.createRange();
      sign.setStart(node, at + 3);
      sign.setEnd(node, at + 4);
      return sign.getBoundingClientRect().right - (field?.getBoundingClientRect().left ?? 0);
    }
    return undefined;
  });
  expect(covered).toBeLessThanOrEqual(1.5);
  expect(covered).toBeGreaterThan(-3);
});

test('an exercise has its task, cards of hints, blanks in their lines and a score', async () => {
  await shown(pictureOfText(text), { size: { width: 900, height: 760 } });
  const [panel, fields] = [preview.page.locator('.hs-exercise'), preview.page.locator('.hs-answers input')];
  expect(await panel.isVisible()).toBe(false);
  await preview.send({ type: 'exercise', exercise: numbers });
  await panel.getByText('Fill in the numbers.').waitFor();
  expect(await panel.innerText()).not.toContain('takes one number');
  await panel.getByText('Hint 1').click();
  await panel.getByText('A SYN takes one number.').waitFor();
  // the keys of the picture are letters of an answer here
  await fields.first().pressSequentially('1 +-00');
  await fields.first().fill('100');
  await fields.first().press('Enter');
  expect(await preview.said('fill')).toEqual([{ type: 'fill', line: 1, from: 29, to: 30, written: '?', text: '100' }]);
  await preview.send({ type: 'exercise', exercise: wrong });
  await panel.getByText('not right yet').waitFor();
  // what is open stays open, and one goes on where one was
  expect(await panel.locator('details[open]').count()).toBe(1);
  expect(await fields.first().evaluate((field) => field === document.activeElement)).toBe(true);
  await preview.page.keyboard.press('End');
  await preview.page.keyboard.type('1');
  await preview.send({ type: 'exercise', exercise: wrong });
  expect(await fields.first().inputValue()).toBe('1001');
  await preview.page.evaluate(axeCore.source);
  const violations = await preview.page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof axeCore };
    return (await axe.run('.hs-exercise')).violations.map(({ id }) => id);
  });
  expect(violations).toEqual([]);
  await preview.send({ type: 'exercise', exercise: half });
  await panel.getByText('2/4').waitFor();
  expect(await fields.evaluateAll((all) => all.map((field) => field === document.activeElement))).toEqual([true]);
  await preview.send({ type: 'exercise', exercise: { ...half, points: 4, passed: true, blanks: [] } });
  await panel.getByText('4/4 ✓').waitFor();
  await preview.send({ type: 'other' });
  expect(await panel.isVisible()).toBe(false);
  expect(preview.errors).toEqual([]);
});

test('answers are typed in the picture, each on its `?`, and the score moves before they are written', async () => {
  const asked = `${text}expect A in ?, A.snd_nxt = ?\n`;
  const line = 'expect A in ?, A.snd_nxt = ?';
  const claim = (at: number): ShownBlank => ({
    line: 3,
    from: at,
    to: at + 1,
    written: '?',
    before: line.slice(0, at),
    after: line.slice(at + 1),
  });
  const exercise = { ...numbers, blanks: [blank(1), blank(2), claim(line.indexOf('?')), claim(line.lastIndexOf('?'))] };
  for (const diagram of ['sequence', 'ladder'] as const) {
    await shown(pictureOfText(asked, { states: false, diagram }), { size: { width: 350, height: 700 } });
    await preview.page.emulateMedia({ forcedColors: 'active' });
    await preview.send({ type: 'exercise', exercise });
    const fields = preview.page.locator('.hs-answers input');
    await preview.page.getByLabel('Blank in line 2: ack').focus();
    for (const answer of ['101', '301', 'ESTABLISHED', '102']) {
      await preview.page.keyboard.type(answer);
      await preview.page.keyboard.press('Tab');
    }
    expect(await fields.evaluateAll((all) => all.map((field) => field.getAttribute('aria-label')))).toEqual([
      'Blank in line 2: ack',
      'Blank in line 3: ack',
      'Blank in line 4: A in',
      'Blank in line 4: A.snd_nxt',
    ]);
    // none lies on another, and each is large enough for a finger
    const boxes = await fields.evaluateAll((all) => all.map((field) => field.getBoundingClientRect().toJSON() as DOMRect));
    expect(boxes.every(({ width, height }) => width >= 24 && height >= 22)).toBe(true);
    expect(new Set(boxes.map(({ y }) => Math.round(y))).size).toBe(4);
    const typed = await until(async () => (await preview.said('try')).findLast(({ answers }) => answers.length === 4));
    expect(typed.answers.map((each) => each.text)).toEqual(['101', '301', 'ESTABLISHED', '102']);
    await preview.send({
      type: 'tried',
      turn: typed.turn,
      points: 3,
      outOf: 4,
      passed: false,
      messages: [null, null, null, 'Not right yet.'],
    });
    await preview.page.getByText('3/4').waitFor();
    await preview.page.locator('.hs-exercise').getByText('Not right yet.').waitFor();
    expect(await fields.evaluateAll((all) => all.map((field) => field.getAttribute('aria-invalid')))).toEqual([null, null, null, 'true']);
    expect((await preview.said('fill')).length).toBe(4);
    expect(preview.errors).toEqual([]);
  }
});

async function until<T>(found: () => Promise<T | undefined>): Promise<T> {
  return expect.poll(found).toBeDefined().then(found) as Promise<T>;
}

test("a teacher's solution is folded", async () => {
  await shown(pictureOfText(text));
  await preview.send({ type: 'exercise', exercise: { ...numbers, solutions: ['solution {\n  A -> B : SYN seq=100\n}'] } });
  const solution = preview.page.locator('.hs-exercise details', { hasText: 'Solution' });
  expect(await preview.page.locator('.hs-exercise').innerHTML()).not.toContain('solution {');
  await solution.locator('summary').click();
  await solution.getByText('solution {').waitFor();
});
