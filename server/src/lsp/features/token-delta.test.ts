import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { Client } from '../client.fixture.js';
import { tokenEdits } from './token-delta.js';

const applied = (before: readonly number[], edits: SemanticTokensDelta['edits']): readonly number[] =>
  edits.reduce<readonly number[]>((data, { start, deleteCount, data: fresh = [] }) => data.toSpliced(start, deleteCount, ...fresh), before);

const tokens = fc.array(fc.tuple(fc.nat(1), fc.nat(1), fc.nat(1), fc.nat(1), fc.nat(1)), { maxLength: 12 }).map((all) => all.flat());

it('any tokens become any others', () =>
  fc.assert(
    fc.property(tokens, tokens, (before, now) => {
      expect(applied(before, [...tokenEdits(before, now)])).toEqual(now);
    }),
  ));

describe('the tokens of a document that changes', () => {
  const uri = 'untitled:long.hsk';
  const textDocument = { uri };
  const line = 'A -> B : ACK\n';
  const insertion = { range: { start: { line: 100, character: 0 }, end: { line: 100, character: 0 } }, text: 'B -> A : ACK ack=5\n' };

  it('are told by what differs', async () => {
    const client = await Client.start();
    await client.open(uri, line.repeat(200));
    const before = await client.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
    await client.change(uri, insertion);
    const previousResultId = before.resultId;
    const delta = await client.request<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', { textDocument, previousResultId });
    expect(delta.edits.flatMap(({ data = [] }) => data).length).toBeLessThan(60);
    const now = await client.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
    expect(applied(before.data, delta.edits)).toEqual(now.data);
  });

  it('are told whole to whoever has others', async () => {
    const client = await Client.start();
    await client.open(uri, line);
    const { data } = await client.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
    const again = await client.request<SemanticTokens>('textDocument/semanticTokens/full/delta', { textDocument, previousResultId: 'x' });
    expect(again.data).toEqual(data);
  });

  it('stand at their places, each once: behind other ends of lines, and where an exchange parts', async () => {
    const client = await Client.start();
    const text = [
      'exchange e {',
      '  A -> B : SYN seq=7',
      '  either "one" {',
      '    B -> A : RST+ACK',
      '  } or "two" {',
      '    note A "later"',
      '  }',
      '}',
    ];
    const lines = text.join('\r\n');
    await client.open(uri, lines);
    const { data } = await client.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
    expect(wordsAt(data, lines.split('\r\n'))).toEqual(['e', 'A', 'B', 'SYN', 'seq', '7', 'B', 'A', 'RST', 'ACK', 'A']);
    const range = { start: { line: 2, character: 0 }, end: { line: 4, character: 0 } };
    const part = await client.request<SemanticTokens>('textDocument/semanticTokens/range', { textDocument, range });
    expect(wordsAt(part.data, lines.split('\r\n'))).toEqual(['B', 'A', 'RST', 'ACK']);
  });
});

function wordsAt(data: readonly number[], lines: readonly string[]): readonly string[] {
  const words: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, along = 0, length = 0] = data.slice(at, at + 3);
    character = down === 0 ? character + along : along;
    line += down;
    words.push(lines[line]?.slice(character, character + length) ?? '');
  }
  return words;
}
