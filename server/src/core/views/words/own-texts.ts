/** Translations that a protocol's author keeps beside it, by the language and by the protocol's file. */

interface OwnTexts {
  readonly written: string;
  readonly texts: ReadonlyMap<string, string>;
}

/** The most recently loaded one comes last. */
const known = new Map<string, OwnTexts>();
/** How many files' translations are cached: more than anybody works with. */
const MOST = 200;

const keyOf = (tag: string, source: string): string => `${tag} ${source}`;

/** @param written a table in JSON, from each text to its translation; what is none, counts as not there */
export function learnOwnTexts(tag: string, source: string, written: string | undefined): void {
  const key = keyOf(tag, source);
  const before = known.get(key);
  known.delete(key);
  if (written === undefined) return;
  known.set(key, before?.written === written ? before : { written, texts: tableIn(written) });
  const [oldest] = known.keys();
  if (known.size > MOST && oldest !== undefined) known.delete(oldest);
}

export function ownText(tag: string, text: string): string | undefined {
  if (known.size === 0) return undefined;
  const found = [...known].filter(([key]) => key.startsWith(`${tag} `)).map(([, { texts }]) => texts.get(text));
  return found.findLast((each) => each !== undefined);
}

function tableIn(written: string): ReadonlyMap<string, string> {
  try {
    const parsed: unknown = JSON.parse(written);
    const entries = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : [];
    return new Map(
      entries.flatMap(([text, translated]) => (typeof translated === 'string' && translated !== '' ? [[text, translated]] : [])),
    );
  } catch {
    return new Map();
  }
}
