/** The export formats of a diagram, as a list in the editor's language. */
import { l10n } from 'vscode';
import { type DiagramFormat, diagramFormats } from './formats.js';

export const formatPicks = (): DiagramFormat[] =>
  diagramFormats.map((format) => ({ ...format, label: l10n.t(format.label), detail: l10n.t(format.detail) }));
