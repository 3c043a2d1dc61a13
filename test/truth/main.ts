/** `npm run truth`: the checker and the importer against recordings of a real TCP. */
import { report, run } from './report.js';

const results = run();
const { text, unexplained } = report(results);
process.stdout.write(text);
process.exitCode = unexplained > 0 ? 1 : 0;
