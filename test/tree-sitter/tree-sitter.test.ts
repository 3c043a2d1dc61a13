/** The grammar for tree-sitter reads what the language's own grammar reads. `HANDSHAKE_DOCUMENTS=5000` draws that many documents. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { dice } from '../mutants/mutate.js';
import { generatedDocument } from './generated-documents.js';
import { read, type TreeReader, treeSitter } from './readings.js';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'syntaxes/tree-sitter');
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const sumOf = (file: string): string =>
  createHash('sha256')
    .update(readFileSync(path.join(folder, file)))
    .digest('hex');
const DRAWN = Number(process.env.HANDSHAKE_DOCUMENTS ?? 100);
/** The name, the text and the tree of each sample. */
const SAMPLE = /={9,}\n(.*)\n(?::\w+\n)?={9,}\n([\s\S]*?)---\n([\s\S]*?)(?=\n={9,}|$)/g;

describe('the tree-sitter grammar', () => {
  let tree: TreeReader;
  beforeAll(async () => {
    tree = await treeSitter(path.join(folder, 'handshake.wasm'));
  });

  it('is the one that the parser was made from: after a change run scripts/tree-sitter.mjs', () => {
    const sums: Readonly<Record<string, string>> = JSON.parse(readFileSync(path.join(folder, 'generated.json'), 'utf8'));
    expect(Object.fromEntries(Object.keys(sums).map((file) => [file, sumOf(file)]))).toEqual(sums);
  });

  it.each([...textOf('syntaxes/tree-sitter/test/corpus/documents.txt').matchAll(SAMPLE)].map(([, ...parts]) => parts))(
    'makes trees: %s',
    (name, text = '', wanted = '') => {
      const made = tree.treeOf(text);
      if (wanted.trim() === '') expect([name, tree.read(text).isRight]).toEqual([name, false]);
      else expect(made.replaceAll(/\w+: /g, '')).toBe(wanted.trim().replaceAll(/\s+/g, ' ').replaceAll(' )', ')'));
    },
  );

  it('reads all shipped documents as the language does', () => {
    const files = globSync('{server,examples,docs,client,syntaxes}/**/*.hsk', { cwd: root });
    expect(files.length).toBeGreaterThan(200);
    for (const file of files) expect([file, tree.read(textOf(file))]).toEqual([file, read(textOf(file))]);
  });

  it('reads documents drawn from the grammar as the language does', () => {
    for (let seed = 1; seed <= DRAWN; seed++) {
      const text = generatedDocument(dice(seed * 7_919 + 3));
      expect([seed, text, tree.read(text)]).toEqual([seed, text, read(text)]);
    }
  });

  it('names in its queries the nodes that there are, and leaves no word of the language without a colour', () => {
    const queries = ['highlights', 'folds', 'injections'].map(
      (name) => [name, textOf(`syntaxes/tree-sitter/queries/${name}.scm`)] as const,
    );
    for (const [name, query] of queries) expect([name, tree.problemOf(query)]).toEqual([name, undefined]);
    const coloured = new Set([...(queries[0]?.[1] ?? '').matchAll(/"([a-z]+)"/g)].map(([, word]) => word));
    const words = [...textOf('syntaxes/tree-sitter/src/parser.c').matchAll(/^ {2}\[anon_sym_([a-z]+)\] = "\1",$/gm)].map(
      ([, word]) => word,
    );
    expect(words.filter((word) => !coloured.has(word))).toEqual([]);
    expect(words.length).toBeGreaterThan(100);
  });
});
