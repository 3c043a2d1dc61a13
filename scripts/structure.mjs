// `node scripts/structure.mjs [FOLDER]`: how the source is built, in figures. Give it another checkout to compare two: lines, long files, entrances of each layer, names with several
// meanings, cycles.
import './node-version.mjs';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '..'));
const isTest = (file) => /\.(test|fixture|suite)\.ts$|\/testing\//.test(file);
const files = globSync('{client,contract,disk,server}/**/*.ts', { cwd: root, exclude: (name) => /node_modules|generated/.test(name) })
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => !isTest(file));
const texts = new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));

/** Modules of the project that a module imports or hands on. */
const importsOf = (file) =>
  [...texts.get(file).matchAll(/(?:from|import\()\s*'(\.[^']+)\.js'/g)]
    .map(([, to]) => `${path.posix.normalize(path.posix.join(path.posix.dirname(file), to))}.ts`)
    .filter((to) => texts.has(to));
const imports = new Map(files.map((file) => [file, importsOf(file)]));

/** Modules of a layer that modules outside of it import. */
function entrancesOf(layer) {
  const inside = (file) => file.startsWith(`server/src/${layer}/`);
  return new Set(files.filter((file) => !inside(file)).flatMap((file) => imports.get(file).filter(inside)));
}

function namesWithSeveralMeanings() {
  const folders = new Map();
  for (const [file, text] of texts)
    for (const [, name] of text.matchAll(/^(?:export )?(?:declare |abstract )*(?:interface|type|class|enum) (\w+)/gm))
      if (!file.startsWith('contract/')) folders.set(name, new Set(folders.get(name)).add(path.posix.dirname(file)));
  return [...folders].filter(([, declared]) => declared.size > 1).map(([name]) => name);
}

/** Modules from which a way leads back to themselves. */
function inCycles() {
  const reaches = (from) => {
    const seen = new Set();
    const left = [...imports.get(from)];
    for (let next = left.pop(); next !== undefined; next = left.pop())
      if (!seen.has(next)) {
        seen.add(next);
        left.push(...imports.get(next));
      }
    return seen.has(from);
  };
  return files.filter(reaches);
}

const lines = [...texts.values()].map((text) => text.split('\n').length - 1).sort((a, b) => a - b);
const several = namesWithSeveralMeanings();
const rows = [
  ['modules', files.length],
  ['lines', lines.reduce((sum, each) => sum + each, 0)],
  ['lines of a module, median', lines[lines.length >> 1]],
  ['lines of the longest', lines.at(-1)],
  ['modules of more than 250 lines', lines.filter((each) => each > 250).length],
  ...['core', 'language', 'capture'].map((layer) => [`entrances of ${layer}`, entrancesOf(layer).size]),
  ['type names with several meanings', `${several.length}${several.length > 0 ? ` (${several.slice(0, 8).join(', ')})` : ''}`],
  ['modules in a cycle', inCycles().length],
];
for (const [what, figure] of rows) console.log(`${what.padEnd(34)} ${figure}`);
