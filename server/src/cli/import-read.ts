/** Reads one capture, chunk by chunk, unzipping it if need be, with a bar on a terminal. */

import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { checkRegular } from '../../../disk/read.js';
import { reasonOf } from '../../../disk/reason.js';
import { type Captured, type CaptureReader, faultText } from '../capture/index.js';
import { wording } from '../core/index.js';
import { progressBar } from './import-progress.js';
import { CannotDo, type Io } from './io.js';
import { said } from './words/said.js';

const CHUNK = 1 << 20;

/** Gives warnings: what was wrong with a capture that could be read in part. */
export async function readCapture(captured: Captured, file: string, io: Io): Promise<readonly string[]> {
  const reader = captured.reader();
  const failure = await feed(reader, file === '-' ? inputOf(io) : fileOf(file));
  const name = file === '-' ? said().standardInput : file;
  const fault = reader.end();
  const trouble = failure ?? (fault && faultText(fault, wording().capture));
  if (trouble !== undefined && !reader.recognized()) throw new CannotDo(said().cannot('import', name, trouble));
  return trouble === undefined ? [] : [`${name}: ${trouble}`];
}

/** What goes wrong in the midst of reading spoils only the rest. */
async function feed(reader: CaptureReader, chunks: AsyncIterable<Uint8Array>): Promise<string | undefined> {
  try {
    for await (const chunk of chunks) {
      reader.push(chunk);
      if (reader.isOver()) break;
    }
    return undefined;
  } catch (error) {
    return said().reason(reasonOf(error));
  }
}

/** Piece by piece, as a file: what is zipped may be a thousand times as much. */
async function* inputOf(io: Io): AsyncGenerator<Uint8Array> {
  const pieces = io.input()[Symbol.asyncIterator]();
  const head = await beginning(pieces);
  const all = Readable.from(startingWith(head, { [Symbol.asyncIterator]: () => pieces }), { objectMode: false });
  yield* isZipped(head) ? unzipped(all) : all;
}

/** As much as tells what it is: a pipe may give its bytes one by one. */
async function beginning(pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array();
  while (head.length < 2) {
    const piece = await pieces.next();
    if (piece.done === true) break;
    head = Buffer.concat([head, piece.value]);
  }
  return head;
}

async function* startingWith(first: Uint8Array, others: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* others;
}

const isZipped = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

async function* fileOf(file: string): AsyncGenerator<Uint8Array> {
  checkRegular(file);
  const bar = progressBar(statSync(file).size);
  try {
    for await (const chunk of chunksOf(file, (done) => bar.show(done))) {
      yield chunk;
    }
  } finally {
    bar.end();
  }
}

/** A file piece by piece, unzipped if need be; `progress` hears how many of its bytes have been read. */
export async function* chunksOf(file: string, progress: (done: number) => void = () => undefined): AsyncGenerator<Uint8Array> {
  const zipped = isZipped(headOf(file));
  const stream = createReadStream(file, { highWaterMark: CHUNK });
  for await (const chunk of zipped ? unzipped(stream) : stream) {
    progress(stream.bytesRead);
    yield chunk;
  }
}

function headOf(file: string): Uint8Array {
  const descriptor = openSync(file, 'r');
  try {
    const head = Buffer.alloc(2);
    return head.subarray(0, readSync(descriptor, head));
  } finally {
    closeSync(descriptor);
  }
}

const unzipped = (stream: Readable): AsyncIterable<Uint8Array> => {
  const gunzip = createGunzip({ chunkSize: CHUNK });
  stream.on('error', (error) => gunzip.destroy(error));
  return stream.pipe(gunzip);
};
