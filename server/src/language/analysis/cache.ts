/** The analysis of an open document: one for each version, unless a text that it imports has changed. */
import type { LangiumDocument } from 'langium';
import { sharedParser } from '../shared-parser.js';
import { parsedIn } from '../tree.js';
import { sharedAnalyser } from './analyse.js';
import type { Analysis, Lookup, Read } from './analysis.js';

interface Kept {
  readonly version: number;
  readonly tree: unknown;
  readonly analysis: Analysis;
}

const kept = new WeakMap<LangiumDocument, Kept>();

/** The document must have been parsed. */
export function analysisOf(document: LangiumDocument, read: Read): Analysis {
  const { version } = document.textDocument;
  const tree = document.parseResult.value;
  const known = kept.get(document);
  if (known?.version === version && known.tree === tree && known.analysis.lookups.every((lookup) => isFresh(lookup, read)))
    return known.analysis;
  const parsed = parsedIn(tree) ?? sharedParser().parse(document.textDocument.getText());
  const analysis = sharedAnalyser().analyseParsed(parsed, { source: document.uri.toString(), read }, known?.analysis);
  kept.set(document, { version, tree, analysis });
  return analysis;
}

function isFresh({ path, fromSource, found }: Lookup, read: Read): boolean {
  const now = read(path, fromSource);
  return now?.source === found?.source && now?.text === found?.text;
}
