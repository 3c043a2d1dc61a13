/** What the build left: which files of others are in the bundles, and what it wrote about them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** A package's name with its scope, of the path of one of its files; nothing if the file is ours. */
const packageOf = (file: string): string | undefined => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];

/** Packages that have a byte in a bundle that is shipped. */
export function bundledPackages(): readonly string[] {
  const inputs = JSON.parse(read('.cache/shipped.json')) as readonly string[];
  return [...new Set(inputs.map(packageOf).filter((name) => name !== undefined))].sort();
}
