/** `check --fix`: the first fix of each error, where it heals, written into the file. */
import { accessSync, constants, realpathSync } from 'node:fs';
import { createTwoFilesPatch } from 'diff';
import { readDocument } from '../../../disk/read.js';
import { writeFileWhole } from '../../../disk/write.js';
import { errors, fixedAll } from '../language/index.js';
import { analysed } from './analysed.js';
import { cannot } from './cannot.js';
import { CannotDo } from './io.js';
import { readInto } from './open.js';
import { type SourceFile, sourceOf } from './sources.js';
import { said } from './words/said.js';

export interface Fixed {
  readonly before: SourceFile;
  /** The same source, if nothing could be put right. */
  readonly after: SourceFile;
  readonly errors: number;
}

export function fixed(source: SourceFile): Fixed {
  const { analysis: before, reanalyse } = analysed(source, readInto(new Map()));
  if (errors(before) === 0) return { before: source, after: source, errors: 0 };
  if (source.problems.length > 0) throw new CannotDo(said().cannot('fix', source.path, said().notUtf8));
  const after = fixedAll(before, reanalyse);
  if (after === before) return { before: source, after: source, errors: 0 };
  return { before: source, after: sourceOf(source.path, new TextEncoder().encode(after.text)), errors: errors(before) - errors(after) };
}

/** Unified, from `---` on. */
export function patch({ before, after }: Fixed): string {
  if (before === after) return '';
  const all = createTwoFilesPatch(before.path, before.path, before.lines.text, after.lines.text);
  return all.slice(all.indexOf('--- '));
}

/** All of it or nothing: into a file beside it, which then takes its place. */
export function writeFixed({ before, after }: Fixed): void {
  try {
    const path = realpathSync(before.path);
    const bytes = readDocument(path);
    const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\uFEFF' : '';
    // it can have two names
    if (sourceOf(path, bytes).lines.text === after.lines.text) return;
    if (sourceOf(path, bytes).lines.text !== before.lines.text)
      throw new CannotDo(said().cannot('fix', before.path, said().changedMeanwhile));
    if (!Buffer.from(bom + before.lines.text).equals(bytes)) throw new CannotDo(said().cannot('fix', before.path, said().notUtf8));
    accessSync(path, constants.W_OK);
    writeFileWhole(path, bom + after.lines.text);
  } catch (error) {
    throw cannot('write', before.path, error);
  }
}
