/**
 * The documents that a document can see: itself, what it imports, what these import, and so on. All that they declare
 * can be used, protocols and exchanges alike; nearer ones go before.
 */
import type { Name, Problem } from '../../core/index.js';
import { cycle, fileTooMany, unknownFile } from '../problems.js';
import type { Lookup, ReadImport, Reference, SourceText } from './analysis.js';
import type { Unit } from './unit.js';

export interface Imports {
  /** The document itself first, then in the order in which they are met, level by level. */
  readonly units: readonly Unit[];
  readonly problems: readonly Problem[];
  readonly references: readonly Reference[];
  readonly sources: readonly SourceText[];
  readonly lookups: readonly Lookup[];
  /** There are more files than are read: a name that is not found may stand in one of the others. */
  readonly isCut: boolean;
}

/** Files that one document sees. */
export const MOST_IMPORTED = 2_000;

export function importsOf(root: Unit, read: ReadImport, unitFor: (source: SourceText) => Unit): Imports {
  const units = new Map([[root.source, root]]);
  const edges = new Map<string, readonly string[]>();
  const problems: Problem[] = [];
  const references: Reference[] = [];
  const lookups: Lookup[] = [];
  let isCut = false;
  for (const unit of units.values()) {
    const found = unit.imports.map((name) => ({ name, source: read(name.text, unit.source) }));
    for (const { name, source } of found) lookups.push({ path: name.text, fromSource: unit.source, ...(source && { found: source }) });
    for (const { source } of found)
      if (source !== undefined && !units.has(source.source)) {
        if (units.size <= MOST_IMPORTED) units.set(source.source, unitFor(source));
        else isCut = true;
      }
    edges.set(
      unit.source,
      found.flatMap(({ source }) => source?.source ?? []),
    );
    if (unit === root)
      for (const { name, source } of found)
        describe(name, source, isVirtual(unit.source) && read.readsClosed !== true, { problems, references });
  }
  problems.push(...circles(root, edges, references));
  if (isCut) problems.push(...firstUnread(references, units));
  const sources = [...units.values()].slice(1).map(({ source, parsed }) => ({ source, text: parsed.text }));
  return { units: [...units.values()], problems, references, sources, lookups, isCut };
}

/** Told at the first import that is not read; where all are, at the last one: what it imports is not. */
function firstUnread(references: readonly Reference[], units: ReadonlyMap<string, Unit>): readonly Problem[] {
  const at = references.find(({ target }) => !units.has(target.source)) ?? references.at(-1);
  return at === undefined ? [] : [fileTooMany(at.name, MOST_IMPORTED)];
}

/** A virtual file system of an editor, which the checker cannot read; `C:` is none. */
const isVirtual = (source: string): boolean => /^(?!file:)[a-z][a-z\d+.-]+:\/\//i.test(source);

interface ImportFindings {
  readonly problems: Problem[];
  readonly references: Reference[];
}

/** @param isClosed a file that is not open cannot be read there */
function describe(name: Name, source: SourceText | undefined, isClosed: boolean, { problems, references }: ImportFindings): void {
  if (source === undefined) problems.push(unknownFile(name, isClosed));
  else references.push({ what: 'file', name, target: { source: source.source, span: { start: 0, end: 0 } } });
}

/** An import of this document from which this document can be reached again. */
function circles(root: Unit, edges: ReadonlyMap<string, readonly string[]>, references: readonly Reference[]): readonly Problem[] {
  const towards = nextTo(root.source, edges);
  return references.flatMap(({ name, target }) => {
    if (!towards.has(target.source)) return [];
    const way = [root.source, ...wayOn(target.source, towards)];
    return [cycle('import', way.map(shortName), name.span)];
  });
}

const shortName = (source: string): string => source.split(/[/\\]/).at(-1) ?? source;

/** From each document that leads there, the next one on a shortest way; breadth first, against the imports. */
function nextTo(end: string, edges: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, string | undefined> {
  const importers = new Map<string, string[]>();
  for (const [from, all] of edges)
    for (const to of all) {
      const known = importers.get(to);
      if (known === undefined) importers.set(to, [from]);
      else known.push(from);
    }
  const next = new Map<string, string | undefined>([[end, undefined]]);
  for (const at of next.keys()) for (const from of importers.get(at) ?? []) if (!next.has(from)) next.set(from, at);
  return next;
}

function wayOn(start: string, next: ReadonlyMap<string, string | undefined>): readonly string[] {
  const way: string[] = [];
  for (let at: string | undefined = start; at !== undefined; at = next.get(at)) way.push(at);
  return way;
}
