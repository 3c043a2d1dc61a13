/** What is wrong with the protocols of an imported file is told at the import: nobody opens a file that seems to be right. */
import { contains, type Problem, type Severity } from '../../core/index.js';
import { whole } from '../spans.js';
import type { Imports } from './imports.js';
import type { Scopes } from './scopes.js';
import type { Unit } from './unit.js';

const GRAVITY: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2 };

export function problemsOfImports({ units, references }: Imports, scopes: Scopes): readonly Problem[] {
  const [root] = units;
  const bySource = new Map(units.map((unit) => [unit.source, unit]));
  return references.flatMap(({ name, target }) => {
    const unit = bySource.get(target.source);
    if (unit === undefined || unit === root) return [];
    const found = protocolProblems(unit, scopes);
    const first = found[0];
    if (first === undefined) return [];
    const line = unit.parsed.text.slice(0, first.span.start).split('\n').length;
    const related = [{ place: { source: unit.source, span: first.span }, text: 'here' }];
    const facts = { kind: 'imported', file: name.text, line, count: found.length, first } as const;
    return [{ code: first.code, severity: first.severity, span: name.span, facts, related }];
  });
}

/** The worst first. */
function protocolProblems(unit: Unit, scopes: Scopes): readonly Problem[] {
  if (unit.protocols.size === 0) return [];
  const blocks = [...unit.protocols.values()].map((node) => whole(node));
  const unread = unit.problems.filter(({ span }) => blocks.some((block) => contains(block, span)));
  const odd = scopes
    .of(unit)
    .own()
    .flatMap(({ problems }) => problems);
  return [...unread, ...odd].sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity] || a.span.start - b.span.start);
}
