/** In a made-up language, in which all that is in a catalogue stands in ⟦⟧, the pages say nothing outside it. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { listHtml } from '../../client/src/capture/page.js';
import { captureWords } from '../../client/src/capture/words.js';
import type { PlayAnswer } from '../../contract/play.js';
import type { ShownExercise } from '../../contract/webview.js';
import { speaking } from '../../server/src/core/views/words/wording.js';
import { englishIn } from '../../server/src/translations/names.fixture.js';
import { outside, pseudo } from '../../server/src/translations/pseudo.fixture.js';
import { machineOfText, pictureOfText } from './documents.js';
import { preview, shown, usePreview } from './suite.js';

usePreview();

const mark = (text: string): string => `⟦${text}⟧`;
const text = `host A "⟦client⟧"
host B in LISTEN
A -> B : SYN     seq=100
B -> A : SYN+ACK seq=300 ack=100
A -x B : ACK
A : timeout
A ~> B : ACK as m
stray B -> A : RST seq=7
expect A in CLOSED
expect B in ?
note A "⟦a note⟧"
`;
const exercise: ShownExercise = {
  name: 'a',
  title: mark('title'),
  tasks: [mark('a task')],
  hints: [mark('a hint')],
  passed: false,
  points: 0,
  outOf: 4,
  blanks: [{ line: 9, from: 12, to: 13, written: '?', before: 'expect B in ', after: '', message: mark('why') }],
  items: [{ label: mark('a goal'), passed: false, line: 8 }],
  solutions: [mark('a solution')],
};

/** What is read, or read aloud, or shown in a field; words of the drawn document stay as they are. */
const saidOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('body, body *')].flatMap((each) => [
      ...['aria-label', 'aria-roledescription', 'aria-description', 'title', 'placeholder', 'alt', 'data-words'].map(
        (name) => each.getAttribute(name) ?? '',
      ),
      ...(each.matches('style, script')
        ? []
        : [...each.childNodes].filter(({ nodeType }) => nodeType === 3).map((node) => node.textContent ?? '')),
    ]),
  );

const NAMES = new Set('expect in as host note ms claim pcap'.split(' '));

async function bareOn(page: Page): Promise<readonly string[]> {
  const said = await saidOn(page);
  expect(said.join('')).toContain('⟦');
  return said.flatMap((each) => (englishIn(outside(each), NAMES).length > 0 ? [each] : []));
}

test('the preview, step by step, with its panels, an exercise and an exchange that is played', async () => {
  const picture = speaking(pseudo, () => pictureOfText(text));
  await shown(picture, { isMarked: true, size: { width: 1200, height: 900 } });
  const { page } = preview;
  await preview.send({ type: 'machine', machine: speaking(pseudo, () => machineOfText(text)) });
  await preview.send({ type: 'exercise', exercise });
  await preview.send({ type: 'notice', message: mark('stopped'), restart: mark('restart') });
  const bare = new Set<string>();
  const look = async (): Promise<void> => {
    for (const each of await bareOn(page)) bare.add(each);
  };
  await look();
  const buttons = await page.locator('button:visible').all();
  expect(buttons.length).toBeGreaterThan(8);
  // whatever can be opened is opened
  for (const button of buttons) {
    await button.evaluate((each: HTMLElement) => each.isConnected && each.click());
    await look();
  }
  for (let step = 0; step < 5; step++) {
    await page.locator('.hs-stage').focus();
    await page.keyboard.press('ArrowRight');
    await look();
  }
  const answer: PlayAnswer = {
    exchange: 0,
    picture,
    lines: ['A -> B : SYN'],
    back: [],
    hosts: [],
    moves: [
      { kind: 'message', host: 'A', text: mark('A sends SYN'), line: 'A -> B : SYN', changes: [mark('changes')], owed: true, lines: [] },
      { kind: 'loss', host: '', text: mark('it is lost'), line: 'A -x B : SYN', changes: [], owed: false, lines: [] },
    ],
  };
  await preview.send({ type: 'played', answer });
  await look();
  await preview.send({ type: 'played', answer: { ...answer, moves: [] } });
  await look();
  expect([...bare]).toEqual([]);
  expect(preview.errors).toEqual([]);
});

test('the list of connections of a capture', async () => {
  await shown(
    speaking(pseudo, () => pictureOfText(text)),
    { isMarked: true },
  );
  const row = { number: 1, hosts: '10.0.0.2:1 → 10.0.0.9:2', segments: 3, bytes: [1, 2] as const, seconds: 1, repeated: 0, isOdd: true };
  const words = captureWords({ t: (said: string, ...values: readonly (string | number)[]) => mark([said, ...values].join(' ')) });
  const page = { name: 'a.pcap', uri: 'file:///a.pcap', nonce: 'n0', script: '', language: 'en', words };
  const list = { rows: ['opened', 'met open', 'closed', 'reset'].map((how) => ({ ...row, how })), connections: 9, segments: 12 };
  await preview.page.setContent(listHtml(page, { ...list, leftOut: mark('left out'), warnings: [mark('a warning')] }));
  expect(await bareOn(preview.page)).toEqual([]);
});
