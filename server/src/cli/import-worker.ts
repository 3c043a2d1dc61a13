/** A worker thread that checks a capture: it reads the same files itself, and answers with the numbers of connections. */
import { parentPort, workerData } from 'node:worker_threads';
import { Captured, Conversations } from '../capture/index.js';
import { checkPart, type Task } from './import-part.js';
import { chunksOf } from './import-read.js';

const { files, options, machine, next } = workerData as Task;
const captured = new Captured();
for (const file of files) {
  const reader = captured.reader();
  // what is wrong with a file is told by the main thread
  try {
    for await (const chunk of chunksOf(file)) {
      reader.push(chunk);
      if (reader.isOver()) break;
    }
    reader.end();
  } catch {}
}
parentPort?.postMessage(checkPart(new Conversations(captured, machine), options, machine, next));
