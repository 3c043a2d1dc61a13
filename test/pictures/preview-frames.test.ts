/** The preview draws all ways through an exchange in one picture, and one of them where it is asked for. */
import { expect, it } from 'vitest';
import { pictureOfText } from '../webview/documents.js';

const ways = `host A in ESTABLISHED with snd_nxt=1, rcv_nxt=1
host B in ESTABLISHED with snd_nxt=1, rcv_nxt=1
box B "Data centre"
either "it arrives" { A -> B : FIN+ACK } or "it is lost" { A -x B : FIN+ACK; A : timeout; A -> B : FIN+ACK }
B -> A : ACK
`;

it('all ways are one picture with its marks, and one of them is a picture of its own', () => {
  const all = pictureOfText(ways);
  expect(all.isOfAllWays).toBe(true);
  expect(all.exchanges).toHaveLength(2);
  expect(all.steps).toHaveLength(5);
  expect(all.marks.flatMap((mark) => (mark.kind === 'frame' ? [[mark.edge, mark.text]] : []))).toEqual([
    ['begin', 'it arrives'],
    ['else', 'it is lost'],
    ['end', ''],
  ]);
  const one = pictureOfText(ways, { exchange: 0 });
  expect(one.isOfAllWays).toBeUndefined();
  expect(one.steps).toHaveLength(2);
  expect(one.marks.some(({ kind }) => kind === 'frame')).toBe(false);
});

it('another way tells the states with which it begins', () => {
  const states = pictureOfText(ways).marks.flatMap((mark) => (mark.kind === 'state' && mark.step === undefined ? [mark.state] : []));
  expect(states).toEqual(['ESTABLISHED', 'ESTABLISHED', 'ESTABLISHED', 'ESTABLISHED']);
});

it('the ladder and the sequence diagram have the same boxes around hosts', () => {
  expect(pictureOfText(ways).boxes).toMatchObject([{ from: 1, to: 1, title: 'Data centre', level: 0 }]);
});

it('a mistake on one way is told in the picture of each', () => {
  const wrong = ways.replace('A -> B : FIN+ACK }', 'A -> B : FIN+ACK seq=7 }');
  for (const params of [{}, { exchange: 0 }]) expect(pictureOfText(wrong, params).problems.map(({ code }) => code)).toContain('tcp/seq');
});
