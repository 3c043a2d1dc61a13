/**
 * `npm run soak [EDITS] [DOCUMENTS] [FILES]`: a client that types in many documents, right ones and wrong ones, asks in between, and closes them all
 * in the end; with FILES, in a folder of so many files that import each other, among whose names it searches. Prints what was answered, and the heap and the open handles at the beginning and at the end.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { writeFileWhole } from '../../disk/write.js';
import { Client } from '../../server/src/lsp/client.fixture.js';
import { RegularFiles } from '../../server/src/lsp/regular-files.js';

const [edits = 20_000, documents = 50, files = 0] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(path.join(tmpdir(), 'handshake-soak-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const uriOf = (at: number): string => pathToFileURL(path.join(folder, `${at}.hsk`)).href;
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

/** Every other file imports the one before. */
const fileOf = (at: number): string => {
  const handshake = `exchange opened${at} {\n  A -> B : SYN seq=${at}\n  B -> A : SYN+ACK seq=300 ack=${at + 1}\n  A -> B : ACK seq=${at + 1} ack=301\n}\n`;
  return at % 2 === 0
    ? handshake
    : `import "./file${at - 1}.hsk"\n\n${handshake.replace(/ \{[\s\S]*/, ` after opened${at - 1} {\n  A -> B : FIN+ACK\n}\n`)}`;
};
for (let at = 0; at < files; at++) writeFileWhole(path.join(folder, `file${at}.hsk`), fileOf(at));

const client = await Client.start(() => new RegularFiles(), undefined, undefined, files > 0 ? [pathToFileURL(folder).href] : []);
const opened = Array.from({ length: documents }, (_, at) => at);
for (const at of opened) await client.open(uriOf(at), textOf(at));
client.published.length = 0;
const before = { heap: heap(), handles: handles() };
const told = { asked: 0, answered: 0, refused: 0 };
const search = { times: [] as number[], found: 0 };
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
    if (files > 0 && edit % 500 === 499) {
      const first = performance.now();
      const found = await client.request<readonly unknown[]>('workspace/symbol', { query: `opened${edit % files}` });
      search.times.push(performance.now() - first);
      search.found += found.length;
    }
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
if (files > 0) {
  const times = search.times.map(Math.round);
  console.log(
    `${files} files; ${times.length} symbol searches, ${search.found} found; ms: first ${times[0]}, then at most ${Math.max(...times.slice(1))}`,
  );
}
console.log(`heap MB: opened ${before.heap}, after the edits ${after.heap}, all closed ${closed.heap}`);
console.log(`handles: opened ${before.handles}, after the edits ${after.handles}, all closed ${closed.handles}`);
process.exit(told.answered === told.asked ? 0 : 1);
