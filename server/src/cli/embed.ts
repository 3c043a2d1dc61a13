/** `handshake embed`: keeps the pictures below the fences of a Markdown file as its text has them. Nothing else in it changes. */

import { readDocument } from '../../../disk/read.js';
import { Unfit } from '../../../disk/reason.js';
import { type Span, speakingAlone, speakingAs } from '../core/index.js';
import { isMarkdown, strangeOptions, strangeText } from '../language/index.js';
import { loadLanguagesIn } from '../translations/choose.js';
import { cannot } from './cannot.js';
import { count } from './checked.js';
import type { Command } from './command.js';
import { block, type FigurePlace, orphansOf, spotsOf } from './embed/blocks.js';
import { type EmbeddedFigure, figureFor, type MarkdownPage, type PictureFile } from './embed/figure.js';
import { asked, embeddable, wishOf } from './embed/wish.js';
import { CLEAN, ERRORS_FOUND, type Io } from './io.js';
import { checkFile } from './open.js';
import { type Arguments, wrong } from './options.js';
import { pictureOptions } from './render/drawing.js';
import { FileNames, writeWhole } from './render/output.js';
import { said } from './words/said.js';

export const embed: Command = {
  name: 'embed',
  usage: `[--check] [--format ${embeddable.join('|')}] [--theme NAME] [--no-states] [--numbers HOW] [--width N] FILE…`,
  options: {
    ...pictureOptions,
    check: { type: 'boolean' },
    width: { type: 'string' },
  },
  run: async (given, io) => {
    if (given.paths.length === 0) throw wrong('embed', said().missing('FILE'));
    asked(given);
    let status = CLEAN;
    for (const file of given.paths) status = Math.max(status, await embedInto(file, given, io));
    return status;
  },
};

async function embedInto(path: string, given: Arguments, io: Io): Promise<number> {
  if (!isMarkdown(path)) throw wrong('embed', said().noMarkdown(path));
  const text = readText(path);
  await loadLanguagesIn(text);
  const page: MarkdownPage = { file: checkFile(path), names: new FileNames() };
  const changes = await changesFor(text, page, given, io);
  const errors = count([page.file]).errors + changes.reduce((sum, change) => sum + ('figure' in change ? change.figure.errors : 0), 0);
  if (given.has('check')) return Math.max(report(path, text, changes, io), errors > 0 ? ERRORS_FOUND : CLEAN);
  for (const file of changes.flatMap((change) => ('figure' in change ? change.figure.files : [])))
    if (!isSame(file)) writeWhole(file.path, file.content, [path]);
  const fresh = replaced(text, changes);
  if (fresh !== text) writeWhole(path, fresh);
  if (errors > 0) io.error(`handshake: ${said().hasErrors(path, errors)}\n`);
  return errors > 0 ? ERRORS_FOUND : CLEAN;
}

/** What is not text cannot be written back byte by byte. */
function readText(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readDocument(path));
  } catch (error) {
    throw cannot('read', path, error instanceof TypeError ? new Unfit(said().notUtf8) : error);
  }
}

/** What stands at a place, and what is to stand there. */
interface TextChange {
  readonly old: Span;
  readonly text: string;
}

interface DrawnFigure extends TextChange {
  readonly spot: FigurePlace;
  readonly figure: EmbeddedFigure;
}

async function changesFor(text: string, page: MarkdownPage, given: Arguments, io: Io): Promise<readonly (DrawnFigure | TextChange)[]> {
  const spots = spotsOf(text);
  const changes: (DrawnFigure | TextChange)[] = orphansOf(text, spots).map((old) => ({ old, text: '' }));
  for (const spot of spots) {
    const wish = wishOf(spot, given);
    tellStrange(spot, text, page, io);
    const figure = await speakingAlone(page.file.language, () => figureFor(spot, wish, page));
    if (figure?.remark !== undefined) io.error(`handshake: ${figure.remark}\n`);
    if (figure !== undefined) changes.push({ spot, old: spot.old, figure, text: block(spot, wish.mark, figure.lines) });
    else if (spot.old.end > spot.old.start) changes.push({ old: spot.old, text: '' });
  }
  return changes.sort((a, b) => a.old.start - b.old.start);
}

/** Options that are passed over, as their fence says them. */
function tellStrange({ what, start }: FigurePlace, text: string, { file }: MarkdownPage, io: Io): void {
  if (what.kind !== 'fence') return;
  const line = text.slice(0, start).split('\n').length;
  for (const option of strangeOptions(what.info))
    io.error(`handshake: ${file.source.path}:${line}: ${speakingAs(file.language, () => strangeText(option))}\n`);
}

function replaced(text: string, changes: readonly TextChange[]): string {
  let result = '';
  let from = 0;
  for (const { old, text: fresh } of changes) {
    result += text.slice(from, old.start) + fresh;
    from = old.end;
  }
  return result + text.slice(from);
}

function report(path: string, text: string, changes: readonly (DrawnFigure | TextChange)[], io: Io): number {
  const stale = changes.filter(
    (change) => text.slice(change.old.start, change.old.end) !== change.text || ('figure' in change && !change.figure.files.every(isSame)),
  );
  for (const change of stale) {
    const start =
      'spot' in change ? change.spot.start : change.old.start + (/^[ \t>]*\r?\n/.exec(text.slice(change.old.start))?.[0].length ?? 0);
    io.out(`${path}:${text.slice(0, start).split('\n').length}: ${said().runEmbed(wrongWith(change), path)}\n`);
  }
  return stale.length > 0 ? ERRORS_FOUND : CLEAN;
}

function wrongWith(change: DrawnFigure | TextChange): string {
  if (!('spot' in change)) return said().pictureGone;
  const { what, old } = change.spot;
  return said().pictureOf(what.kind === 'fence' ? undefined : what.path, old.end === old.start);
}

function isSame({ path, content }: PictureFile): boolean {
  try {
    return Buffer.from(content).equals(readDocument(path));
  } catch {
    return false;
  }
}
