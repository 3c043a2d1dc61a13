/**
 * Documents with their colours in them. A comment below a line marks a stretch of it and says its scope: `//  ^^^^ scope`; for what stands
 * above the comment's own slashes, `// <---- scope` marks as many characters from the first column as it has dashes.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { IGrammar } from 'vscode-textmate';
import { loadGrammar, tokenLines } from './load-grammar.js';

interface Mark {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly scope: string;
}

const MARK = /^\/\/(?: *(?<carets>\^+)| <(?<dashes>-+)) (?<scope>[\w.]+)$/d;

/** The document without its marks, and what they say of it. */
function readMarked(text: string): { lines: readonly string[]; marks: readonly Mark[] } {
  const lines: string[] = [];
  const marks: Mark[] = [];
  for (const line of text.split('\n').slice(1)) {
    const found = MARK.exec(line);
    const { carets, dashes, scope = '' } = found?.groups ?? {};
    const [from, to] = found?.indices?.groups?.carets ?? [0, dashes?.length ?? 0];
    if (carets ?? dashes) marks.push({ line: lines.length - 1, from, to, scope });
    else lines.push(line);
  }
  return { lines, marks };
}

describe('the colours of', () => {
  let grammar: IGrammar;
  beforeAll(async () => {
    grammar = await loadGrammar();
  });

  const files = globSync('tests/*.test.hsk', { cwd: import.meta.dirname }).sort();
  it.each(files)('%s', (file) => {
    const { lines, marks } = readMarked(readFileSync(path.join(import.meta.dirname, file), 'utf8'));
    expect(marks.length).toBeGreaterThan(10);
    const tokens = tokenLines(grammar, lines);
    const found = marks.map(({ line, from, to, scope }) => {
      const marked = (tokens[line] ?? []).filter(({ startIndex, endIndex }) => startIndex < to && from < endIndex);
      const wrong = marked.find(({ scopes }) => !scopes.includes(scope));
      const where = `${line + 1}: ${lines[line]?.slice(from, to)}`;
      return `${where} is ${wrong || marked.length === 0 ? (wrong?.scopes.join(' ') ?? 'nothing') : scope}`;
    });
    expect(found).toEqual(marks.map(({ line, from, to, scope }) => `${line + 1}: ${lines[line]?.slice(from, to)} is ${scope}`));
  });
});
