/** A state diagram in characters: each state with the ways that lead out of it, and by what. */
import { ascii, type Signs, unicode } from '../renderers/signs.js';
import { columns } from '../width.js';
import type { RoleGraph } from './graph.js';

export function statesText(graphs: readonly RoleGraph[], title: string, kind: 'unicode' | 'ascii'): string {
  const signs = kind === 'ascii' ? ascii : unicode;
  const named = graphs.length > 1;
  const heading = title === '' ? [] : [signs.text(title), ''];
  const roles = graphs.flatMap((graph) => [
    ...(named ? [`${signs.rule.repeat(2)} ${signs.text(graph.name)} ${signs.rule.repeat(2)}`, ''] : []),
    ...roleLines(graph, signs, kind),
  ]);
  return `${[...heading, ...roles].join('\n').trimEnd()}\n`;
}

/** Corners of the branches: one that others follow, and the last. */
const BRANCHES = { unicode: ['├─', '└─'], ascii: ['+-', '+-'] } as const;

function roleLines({ nodes, ways }: RoleGraph, signs: Signs, kind: 'unicode' | 'ascii'): readonly string[] {
  const widest = Math.max(0, ...ways.map(({ labels }) => Math.max(0, ...labels.map((label) => columns(signs.text(label))))));
  return nodes.flatMap(({ name, start, final, lit }) => {
    const marks = `${start ? `${signs.event} ` : ''}`;
    const tail = `${final ? ' (final)' : ''}${lit ? ' *' : ''}`;
    const own = ways
      .filter(({ from }) => from === name)
      .flatMap(({ to, labels, untaken }) => (labels.length === 0 ? [''] : labels).map((label) => ({ to, label, untaken })));
    const lines = own.map(({ to, label, untaken }, index) => {
      const said = signs.text(label);
      const dashes = (untaken ? signs.broken : signs.line).repeat(widest - columns(said) + 1);
      return `  ${BRANCHES[kind][index === own.length - 1 ? 1 : 0]} ${said} ${dashes}${signs.right} ${signs.text(to)}`;
    });
    return [`${marks}${signs.text(name)}${tail}`, ...lines, ''];
  });
}
