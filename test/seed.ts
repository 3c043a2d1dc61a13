/**
 * What each file of tests begins with. Property tests draw the same cases in every run, so that a change is judged by what it changes. `npm run fuzz` draws
 * others, seed by seed; what it finds becomes a test of its own.
 */
import fc from 'fast-check';
import { beforeAll } from 'vitest';
import { speak } from '../server/src/core/views/words/wording.js';

fc.configureGlobal({ seed: Number(process.env.HANDSHAKE_SEED ?? 1) });

/** The file before it, which shares the modules, may have spoken another language. */
beforeAll(async () => {
  speak();
  // asked for here, once a file has put other modules in the place of some
  const { sayIn } = await import('../server/src/cli/words/said.js');
  await sayIn('en');
});
