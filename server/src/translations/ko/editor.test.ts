/** What an editor shows of tcp in Korean, asked at every place of documents, holds no English but names. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Machine } from '../../core/machine/machine.js';
import { speaking } from '../../core/views/words/wording.js';
import type { Analysis } from '../../language/analysis/analysis.js';
import { complete } from '../../language/features/complete/complete.js';
import { hints } from '../../language/features/hints.js';
import { hover } from '../../language/features/hover.js';
import { lenses } from '../../language/features/lenses.js';
import { outline } from '../../language/features/outline.js';
import { signature } from '../../language/features/signature.js';
import { tcpMachine } from '../../language/machine/tcp-machine.js';
import { analysed } from '../../language/testing/check.js';
import { englishIn } from '../names.fixture.js';
import { korean } from './korean.js';

const example = (name: string): string => readFileSync(new URL(`../../../../examples/ko/${name}.hsk`, import.meta.url), 'utf8');

const FLIGHTS =
  'delay 50ms\nA ~> B : SYN seq=x as m1\nm1 arrives\nA : timeout\nB -x A : SYN+ACK\nA -> B : RST\nexpect A in CLOSED\nexpect A.snd_nxt = 1\n';
const NAMED = 'exchange b "둘" after a {\n  section "끝"\n  B -> A : SYN+ACK\n}\n\nexchange a {\n  A -> B : SYN\n}\n';
const OWN =
  'protocol p "인사" {\n  message Hi (n) "인사말"\n  field n : int "수"\n  timer t "타이머"\n  state S "처음" {\n    send Hi -> T\n    on t -> S\n  }\n  state T {\n  }\n}\n';
const DOCUMENTS = [
  ...['data-with-loss', 'old-duplicate', 'window', 'exercises/01-handshake-numbers'].map(example),
  FLIGHTS,
  NAMED,
  OWN,
  '',
];

/** Each word with the text around it; addresses of links are none. */
const english = (said: readonly string[], { text, machines }: Analysis): readonly string[] =>
  [...new Set(said)].flatMap((each) => {
    const shown = each.replace(/\]\([^)]*\)/g, ']');
    return englishIn(shown, { has: (word) => text.includes(word) || isVariable(word, machines) }).map((word) => `${word} in ${shown}`);
  });

const isVariable = (word: string, machines: readonly Machine[]): boolean =>
  [tcpMachine(), ...machines].some(({ roles }) => roles.some(({ variables }) => variables.some(({ name }) => name === word)));

/** Within each word, and behind it. */
const placesIn = (text: string): readonly number[] => [...text.matchAll(/\b|$/g)].map(({ index }) => index);

describe.each(DOCUMENTS.map((text, at) => [at, text] as const))('document %i', (_, text) => {
  const analysis = speaking(korean, () => analysed(text));
  const places = placesIn(text);

  it('hovers', () => {
    const said = speaking(korean, () => places.flatMap((place) => hover(analysis, place)?.text ?? []));
    expect(english(said, analysis)).toEqual([]);
  });

  it('completions', () => {
    const said = speaking(korean, () =>
      places
        .filter((_, at) => at % 3 === 0)
        .flatMap((place) =>
          complete(analysis, place).flatMap(({ kind, label, detail = '', documentation = '' }) => [
            kind === 'snippet' ? label : '',
            detail,
            documentation.replace(/```[\s\S]*?```/g, ''),
          ]),
        ),
    );
    expect(english(said, analysis)).toEqual([]);
  });

  it('lenses, hints, outline, signatures', () => {
    const said = speaking(korean, () => [
      ...lenses(analysis).map((lens) => lens.text),
      ...hints(analysis, { start: 0, end: text.length }, () => true).map((hint) => hint.text),
      ...outline(analysis).flatMap((each) => [each, ...each.children].map(({ detail }) => detail)),
      ...places.flatMap((place) => signature(analysis, place)?.parameters.map(({ documentation }) => documentation) ?? []),
    ]);
    expect(english(said, analysis)).toEqual([]);
  });
});
