/** Where a capture's bytes come from: a file that the entry opens, or what the client sent; unzipped on the way. */
import type { CaptureSource } from '../../../../contract/messages.js';

export interface CaptureBytes {
  /** How many there are, zipped or not; for the progress. */
  readonly size: number;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Throws where there is no such file. */
export type OpenFile = (uri: string) => Promise<CaptureBytes>;

const CHUNK = 1 << 20;

export const bytesOf = async (source: CaptureSource, openFile: OpenFile): Promise<CaptureBytes> =>
  source.base64 === undefined ? openFile(source.uri) : sent(Buffer.from(source.base64, 'base64'));

function sent(bytes: Uint8Array): CaptureBytes {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
  }
  return { size: bytes.length, chunks: chunks() };
}

/** The bytes of the capture itself; `onRead` hears how many of the file have been read. */
export async function* unzipped(chunks: AsyncIterable<Uint8Array>, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const iterator = counted(chunks, onRead);
  const first = await iterator.next();
  if (first.done) return;
  const all = after(first.value, iterator);
  if (first.value[0] === 0x1f && first.value[1] === 0x8b) yield* ReadableStream.from(all).pipeThrough(new DecompressionStream('gzip'));
  else yield* all;
}

async function* counted(chunks: AsyncIterable<Uint8Array>, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array, void> {
  let read = 0;
  for await (const chunk of chunks) {
    read += chunk.length;
    onRead(read);
    yield chunk;
  }
}

async function* after(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}
