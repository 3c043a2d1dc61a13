// `npm run soak [EDITS] [DOCUMENTS] [FILES]`: a client that types for long, with the garbage collector at hand.
import './node-version.mjs';
import { runBundled } from './run-bundled.mjs';

await runBundled('test/soak/main.ts', ['--expose-gc']);
