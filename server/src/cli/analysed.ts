/** A source, analysed: of a Markdown file the fences, each of them where it stands in the whole text. */
import { type Analysis, analyse, analyseAgain, isMarkdown, type ReadImport, type Reanalyse, readableIn } from '../language/index.js';
import type { SourceFile } from './sources.js';

export interface AnalysedSource {
  readonly analysis: Analysis;
  /** With another text: fences may have moved. */
  readonly reanalyse: Reanalyse;
}

export function analysed({ path, lines, text: readable, sections }: SourceFile, read: ReadImport): AnalysedSource {
  const options = { source: path, read };
  const analysis = analyse(lines.text, { ...options, ...(sections && { sections }) }, readable);
  return {
    analysis,
    reanalyse: (text, horizon) => {
      if (!isMarkdown(path)) return analyseAgain(analysis, text, { ...options, horizon });
      const { text: fences, sections: moved } = readableIn(text);
      return analyseAgain(analysis, text, { ...options, horizon, sections: moved }, fences);
    },
  };
}
