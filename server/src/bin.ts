/** The `handshake` command: gives the command line its streams, and the language server to `serve`. */
import { readFileSync } from 'node:fs';
import nodeModule from 'node:module';
import type { Io } from './cli/io.js';

/** From dist/cli as from server/src, two folders up. */
const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

const io: Io = {
  version: typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '',
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  input: () => process.stdin,
  isTerminal: process.stdout.isTTY === true,
  environment: process.env,
  onInterrupt: (told) => {
    process.on('SIGINT', told);
    return () => process.off('SIGINT', told);
  },
  serve: async (accompany) => {
    const { live } = await import('./lsp/main.js');
    await accompany?.(live);
    // The server ends the process when its client leaves.
    await new Promise<never>(() => undefined);
  },
};

/** A reader that has seen enough, such as `head`, closes its end: then there is nothing more to do, and nothing to complain of. */
process.stdout.on('error', async (error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit(process.exitCode);
  const [{ cannot }, { said }] = await Promise.all([import('./cli/cannot.js'), import('./cli/words/said.js')]);
  process.stderr.write(`handshake: ${cannot('write', said().standardOutput, error).message}\n`, () => process.exit(2));
});

/** Nobody can be told, and the exit status says it all the same. */
process.stderr.on('error', () => undefined);

/** Where Node can, what is compiled once is kept for the next start; therefore nothing of weight is imported above. */
if ('enableCompileCache' in nodeModule) nodeModule.enableCompileCache();

const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

async function command(): Promise<void> {
  const { main } = await import('./cli/main.js');
  const { removeDrafts, watchDrafts } = await import('../../disk/write.js');

  // else the system ends the command at once, in the midst of whatever it computes
  watchDrafts({
    begin: () => {
      for (const signal of SIGNALS) process.on(signal, end);
    },
    end: () => {
      for (const signal of SIGNALS) process.off(signal, end);
    },
  });
  /** Whoever ends the command finds what was there before, and nothing half. */
  const end = (signal: NodeJS.Signals): void => {
    removeDrafts();
    process.kill(process.pid, signal);
  };

  process.exitCode = await main(process.argv.slice(2), io);
}

// said at once, without all that the other commands need
if (process.argv.length === 3 && process.argv[2] === '--version') process.stdout.write(`${io.version}\n`);
else await command();
