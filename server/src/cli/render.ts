/** `handshake render`: documents as pictures, wrong ones included. */
import path from 'node:path';
import type { Trace } from '../core/trace/trace.js';
import { joined } from '../core/views/join.js';
import { withUnread } from '../core/views/unread.js';
import { speakingAlone } from '../core/views/words/wording.js';
import { type CheckedFile, count } from './checked.js';
import type { Command } from './command.js';
import { concluded, type Each, type Failure, failure } from './each.js';
import { CannotDo, CLEAN, ERRORS_FOUND, type Io } from './io.js';
import { checkPaths } from './open.js';
import { type Arguments, wrong } from './options.js';
import { draw, page, type RenderedPicture } from './render/draw.js';
import { drawingOf, endings, formats, type RenderOptions } from './render/drawing.js';
import { FileNames, isFolder, makeFolder, writeWhole } from './render/output.js';
import { changed, stampsOf } from './render/watch.js';
import { isWire, wired } from './render/wire.js';

export const render: Command = {
  name: 'render',
  usage: `[--format ${formats.join('|')}] [-o OUT] FILE`,
  summary: 'Draw a document: the messages, and the states of all hosts after each step',
  details: `FILE is a *.hsk or *.md file, or - for standard input. With -o FOLDER there may be several, and each exchange gets a file.

  --format mermaid    a Mermaid sequence diagram (the default, if -o OUT does not end otherwise)
  --format markdown   a page with a diagram, a table of the states and the problems of each exchange
  --format svg        a picture that needs nothing besides itself
  --format png        the same in pixels, with the fonts of this system
  --format tikz       the same as a LaTeX document
  --format pdf        the same as a PDF page, with the fonts in it
  --format words      the exchange in sentences, as it is read aloud
  --format html       a player in one file: step by step, with both machines and their variables
  --format text       the same in characters; ascii: in plain ones, of at most 72 columns
  --format pcap       the segments of TCP exchanges as a capture: of imported ones their frames, of others all that is sent
  --format packetdrill  a script for packetdrill, with one host under test: --host NAME (else the one that is connected to)
  --diagram KIND      ladder (slanted arrows, states at the sides: of all but mermaid and markdown the default),
                      sequence (as Mermaid draws it), or states (of the protocol)
  --exchange NAME     only this exchange
  --until STEP        only the first steps, counted from 1
  --numbers HOW       absolute (as written, the default), relative (from each host's first one) or none
  --no-states         without the states of the hosts
  --theme NAME        light (the default), dark or print
  --scale N           points to pixels, for png (2); --dpi N: dots to the inch instead
  --transparent       without a ground, for svg and png
  --fields LIST       only these fields of the messages, such as seq,ack,len
  --number-messages   count the messages, as a goal does: 'message 2 lost'
  --pages PAPER       A4, A5 or letter: svg in several files, pdf in several pages, the heads on each
  --predict           in the player, ask for what comes next before it is shown
  -o, --output OUT    write to this file or folder (its name ends with /, or it exists) instead of standard output
  --stdin-name NAME   what standard input would be called as a file: a *.md is read as Markdown, imports are looked for beside it
  --watch             draw again whenever a file changes, until stopped; wants -o

Exit status: 0 no errors, 1 errors found, 2 the command could not do its work.
`,
  options: {
    format: { type: 'string' },
    output: { type: 'string', short: 'o' },
    diagram: { type: 'string' },
    exchange: { type: 'string' },
    host: { type: 'string' },
    until: { type: 'string' },
    numbers: { type: 'string' },
    theme: { type: 'string' },
    scale: { type: 'string' },
    dpi: { type: 'string' },
    fields: { type: 'string' },
    pages: { type: 'string' },
    transparent: { type: 'boolean' },
    predict: { type: 'boolean' },
    'number-messages': { type: 'boolean' },
    states: { type: 'boolean' },
    'no-states': { type: 'boolean' },
    watch: { type: 'boolean' },
    'stdin-name': { type: 'string' },
  },
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
  if (given.value('output') === undefined || given.paths.includes('-')) throw wrong('render', '--watch wants files, and -o');
  let watched: readonly string[] = given.paths;
  while (io.stop?.aborted !== true) {
    const before = stampsOf(watched);
    const files = await checkPaths('render', given.paths, io);
    await once(given, drawing, io, files);
    io.error(`handshake: drawn, ${count(files.results).errors} errors; waiting for changes\n`);
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

async function drawAsOne(files: readonly CheckedFile[], drawing: RenderOptions, given: Arguments, output: string, io: Io): Promise<void> {
  const [file] = files;
  if (file === undefined || files.length > 1) throw tooMany(files.length);
  const chosen = { ...file, traces: chosenOf(file, given) };
  if (isWire(drawing.format)) return put(wired(chosen.traces, drawing.format, given.value('host')), output, io, given.paths);
  const trace = joined(chosen.traces.map(drawing.shown));
  const drawn =
    drawing.format === 'markdown'
      ? { content: page(chosen, drawing) }
      : trace === undefined
        ? nothing(drawing)
        : chosen.traces.length > 1
          ? await draw(untitled(trace), drawing)
          : await draw(trace, drawing, file.runOf(trace));
  put(drawn, output, io, given.paths);
}

const tooMany = (count: number): CannotDo => wrong('render', `render takes one file, not ${count}, unless -o is a folder`);

/** Each part of it has its own title. */
const untitled = (trace: Trace): Trace => ({ ...trace, exchange: { ...trace.exchange, name: '', title: '' } });

/** A document without exchanges, such as one that only holds protocols. */
const nothing = ({ format }: RenderOptions): RenderedPicture => {
  if (format === 'mermaid') return { content: 'sequenceDiagram\n' };
  throw new CannotDo('the document holds no exchange to draw');
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
  drawing: RenderOptions,
  given: Arguments,
  { folder, several, names }: Target,
  io: Io,
): Promise<void> {
  const own = several ? folderOf(file) : '';
  const target = (...parts: readonly string[]): string =>
    path.join(folder, own, names.next(parts.filter((part) => part !== '').join('-'), endings[drawing.format], own));
  const base = nameOf(file);
  const traces = chosenOf(file, given);
  if (traces.length > 0 && own !== '') makeFolder(path.join(folder, own), true);
  if (drawing.format === 'markdown') return put({ content: page({ ...file, traces }, drawing) }, target(base), io, [file.source.path]);
  for (const trace of traces) {
    const drawn = isWire(drawing.format)
      ? wired([trace], drawing.format, given.value('host'))
      : await draw(drawing.shown(trace), drawing, file.runOf(trace));
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
  if (found.length === 0)
    throw new CannotDo(`${file.source.path} has no exchange '${name}'${known.length > 0 ? `; it has ${known.join(', ')}` : ''}`);
  return found;
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
  if (output === '-') throw wrong('render', `--pages makes ${pages.length} files of this document: say -o`);
  const { dir, name, ext } = path.parse(output);
  pages.forEach((page, index) => void writeWhole(path.join(dir, `${name}-${index + 1}${ext}`), page));
}
