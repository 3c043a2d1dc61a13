/** The preview's ladder bears the marks of the sequence diagram: each that it draws once, and repeats only where it says so. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Mark, Picture } from '../../contract/messages.js';
import { longText, pictureOfExample, pictureOfText } from '../webview/documents.js';

const examples = readdirSync(path.resolve(import.meta.dirname, '../../examples'), { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.hsk'))
  .filter((name) => pictureOfExample(name).exchange >= 0);

interface LadderMark {
  readonly record: number;
  readonly kind: string;
  readonly again: boolean;
  readonly written: string;
}

function piecesOf({ ladder = '' }: Picture): readonly LadderMark[] {
  return [...ladder.matchAll(/<g ([^>]*data-record[^>]*)>/g)].map(([, written = '']) => ({
    record: Number(/data-record="(\d+)"/.exec(written)?.[1]),
    kind: /data-kind="(\w+)"/.exec(written)?.[1] ?? '',
    again: written.includes('data-again'),
    written,
  }));
}

/** A timer's words stand with its mark, a reason with the message that is dropped: all of them are there. */
const isDrawn = ({ kind }: Mark): boolean => ['message', 'event', 'state', 'note', 'claim', 'reason', 'section'].includes(kind);

describe('the ladder of the preview', () => {
  it.each(examples)('marks all parts of %s', (name) => {
    const picture = pictureOfExample(name, { diagram: 'ladder' });
    const pieces = piecesOf(picture);
    const first = pieces.filter(({ again }) => !again).map(({ record }) => record);
    expect(new Set(first).size).toBe(first.length);
    expect([...new Set(picture.marks.filter(isDrawn).map(({ record }) => record))].filter((record) => !first.includes(record))).toEqual([]);
    for (const { record, kind, written } of pieces) {
      const mark = picture.marks.find((each) => each.record === record);
      expect(mark?.kind).toBe(kind);
      const line = picture.statements[mark?.statement ?? -1]?.from;
      if (line !== undefined) expect(written).toContain(`data-from="${line}"`);
    }
  });

  it('is counted as the part that is drawn of a long exchange', () => {
    const picture = pictureOfText(longText(1000), { line: 500, diagram: 'ladder' });
    expect(picture.window?.from).toBeGreaterThan(0);
    const steps = piecesOf(picture).flatMap(({ written }) => /data-step="(\d+)"/.exec(written)?.[1] ?? []);
    expect(new Set(steps).size).toBe(160);
    expect(Math.max(...steps.map(Number))).toBe(159);
  });

  it('is there only where it is asked for', () => {
    expect(pictureOfText(longText(2)).ladder).toBeUndefined();
  });
});
