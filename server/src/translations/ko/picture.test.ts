/** Pictures of the Korean examples, drawn, read aloud and played: no word in them is English. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { playerPage } from '../../cli/player/player.js';
import { inWords } from '../../cli/render/words.js';
import type { Trace } from '../../core/trace/trace.js';
import { ladder } from '../../core/views/ladder/layout.js';
import { machineText } from '../../core/views/machine.js';
import { svg } from '../../core/views/pens/svg.js';
import { text } from '../../core/views/pens/text.js';
import { tikz } from '../../core/views/pens/tikz.js';
import { sequenceDiagram } from '../../core/views/sequence.js';
import { withUnread } from '../../core/views/unread.js';
import { speaking } from '../../core/views/words/wording.js';
import { tcpMachine } from '../../language/machine/tcp-machine.js';
import { analysed } from '../../language/testing/check.js';
import { englishIn } from '../names.fixture.js';
import { korean } from './korean.js';

const folder = new URL('../../../../examples/ko/', import.meta.url);
const examples = ['close-with-loss', 'data-with-loss', 'old-duplicate', 'simultaneous-open', 'window', 'time-wait-late-segment'];

/** What stands between tags, and what is read aloud. */
const shownIn = (markup: string): string =>
  [...markup.replace(/<(style|script)\b[^>]*>[\s\S]*?<\/\1>/g, '').matchAll(/>([^<]+)<|aria-label="([^"]*)"/g)]
    .map(([, between = '', label = '']) => between + label)
    .join(' ')
    .replace(/&\w+;/g, ' ');

/** Without the words of Mermaid and LaTeX themselves. */
const WAYS: readonly (readonly [string, (trace: Trace) => string])[] = [
  ['svg', (trace) => shownIn(svg(ladder(trace, { states: true })))],
  ['text', (trace) => text(trace, { states: true })],
  ['ascii', (trace) => text(trace, { states: true, signs: 'ascii' })],
  ['tikz', (trace) => [...tikz(ladder(trace, { states: true })).matchAll(/\{([^{}\\]*)\};/g)].map(([, said]) => said).join(' ')],
  ['words', (trace) => inWords(trace)],
  [
    'mermaid',
    (trace) =>
      sequenceDiagram(trace).text.replace(
        /^ *(?:sequenceDiagram|participant p\d+ as|Note (?:left of|right of|over)|rect rgba.*|end$)|<br\/>/gm,
        '',
      ),
  ],
  ['player', (trace) => shownIn(playerPage(trace, { states: true, predict: true }))],
];

const variables = new Set(tcpMachine().roles.flatMap((role) => role.variables.map(({ name }) => name)));

describe.each(examples)('%s', (name) => {
  const source = readFileSync(new URL(`${name}.hsk`, folder), 'utf8');
  const { exchanges, problems } = speaking(korean, () => analysed(source));
  it.each(WAYS)('%s', (_, draw) => {
    const said = speaking(korean, () => exchanges.map(({ trace }) => draw(withUnread(trace, source, problems))).join('\n'));
    expect(englishIn(said, { has: (word) => source.includes(word) || variables.has(word) })).toEqual([]);
  });
});

it('ways between states', () => {
  const said = speaking(korean, () => machineText(tcpMachine()));
  expect(said).toContain('SYN+ACK 수신');
  expect(englishIn(said, new Set(['state', 'as', 'br']))).toEqual([]);
});
