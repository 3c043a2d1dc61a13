/** The page on each problem code, as packaged beside the program: `tcp/ack` is explained in `tcp-ack.md`, in each language in a folder of its own. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { LANGUAGE_TAGS } from '../core/views/words/tags.js';
import { spokenTag } from '../core/views/words/wording.js';

type PageOf = (code: string) => string | undefined;

/**
 * Gives the address of a code's page in the language that is spoken; in English, where that language has none.
 * @param from a folder of the program: the pages are found upwards from it, as sources and bundles lie at different depths
 */
export function packagedPages(from: string): PageOf {
  let root = from;
  while (!existsSync(path.join(root, 'docs/problems')) && path.dirname(root) !== root) root = path.dirname(root);
  const english = pagesAt(path.join(root, 'docs/problems'));
  const others = new Map<string, PageOf>(LANGUAGE_TAGS.map((tag) => [tag, pagesAt(path.join(root, 'docs', tag, 'problems'))]));
  return (code) => others.get(spokenTag())?.(code) ?? english(code);
}

function pagesAt(folder: string): PageOf {
  const existing = new Set(existsSync(folder) ? readdirSync(folder) : []);
  return (code) => {
    const page = `${code.replaceAll('/', '-')}.md`;
    return existing.has(page) ? pathToFileURL(path.join(folder, page)).href : undefined;
  };
}
