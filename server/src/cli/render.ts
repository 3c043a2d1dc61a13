/** `handshake render`: documents as pictures, wrong ones included. */
import path from 'node:path';
import { branched, joined, speakingAlone, type Trace, withUnread } from '../core/index.js';
import { type CheckedFile, count } from './checked.js';
import type { Command } from './command.js';
import { concluded, type Each, type Failure, failure } from './each.js';
import { CannotDo, CLEAN, ERRORS_FOUND, type Io } from './io.js';
import { checkPaths } from './open.js';
import { type Arguments, wrong } from './options.js';
import { draw, page, type RenderedPicture } from './render/draw.js';
import { drawingOf, endings, formats, numbersMeant, pictureOptions, type RenderOptions } from './render/drawing.js';
import { FileNames, isFolder, makeFolder, writeWhole } from './render/output.js';
import { takenIn } from './render/states.js';
import { changed, stampsOf } from './render/watch.js';
import { isWire, wired } from './render/wire.js';
import { said } from './words/said.js';

export const render: Command = {
  name: 'render',
  usage: `[--format ${formats.join('|')}] [-o OUT] FILE`,
  options: {
    ...pictureOptions,
    output: { type: 'string', short: 'o' },
    exchange: { type: 'string' },
    host: { type: 'string' },
    until: { type: 'string' },
    scale: { type: 'string' },
    dpi: { type: 'string' },
    fields: { type: 'string' },
    pages: { type: 'string' },
    transparent: { type: 'boolean' },
    predict: { type: 'boolean' },
    coverage: { type: 'boolean' },
    'number-messages': { type: 'boolean' },
    link: { type: 'string' },
    watch: { type: 'boolean' },
    'stdin-name': { type: 'string' },
  },
  meant: numbersMeant,
  run: async (given, io) => {
    const drawing = drawingOf(given);
    if (given.paths.length > 1 && !isFolder(given.value('output') ?? '-')) throw tooMany(given.paths.length);
    if (!given.has('watch')) return once(given, drawing, io, await checkPaths('render', given.paths, io, stdinOf(given)));
    return watching(given, drawing, io);
  },
};

function stdinOf(given: Arguments) {
  const stdinName = given.value('stdin-name');
  return stdinName === undefined ? {} : { stdinName };
}

async function watching(given: Arguments, drawing: RenderOptions, io: Io): Promise<number> {
  if (given.value('output') === undefined || given.paths.includes('-')) throw wrong('render', said().watchWants);
  let watched: readonly string[] = given.paths;
  while (io.stop?.aborted !== true) {
    const before = stampsOf(watched);
    const files = await checkPaths('render', given.paths, io);
    await once(given, drawing, io, files);
    io.error(`handshake: ${said().drawn(count(files.results).errors)}\n`);
    watched = [...files.results.flatMap(({ sources }) => sources), ...files.failures.map(({ path }) => path)];
    await changed(watched, before, io.stop);
  }
  return CLEAN;
}

async function once(given: Arguments, drawing: RenderOptions, io: Io, { results: files, failures }: Each<CheckedFile>): Promise<number> {
  const output = given.value('output') ?? '-';
  const status = count(files).errors > 0 ? ERRORS_FOUND : CLEAN;
  if (output !== '-' && isFolder(output))
    return concluded([...failures, ...(await intoFolder(files, drawing, given, output, io))], status, io);
  if (failures.length === 0) await asOne(files, drawing, given, output, io);
  return concluded(failures, status, io);
}

function asOne(files: readonly CheckedFile[], drawing: RenderOptions, given: Arguments, output: string, io: Io): Promise<void> {
  return speakingAlone(files[0]?.language, () => drawAsOne(files, drawing, given, output, io));
}

async function drawAsOne(files: readonly CheckedFile[], asked: RenderOptions, given: Arguments, output: string, io: Io): Promise<void> {
  const [file] = files;
  if (file === undefined || files.length > 1) throw tooMany(files.length);
  const drawing = withTaken(asked, file);
  const chosen = { ...file, traces: chosenOf(file, given) };
  if (isWire(drawing.format)) return put(wired(chosen.traces, drawing.format, given.value('host')), output, io, given.paths);
  const shown = shownOf(chosen.traces, drawing, given);
  const trace = joined(shown);
  const drawn =
    drawing.format === 'markdown'
      ? { content: page(chosen, drawing) }
      : trace === undefined
        ? nothing(drawing)
        : shown.length > 1
          ? await draw(untitled(trace), drawing, { source: file.source })
          : await draw(trace, drawing, { run: file.runOf(trace), source: file.source });
  put(drawn, output, io, given.paths);
}

