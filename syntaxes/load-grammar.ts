/** The TextMate grammar as the editor runs it, for tests. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import onigurumaPackage from 'vscode-oniguruma';
import textmatePackage, { type IGrammar, type IToken } from 'vscode-textmate';

export const grammarFile = path.join(import.meta.dirname, 'handshake.tmLanguage.json');
const onigurumaBinary = path.join(path.dirname(createRequire(import.meta.url).resolve('vscode-oniguruma')), 'onig.wasm');

export async function loadGrammar(): Promise<IGrammar> {
  await onigurumaPackage.loadWASM(readFileSync(onigurumaBinary));
  const registry = new textmatePackage.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new onigurumaPackage.OnigScanner(patterns),
      createOnigString: (text) => new onigurumaPackage.OnigString(text),
    }),
    loadGrammar: async () => textmatePackage.parseRawGrammar(readFileSync(grammarFile, 'utf8'), grammarFile),
  });
  const grammar = await registry.loadGrammar('source.handshake');
  if (!grammar) throw new Error('the grammar does not load');
  return grammar;
}

/** The tokens of each line. */
export function tokenLines(grammar: IGrammar, lines: readonly string[]): readonly (readonly IToken[])[] {
  let stack = textmatePackage.INITIAL;
  return lines.map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens;
  });
}
