/** The server's process with its page: what a client types is on the page. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

const program = path.resolve(import.meta.dirname, '../../dist/cli/handshake.js');

it.skipIf(!existsSync(program))('a client is told the address, and the page has what the client has', async () => {
  const server = spawn(process.execPath, [program, 'serve', '--stdio', '--preview', '0'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  const told = new Promise<string>((resolve) =>
    connection.onNotification('window/showMessage', ({ message }: { readonly message: string }) => resolve(message)),
  );
  connection.listen();
  await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
  await connection.sendNotification('initialized', {});
  const address = /http:\S+/.exec(await told)?.[0] ?? '';
  const events = (await fetch(address.replace('/?', '/events?'))).body?.getReader();
  await events?.read();
  const textDocument = { uri: 'file:///open.hsk', languageId: 'handshake', version: 1, text: 'A -> B : SYN seq=100\n' };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  await events?.read();
  const { title, body } = JSON.parse(await (await fetch(address.replace('/?', '/pictures?'))).text());
  expect([title, /<svg[\s\S]*SYN/.test(body)]).toEqual(['open.hsk', true]);
  await events?.cancel();
  server.kill();
});
