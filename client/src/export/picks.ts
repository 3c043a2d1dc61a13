/** The forms of a diagram, to choose from in the language of the editor. */
import { l10n } from 'vscode';
import { type DiagramFormat, diagramFormats } from './formats.js';

export const formatPicks = (): DiagramFormat[] =>
  diagramFormats.map((format) => ({ ...format, label: l10n.t(format.label), detail: l10n.t(format.detail) }));
