/** Runs a command line and keeps what it wrote. */
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeFileWhole } from '../../../disk/write.js';
import { main } from './main.js';
import { sayIn } from './words/said.js';

export interface CommandOutcome {
  readonly status: number;
  readonly out: string;
  readonly error: string;
}

export async function handshake(argv: readonly string[], input: string | Uint8Array = '', stop?: AbortSignal): Promise<CommandOutcome> {
  const written = { out: [] as string[], error: [] as string[] };
  const status = await main(argv, {
    version: '1.2.3',
    out: (content) => void written.out.push(typeof content === 'string' ? content : Buffer.from(content).toString('latin1')),
    error: (text) => void written.error.push(text),
    input: () => pieces(typeof input === 'string' ? new TextEncoder().encode(input) : input),
    isTerminal: false,
    environment: {},
    ...(stop ? { stop } : {}),
    serve: async () => void written.out.push('serving'),
  });
  // files share this process: one run leaves its language to no other
  await sayIn('en');
  return { status, out: written.out.join(''), error: written.error.join('') };
}

/** Standard input as it comes. */
export async function* pieces(...all: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* all;
}

/** A new folder with these files; gives its path. */
export function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'handshake-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileWhole(path.join(root, name), content);
  }
  return root;
}
