import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '../server/src/language/analysis/analyse.js';

const file = path.resolve(import.meta.dirname, '../server/library/snippets.json');

interface EditorSnippet {
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly body: string | readonly string[];
}

const snippets: readonly (readonly [name: string, snippet: EditorSnippet])[] = Object.entries(JSON.parse(readFileSync(file, 'utf8')));

/** What stands in the document when the author takes every default. */
function expanded({ body }: EditorSnippet): string {
  const text = [body].flat().join('\n');
  const defaults = new Map([...text.matchAll(/\$\{(\d+):([^}]*)\}/g)].map(([, number = '', value = '']) => [number, value]));
  return text.replaceAll(/\$\{(\d+):[^}]*\}|\$(\d+)/g, (_, named?: string, plain?: string) => defaults.get(named ?? plain ?? '') ?? '');
}

const problemsOf = (text: string) => analyse(text, { source: 'snippet.hsk', read: () => undefined }).problems;

describe('snippets', () => {
  it.each(snippets)('%s is explained, and found by a word', (_, { description, prefix }) => {
    expect(description).not.toBe('');
    expect([prefix].flat().every((word) => word !== '')).toBe(true);
  });

  it.each(snippets)('%s is right as it is', (_, snippet) => {
    expect(problemsOf(expanded(snippet)).filter(({ code }) => code !== 'blank')).toEqual([]);
  });
});
