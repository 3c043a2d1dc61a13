import { expect, it } from 'vitest';
import { actions } from '../features/actions/actions.js';
import { complete } from '../features/complete/complete.js';
import { hints } from '../features/hints.js';
import { hover } from '../features/hover.js';
import { lenses } from '../features/lenses.js';
import { signature } from '../features/signature.js';
import { analysed } from '../testing/check.js';
import { undisclosed, withheld } from './withheld.js';

const text = `exercise secret "What comes here?" {
  task "Find it."
  host A; host B in LISTEN
  A -> B : SYN seq=100
  B -> A : SYN+ACK seq=300 ack=?
  A -> B : ?
  A -> B : PSH+ACK len=5
  expect A in ?, B.rcv_nxt = ?
  B -> A : ACK ack=7
}
`;
const analysis = withheld(analysed(text));
const everywhere = [...text].map((_, offset) => offset);
const told = (found: unknown): string => JSON.stringify(found) ?? '';
const ANSWERS = /101|106|301|ESTABLISHED/;

it('reports what is open, and no mistake', () => {
  expect(analysed(text).problems.map(({ code }) => code)).toContain('tcp/ack');
  expect([...new Set(analysis.problems.map(({ code }) => code))]).toEqual(['blank']);
});

it('has no hint and no fix', () => {
  expect(hints(analysis, { start: 0, end: text.length }, () => true)).toEqual([]);
  const found = everywhere.flatMap((at) => [...actions(analysis, { start: at, end: at }, (each) => analysed(each), { wants: () => true })]);
  expect([...new Set(found.map(({ title }) => title))]).toEqual(['Turn into a blank']);
});

it('tells no answer at any place', () => {
  for (const at of everywhere) {
    expect(told(hover(analysis, at)), `hover at ${at}`).not.toMatch(/101|106|301/);
    expect(told(signature(analysis, at)), `signature at ${at}`).not.toMatch(/101|106|301/);
    const values = complete(analysis, at, { files: () => [] }).filter(({ kind }) => kind === 'value' || kind === 'message');
    expect(told(values), `completion at ${at}`).not.toMatch(ANSWERS);
  }
  expect(told(lenses(analysis))).not.toMatch(ANSWERS);
});

it('is drawn as it is written', () => {
  const traces = analysed(text).exchanges.map(({ trace }) => undisclosed(trace));
  const steps = traces.flatMap((trace) => trace.steps);
  expect(traces.flatMap(({ problems }) => problems)).toEqual([]);
  expect(told(steps.map((step) => ('fields' in step ? [step.states, step.fields] : [])))).not.toMatch(ANSWERS);
});
