/**
 * `npm run soak [EDITS] [DOCUMENTS]`: a client that types in many documents, right ones and wrong ones, asks in between, and closes them all
 * in the end. Prints what was answered, and the heap and the open handles at the beginning and at the end.
 */
import process from 'node:process';
import { Client } from '../../server/src/lsp/client.fixture.js';

const [edits = 20_000, documents = 50] = process.argv.slice(2).map(Number);
const uriOf = (at: number): string => `file:///soak/${at}.hsk`;
const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };

/** Every third document has a wrong number in it. */
function textOf(at: number): string {
  const lines = [`A -> B : SYN seq=${at}`, `B -> A : SYN+ACK seq=300 ack=${at + 1}`, `A -> B : ACK seq=${at + 1} ack=301`];
  for (let i = 0; i < 8; i++)
    lines.push(
      `A -> B : PSH+ACK seq=${at + 1 + i * 10} ack=301 len=10`,
      `B -> A : ACK seq=301 ack=${at + 11 + i * 10 + (at % 3 === 0 && i === 4 ? 7 : 0)}`,
    );
  return `${lines.join('\n')}\n`;
}

const heap = (): number => {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().heapUsed / 2 ** 20);
};
const handles = (): number => process.getActiveResourcesInfo().length;

const client = await Client.start();
const opened = Array.from({ length: documents }, (_, at) => at);
for (const at of opened) await client.open(uriOf(at), textOf(at));
client.published.length = 0;
const before = { heap: heap(), handles: handles() };
const told = { asked: 0, answered: 0, refused: 0 };
let pending: Promise<void>[] = [];
const METHODS = ['hover', 'completion', 'inlayHint', 'documentSymbol', 'codeAction'];
const start = performance.now();
for (let edit = 0; edit < edits; edit++) {
  const at = (edit * 7) % documents;
  const comment = `// ${edit}\n`;
  const version = await client.type(uriOf(at), { text: comment + textOf(at) });
  if (edit % 3 === 0) {
    told.asked++;
    const params = { textDocument: { uri: uriOf(at) }, position: { line: 2, character: 12 }, range, context: { diagnostics: [] } };
    const answer = client.request(`textDocument/${METHODS[edit % METHODS.length] ?? 'hover'}`, params);
    pending.push(
      answer.then(
        () => void told.answered++,
        () => void told.refused++,
      ),
    );
  }
  if (edit % 50 === 49) {
    await Promise.all(pending);
    await client.diagnostics(uriOf(at), version);
    pending = [];
    client.published.length = 0;
  }
}
await Promise.all(pending);
const after = { heap: heap(), handles: handles() };
for (const at of opened) await client.close(uriOf(at));
await new Promise((resolve) => setTimeout(resolve, 500));
const closed = { heap: heap(), handles: handles() };
const seconds = ((performance.now() - start) / 1000).toFixed(0);
console.log(
  `${edits} edits in ${documents} documents, ${seconds} s; asked ${told.asked}, answered ${told.answered}, refused ${told.refused}`,
);
console.log(`heap MB: opened ${before.heap}, after the edits ${after.heap}, all closed ${closed.heap}`);
console.log(`handles: opened ${before.handles}, after the edits ${after.handles}, all closed ${closed.handles}`);
process.exit(told.answered === told.asked ? 0 : 1);
