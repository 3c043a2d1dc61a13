/** All that people are shown of a document, for tests of what is said: in the editor, in pictures, at the terminal. */
import { readFileSync } from 'node:fs';
import { packetdrillOf } from '../capture/out/packetdrill.js';
import { playerPage } from '../cli/player/player.js';
import { inWords } from '../cli/render/words.js';
import type { Trace } from '../core/trace/trace.js';
import { fixes } from '../core/views/fixes.js';
import { ladder } from '../core/views/ladder/layout.js';
import { machineText } from '../core/views/machine.js';
import { moveWords } from '../core/views/play.js';
import { svg } from '../core/views/renderers/svg.js';
import { text } from '../core/views/renderers/text.js';
import { tikz } from '../core/views/renderers/tikz.js';
import { sequenceDiagram } from '../core/views/sequence.js';
import { withUnread } from '../core/views/unread.js';
import { tell, wording } from '../core/views/words/wording.js';
import { words } from '../core/views/words.js';
import type { Analysis } from '../language/analysis/analysis.js';
import { complete } from '../language/features/complete/complete.js';
import { hints } from '../language/features/hints.js';
import { hover } from '../language/features/hover.js';
import { lenses } from '../language/features/lenses.js';
import { outline } from '../language/features/outline.js';
import { signature } from '../language/features/signature.js';
import { tcpMachine } from '../language/machine/tcp-machine.js';
import { movesOn, playedExchange } from '../language/play/play.js';
import { analysed } from '../language/testing/check.js';

const root = new URL('../../../', import.meta.url);

export const example = (name: string): string => readFileSync(new URL(`examples/ko/${name}.hsk`, root), 'utf8');

const FLIGHTS =
  'delay 50ms\nA ~> B : SYN seq=x as m1\nm1 arrives\nA : timeout\nB -x A : SYN+ACK\nA -> B : RST\nexpect A in CLOSED\nexpect A.snd_nxt = 1\n';
const NAMED = 'exchange b "둘" after a {\n  section "끝"\n  B -> A : SYN+ACK\n}\n\nexchange a {\n  A -> B : SYN\n}\n';
const OWN =
  'protocol p "인사" {\n  message Hi (n) "인사말"\n  field n : int "수"\n  timer t "타이머"\n  state S "처음" {\n    send Hi -> T\n    on t -> S\n  }\n  state T {\n  }\n}\n';

/** Of all kinds, with Korean names. */
export const DOCUMENTS: readonly string[] = [
  ...['data-with-loss', 'old-duplicate', 'window', 'exercises/01-handshake-numbers', 'protocols/ping'].map(example),
  FLIGHTS,
  NAMED,
  OWN,
  '',
];

/** Within each word, and behind it. */
const placesIn = (written: string): readonly number[] => [...written.matchAll(/\b|$/g)].map(({ index }) => index);

type WordsOf<T> = readonly (readonly [what: string, of: (shown: T) => readonly string[]])[];

/** What an editor shows of a document. */
export const EDITOR: WordsOf<Analysis> = [
  ['hovers', (analysis) => placesIn(analysis.text).flatMap((place) => hover(analysis, place)?.text ?? [])],
  [
    'completions',
    (analysis) =>
      placesIn(analysis.text)
        .filter((_, at) => at % 3 === 0)
        .flatMap((place) => complete(analysis, place))
        .flatMap(({ kind, label, detail = '', documentation = '' }) => [
          kind === 'snippet' && !label.startsWith('expect') ? label : '',
          detail,
          documentation.replace(/```[\s\S]*?```/g, ''),
        ]),
  ],
  ['lenses', (analysis) => lenses(analysis).map((lens) => (lens.kind === 'owed' ? '' : lens.text))],
  ['hints', (analysis) => hints(analysis, { start: 0, end: analysis.text.length }, () => true).map((hint) => hint.text)],
  ['outline', (analysis) => outline(analysis).flatMap((each) => [each, ...each.children].map(({ detail }) => detail))],
  [
    'signatures',
    (analysis) =>
      placesIn(analysis.text).flatMap((place) => signature(analysis, place)?.parameters.map(({ documentation }) => documentation) ?? []),
  ],
  [
    'moves',
    (analysis) =>
      analysis.exchanges.slice(0, 1).flatMap((found) => {
        const played = playedExchange({ analysis, found, isMarkdown: false, analyse: analysed });
        return played === undefined
          ? []
          : movesOn(played)
              .map(([move]) => moveWords(played.played.run, move))
              .flatMap(({ text, changes }) => [text, ...changes]);
      }),
  ],
  [
    'problems',
    ({ problems }) =>
      problems.flatMap((problem) => [
        words(problem),
        ...fixes(problem).map(({ title }) => title),
        ...problem.related.map((each) => tell(each.text)),
      ]),
  ],
];

/** What stands between tags, and what is read aloud. */
const shownIn = (markup: string): string =>
  [...markup.replace(/<(style|script)\b[^>]*>[\s\S]*?<\/\1>/g, '').matchAll(/>([^<]+)<|aria-label="([^"]*)"/g)]
    .map(([, between = '', label = '']) => between + label)
    .join(' ')
    .replace(/&\w+;/g, ' ');

/** What is drawn, without the words of the drawing's own language. */
const DRAWN: readonly (readonly [string, (trace: Trace) => string])[] = [
  ['svg', (trace) => shownIn(svg(ladder(trace, { states: true })))],
  ['text', (trace) => text(trace, { states: true })],
  ['ascii', (trace) => text(trace, { states: true, signs: 'ascii' })],
  ['tikz', (trace) => [...tikz(ladder(trace, { states: true })).matchAll(/\{([^{}\\]*)\};/g)].map(([, said]) => said).join(' ')],
  ['words', (trace) => inWords(trace)],
  ['packetdrill', (trace) => packetdrillOf(trace, wording().capture.underTest).split('\n', 1).join('')],
  [
    'mermaid',
    (trace) =>
      sequenceDiagram(trace).text.replace(
        /^ *(?:sequenceDiagram|participant p\d+ as|Note (?:left of|right of|over)|rect rgba.*|end$)|<br\/>/gm,
        '',
      ),
  ],
  ['player', (trace) => shownIn(playerPage(trace, { states: true, predict: true }))],
  ['states', ({ machine }) => machineText(machine).replace(/^ *state "|stateDiagram-v2| as (?=s\d)|<br\/>/gm, ' ')],
];

export const PICTURES: WordsOf<Analysis> = DRAWN.map(([what, draw]) => [
  what,
  ({ exchanges, text: source, problems }) => exchanges.map(({ trace }) => draw(withUnread(trace, source, problems))),
]);

const variables = new Set(tcpMachine().roles.flatMap((role) => role.variables.map(({ name }) => name)));

/** Names, which are the same in every language: those of TCP, and whatever the document itself writes. */
export const namesIn = ({ text: written, machines }: Analysis) => ({
  has: (word: string): boolean =>
    written.includes(word) ||
    variables.has(word) ||
    machines.some(({ roles }) => roles.some((role) => role.variables.some(({ name }) => name === word))),
});

/** Addresses of links are not read. */
export const withoutLinks = (said: string): string => said.replace(/\]\([^)]*\)/g, ']');
