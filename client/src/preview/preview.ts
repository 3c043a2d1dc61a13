/** The preview's commands, and its restoring after a reload. There is one preview. */
import { type Event, type ExtensionContext, commands as editor, l10n, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import type { Validated } from '../../../contract/messages.js';
import { commands, contextKeys, previewViewType } from '../../../contract/names.js';
import type { ExportFormat, ExportTarget, PageState } from '../../../contract/webview.js';
import { setContext } from '../context.js';
import { sourceOf } from '../exercises/student.js';
import { documentInFront, hasSomething, isDrawable } from '../in-front.js';
import { running } from '../running.js';
import { Following } from './following.js';
import { createPanel, type PreviewPanel, panelOptions } from './panel.js';
import { playTarget } from './play-target.js';

interface Preview {
  readonly panel: PreviewPanel;
  readonly following: Following;
}

/** Shows a document beside its editor, step by step. */
export type ShowSteps = (uri: Uri) => void;

export function registerPreview(context: ExtensionContext, client: LanguageClient, onDidValidate: Event<Validated>): ShowSteps {
  let preview: Preview | undefined;
  const adopt = (view: WebviewPanel, uri: Uri, state?: PageState): void => {
    preview?.panel.view.dispose();
    const panel = createPanel({ view, uri, client, root: context.extensionUri, ...(state ? { state } : {}) });
    const adopted = { panel, following: new Following(panel) };
    preview = adopted;
    setContext(contextKeys.preview, true);
    view.onDidDispose(() => {
      adopted.following.dispose();
      if (preview === adopted) preview = undefined;
      setContext(contextKeys.preview, preview !== undefined);
    });
  };
  const open = (column: ViewColumn, resource: unknown): void => {
    const document = resource instanceof Uri ? undefined : documentInFront();
    if (document !== undefined) hasSomething(document);
    const uri = resource instanceof Uri ? resource : document?.uri;
    const isBeside = column === ViewColumn.Beside;
    if (uri !== undefined) running(client).catch(() => undefined);
    if (uri === undefined) {
      if (preview) preview.panel.view.reveal(undefined, isBeside);
      else void window.showInformationMessage(l10n.t('Open a Handshake document to see its preview.'));
      return;
    }
    if (preview) {
      preview.following.show(uri);
      preview.panel.view.reveal(undefined, isBeside);
      return;
    }
    // in front of its editor, which is then hidden, it takes the keyboard
    const where = { viewColumn: column, preserveFocus: isBeside };
    adopt(window.createWebviewPanel(previewViewType, '', where, panelOptions(context.extensionUri)), uri);
  };
  /** Of the document in front; its picture is opened if there is none. */
  const take = (format: ExportFormat, target: ExportTarget) => () => {
    const document = window.activeTextEditor?.document;
    const isOther = document !== undefined && isDrawable(document) && !isShown(preview, document.uri);
    if (!preview || isOther) open(ViewColumn.Beside, undefined);
    if (preview && (!isOther || isShown(preview, document.uri))) preview.panel.take(format, target);
  };
  /** By keyboard from the first move on. */
  const play = (resource: unknown, index: unknown, way: unknown): void => {
    const { uri, verification } = playTarget(resource, index, way);
    open(ViewColumn.Beside, uri);
    // a new preview begins with the active editor
    if (uri !== undefined) preview?.following.show(uri);
    preview?.panel.view.reveal(undefined, false);
    preview?.panel.play(verification);
  };
  const toggleLock = (): void => {
    if (!preview) return void window.showInformationMessage(l10n.t('There is no preview to lock. Open one first.'));
    const { panel } = preview;
    panel.lock(!panel.locked);
    const text = panel.locked ? l10n.t('The preview stays with this document.') : l10n.t('The preview follows the active editor.');
    void window.showInformationMessage(text);
  };
  context.subscriptions.push(
    editor.registerCommand(commands.openPreview, (resource: unknown) => open(ViewColumn.Active, resource)),
    editor.registerCommand(commands.openPreviewToSide, (resource: unknown) => open(ViewColumn.Beside, resource)),
    editor.registerCommand(commands.play, play),
    editor.registerCommand(commands.togglePreviewLock, toggleLock),
    editor.registerCommand(commands.exportSvg, take('svg', 'file')),
    editor.registerCommand(commands.exportPng, take('png', 'file')),
    editor.registerCommand(commands.copyMermaid, take('mermaid', 'clipboard')),
    editor.registerCommand(commands.copyMarkdown, take('markdown', 'clipboard')),
    onDidValidate(({ uri }) => isShown(preview, Uri.parse(uri)) && preview?.panel.refresh()),
    window.onDidChangeTextEditorSelection(
      ({ textEditor }) => isShown(preview, textEditor.document.uri) && preview?.panel.followCursor(textEditor),
    ),
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Starting) preview?.panel.served(newState === State.Running);
    }),
    window.registerWebviewPanelSerializer(previewViewType, {
      async deserializeWebviewPanel(view, state?: PageState) {
        if (!state?.uri) return view.dispose();
        // a handout is not opened again: its own document is shown
        adopt(view, sourceOf(Uri.parse(state.uri)), state);
      },
    }),
  );
  return (uri) => {
    open(ViewColumn.Beside, uri);
    // a new preview begins with the active editor
    preview?.following.show(uri);
    preview?.panel.walk();
  };
}

const isShown = (preview: Preview | undefined, uri: Uri): boolean => preview?.panel.uri.toString() === uri.toString();
