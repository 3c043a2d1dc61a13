/** What every feature needs: what is known of a document, and the way from its offsets to positions and back. */
import type { LangiumDocument } from 'langium';
import type { Position, Range } from 'vscode-languageserver';
import { fileExtension, languageId as ownLanguage } from '../../../../contract/names.js';
import type { Span } from '../../core/index.js';
import { type Analysis, isInFence, isMarkdown, type ProtocolCoverage } from '../../language/index.js';
import type { DocumentSettings } from '../document-settings.js';
import type { Announced } from './announced.js';

export interface Around {
  readonly analysisOf: (document: LangiumDocument) => Analysis;
  /** Of protocols, by all open documents. */
  readonly coverage: () => ProtocolCoverage;
  readonly settings: (document: LangiumDocument) => DocumentSettings;
  /** The client has our commands, and VS Code's. */
  readonly isOwnClient: () => boolean;
  readonly announced: () => Announced;
  /** Of a source, as the client can open it. */
  readonly addressOf: (source: string) => string;
  /** Of the address of a copy that the client was given, the source. */
  readonly sourceOf: (address: string) => string | undefined;
}

/** Of Markdown, our fences alone. */
export const isOurs = ({ textDocument }: LangiumDocument, position: Position): boolean =>
  !isMarked(textDocument) || isInFence(textDocument.getText(), textDocument.offsetAt(position));

/** Markdown under whatever name an editor has for it (`rmd`, `gfm`, `quarto`): of a text of another language, too, our fences alone are ours. */
export const isMarked = ({ uri, languageId }: Pick<LangiumDocument['textDocument'], 'uri' | 'languageId'>): boolean =>
  isMarkdown(uri) || !(uri.endsWith(fileExtension) || languageId === ownLanguage || languageId === '');

export const rangeOf = ({ textDocument }: LangiumDocument, { start, end }: Span): Range => ({
  start: textDocument.positionAt(start),
  end: textDocument.positionAt(end),
});

export const spanOf = ({ textDocument }: LangiumDocument, { start, end }: Range): Span => ({
  start: textDocument.offsetAt(start),
  end: textDocument.offsetAt(end),
});
