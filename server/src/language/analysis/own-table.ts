/** What can be wrong with a table of translations beside one's own protocol: `door.ko.json` beside `door.hsk`. */
import { isTranslated } from '../../core/index.js';

export interface TableFinding {
  readonly kind: 'none' | 'noTranslation' | 'stale';
  /** In the table. */
  readonly offset: number;
  /** As the protocol writes it. */
  readonly text: string;
}

export interface TableFindings {
  readonly wrong: readonly TableFinding[];
  /** Texts of the protocol that nobody has translated. */
  readonly missing: readonly string[];
}

/** @param texts those of the protocols that can be translated */
export function findingsInTable(table: string, texts: readonly string[]): TableFindings {
  const parsed = tableIn(table);
  if ('offset' in parsed) return { wrong: [{ kind: 'none', offset: parsed.offset, text: '' }], missing: [] };
  const entries = Object.entries(parsed.entries);
  const at = (text: string): number => Math.max(0, table.indexOf(JSON.stringify(text)));
  const has = new Set(entries.map(([text]) => text));
  return {
    wrong: entries.flatMap(([text, value]): readonly TableFinding[] => {
      if (typeof value !== 'string' || value === '') return [{ kind: 'noTranslation', offset: at(text), text }];
      return texts.includes(text) ? [] : [{ kind: 'stale', offset: at(text), text }];
    }),
    missing: texts.filter((text) => isPlain(text) && !has.has(text) && !isTranslated(text)),
  };
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
