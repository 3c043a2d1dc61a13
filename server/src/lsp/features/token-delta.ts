/** What has changed of a document's tokens since they were last sent: places are counted from the token before, so most numbers stay. */
import type { SemanticTokensEdit } from 'vscode-languageserver';

/** Numbers of a token. */
const SIZE = 5;

/** The one stretch that differs; none where all is as before. */
export function tokenEdits(before: readonly number[], now: readonly number[]): readonly SemanticTokensEdit[] {
  const most = Math.min(before.length, now.length);
  let start = 0;
  while (start < most && isSameToken(before, start, now, start)) start += SIZE;
  let end = 0;
  while (end < most - start && isSameToken(before, before.length - end - SIZE, now, now.length - end - SIZE)) end += SIZE;
  const [deleteCount, data] = [before.length - start - end, now.slice(start, now.length - end)];
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}

function isSameToken(before: readonly number[], from: number, now: readonly number[], at: number): boolean {
  for (let number = 0; number < SIZE; number++) if (before[from + number] !== now[at + number]) return false;
  return true;
}