const withTaken = (drawing: RenderOptions, file: CheckedFile): RenderOptions =>
  drawing.coverage === true ? { ...drawing, isTaken: takenIn(file) } : drawing;

const tooMany = (count: number): CannotDo => wrong('render', said().oneFile(count));

/** Each part of it has its own title. */
const untitled = (trace: Trace): Trace => ({ ...trace, exchange: { ...trace.exchange, name: '', title: '' } });

/** A document without exchanges, such as one that only holds protocols. */
const nothing = ({ format }: RenderOptions): RenderedPicture => {
  if (format === 'mermaid') return { content: 'sequenceDiagram\n' };
  throw new CannotDo(said().nothingToDraw);
};

/** Of several documents each keeps its folder below that one. Gives those that could not be drawn. */
async function intoFolder(
  files: readonly CheckedFile[],
  drawing: RenderOptions,
  given: Arguments,
  folder: string,
  io: Io,
): Promise<readonly Failure[]> {
  makeFolder(folder);
  const target: Target = { folder, several: files.length > 1, names: new FileNames() };
  const failures: Failure[] = [];
  for (const file of files) {
    try {
      await speakingAlone(file.language, () => fileInto(file, drawing, given, target, io));
    } catch (error) {
      failures.push(failure(file.source, error));
    }
  }
  return failures;
}

interface Target {
  readonly folder: string;
  readonly several: boolean;
  readonly names: FileNames;
}

async function fileInto(
  file: CheckedFile,
  asked: RenderOptions,
  given: Arguments,
  { folder, several, names }: Target,
  io: Io,
): Promise<void> {
  const drawing = withTaken(asked, file);
  const own = several ? folderOf(file) : '';
  const target = (...parts: readonly string[]): string =>
    path.join(folder, own, names.next(parts.filter((part) => part !== '').join('-'), endings[drawing.format], own));
  const base = nameOf(file);
  const traces = chosenOf(file, given);
  if (traces.length > 0 && own !== '') makeFolder(path.join(folder, own), true);
  if (drawing.format === 'markdown') return put({ content: page({ ...file, traces }, drawing) }, target(base), io, [file.source.path]);
  for (const trace of isWire(drawing.format) ? traces : shownOf(traces, drawing, given)) {
    const drawn = isWire(drawing.format)
      ? wired([trace], drawing.format, given.value('host'))
      : await draw(trace, drawing, { run: file.runOf(trace), source: file.source });
    put(drawn, several ? target(base, trace.exchange.name) : target(trace.exchange.name || base), io, [file.source.path]);
  }
}

/** Nothing for one that lies elsewhere. */
function folderOf({ source }: CheckedFile): string {
  const folder = path.normalize(path.dirname(source.path));
  return path.isAbsolute(folder) || folder.startsWith('..') || folder === '.' ? '' : folder;
}

function chosenOf(file: CheckedFile, given: Arguments): readonly Trace[] {
  const name = given.value('exchange');
  const traces = file.traces.map((trace) => withUnread(trace, file.source.text, file.problems));
  if (name === undefined) return traces;
  const found = traces.filter(({ exchange }) => exchange.name.normalize() === name.normalize());
  const known = file.traces.map(({ exchange }) => exchange.name).filter((each) => each !== '');
  if (found.length === 0) throw new CannotDo(said().noSuchExchange(file.source.path, name, known));
  return found;
}

/** Frames around what is done on some ways only; a player walks through each way. */
function shownOf(traces: readonly Trace[], drawing: RenderOptions, given: Arguments): readonly Trace[] {
  const shown = traces.map(drawing.shown);
  const isInOne = drawing.diagram !== 'states' && drawing.format !== 'html' && !given.has('until');
  return isInOne ? branched(shown) : shown;
}

const nameOf = ({ source }: CheckedFile): string => (source.path === '-' ? 'exchange' : path.parse(source.path).name);

function put({ content, pages, remark }: RenderedPicture, output: string, io: Io, inputs: readonly string[]): void {
  if (remark !== undefined) io.error(`handshake: ${remark}\n`);
  if (pages !== undefined) putPages(pages, output);
  else if (output === '-') io.out(content);
  else writeWhole(output, content, inputs);
}

/** `picture.svg` becomes `picture-1.svg`, `picture-2.svg` … */
function putPages(pages: readonly string[], output: string): void {
  if (output === '-') throw wrong('render', said().manyPages(pages.length));
  const { dir, name, ext } = path.parse(output);
  pages.forEach((page, index) => void writeWhole(path.join(dir, `${name}-${index + 1}${ext}`), page));
}
