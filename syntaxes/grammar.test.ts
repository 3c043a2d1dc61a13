import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import onigurumaPackage from 'vscode-oniguruma';
import textmatePackage, { type IGrammar } from 'vscode-textmate';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const grammarFile = 'syntaxes/handshake.tmLanguage.json';
const onigurumaBinary = path.join(path.dirname(createRequire(import.meta.url).resolve('vscode-oniguruma')), 'onig.wasm');

async function loadGrammar(): Promise<IGrammar> {
  await onigurumaPackage.loadWASM(readFileSync(onigurumaBinary));
  const registry = new textmatePackage.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new onigurumaPackage.OnigScanner(patterns),
      createOnigString: (text) => new onigurumaPackage.OnigString(text),
    }),
    loadGrammar: async () => textmatePackage.parseRawGrammar(read(grammarFile), grammarFile),
  });
  const grammar = await registry.loadGrammar('source.handshake');
  if (!grammar) throw new Error('the grammar does not load');
  return grammar;
}

/** Words that no pattern took, as `line: word`. */
function uncoloured(grammar: IGrammar, text: string): readonly string[] {
  let stack = textmatePackage.INITIAL;
  return text.split(/\r?\n/).flatMap((line, index) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    const plain = tokens.filter((token) => token.scopes.length === 1).map((token) => line.slice(token.startIndex, token.endIndex));
    return plain.filter((word) => /[\p{L}\d]/u.test(word)).map((word) => `${index + 1}: ${word.trim()}`);
  });
}

const wordsOf = (text: string, pattern: RegExp) => new Set([...text.matchAll(pattern)].flatMap((match) => match.slice(1)));

/** The words that the patterns spell out, their own escapes aside. */
function spelledOut(): ReadonlySet<string> {
  const patterns = [...wordsOf(read(grammarFile), /"(?:match|begin|end)": "((?:[^"\\]|\\.)*)"/g)].map((json) => JSON.parse(`"${json}"`));
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
    for (const word of ['either', 'opt', 'repeat']) keywords.add(word);
    expect([...spelledOut()].sort()).toEqual([...keywords].sort());
  });

  const documents = globSync(['server/library/**/*.hsk', 'examples/**/*.hsk'], { cwd: root, exclude: ['examples/broken/syntax.hsk'] });
  it.each(documents)('leaves no word of %s without a scope', (file) => {
    expect(uncoloured(grammar, read(file))).toEqual([]);
  });
});
