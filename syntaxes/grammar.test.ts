import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { IGrammar } from 'vscode-textmate';
import { grammarFile, loadGrammar, tokenLines } from './load-grammar.js';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
/** Words that no pattern took, as `line: word`. */
function uncoloured(grammar: IGrammar, text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  return tokenLines(grammar, lines).flatMap((tokens, index) => {
    const plain = tokens
      .filter(({ scopes }) => scopes.length === 1)
      .map(({ startIndex, endIndex }) => lines[index]?.slice(startIndex, endIndex) ?? '');
    return plain.filter((word) => /[\p{L}\d]/u.test(word)).map((word) => `${index + 1}: ${word.trim()}`);
  });
}

const wordsOf = (text: string, pattern: RegExp) => new Set([...text.matchAll(pattern)].flatMap((match) => match.slice(1)));

/** The words that the patterns spell out, their own escapes aside. */
function spelledOut(): ReadonlySet<string> {
  const patterns = [...wordsOf(readFileSync(grammarFile, 'utf8'), /"(?:match|begin|end)": "((?:[^"\\]|\\.)*)"/g)].map((json) =>
    JSON.parse(`"${json}"`),
  );
  return wordsOf(patterns.join(' ').replaceAll(/\\p\{\w+\}|\\[a-zA-Z]|\[[^\]]*\]|0\[xX\]|\(\?[a-z]/g, ' '), /\b([a-z]{2,})\b/g);
}

describe('the colouring', () => {
  let grammar: IGrammar;
  beforeAll(async () => {
    grammar = await loadGrammar();
  });

  it("has the language's keywords, and no others", () => {
    const keywords = wordsOf(read('server/src/language/handshake.langium'), /'([a-z]{2,})'/g);
    // heads of branches are read before the grammar
    for (const word of ['either', 'opt', 'repeat', 'measure', 'highlight']) keywords.add(word);
    expect([...spelledOut()].sort()).toEqual([...keywords].sort());
  });

  const documents = globSync(['server/library/**/*.hsk', 'examples/**/*.hsk'], { cwd: root, exclude: ['examples/broken/syntax.hsk'] });
  it.each(documents)('leaves no word of %s without a scope', (file) => {
    expect(uncoloured(grammar, read(file))).toEqual([]);
  });
});
