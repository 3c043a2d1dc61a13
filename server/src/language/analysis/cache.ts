/** The analysis of an open document: one for each version, unless a text that it imports has changed. */
import type { LangiumDocument } from 'langium';
import { parsedIn } from '../tree.js';
import { sharedAnalyser } from './analyse.js';
import type { Analysis, Lookup, ReadImport } from './analysis.js';
import { sourceAt } from './library.js';

interface KeptAnalysis {
  readonly version: number;
  readonly tree: unknown;
  readonly analysis: Analysis;
}

const kept = new WeakMap<LangiumDocument, KeptAnalysis>();

/** The document must have been read by `resultOf`. */
export function analysisOf(document: LangiumDocument, read: ReadImport): Analysis {
  const { version } = document.textDocument;
  const tree = document.parseResult.value;
  const known = kept.get(document);
  if (known?.version === version && known.tree === tree && known.analysis.lookups.every((lookup) => isFresh(lookup, read)))
    return known.analysis;
  const parsed = parsedIn(tree);
  const analysis = sharedAnalyser().analyseParsed(
    parsed,
    { source: sourceAt(document.uri.toString()), read },
    { earlier: known?.analysis },
  );
  kept.set(document, { version, tree, analysis });
  return analysis;
}

function isFresh({ path, fromSource, found }: Lookup, read: ReadImport): boolean {
  const now = read(path, fromSource);
  return now?.source === found?.source && now?.text === found?.text;
}
