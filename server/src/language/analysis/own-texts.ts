/** `door.ko.json` beside `door.hsk`: what the protocols of that file say, in Korean. Looked for only where Korean is spoken. */
import { learnOwnTexts, spokenTag } from '../../core/index.js';
import type { Lookup, ReadImport } from './analysis.js';
import type { Unit } from './unit.js';

/** Gives what was asked of `read`. */
export function readOwnTexts(units: readonly Unit[], read: ReadImport): readonly Lookup[] {
  const tag = spokenTag();
  if (tag === 'en') return [];
  const own = units.filter(({ source, protocols }) => protocols.size > 0 && source.endsWith('.hsk'));
  return own.map(({ source }) => {
    const path = `./${fileName(source).replace(/\.hsk$/, `.${tag}.json`)}`;
    const found = read(path, source);
    learnOwnTexts(tag, source, found?.text);
    return { path, fromSource: source, ...(found && { found }) };
  });
}

/** Of a path, or of an address, in which letters may be escaped. */
function fileName(source: string): string {
  const name = source.split(/[/\\]/).at(-1) ?? source;
  if (!/^[a-z][a-z\d+.-]+:\/\//i.test(source)) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
