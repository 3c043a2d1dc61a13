/** Words on arrows: how they break into lines, where they stand, and which of them are in the colour of an error. */
import { expect, it } from 'vitest';
import { analyse } from '../../../language/analysis/analyse.js';
import { svg } from '../renderers/svg.js';
import { themeOf } from '../renderers/theme.js';
import { tikz } from '../renderers/tikz.js';
import type { Arrow, Ladder } from './ladder.js';
import { ladder } from './layout.js';

function drawn(text: string): Ladder {
  const [exchange] = analyse(text, { source: 'label.hsk', read: () => undefined }).exchanges;
  if (exchange === undefined) throw new Error('There is no exchange in this text.');
  return ladder(exchange.trace);
}

const lines = ({ labels }: Arrow): readonly string[] => labels.map(({ runs }) => runs.map(({ text }) => text).join(''));

it('what an author calls a message goes on in a line of its own', () => {
  const [syn] = drawn('A -> B : SYN seq=1000000000 win=64240 mss=1460 "the first of many"').arrows;
  expect(syn && lines(syn)).toEqual(['SYN seq=1000000000 win=64240 mss=1460', 'the first of many']);
});

it('where lanes are wide, all words stay on one line', () => {
  const hosts = [...'AB'].map((host) => `host ${host} "${'a name that takes much room '.repeat(4)}"`).join('\n');
  const [syn] = drawn(`${hosts} in LISTEN\nA -> B : SYN seq=1000000000 win=64240 mss=1460 "the first of many"`).arrows;
  expect(syn && lines(syn)).toEqual(['SYN seq=1000000000 win=64240 mss=1460 the first of many']);
});

it('words of what comes out of the network stand in the lane of its receiver', () => {
  const { arrows, lifelines } = drawn(`using dhcp
host C is client
host S1 is server
host S2 is server
C -> S1 : DISCOVER xid=7
stray C -> S2 : DISCOVER xid=7 "the same broadcast"
S1 -> C : OFFER yiaddr="10.0.0.5" server="S1"
C -> S1 : REQUEST
stray C -> S2 : REQUEST xid=7 yiaddr="10.0.0.5" server="S1" "the same broadcast"`);
  const [, middle, right] = lifelines.map(({ x }) => x);
  const strays = arrows.filter(({ ghost }) => ghost);
  expect(strays).toHaveLength(2);
  for (const { at, width } of strays.flatMap(({ labels }) => labels)) {
    expect(at.x - width / 2).toBeGreaterThan(middle ?? 0);
    expect(at.x + width / 2).toBeLessThan(right ?? 0);
  }
});

it('of a wrong message the line, the sign and the wrong field are in the colour of an error', () => {
  const picture = drawn('A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=100');
  expect(picture.arrows.map(({ badge }) => badge !== undefined)).toEqual([false, true]);
  const { wrong } = themeOf('light');
  const inks = [...svg(picture).matchAll(/<text [^>]*fill="(#\w+)"[^>]*>(?:<tspan[^>]*>)?(SYN\+ACK)/g)].map(([, ink]) => ink);
  expect(inks).toEqual([themeOf('light').ink]);
  expect(svg(picture)).toContain(`<tspan font-weight="700" fill="${wrong}" text-decoration="underline">ack=100</tspan>`);
  expect(tikz(picture)).toContain('\\fill[hskwrong]');
  expect(tikz(picture)).toMatch(/text=hskink[^\n]*SYN\+ACK/);
});

const hosts3 = 'host A in ESTABLISHED with snd_nxt=1, rcv_nxt=1\nhost B in LISTEN\nhost C in LISTEN\n';

it('words and headings keep off a lifeline that they could stand beside', () => {
  const { arrows, bands, lifelines } = drawn(`${hosts3}section "The other side"\nstray A -> C : RST seq=7 "forged"`);
  const middle = lifelines[1]?.x ?? 0;
  const words = [...arrows, ...bands].flatMap((each) => ('labels' in each ? each.labels : each.label));
  expect(words).toHaveLength(3);
  for (const { at, width } of words) expect(Math.abs(at.x - middle)).toBeGreaterThan(width / 2);
});

it('the sign of an error stands clear of a message from a host to itself', () => {
  const [arrow] = drawn('host A in ESTABLISHED with snd_nxt=1, rcv_nxt=1\nA -> A : ACK seq=9').arrows;
  expect(arrow?.shape).toBe('self');
  expect((arrow?.badge?.x ?? 0) - 7).toBeGreaterThan((arrow?.from.x ?? 0) + 38);
  expect((arrow?.badge?.x ?? 0) + 7).toBeLessThan(arrow?.labels[0]?.at.x ?? 0);
});

it('words of a stray between neighbours have room before its receiver', () => {
  const { arrows, lifelines } = drawn(`${hosts3}stray B -> C : SYN seq=500 "opened by the proxy itself"`);
  const [label] = arrows[0]?.labels ?? [];
  expect((label?.at.x ?? 0) + (label?.width ?? 0) / 2).toBeLessThan(lifelines[2]?.x ?? 0);
});
