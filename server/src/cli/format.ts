/** `handshake format`: documents in their one shape; meaning and comments stay what they are. */
import { readDocument } from '../../../disk/read.js';
import { writeFileWhole } from '../../../disk/write.js';
import { analyse, formatDocument } from '../language/index.js';
import { cannot } from './cannot.js';
import type { Command } from './command.js';
import { concluded, each } from './each.js';
import { CannotDo, CLEAN, ERRORS_FOUND, type Io } from './io.js';
import { readInto } from './open.js';
import { type Arguments, wrong } from './options.js';
import { readSources, type SourceFile } from './sources.js';
import { said } from './words/said.js';

export const format: Command = {
  name: 'format',
  usage: '[--check] PATH…',
  options: { check: { type: 'boolean' } },
  run: async (given, io) => {
    if (given.paths.length === 0) throw wrong('format', said().missing('PATH'));
    const sources = await readSources(given.paths, io);
    const { results, failures } = each(
      sources,
      (source) => source,
      (source) => formatOne(source, given, io),
    );
    return concluded(failures, given.has('check') && results.includes(true) ? ERRORS_FOUND : CLEAN, io);
  },
};

/** Whether it was, or is, otherwise. */
function formatOne(source: SourceFile, given: Arguments, io: Io): boolean {
  if (source.problems.length > 0) throw new CannotDo(said().cannot('format', source.path, said().notUtf8));
  const before = source.lines.text;
  const after = formattedText(source, before);
  const differs = before !== after;
  if (source.path === '-' && !given.has('check')) io.out(after);
  else if (differs) {
    io.out(`${source.path}\n`);
    if (!given.has('check')) write(source.path, after);
  }
  return differs;
}

function formattedText(source: SourceFile, before: string): string {
  const analysis = analyse(before, { source: source.path, read: readInto(new Map()) }, source.text);
  const parts: string[] = [];
  let at = 0;
  for (const { span, text } of formatDocument(analysis, source.text)) {
    parts.push(before.slice(at, span.start), text);
    at = span.end;
  }
  return parts.join('') + before.slice(at);
}

/** A byte order mark stays where there is one. */
function write(path: string, text: string): void {
  try {
    const [first, second, third] = readDocument(path);
    if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
      throw new CannotDo(said().cannot('format', path, said().utf16));
    writeFileWhole(path, first === 0xef && second === 0xbb && third === 0xbf ? `\uFEFF${text}` : text);
  } catch (error) {
    throw cannot('write', path, error);
  }
}
