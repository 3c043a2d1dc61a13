/** What the grammar leaves open: the order of the parts of a line, and how often each may come. */
import type { Span, SyntaxFault } from '../../core/index.js';
import type * as ast from '../generated/ast.js';
import { broken, type RuleName } from '../parser/fault.js';
import type { SyntaxProblem } from '../parser/lines.js';
import { spansOf, whole } from '../spans.js';
import type { Declaration } from './statements.js';
import { badTime } from './times.js';

/** The first part that is out of place. */
export function misplacedPart(node: ast.Statement | Declaration): SyntaxProblem | undefined {
  if (node.$type === 'Step') return inStep(node);
  if (node.$type === 'Pause') return badTime(node);
  return node.$type === 'Host' ? inHost(node) : undefined;
}

interface StatementPart {
  readonly rank: number;
  readonly span: Span;
  readonly once: boolean;
  readonly fault: SyntaxFault;
}

function inStep(node: ast.Step): SyntaxProblem | undefined {
  const { labels, segments, claims, ats, takes } = node;
  const times = ats.length + takes.length;
  if (labels.length + segments.length + times === 0 && (claims.length === 0 || node.fields.length === 0)) return undefined;
  const isMessage = node.arrow !== undefined;
  const [segment] = spansOf(node, 'segments');
  if (segment !== undefined && !isMessage) return { span: segment, fault: broken('onlyMessageNamed') };
  const [taking] = spansOf(node, 'takes');
  if (taking !== undefined && !isMessage) return { span: taking, fault: broken('onlyMessageTakes') };
  if (ats.length > 1 || takes.length > 1)
    return { span: spansOf(node, ats.length > 1 ? 'ats' : 'takes')[1] ?? whole(node), fault: broken('timesOnce') };
  const [claim] = spansOf(node, 'claims');
  const late = [...spansOf(node, 'ats'), ...spansOf(node, 'takes')].find(({ start }) => claim !== undefined && start > claim.start);
  if (late !== undefined) return { span: late, fault: broken('expectLast') };
  const wrong = times === 0 ? undefined : badTime(node);
  if (wrong !== undefined) return wrong;
  const parts = [
    ...parted(node, 'fields', 1, false, 'fieldsFirst'),
    ...parted(node, 'labels', 2, true, 'oneLabel'),
    ...parted(node, 'segments', 3, true, 'asOnce'),
    ...parted(node, 'claims', 4, false, 'expectLast'),
  ];
  return outOfOrder(parts.sort((a, b) => a.span.start - b.span.start));
}

const parted = (node: ast.Step, feature: string, rank: number, once: boolean, rule: RuleName): readonly StatementPart[] =>
  spansOf(node, feature).map((span) => ({ rank, span, once, fault: broken(rule) }));

function outOfOrder(parts: readonly StatementPart[]): SyntaxProblem | undefined {
  return parts.find((part, index) => {
    const before = parts[index - 1];
    return before !== undefined && (part.rank < before.rank || (part.once && part.rank === before.rank));
  });
}

const ONCE: readonly (readonly [feature: string, rule: RuleName])[] = [
  ['labels', 'hostLabel'],
  ['roles', 'hostRole'],
  ['states', 'hostState'],
];

function inHost(node: ast.Host): SyntaxProblem | undefined {
  if (node.labels.length < 2 && node.roles.length < 2 && node.states.length < 2) return undefined;
  return ONCE.flatMap(([feature, rule]) => {
    const [, second] = spansOf(node, feature);
    return second === undefined ? [] : [{ span: second, fault: broken(rule) }];
  }).sort((a, b) => a.span.start - b.span.start)[0];
}
