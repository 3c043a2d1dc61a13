// `npm run truth`: the checker and the importer against recordings of a real TCP.
import './node-version.mjs';
import { runBundled } from './run-bundled.mjs';

await runBundled('test/truth/main.ts');
