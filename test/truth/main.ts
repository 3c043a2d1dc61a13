/** `npm run truth`: the checker and the importer against recordings of a real TCP, and against exchanges that the machine itself has produced. */
import { planted as plantedIn, plantedLine } from '../mutants/planted.js';
import { tally } from './generated.js';
import { report, run } from './report.js';
import { besideSpin, hasSpin, shippedVerifications } from './spin.js';

/** Of generated exchanges wrongly accused, at most; of planted mistakes found, at least. */
const [MOST_ACCUSED, LEAST_FOUND] = [0.001, 0.95];

/** Faults planted in one protocol. */
const MOST_PLANTED = 100;

const results = run();
const { text, unexplained } = report(results);
process.stdout.write(text);

const seeds = Array.from({ length: Number(process.env.HANDSHAKE_SEEDS ?? 80) }, (_, seed) => seed + 1);
const { captures, accused, planted, found } = tally(seeds);
const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;
process.stdout.write(
  `\ngenerated: ${captures} captures, ${accused.length} wrongly accused (${percent(accused.length, captures)}); ${planted} mistakes planted, ${found} found (${percent(found, planted)})\n`,
);
for (const { seed, kind, codes } of accused) process.stdout.write(`  ! seed ${seed}, ${kind}: ${codes.join(' ')}\n`);
const isTrue = accused.length <= MOST_ACCUSED * captures && found >= LEAST_FOUND * planted;
process.stdout.write('\nfaults in the rows of protocols, by what finds them\n');
for (const protocol of ['tcp', 'wpa2', 'two_phase_commit', 'dtls13', 'sctp', 'eap'])
  process.stdout.write(`  ${plantedLine(protocol, plantedIn(protocol, MOST_PLANTED))}\n`);

const beside = hasSpin() ? besideSpin(shippedVerifications()) : undefined;
process.stdout.write(
  beside === undefined
    ? '\nSPIN is not installed: the verifications are not held against it\n'
    : `\nbeside SPIN: ${beside.verifications} verifications, ${beside.properties} properties, ${beside.states} states; ${beside.differences.length} differ\n`,
);
for (const difference of beside?.differences ?? []) process.stdout.write(`  ! ${difference}\n`);
const agrees = (beside?.differences ?? []).length === 0;
process.exitCode = unexplained > 0 || !isTrue || !agrees ? 1 : 0;
