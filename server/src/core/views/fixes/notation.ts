/** A line in the notation of notes or of another tool becomes one of ours. */
import type { Facts } from '../../problem/problem.js';
import { readable } from '../words/phrases.js';
import { wording } from '../words/wording.js';
import type { Fix } from './fix.js';

export function inOurNotation({ rewriting }: Extract<Facts, { readonly kind: 'syntax' }>): readonly Fix[] {
  const [first] = rewriting ?? [];
  if (rewriting === undefined || first === undefined) return [];
  return [{ title: readable(wording().fixes.write(first.text.trim())), edits: rewriting }];
}
