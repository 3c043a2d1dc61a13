/** Reads captures in tests: bytes in, what the importer makes of them out. */
import { readFileSync } from 'node:fs';
import { capture } from '../core/views/words/capture.js';
import { Captured } from './captured.js';
import { exchanges, type ImportOptions } from './import.js';
import { faultText } from './remarks.js';
import type { CapturedSegment } from './segment.js';

export interface ReadCapture {
  readonly captured: Captured;
  readonly warnings: readonly (string | undefined)[];
}

export const read = (files: readonly Uint8Array[], chunk = 1 << 20): ReadCapture => {
  const captured = new Captured();
  const warnings = files.map((bytes) => {
    const reader = captured.reader();
    for (let at = 0; at < bytes.length; at += chunk) reader.push(bytes.subarray(at, at + chunk));
    const fault = reader.end();
    return fault && faultText(fault, capture);
  });
  return { captured, warnings };
};

/** All segments in the order of the file, whatever their connection. */
export const segments = ({ captured }: ReadCapture): readonly CapturedSegment[] =>
  Array.from({ length: captured.store.count }, (_, row) => captured.store.segment(row, 1));

/** The text, without what every import says. */
export const imported = (files: readonly Uint8Array[], options: ImportOptions = {}): string =>
  [...exchanges(read(files).captured, capture, options)].join('');

/** Only the statements: no head, no hosts, no comments, no frames. */
export const statements = (files: readonly Uint8Array[], options: ImportOptions = {}): readonly string[] =>
  statementsOf(imported(files, options));

export const statementsOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) =>
      line
        .replace(/ *\/\/.*/, '')
        .replace(/ frame=\d+/, '')
        .trim(),
    )
    .filter((line) => line !== '' && !/^(exchange|host|\})/.test(line));

const folder = new URL('../../../test/captures/', import.meta.url);

export const recording = (name: string): Uint8Array => readFileSync(new URL(`${name}.pcap`, folder));
export const bothEnds = (name: string): readonly Uint8Array[] => [recording(`${name}.a`), recording(`${name}.b`)];
