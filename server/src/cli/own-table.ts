/** What `check` says of `door.ko.json` beside `door.hsk`, where Korean is spoken: what it does not have, what the protocol no longer has, and what is no table. */
import { existsSync } from 'node:fs';
import { readDocument } from '../../../disk/read.js';
import { isTranslated, spokenTag } from '../core/index.js';
import { sharedAnalyser, translatableTexts } from '../language/index.js';
import { attempt } from './cannot.js';
import { decode } from './decode.js';
import { LineIndex } from './lines.js';
import type { SourceFile } from './sources.js';
import { said } from './words/said.js';

/** One line for each thing to say, beginning with the place in the table. */
export function ownTableLines({ path, text }: SourceFile): readonly string[] {
  const language = spokenTag();
  if (language === 'en' || !path.endsWith('.hsk')) return [];
  const file = path.replace(/\.hsk$/, `.${language}.json`);
  if (!existsSync(file)) return [];
  const table = decode(attempt('read', file, () => readDocument(file))).text;
  const texts = translatableTexts(sharedAnalyser().unit(text));
  if (texts === undefined) return [];
  const lines = new LineIndex(table);
  return findingsIn(table, texts).map(({ offset, text: finding }) => {
    const { line, column } = lines.position(offset);
    return `${file}:${line}:${column}: ${finding}`;
  });
}

interface TableFinding {
  readonly offset: number;
  readonly text: string;
}

function findingsIn(table: string, texts: readonly string[]): readonly TableFinding[] {
  const parsed = tableIn(table);
  if ('offset' in parsed) return [{ offset: parsed.offset, text: said().noTable }];
  const entries = Object.entries(parsed.entries);
  const at = (key: string): number => Math.max(0, table.indexOf(JSON.stringify(key)));
  const missing = texts.filter((text) => isPlain(text) && !isTranslated(text) && !entries.some(([key]) => key === text));
  return [
    ...entries.flatMap(([key, value]) =>
      typeof value !== 'string' || value === ''
        ? [{ offset: at(key), text: said().noTranslation(key) }]
        : texts.includes(key)
          ? []
          : [{ offset: at(key), text: said().staleTranslation(key) }],
    ),
    ...(missing.length > 0 ? [{ offset: 0, text: said().untranslated(missing) }] : []),
  ];
}

/** Words in Latin letters: others are in the language already, or signs. */
const isPlain = (text: string): boolean => /[a-z]/i.test(text) && !/(?!\p{Script=Latin})\p{L}/u.test(text);

type ParsedTable = { readonly entries: object } | { readonly offset: number };

function tableIn(table: string): ParsedTable {
  try {
    const parsed: unknown = JSON.parse(table);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { entries: parsed } : { offset: 0 };
  } catch (error) {
    const position = /at position (\d+)/.exec(String(error))?.[1];
    // without a position the text ended too early, or did not begin as JSON
    return { offset: position === undefined ? (/end of JSON/.test(String(error)) ? table.trimEnd().length : 0) : Number(position) };
  }
}
