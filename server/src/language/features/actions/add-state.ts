/** A row leads to a state that does not exist: it is written behind the state in which the row stands. */
import { wording } from '../../../core/index.js';
import type * as ast from '../../generated/ast.js';
import { whole } from '../../spans.js';
import { type EditorAction, fix, lineAfter, type ProblemAt } from './action.js';

/** @returns nothing where the name stands in no state of a protocol, as in a claim or at a host */
export function addState(name: string, at: ProblemAt): readonly EditorAction[] {
  const { analysis, problem } = at;
  const { start } = problem.span;
  const protocol = analysis.parsed.blocks.find(({ node }) => node.$type === 'Protocol' && contains(node, start))?.node;
  const state = protocol?.$type === 'Protocol' ? stateAround(protocol.members, start) : undefined;
  if (state === undefined || !/^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(name)) return [];
  return [fix(at, wording().fixes.addState(name), [lineAfter(analysis.text, whole(state), `final state ${name}`)])];
}

const contains = (node: ast.Item | ast.Member, offset: number): boolean => {
  const { start, end } = whole(node);
  return start <= offset && offset < end;
};

/** The innermost state; of a group's own rows its first state, as a state may be there only beside others. */
function stateAround(members: readonly ast.Member[], offset: number): ast.State | undefined {
  for (const member of members) {
    if ((member.$type !== 'State' && member.$type !== 'Role') || !contains(member, offset)) continue;
    const inner = stateAround(member.members, offset);
    return inner ?? (member.$type === 'State' && member.kind === 'state' ? member : firstState(member.members));
  }
  return undefined;
}

const firstState = (members: readonly ast.Member[]): ast.State | undefined =>
  members.flatMap((member) => (member.$type === 'State' && member.kind === 'state' ? [member] : []))[0];
