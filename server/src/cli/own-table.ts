/** What `check` says of `door.ko.json` beside `door.hsk`, where Korean is spoken: what it does not have, what the protocol no longer has, and what is no table. */
import { existsSync } from 'node:fs';
import { readDocument } from '../../../disk/read.js';
import { spokenTag, wording } from '../core/index.js';
import { findingsInTable, sharedAnalyser, translatableTexts } from '../language/index.js';
import { attempt } from './cannot.js';
import { decode } from './decode.js';
import { LineIndex } from './lines.js';
import type { FoundFile } from './sources.js';

/** One line for each thing to say, beginning with the place in the table. */
export function ownTableLines({ path, read }: FoundFile): readonly string[] {
  const language = spokenTag();
  if (language === 'en' || !path.endsWith('.hsk')) return [];
  const file = path.replace(/\.hsk$/, `.${language}.json`);
  if (!existsSync(file)) return [];
  const table = decode(attempt('read', file, () => readDocument(file))).text;
  const texts = translatableTexts(sharedAnalyser().unit(read().text));
  if (texts === undefined) return [];
  const lines = new LineIndex(table);
  const line = (offset: number, finding: string): string => {
    const { line: at, column } = lines.position(offset);
    return `${file}:${at}:${column}: ${finding}`;
  };
  const { wrong, missing } = findingsInTable(table, texts);
  return [
    ...wrong.map(({ kind, offset, text: written }) => line(offset, wording().ownTable[kind](written))),
    ...(missing.length > 0 ? [line(0, wording().ownTable.missing(missing))] : []),
  ];
}
