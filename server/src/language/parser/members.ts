/** Lines of protocols. */
import { first } from './heads.js';
import type { Line } from './lines.js';

const DEEPEST_BLOCK = 40;

/** Within a protocol each line is known by its first word; so the parser never has to look for the next line that it knows. */
export function misplaced(line: Line, open: readonly Line[]): string | undefined {
  const parent = open.at(-1);
  const actions = parent !== undefined && TAKES_ACTIONS.has(first(parent));
  if (line.kind === 'head' && open.length >= DEEPEST_BLOCK) return 'blocks are nested too deeply';
  if (actions && line.kind === 'head') return 'a block has no place among actions';
  if (actions && !ACTIONS.has(first(line))) return `an action is expected: ${listed(ACTIONS)}`;
  if (!actions && !MEMBERS.has(first(line))) return `a part of a protocol is expected: ${listed(MEMBERS)}`;
  return line.kind === 'head' ? line.written.excess?.text : undefined;
}

const TAKES_ACTIONS = new Set(['send', 'receive', 'on', 'always', 'enter', 'begin', 'action']);
const ACTIONS = new Set(['require', 'set', 'assume', 'owe', 'reply', 'allow', 'discard', 'mark', '->', 'do', 'forget']);
const MEMBERS = new Set(
  'see flags message field var let link event timer code start action role initial state states send receive on always enter begin slip'.split(
    ' ',
  ),
);
const listed = (words: ReadonlySet<string>): string => [...words].join(', ');
