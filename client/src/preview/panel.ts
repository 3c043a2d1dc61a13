/** One preview: the page in its panel, bound to one document for as long as it lives. Asks the server for pictures; the newest wins. */

import { randomBytes } from 'node:crypto';
import {
  l10n,
  type TextEditor,
  Uri,
  type Webview,
  type WebviewOptions,
  type WebviewPanel,
  type WebviewPanelOptions,
  window,
  workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { LineRange, Picture } from '../../../contract/messages.js';
import { settings } from '../../../contract/names.js';
import type { ExportFormat, ExportTarget, FromPage, PageState, ToPage } from '../../../contract/webview.js';
import { askForMachine, askForPicture, type Position } from './ask.js';
import { heard } from './heard.js';
import { pageHtml } from './html.js';
import { newestWins } from './newest.js';
import { editorOf, pointAt, reveal } from './reveal.js';
import { copyFilter, keep } from './save.js';

export interface PreviewPanel {
  readonly view: WebviewPanel;
  readonly refresh: () => void;
  readonly followCursor: (editor: TextEditor) => void;
  readonly take: (format: ExportFormat, target: ExportTarget) => void;
}

export interface PanelParts {
  readonly view: WebviewPanel;
  readonly uri: Uri;
  readonly client: LanguageClient;
  readonly root: Uri;
  readonly state?: PageState;
}

const pageFolder = (root: Uri): Uri => Uri.joinPath(root, 'dist', 'webview');

export const panelOptions = (root: Uri): WebviewOptions & WebviewPanelOptions => ({
  enableScripts: true,
  enableFindWidget: true,
  localResourceRoots: [pageFolder(root)],
});

export function createPanel(parts: PanelParts): PreviewPanel {
  const { view, uri, client, state } = parts;
  const { exchange, chain = false, diagram } = state ?? {};
  const at: Position = { exchange, chain, diagram, from: undefined, line: lineOf(uri), shown: undefined, machine: undefined };
  const post = (message: ToPage): void => void view.webview.postMessage(message);
  const sendWhole = async (format: ExportFormat, target: ExportTarget): Promise<void> => {
    const picture = await askForPicture(client, uri, at, true);
    if (picture) post({ type: 'export', format, target, text: picture.text });
  };
  const sendMachine = newestWins(async () => {
    const machine = await askForMachine(client, uri, at);
    if (machine) post({ type: 'machine', machine });
  });
  const refresh = newestWins(async () => {
    const picture = await askForPicture(client, uri, at);
    if (!picture) return;
    const first = at.shown === undefined;
    at.shown = picture;
    post({ type: 'picture', picture });
    if (at.machine !== undefined) sendMachine();
    const editor = editorOf(uri);
    if (first && editor) post({ type: 'lines', lines: linesOf(editor) });
  });
  view.webview.options = panelOptions(parts.root);
  view.webview.html = htmlFor(view.webview, parts.root, view.title);
  view.webview.onDidReceiveMessage((said: unknown) => {
    const message = heard(said);
    if (message !== undefined) answer(message, { parts, at, sendMachine, sendWhole, refresh });
  });
  view.onDidDispose(() => pointAt(uri, undefined));
  return {
    view,
    refresh,
    followCursor: (editor) => followCursor(editor, at, post, refresh),
    take: (format, target) => post({ type: 'export', format, target }),
  };
}

function htmlFor(webview: Webview, root: Uri, title: string): string {
  const file = (name: string): string => webview.asWebviewUri(Uri.joinPath(pageFolder(root), name)).toString();
  return pageHtml({
    script: file('main.js'),
    style: file('main.css'),
    nonce: randomBytes(18).toString('base64'),
    source: webview.cspSource,
    title,
  });
}

const lineOf = (uri: Uri): number => editorOf(uri)?.selection.active.line ?? 0;

const linesOf = ({ selections }: TextEditor): readonly LineRange[] =>
  selections.map(({ start, end }) => ({ from: start.line, to: end.line }));

/** The lines of the cursor go to the page at once; another exchange is asked for only when the cursor has moved to one. */
function followCursor(editor: TextEditor, at: Position, post: (message: ToPage) => void, refresh: () => void): void {
  at.line = editor.selection.active.line;
  post({ type: 'lines', lines: linesOf(editor) });
  const follows = at.exchange === undefined && workspace.getConfiguration().get<boolean>(settings.previewFollowsCursor, true);
  if (!follows || !at.shown) return;
  at.from = undefined;
  const { exchanges, exchange, window: part } = at.shown;
  const here = Math.max(
    0,
    exchanges.findLastIndex(({ lines: { from } }) => from <= at.line),
  );
  if (here !== exchange || (part && !holds(at.shown, at.line))) refresh();
}

/** Is the line drawn, in a picture of a part of a long exchange? */
function holds(picture: Picture, line: number): boolean {
  return picture.marks.some(({ statement }) => statement !== undefined && picture.statements[statement]?.from === line);
}

interface Conversation {
  readonly parts: PanelParts;
  readonly at: Position;
  readonly sendMachine: () => void;
  readonly sendWhole: (format: ExportFormat, target: ExportTarget) => Promise<void>;
  readonly refresh: () => void;
}

const tellNotExported = (error: Error): void => void window.showErrorMessage(l10n.t('Not exported: {0}', error.message));

function answer(message: FromPage, { parts, at, sendMachine, sendWhole, refresh }: Conversation): void {
  switch (message.type) {
    case 'ready':
      refresh();
      break;
    case 'reveal':
      void reveal(parts.uri, message.line, message.take);
      break;
    case 'frame':
      void copyFilter(message.frame);
      break;
    case 'hover':
      pointAt(parts.uri, message.lines);
      break;
    case 'open':
      void reveal(Uri.parse(message.place.uri), message.place.line, true, message.place.character);
      break;
    case 'pick':
      at.exchange = message.exchange;
      at.from = undefined;
      refresh();
      break;
    case 'chain':
      at.chain = message.chain;
      refresh();
      break;
    case 'diagram':
      at.diagram = message.diagram;
      refresh();
      break;
    case 'part':
      at.from = message.from;
      refresh();
      break;
    case 'machine':
      at.machine = message.exchange;
      sendMachine();
      break;
    case 'whole':
      sendWhole(message.format, message.target).catch(tellNotExported);
      break;
    case 'exported':
      keep(parts.uri, message).catch(tellNotExported);
      break;
    case 'failed':
      void window.showErrorMessage(message.message);
      break;
  }
}
