/**
 * The documents that a document can see: itself, what it imports, what these import, and so on. All that they declare
 * can be used, protocols and exchanges alike; nearer ones go before.
 */
import type { Name, Problem } from '../../core/index.js';
import { cycle, unknownFile } from '../problems.js';
import type { Lookup, ReadImport, Reference, SourceText } from './analysis.js';
import type { Unit } from './unit.js';

export interface Imports {
  /** The document itself first, then in the order in which they are met, level by level. */
  readonly units: readonly Unit[];
  readonly problems: readonly Problem[];
  readonly references: readonly Reference[];
  readonly sources: readonly SourceText[];
  readonly lookups: readonly Lookup[];
}

const MOST = 500;

export function importsOf(root: Unit, read: ReadImport, unitFor: (source: SourceText) => Unit): Imports {
  const units = new Map([[root.source, root]]);
  const edges = new Map<string, readonly string[]>();
  const problems: Problem[] = [];
  const references: Reference[] = [];
  const lookups: Lookup[] = [];
  for (const unit of units.values()) {
    const found = unit.imports.map((name) => ({ name, source: read(name.text, unit.source) }));
    for (const { name, source } of found) lookups.push({ path: name.text, fromSource: unit.source, ...(source && { found: source }) });
    for (const { source } of found)
      if (source !== undefined && !units.has(source.source) && units.size < MOST) units.set(source.source, unitFor(source));
    edges.set(
      unit.source,
      found.flatMap(({ source }) => source?.source ?? []),
    );
    if (unit === root) for (const { name, source } of found) describe(name, source, unit.source, { problems, references });
  }
  problems.push(...circles(root, edges, references));
  const sources = [...units.values()].slice(1).map(({ source, parsed }) => ({ source, text: parsed.text }));
  return { units: [...units.values()], problems, references, sources, lookups };
}

/** A virtual file system of an editor, which the checker cannot read; `C:` is none. */
const isVirtual = (source: string): boolean => /^(?!file:)[a-z][a-z\d+.-]+:\/\//i.test(source);

interface ImportFindings {
  readonly problems: Problem[];
  readonly references: Reference[];
}

function describe(name: Name, source: SourceText | undefined, from: string, { problems, references }: ImportFindings): void {
  if (source === undefined) problems.push(unknownFile(name, isVirtual(from)));
  else references.push({ what: 'file', name, target: { source: source.source, span: { start: 0, end: 0 } } });
}

/** An import of this document from which this document can be reached again. */
function circles(root: Unit, edges: ReadonlyMap<string, readonly string[]>, references: readonly Reference[]): readonly Problem[] {
  return references.flatMap(({ name, target }) => {
    const way = path(target.source, root.source, edges);
    return way === undefined ? [] : [cycle('import', [root.source, ...way].map(shortName), name.span)];
  });
}

const shortName = (source: string): string => source.split(/[/\\]/).at(-1) ?? source;

/** Breadth first. */
function path(from: string, to: string, edges: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  for (const at of cameFrom.keys()) {
    if (at === to) return wayBack(at, cameFrom);
    for (const next of edges.get(at) ?? []) if (!cameFrom.has(next)) cameFrom.set(next, at);
  }
  return undefined;
}

function wayBack(end: string, cameFrom: ReadonlyMap<string, string | undefined>): readonly string[] {
  const way: string[] = [];
  for (let at: string | undefined = end; at !== undefined; at = cameFrom.get(at)) way.unshift(at);
  return way;
}
