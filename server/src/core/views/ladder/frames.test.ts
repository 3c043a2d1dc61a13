/** `either`, `opt` and `repeat` are frames in the ladder, in SVG, LaTeX and characters. */
import { expect, it } from 'vitest';
import { analyse } from '../../../language/analysis/analyse.js';
import { branched } from '../branched.js';
import { narrated } from '../narrate.js';
import { svg } from '../renderers/svg.js';
import { text } from '../renderers/text.js';
import { tikz } from '../renderers/tikz.js';
import { ladder } from './layout.js';
import { overlapsIn } from './overlaps.js';

const CLOSE = `host A in ESTABLISHED with snd_nxt=1, rcv_nxt=1
host B in ESTABLISHED with snd_nxt=1, rcv_nxt=1
A -> B : FIN+ACK
B -> A : ACK
B -> A : FIN+ACK
`;
const WAYS = `${CLOSE}either "the last ACK arrives" { A -> B : ACK }
or "the last ACK is lost, and the timer of the server runs out" { A -x B : ACK; B : timeout; B -> A : FIN+ACK; A -> B : ACK }
A : timeout
`;

function inOne(document: string) {
  const [trace, ...others] = branched(analyse(document, { source: 'ways.hsk', read: () => undefined }).exchanges.map((each) => each.trace));
  if (trace === undefined || others.length > 0) throw new Error('The ways are not one picture.');
  return trace;
}

it('each way has a part of the frame, with what it is', () => {
  const { frames, arrows, width } = ladder(inOne(WAYS));
  expect(frames.map(({ look, parts }) => [look, parts.map(({ label }) => label[0]?.runs.map((run) => run.text).join(''))])).toEqual([
    ['alt', ['alt the last ACK arrives', expect.stringMatching(/^else the last ACK is lost/)]],
  ]);
  const [frame] = frames;
  const inside = arrows.filter(({ from, to }) => from.y > (frame?.y ?? 0) && to.y < (frame?.y ?? 0) + (frame?.height ?? 0));
  expect(inside).toHaveLength(4);
  expect((frame?.x ?? 0) + (frame?.width ?? 0)).toBeLessThan(width);
});

it('another way begins with the states that the first one began with', () => {
  const { states } = ladder(inOne(WAYS));
  expect(states.filter(({ host }) => host === 1).map(({ state }) => state)).toEqual([
    'ESTABLISHED',
    'CLOSE_WAIT',
    'LAST_ACK',
    'CLOSED',
    'LAST_ACK',
    'CLOSED',
  ]);
  expect(text(inOne(WAYS)).match(/LAST_ACK|CLOSED/g)).toEqual(['LAST_ACK', 'CLOSED', 'LAST_ACK', 'CLOSED', 'CLOSED']);
});

it('frames stand in each other, and nothing lies on their words', () => {
  const drawn = ladder(
    inOne(`${CLOSE.split('\n').slice(0, 2).join('\n')}
repeat 2 { A -> B : PSH+ACK len=4; opt "an answer" { B -> A : ACK } }`),
  );
  const [outer, inner] = drawn.frames;
  expect([outer?.look, inner?.look]).toEqual(['loop', 'opt']);
  expect(inner?.x).toBeGreaterThan(outer?.x ?? 0);
  expect((inner?.y ?? 0) + (inner?.height ?? 0)).toBeLessThan((outer?.y ?? 0) + (outer?.height ?? 0));
  expect(overlapsIn(drawn)).toEqual([]);
});

it('SVG, LaTeX and characters have the words, and a line between the ways', () => {
  const trace = inOne(WAYS);
  expect(svg(ladder(trace)).match(/>(alt|else)</g)).toEqual(['>alt<', '>else<']);
  expect(tikz(ladder(trace)).match(/draw\[hskline, dashed\]/g)).toHaveLength(1);
  expect(text(trace)).toMatch(/┄ alt the last ACK arrives ┄[\s\S]*┄ else the last ACK is lost[\s\S]*┄ end alt ┄/);
});

it('read aloud, the ways follow each other with their titles', () => {
  expect(
    narrated(inOne(WAYS))
      .filter((line) => !/^\d/.test(line))
      .slice(1),
  ).toEqual([
    'Either: the last ACK arrives.',
    'Or: the last ACK is lost, and the timer of the server runs out.',
    'The alternatives end here.',
  ]);
});
