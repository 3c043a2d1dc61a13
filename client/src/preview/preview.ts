/** The preview's commands, its restoring after a reload, and which panel belongs to which document. */
import {
  type Event,
  type ExtensionContext,
  commands as editor,
  l10n,
  type TextDocument,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Validated } from '../../../contract/messages.js';
import { commands, languageId, previewViewType } from '../../../contract/names.js';
import type { ExportFormat, ExportTarget, PageState } from '../../../contract/webview.js';
import { createPanel, type PreviewPanel, panelOptions } from './panel.js';

export function registerPreview(context: ExtensionContext, client: LanguageClient, onDidValidate: Event<Validated>): void {
  const panels = new Map<string, PreviewPanel>();
  const adopt = (view: WebviewPanel, uri: Uri, state?: PageState): PreviewPanel => {
    const panel = createPanel({ view, uri, client, root: context.extensionUri, ...(state ? { state } : {}) });
    panels.set(uri.toString(), panel);
    view.onDidDispose(() => panels.delete(uri.toString()));
    return panel;
  };
  const open = (column: ViewColumn): void => {
    const document = drawable();
    const known = panels.get(document?.uri.toString() ?? '');
    known?.view.reveal(undefined, true);
    if (!document) void window.showInformationMessage(l10n.t('Open a Handshake document to see its preview.'));
    if (!document || known) return;
    const title = l10n.t('Preview {0}', document.uri.path.split('/').at(-1) ?? '');
    const view = window.createWebviewPanel(
      previewViewType,
      title,
      { viewColumn: column, preserveFocus: true },
      panelOptions(context.extensionUri),
    );
    adopt(view, document.uri);
  };
  const take = (format: ExportFormat, target: ExportTarget) => () => currentPanel(panels)?.take(format, target);
  context.subscriptions.push(
    editor.registerCommand(commands.openPreview, () => open(ViewColumn.Active)),
    editor.registerCommand(commands.openPreviewToSide, () => open(ViewColumn.Beside)),
    editor.registerCommand(commands.exportSvg, take('svg', 'file')),
    editor.registerCommand(commands.exportPng, take('png', 'file')),
    editor.registerCommand(commands.copyMermaid, take('mermaid', 'clipboard')),
    editor.registerCommand(commands.copyMarkdown, take('markdown', 'clipboard')),
    onDidValidate(({ uri }) => panels.get(Uri.parse(uri).toString())?.refresh()),
    window.onDidChangeTextEditorSelection(({ textEditor }) => panels.get(textEditor.document.uri.toString())?.followCursor(textEditor)),
    window.registerWebviewPanelSerializer(previewViewType, {
      async deserializeWebviewPanel(view, state?: PageState) {
        if (!state?.uri) return view.dispose();
        adopt(view, Uri.parse(state.uri), state);
      },
    }),
  );
}

/** The document in front, or the one that is seen when the keyboard is elsewhere. */
function drawable(): TextDocument | undefined {
  const editors = [window.activeTextEditor, ...window.visibleTextEditors];
  const documents = editors.flatMap((one) => (one ? [one.document] : []));
  const own = documents.find(isDrawable);
  return own ?? (documents.length === 0 ? workspace.textDocuments.find(isDrawable) : undefined);
}

const isDrawable = (document: TextDocument): boolean => document.languageId === languageId || document.languageId === 'markdown';

function currentPanel(panels: ReadonlyMap<string, PreviewPanel>): PreviewPanel | undefined {
  const document = window.activeTextEditor?.document.uri.toString();
  return [...panels.values()].find(({ view }) => view.active) ?? panels.get(document ?? '') ?? [...panels.values()][0];
}
