/** A client that speaks before it is asked. */
import { PassThrough } from 'node:stream';
import { EmptyFileSystem } from 'langium';
import { expect, it } from 'vitest';
import {
  createConnection,
  createProtocolConnection,
  ProposedFeatures,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { LifeCycle } from './life-cycle.js';
import { startServer } from './server.js';

it.each([true, false])(
  'a document that is opened before the server is initialized is checked when it is, whether or not the client says that it is ready (%s)',
  async (saysSo) => {
    const [up, down] = [new PassThrough(), new PassThrough()];
    const server = createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down), {
      messageStrategy: new LifeCycle(),
    });
    startServer({ connection: server, fileSystemProvider: EmptyFileSystem.fileSystemProvider }, () => undefined);
    const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    client.listen();
    const published = new Promise<PublishDiagnosticsParams>((resolve) => client.onNotification('textDocument/publishDiagnostics', resolve));
    const uri = 'untitled:early.hsk';
    await client.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'handshake', version: 1, text: 'A -> B : SYN seq=1\nB -> A : SYN+ACK seq=5 ack=1\n' },
    });
    await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
    if (saysSo) await client.sendNotification('initialized', {});
    const hover = await client.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 10 } });
    expect(hover).not.toBeNull();
    expect((await published).diagnostics.map(({ code }) => code)).toContain('tcp/ack');
  },
);

it('a request without a document or a place is refused with what is wrong with it', async () => {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const server = createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down), {
    messageStrategy: new LifeCycle(),
  });
  const lifeCycle = new LifeCycle();
  lifeCycle.listen(server);
  startServer({ connection: server, fileSystemProvider: EmptyFileSystem.fileSystemProvider }, () => undefined);
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  client.listen();
  await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
  await expect(client.sendRequest('textDocument/hover', { textDocument: { uri: 'untitled:a.hsk' } })).rejects.toMatchObject({
    code: -32602,
    message: 'The parameters of the request are not those that the protocol has for it.',
  });
});
