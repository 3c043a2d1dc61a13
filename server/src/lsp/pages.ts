/** The page on each problem code, as packaged beside the program: `tcp/ack` is explained in `tcp-ack.md`, in each language in a folder of its own. */
import { spokenTag } from '../core/index.js';

export type PageOf = (code: string) => string | undefined;

/** The names of the packaged pages, and the address of the folder in which they lie. */
export interface PageFolder {
  readonly address: string;
  readonly names: ReadonlySet<string>;
}

/** Gives the address of a code's page in the language that is spoken; in English, where that language has none. */
export function pagesIn(folders: ReadonlyMap<string, PageFolder>): PageOf {
  return (code) => {
    const page = `${code.replaceAll('/', '-')}.md`;
    const found = [spokenTag(), 'en'].map((tag) => folders.get(tag)).find((folder) => folder?.names.has(page));
    return found && new URL(page, found.address).href;
  };
}
