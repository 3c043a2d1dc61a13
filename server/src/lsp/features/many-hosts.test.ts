import { expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import { Client } from '../client.fixture.js';

const MILLISECOND = 1_000;

it('the actions in a file of a hundred hosts in pairs are not looked for in ten thousand pairs', async () => {
  const uri = 'untitled:hosts.hsk';
  const pairs = Array.from({ length: 50 }, (_, at) => {
    const [a, b] = [`H${2 * at}`, `H${2 * at + 1}`];
    return `${a} -> ${b} : SYN seq=${at * 100 + 1}\n${b} -> ${a} : SYN+ACK seq=7 ack=${at * 100 + 2}\n`;
  });
  const client = await Client.start();
  await client.open(uri, pairs.join(''));
  const before = process.cpuUsage().user;
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: { line: 50, character: 2 }, end: { line: 50, character: 2 } },
    context: { diagnostics: [] },
  });
  expect(actions.length).toBeGreaterThan(0);
  // 25 s when each host was asked what it owes to each other
  expect((process.cpuUsage().user - before) / MILLISECOND).toBeLessThan(8_000);
});
