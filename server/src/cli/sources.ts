/** From the PATHs of a command to texts: files, folders, standard input. */
import { type Dirent, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { collected, readDocument } from '../../../disk/read.js';
import type { Problem, Span } from '../core/index.js';
import { hasFence, isMarkdown, readableIn } from '../language/index.js';
import { loadLanguagesIn } from '../translations/choose.js';
import { attempt, cannot } from './cannot.js';
import { decode } from './decode.js';
import type { Io } from './io.js';
import { LineIndex } from './lines.js';
import { said } from './words/said.js';

export interface SourceFile {
  /** As given or found; `-` for standard input. */
  readonly path: string;
  readonly lines: LineIndex;
  /** What is read as Handshake: the same text, of a Markdown file only the fences. */
  readonly text: string;
  /** Its parts that are documents of their own, as fences are. */
  readonly sections?: readonly Span[];
  /** Found when decoding. */
  readonly problems: readonly Problem[];
}

const SKIPPED = new Set(['node_modules', '.git']);

/** A file that is not read before its turn comes: of thousands, no more than one text is kept. */
export interface FoundFile {
  readonly path: string;
  /** Its size on the disk. */
  readonly bytes: number;
  /** @throws CannotDo */
  readonly read: () => SourceFile;
}

/** In the given order, what a folder holds sorted; nothing twice. Standard input is read as if it were the file `stdinName`. */
export async function findSources(paths: readonly string[], io: Pick<Io, 'input'>, stdinName = '-'): Promise<readonly FoundFile[]> {
  const found = new Map<string, FoundFile>();
  for (const given of paths) {
    for (const file of given === '-' ? [await fileFrom(io, stdinName)] : filesOf(given)) {
      const key = file.path === '-' ? '-' : path.resolve(file.path);
      if (!found.has(key)) found.set(key, file);
    }
  }
  return [...found.values()];
}

/** The same, all of them read. */
export async function readSources(paths: readonly string[], io: Pick<Io, 'input'>, stdinName = '-'): Promise<readonly SourceFile[]> {
  const sources = (await findSources(paths, io, stdinName)).map((file) => file.read());
  for (const { text } of sources) await loadLanguagesIn(text);
  return sources;
}

async function fileFrom(io: Pick<Io, 'input'>, name: string): Promise<FoundFile> {
  try {
    const bytes = await collected(io.input());
    return { path: name, bytes: bytes.length, read: () => sourceOf(name, bytes) };
  } catch (error) {
    throw cannot('read', said().standardInput, error);
  }
}

function filesOf(given: string): readonly FoundFile[] {
  const stats = attempt('read', given, () => statSync(given));
  return stats.isDirectory()
    ? filesIn(given)
        .map((file) => fileAt(file))
        .filter(isOurs)
    : [fileAt(given, stats)];
}

const fileAt = (file: string, { size } = attempt('read', file, () => statSync(file))): FoundFile => ({
  path: file,
  bytes: size,
  read: () => readSource(file),
});

export const readSource = (file: string): SourceFile =>
  sourceOf(
    file,
    attempt('read', file, () => readDocument(file)),
  );

export function sourceOf(file: string, bytes: Uint8Array): SourceFile {
  const { text, problems } = decode(bytes);
  return { path: file, lines: new LineIndex(text), ...(isMarkdown(file) ? readableIn(text) : { text }), problems };
}

/** Of notes, only those with documents in them count: they are looked through, and not kept. */
const isOurs = ({ path: file, read }: FoundFile): boolean => !isMarkdown(file) || hasFence(read().lines.text);

function filesIn(folder: string): readonly string[] {
  const entries = attempt('read', folder, () => readdirSync(folder, { withFileTypes: true }));
  return entries
    .filter((entry) => !SKIPPED.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesAt(entry, `${folder.replace(/[\\/]+$/, '')}/${entry.name}`));
}

/** Links to files are followed, links to folders are not: they may lead back. */
function filesAt(entry: Dirent, file: string): readonly string[] {
  if (entry.isDirectory()) return filesIn(file);
  return /\.(?:hsk|md)$/.test(entry.name) && isFile(entry, file) ? [file] : [];
}

const isFile = (entry: Dirent, file: string): boolean => entry.isFile() || (entry.isSymbolicLink() && leadsToFile(file));

/** A link that leads nowhere, or in a circle, is passed over. */
function leadsToFile(link: string): boolean {
  try {
    return statSync(link).isFile();
  } catch {
    return false;
  }
}
