/** `handshake embed`: keeps the pictures below the fences of a Markdown file as its text has them. Nothing else in it changes. */
import { readDocument } from '../disk/read.js';
import { reasonOf } from '../disk/reason.js';
import { isMarkdown } from '../language/fences.js';
import { count } from './checked.js';
import type { Command } from './command.js';
import { block, type Spot, spotsOf } from './embed/blocks.js';
import { type Embeddable, embeddable, type Figure, figureFor, type Page } from './embed/figure.js';
import { CannotDo, CLEAN, ERRORS_FOUND, type Io } from './io.js';
import { checkFile } from './open.js';
import { type Arguments, oneOf, wrong } from './options.js';
import { FileNames, writeWhole } from './render/output.js';

export const embed: Command = {
  name: 'embed',
  usage: `[--check] [--format ${embeddable.join('|')}] FILE…`,
  summary: 'Write or refresh the pictures below the handshake fences of Markdown files',
  details: `FILE is a Markdown file. Below each handshake fence, and below each comment

  <!-- handshake:include path.hsk -->        (or: path.hsk EXCHANGE)

stands its picture, between two comments that mark it; nothing else in the file changes.

  --format mermaid    a Mermaid block, as GitHub, GitLab and Obsidian draw it (the default)
  --format svg|png    a link to a picture that is written beside the file
  --format text|ascii a picture in characters
                      (without --format, pictures that are there keep their kind)
  --check             write nothing; name the pictures that are missing or stale

Exit status: 0 all is well, 1 a picture is stale (with --check) or a document has errors, 2 the command could not do its work.
`,
  options: { check: { type: 'boolean' }, format: { type: 'string' } },
  run: async (given, io) => {
    if (given.paths.length === 0) throw wrong('embed', 'no FILE given');
    let status = CLEAN;
    for (const file of given.paths) status = Math.max(status, await embedInto(file, given, io));
    return status;
  },
};

async function embedInto(path: string, given: Arguments, io: Io): Promise<number> {
  if (!isMarkdown(path)) throw wrong('embed', `${path} is no Markdown file`);
  const text = readText(path);
  const page: Page = { file: checkFile(path), names: new FileNames() };
  const changes = await changesFor(text, page, given, io);
  const errors = count([page.file]).errors + changes.reduce((sum, { figure }) => sum + figure.errors, 0);
  if (given.has('check')) return Math.max(report(path, text, changes, io), errors > 0 ? ERRORS_FOUND : CLEAN);
  for (const { figure } of changes)
    if (figure.file !== undefined && !isSame(figure.file)) writeWhole(figure.file.path, figure.file.content, [path]);
  const fresh = replaced(text, changes);
  if (fresh !== text) writeWhole(path, fresh);
  if (errors > 0) io.error(`handshake: ${path} has ${errors} ${errors === 1 ? 'error' : 'errors'}: see handshake check\n`);
  return errors > 0 ? ERRORS_FOUND : CLEAN;
}

/** What is not text cannot be written back byte by byte. */
function readText(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readDocument(path));
  } catch (error) {
    throw new CannotDo(`cannot read ${path}: ${error instanceof TypeError ? 'it is not UTF-8' : reasonOf(error)}`);
  }
}

interface Change {
  readonly spot: Spot;
  readonly figure: Figure;
  readonly text: string;
}

async function changesFor(text: string, page: Page, given: Arguments, io: Io): Promise<readonly Change[]> {
  const changes: Change[] = [];
  for (const spot of spotsOf(text)) {
    const format: Embeddable = oneOf('embed', 'format', embeddable, given.value('format') ?? known(spot.format));
    const figure = await figureFor(spot, format, page);
    if (figure?.remark !== undefined) io.error(`handshake: ${figure.remark}\n`);
    if (figure !== undefined) changes.push({ spot, figure, text: block(spot, format, figure.lines) });
  }
  return changes;
}

const known = (format: string | undefined): string | undefined => embeddable.find((each) => each === format);

function replaced(text: string, changes: readonly Change[]): string {
  let result = '';
  let from = 0;
  for (const { spot, text: fresh } of changes) {
    result += text.slice(from, spot.old.start) + fresh;
    from = spot.old.end;
  }
  return result + text.slice(from);
}

function report(path: string, text: string, changes: readonly Change[], io: Io): number {
  const stale = changes.filter(
    (change) =>
      text.slice(change.spot.old.start, change.spot.old.end) !== change.text ||
      (change.figure.file !== undefined && !isSame(change.figure.file)),
  );
  for (const { spot } of stale) {
    const line = text.slice(0, spot.start).split('\n').length;
    const what = spot.what.kind === 'fence' ? 'this fence' : spot.what.path;
    io.out(
      `${path}:${line}: the picture of ${what} is ${spot.old.end === spot.old.start ? 'missing' : 'stale'}; run handshake embed ${path}\n`,
    );
  }
  return stale.length > 0 ? ERRORS_FOUND : CLEAN;
}

function isSame({ path, content }: { readonly path: string; readonly content: string | Uint8Array }): boolean {
  try {
    return Buffer.from(content).equals(readDocument(path));
  } catch {
    return false;
  }
}
