import { gzipSync } from 'node:zlib';
import { OperationCancelled } from 'langium';
import { describe, expect, it } from 'vitest';
import { CancellationToken, CancellationTokenSource } from 'vscode-languageserver/node';
import { captureFile } from '../../bench/capture-file.js';
import {
  type CaptureSource,
  type ConnectionList,
  type ImportedCaptures,
  importCapturesRequest,
  listConnectionsRequest,
} from '../../contract/messages.js';
import { recording } from '../../server/src/capture/captures.fixture.js';
import { stepper } from '../../server/src/lsp/captures/read.js';
import type { OpenFile } from '../../server/src/lsp/captures/source.js';
import { Client } from '../../server/src/lsp/client.fixture.js';

const sent = (name: string, bytes: Uint8Array = recording(name)): CaptureSource => ({
  name: `${name}.pcap`,
  base64: Buffer.from(bytes).toString('base64'),
});

const imported = async (captures: readonly CaptureSource[], more = {}): Promise<ImportedCaptures> =>
  (await Client.start()).request(importCapturesRequest, { captures, ...more });

/** Files of three bytes a chunk. */
const openFile: OpenFile = async (uri) => {
  const bytes = recording(uri.replace('file:///', '').replace('.pcap', ''));
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += 3) yield bytes.subarray(at, at + 3);
  }
  return { size: bytes.length, chunks: chunks() };
};

describe('captures become documents', () => {
  it('of both ends', async () => {
    const { text, warnings, connections } = await imported([sent('refused.a'), sent('refused.b')]);
    expect([warnings, connections]).toEqual([[], 1]);
    expect(text).toBe(`// imported from refused.a.pcap and refused.b.pcap: 1 connection, 4 captured segments

exchange c1 "10.77.0.1:41013 → 10.77.0.2:7013" {
  // opened by A, reset by B; 0 bytes A → B, 0 bytes B → A
  host A "10.77.0.1:41013"
  host B "10.77.0.2:7013"
  A : connect at 0ms  // inferred: it sends a SYN
  A -> B : SYN seq=0 win=64240 mss=1460 ws=10 ts=3507173618 tsecr=0 frame=1 at 0ms takes 5.295461ms
  B -> A : RST+ACK seq=0 ack=1 frame=2 at 5.327344ms takes 9.752441ms
}
`);
  });

  it('from files that the server reads, and from zipped ones', async () => {
    const client = await Client.start(undefined, openFile);
    const captures = [{ name: 'handshake.a.pcap', uri: 'file:///handshake.a.pcap' }];
    const { text } = await client.request<ImportedCaptures>(importCapturesRequest, { captures });
    expect(text).toContain('B -> A : SYN+ACK');
    expect((await imported([sent('handshake.a', gzipSync(recording('handshake.a')))])).text).toBe(text);
  });

  it('one connection of several', async () => {
    expect((await imported([sent('two_connections.a')], { connection: 2 })).text.match(/^exchange \w+/gm)).toEqual(['exchange c2']);
  });

  it('as far as an editor can bear', async () => {
    const many = await imported([sent('many', captureFile(6, 5_000))]);
    expect(many.text.match(/^exchange \w+/gm)).toHaveLength(4);
    expect(many.warnings).toEqual([expect.stringMatching(/^2 connections are not written here, from number 5 on: /)]);
    const long = await imported([sent('long', captureFile(1, 21_000))]);
    expect(long.warnings).toEqual([expect.stringMatching(/^c1 is folded, as it has 21000 segments; /)]);
    const longer = await imported([sent('longer', captureFile(1, 70_000))]);
    expect(longer.warnings).toEqual([expect.stringMatching(/^c1 is too long for an editor, as it has 70000 segments; /)]);
    expect(longer.text.split('\n')).toHaveLength(3);
  });

  it('with what could be read of a broken one', async () => {
    const { text, warnings } = await imported([sent('cut', recording('handshake.a').subarray(0, 250))]);
    expect(warnings).toEqual([expect.stringMatching(/^cut\.pcap: the file is cut off in the middle of a frame/)]);
    expect(text).toContain('B -> A : SYN+ACK');
    const zipped = gzipSync(captureFile(10, 20));
    expect((await imported([sent('zip', zipped.subarray(0, zipped.length >> 1))])).warnings).toEqual([
      expect.stringMatching(/^zip\.pcap: /),
    ]);
  });
});

describe('what cannot be imported is refused with a sentence', () => {
  it.each([
    [
      [sent('text', Buffer.from('no capture'))],
      'text.pcap cannot be imported: this is not a pcap or pcapng file, nor a listing of TCP segments',
    ],
    [[sent('empty', new Uint8Array())], 'empty.pcap cannot be imported: the file is empty.'],
    [[{ name: 'a.pcap', uri: 'file:///a.pcap' }], 'a.pcap cannot be imported: files cannot be read here.'],
    [[], 'One capture, or 2 of both ends, can be imported, not 0.'],
  ])('%#', async (captures, message) => {
    await expect(imported(captures)).rejects.toThrow(message);
  });
});

describe('the list of connections', () => {
  it('has one row each', async () => {
    const client = await Client.start();
    const list = await client.request<ConnectionList>(listConnectionsRequest, { captures: [sent('two_connections.a')] });
    expect(list).toMatchObject({ connections: 2, warnings: [] });
    expect(list.rows.map(({ number, hosts }) => [number, hosts])).toEqual([
      [1, '10.77.0.1:41071 → 10.77.0.2:7071'],
      [2, expect.stringContaining('→')],
    ]);
  });
});

it('the captures with which speed is measured have no mistakes', async () => {
  const client = await Client.start();
  const list = await client.request<ConnectionList>(listConnectionsRequest, { captures: [sent('many', captureFile(2, 600))] });
  expect(list.rows.map(({ isOdd }) => isOdd)).toEqual([false, false]);
});

describe('work in progress', () => {
  it('tells how far it is, each percentage once', async () => {
    const told: number[] = [];
    const step = stepper(CancellationToken.None, (percentage) => told.push(percentage));
    for (const done of [0, 0.1, 0.104, 0.5, 0.2, 1]) await step(done);
    expect(told).toEqual([10, 50, 100]);
  });

  it('stops when nobody waits for it any more', async () => {
    const source = new CancellationTokenSource();
    source.cancel();
    await expect(stepper(source.token, () => undefined)(0)).rejects.toBe(OperationCancelled);
    const client = await Client.start();
    const asked = client.request(importCapturesRequest, { captures: [sent('big', captureFile(200, 6))] }, source.token);
    await expect(asked).rejects.toThrow();
  });
});
