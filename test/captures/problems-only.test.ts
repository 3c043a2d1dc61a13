/** Who wants the problems only gets the same as whoever runs an exchange: of recordings, right and with a mistake put in, and of examples. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bothEnds, read, recording } from '../../server/src/capture/captures.fixture.js';
import { Conversations } from '../../server/src/capture/conversation.js';
import { exchangeData } from '../../server/src/capture/import.js';
import type { Exchange } from '../../server/src/core/exchange/exchange.js';
import type { Machine } from '../../server/src/core/machine/machine.js';
import { check } from '../../server/src/core/run/check.js';
import { run } from '../../server/src/core/run/run.js';
import { analyse } from '../../server/src/language/analysis/analyse.js';
import { dice, mutants } from '../mutants/mutate.js';

const root = path.resolve(import.meta.dirname, '../..');
const documents = globSync(['examples/*.hsk', 'examples/{broken,protocols,rfc9293}/*.hsk', 'test/captures/*.hsk'], { cwd: root }).sort();
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const exchangesOf = (text: string) => analyse(text, { source: '', read: () => undefined }).exchanges;

const expectSame = (exchange: Exchange, machine: Machine): void =>
  expect(check(exchange, machine)).toEqual(run(exchange, machine).trace.problems);

const imported = (files: readonly Uint8Array[]): readonly Exchange[] => {
  const conversations = new Conversations(read(files).captured);
  return conversations.all.map((conversation) => exchangeData(conversations, conversation, {}));
};

describe('the problems alone are those of a run', () => {
  it('of documents', { timeout: 120_000 }, () => {
    for (const file of documents) for (const { exchange, machine } of exchangesOf(textOf(file))) expectSame(exchange, machine);
  });
  it('of documents with a mistake', { timeout: 120_000 }, () => {
    const roll = dice(793);
    for (const file of documents.filter((_, i) => i % 7 === 0))
      for (const { text } of mutants(textOf(file), roll, 12))
        for (const { exchange, machine } of exchangesOf(text)) expectSame(exchange, machine);
  });
  it('of captures, which do not become text first', { timeout: 120_000 }, () => {
    const [machine] = exchangesOf('A -> B : SYN').map((each) => each.machine);
    for (const file of globSync('*.a.pcap', { cwd: import.meta.dirname }).sort()) {
      const name = file.replace('.a.pcap', '');
      for (const exchange of [...imported(bothEnds(name)), ...imported([recording(`${name}.a`)])])
        if (machine) expectSame(exchange, machine);
    }
  });
});
