/** `npm run truth`: the checker and the importer against recordings of a real TCP. */
import { documentsResult } from './documents.js';
import { imports } from './imports.js';
import type { Result } from './result.js';

const results: readonly Result[] = [
  documentsResult(),
  imports('both ends', ['a', 'b']),
  imports("A's end", ['a']),
  imports("B's end", ['b']),
];
for (const { title, recordings, segments, accusations, disagreements } of results) {
  console.log(
    `${title}: ${recordings} recordings, ${segments} segments, ${accusations.length} accusations, ${disagreements.length} disagreements`,
  );
  for (const { name, what } of accusations) console.log(`  ! ${name}  ${what}`);
  for (const { name, what } of disagreements) console.log(`  ? ${name}  ${what}`);
}
