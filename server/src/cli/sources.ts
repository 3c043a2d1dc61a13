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

/** In the given order, what a folder holds sorted; nothing twice. Standard input is read as if it were the file `stdinName`. */
export async function readSources(paths: readonly string[], io: Pick<Io, 'input'>, stdinName = '-'): Promise<readonly SourceFile[]> {
  const found = new Map<string, SourceFile>();
  for (const given of paths) {
    for (const source of given === '-' ? [await sourceFrom(io, stdinName)] : sourcesAt(given)) {
      const key = source.path === '-' ? '-' : path.resolve(source.path);
      if (!found.has(key)) found.set(key, source);
    }
  }
  for (const { text } of found.values()) await loadLanguagesIn(text);
  return [...found.values()];
}

async function sourceFrom(io: Pick<Io, 'input'>, name: string): Promise<SourceFile> {
  try {
    return sourceOf(name, await collected(io.input()));
  } catch (error) {
    throw cannot('read', said().standardInput, error);
  }
}

function sourcesAt(given: string): readonly SourceFile[] {
  if (!attempt('read', given, () => statSync(given)).isDirectory()) return [readSource(given)];
  return filesIn(given).map(readSource).filter(isOurs);
}

export const readSource = (file: string): SourceFile =>
  sourceOf(
    file,
    attempt('read', file, () => readDocument(file)),
  );

export function sourceOf(file: string, bytes: Uint8Array): SourceFile {
  const { text, problems } = decode(bytes);
  return { path: file, lines: new LineIndex(text), ...(isMarkdown(file) ? readableIn(text) : { text }), problems };
}

const isOurs = (source: SourceFile): boolean => !isMarkdown(source.path) || hasFence(source.lines.text);

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
