import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const core = path.resolve(import.meta.dirname, '../../server/src/core');
const foreign = /tcp|langium|vscode|vs code|syn_|established|fin_wait|time_wait|last_ack|close_wait/i;

/** What may be written is said with examples, and those are of the protocol that most people write; a capture is of one protocol. */
const withNames = ['views/words/due.ts', 'views/words/capture.ts'];

const modules = globSync('**/*.ts', { cwd: core }).filter(
  (file) => !/\.(test|fixture)\.ts$/.test(file) && !withNames.includes(file.replaceAll(path.sep, '/')),
);

/** The core serves every protocol and every editor: it names none, in code or comments. */
describe('the core names no protocol, parser or editor', () => {
  it.each(modules)('%s', (file) => {
    const lines = readFileSync(path.join(core, file), 'utf8').split('\n');
    expect(lines.filter((line) => foreign.test(line))).toEqual([]);
  });
});
