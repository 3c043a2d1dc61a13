/** The preview: a panel that shows one document at a time. It asks the server for pictures; the newest wins. */

import { randomBytes } from 'node:crypto';
import {
  env,
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
import type { PlayedVerification } from '../../../contract/play.js';
import type { ExportFormat, ExportTarget, FilledBlank, PageState, ToPage } from '../../../contract/webview.js';
import { answer } from './answer.js';
import { askForMachine, askForPicture, type ReaderPosition } from './ask.js';
import { exerciseOf, triedIn } from './exercise.js';
import { heard } from './heard.js';
import { pageHtml } from './html.js';
import { newestWins } from './newest.js';
import { insertPlayed, playOn } from './play.js';
import { editorOf, pointAt } from './reveal.js';

export interface PreviewPanel {
  readonly view: WebviewPanel;
  /** The document that is shown, and its text when it was last drawn. */
  readonly uri: Uri;
  readonly text: string;
  /** It stays with its document. */
  readonly locked: boolean;
  readonly lock: (locked: boolean) => void;
  /** Another document, from its beginning. */
  readonly show: (uri: Uri) => void;
  /** The same document under another name. */
  readonly move: (uri: Uri) => void;
  /** The document does not exist any more. */
  readonly gone: () => void;
  /** Whether there is somebody to ask for pictures. */
  readonly served: (isServed: boolean) => void;
  readonly refresh: () => void;
  /** What is shown is gone through step by step. */
  readonly walk: () => void;
  /** Its reader plays what is shown, or a verification. */
  readonly play: (verification?: PlayedVerification) => void;
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
  const { view, client, state } = parts;
  const { exchange, chain = false, diagram, fields } = state ?? {};
  const at: ReaderPosition = {
    uri: parts.uri,
    text: '',
    exchange,
    chain,
    diagram,
    fields,
    from: undefined,
    line: lineOf(parts.uri),
    shown: undefined,
    machine: undefined,
    play: undefined,
  };
  let locked = state?.locked ?? false;
  let [isReady, walks] = [false, false];
  /** What was asked for before there was a picture. */
  const waiting: (() => void)[] = [];
  const post = (message: ToPage): void => void view.webview.postMessage(message);
  const sendWhole = async (format: ExportFormat, target: ExportTarget): Promise<void> => {
    const picture = await askForPicture(client, at, true);
    if (picture) post({ type: 'export', format, target, text: picture.text });
  };
  const sendMachine = newestWins(async () => {
    const machine = await askForMachine(client, at);
    if (machine) post({ type: 'machine', machine });
  });
  const sendExercise = (picture: Picture): void => {
    exerciseOf(client, at.uri, picture).then(
      (exercise) => at.shown === picture && post({ type: 'exercise', ...(exercise === undefined ? {} : { exercise }) }),
      () => undefined,
    );
  };
  const tryAnswers = (turn: number, answers: readonly FilledBlank[]): void => {
    triedIn(client, at.uri, answers).then(
      (tried) => tried && post({ type: 'tried', turn, ...tried }),
      () => undefined,
    );
  };
  const refresh = newestWins(async () => {
    if (at.play) return playOn(client, at, post);
    const { uri } = at;
    const picture = await askForPicture(client, at);
    if (!picture || at.uri !== uri || at.play) return;
    const first = at.shown === undefined;
    at.shown = picture;
    post({ type: 'picture', picture });
    if (isReady && walks) {
      walks = false;
      post({ type: 'walk' });
    }
    post({ type: 'notice' });
    sendExercise(picture);
    if (at.machine !== undefined) sendMachine();
    const editor = editorOf(uri);
    if (first && editor) post({ type: 'lines', lines: linesOf(editor) });
    for (const take of waiting.splice(0)) take();
  });
  const lock = (now: boolean): void => {
    locked = now;
    post({ type: 'locked', locked });
  };
  const move = (uri: Uri): void => {
    pointAt(at.uri, undefined);
    at.uri = uri;
    view.title = titleOf(uri);
    refresh();
  };
  view.title = titleOf(parts.uri);
  view.iconPath = iconOf(parts.root);
  view.webview.options = panelOptions(parts.root);
  view.webview.html = htmlFor(view.webview, parts.root, view.title);
  view.webview.onDidReceiveMessage((said: unknown) => {
    const message = heard(said);
    if (message?.type === 'ready') isReady = true;
    if (message !== undefined)
      answer(message, {
        at,
        post,
        sendMachine,
        sendWhole,
        tryAnswers,
        refresh,
        lock,
        insertPlayed: (lines) => insertPlayed(client, at, lines).then(refresh),
      });
  });
  view.onDidDispose(() => pointAt(at.uri, undefined));
  return {
    view,
    get uri() {
      return at.uri;
    },
    get text() {
      return at.text;
    },
    get locked() {
      return locked;
    },
    lock,
    show(uri) {
      Object.assign(at, { exchange: undefined, from: undefined, line: lineOf(uri), shown: undefined, play: undefined });
      post({ type: 'other' });
      move(uri);
    },
    move,
    gone: () => post({ type: 'notice', message: l10n.t('{0} does not exist any more. This is its last picture.', nameOf(at.uri)) }),
    served(isServed) {
      if (isServed) refresh();
      else
        post({
          type: 'notice',
          message: l10n.t('The language server has stopped: the picture does not follow the text.'),
          restart: l10n.t('Restart'),
        });
    },
    refresh,
    walk() {
      walks = true;
      refresh();
    },
    play(verification) {
      at.play = verification === undefined ? {} : { verification };
      refresh();
    },
    followCursor: (editor) => followCursor(editor, at, post, refresh),
    take(format, target) {
      const take = (): void => {
        if (at.shown && at.shown.exchange >= 0) post({ type: 'export', format, target });
        else void window.showInformationMessage(l10n.t('{0} has no exchange to take a picture of.', nameOf(at.uri)));
      };
      if (at.shown) take();
      else waiting.push(take);
    },
  };
}

const nameOf = (uri: Uri): string => uri.path.split('/').at(-1) ?? '';

/** Markdown's own preview of a document is called by the document's name alone. */
const titleOf = (uri: Uri): string => `Handshake: ${nameOf(uri)}`;

const iconOf = (root: Uri): { readonly light: Uri; readonly dark: Uri } => ({
  light: Uri.joinPath(root, 'images', 'file-light.svg'),
  dark: Uri.joinPath(root, 'images', 'file-dark.svg'),
});

function htmlFor(webview: Webview, root: Uri, title: string): string {
  const file = (name: string): string => webview.asWebviewUri(Uri.joinPath(pageFolder(root), name)).toString();
  return pageHtml({
    script: file('main.js'),
    style: file('main.css'),
    nonce: randomBytes(18).toString('base64'),
    source: webview.cspSource,
    title,
    language: env.language,
  });
}

const lineOf = (uri: Uri): number => editorOf(uri)?.selection.active.line ?? 0;

const linesOf = ({ selections }: TextEditor): readonly LineRange[] =>
  selections.map(({ start, end }) => ({ from: start.line, to: end.line }));

/** The lines of the cursor go to the page at once; another exchange is asked for only when the cursor has moved to one. */
function followCursor(editor: TextEditor, at: ReaderPosition, post: (message: ToPage) => void, refresh: () => void): void {
  at.line = editor.selection.active.line;
  post({ type: 'lines', lines: linesOf(editor) });
  const follows = at.exchange === undefined && workspace.getConfiguration().get<boolean>(settings.previewFollowsCursor, true);
  if (!follows || !at.shown || at.play) return;
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
