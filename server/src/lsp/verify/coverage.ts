/** Which rows of protocols are taken, by all that is open and by what is known of its verifications. */
import { type Analysis, ProtocolCoverage } from '../../language/index.js';
import type { Verifier } from './verifier.js';

export function coverageIn(open: Iterable<Analysis>, verifier: Verifier): ProtocolCoverage {
  const covered = new ProtocolCoverage();
  for (const analysis of open) {
    covered.read(analysis);
    for (const each of analysis.verifications) covered.verified(each.machine, verifier.standing(each, analysis).outcome?.taken ?? []);
  }
  return covered;
}
