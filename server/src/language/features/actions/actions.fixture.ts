/** What is offered at a cursor, and the text once it is done. */
import { expect } from 'vitest';
import { analysed, atCursor, changed } from '../cursor.fixture.js';
import { actions, type EditorAction } from './actions.js';

export const OPEN = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\n';
export const offered = (marked: string, kind = ''): readonly EditorAction[] => {
  const { analysis, offset } = atCursor(marked);
  return [...actions(analysis, { start: offset, end: offset }, (text) => analysed(text), { wants: (each) => each.startsWith(kind) })];
};
export const done = (marked: string, title: string): string => {
  const all = offered(marked);
  const found = all.find((action) => action.title === title);
  expect(all.map((action) => action.title)).toContain(title);
  return changed(atCursor(marked).analysis.text, found?.edits ?? []);
};
