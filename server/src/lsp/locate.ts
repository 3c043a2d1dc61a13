/** Places of any document as the editor's protocol has them. */
import type { Location } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Place } from '../core/index.js';
import { type Analysis, libraryText } from '../language/index.js';
import { toRange } from './diagnostics.js';

/** `document` is the text that was analysed; the ids of sources are addresses. */
export function locator(document: TextDocument, analysis: Analysis): (place: Place) => Location | undefined {
  const texts = new Map<string, TextDocument | undefined>([
    [analysis.source, document],
    ['', document],
  ]);
  const textOf = (source: string): TextDocument | undefined => {
    if (!texts.has(source)) texts.set(source, foreign(source, analysis));
    return texts.get(source);
  };
  return ({ source, span }) => {
    const text = textOf(source);
    return text === undefined ? undefined : { uri: source === '' ? analysis.source : source, range: toRange(span, text) };
  };
}

function foreign(source: string, analysis: Analysis): TextDocument | undefined {
  const text = analysis.imported.find((each) => each.source === source)?.text ?? libraryText(source);
  return text === undefined ? undefined : TextDocument.create(source, '', 0, text);
}
