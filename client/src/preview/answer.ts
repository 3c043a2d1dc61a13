/** The requests of the page, and what handles them. */
import { commands as editorCommands, l10n, Uri, window } from 'vscode';
import { commands } from '../../../contract/names.js';
import type { ExportFormat, ExportTarget, FilledBlank, FromPage, ToPage } from '../../../contract/webview.js';
import type { ReaderPosition } from './ask.js';
import { fillIn } from './exercise.js';
import { fixAt } from './fix.js';
import { pointAt, reveal } from './reveal.js';
import { copyFilter, keep } from './save.js';

export interface PanelSession {
  readonly post: (message: ToPage) => void;
  readonly at: ReaderPosition;
  readonly sendMachine: () => void;
  readonly tryAnswers: (turn: number, answers: readonly FilledBlank[]) => void;
  readonly sendWhole: (format: ExportFormat, target: ExportTarget) => Promise<void>;
  readonly refresh: () => void;
  readonly lock: (locked: boolean) => void;
  readonly insertPlayed: (lines: readonly string[]) => Promise<void>;
}

const tellNotExported = (error: Error): void => void window.showErrorMessage(l10n.t('Not exported: {0}', error.message));
const tellNotFixed = (error: Error): void => void window.showErrorMessage(l10n.t('Not fixed: {0}', error.message));
const tellNotInserted = (error: Error): void => void window.showErrorMessage(l10n.t('Not inserted: {0}', error.message));

export function answer(
  message: FromPage,
  { at, post, sendMachine, sendWhole, tryAnswers, refresh, lock, insertPlayed }: PanelSession,
): void {
  switch (message.type) {
    case 'ready':
      refresh();
      break;
    case 'reveal':
      void reveal(at.uri, message.line, message.take);
      break;
    case 'frame':
      void copyFilter(message.frame);
      break;
    case 'hover':
      pointAt(at.uri, message.lines);
      break;
    case 'open':
      void reveal(Uri.parse(message.place.uri), message.place.line, true, message.place.character);
      break;
    case 'pick':
      at.exchange = message.exchange;
      at.from = undefined;
      at.play &&= {};
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
    case 'fields':
      at.fields = message.fields;
      refresh();
      break;
    case 'part':
      at.from = message.from;
      refresh();
      break;
    case 'machine':
      at.machine = message.exchange;
      if (at.play) refresh();
      else sendMachine();
      break;
    case 'whole':
      sendWhole(message.format, message.target).catch(tellNotExported);
      break;
    case 'exported':
      keep(at.uri, message).then(() => message.target === 'clipboard' && post({ type: 'copied' }), tellNotExported);
      break;
    case 'lock':
      lock(message.locked);
      break;
    case 'try':
      tryAnswers(message.turn, message.answers);
      break;
    case 'fill':
      void fillIn(at.uri, message);
      break;
    case 'fix':
      fixAt(at.uri, message).catch(tellNotFixed);
      break;
    case 'restart':
      void editorCommands.executeCommand(commands.restartServer);
      break;
    case 'play':
      at.play = message.lines ? { ...at.play, lines: message.lines } : {};
      refresh();
      break;
    case 'insert-played':
      insertPlayed(message.lines).catch(tellNotInserted);
      break;
    case 'end-play':
      at.play = undefined;
      refresh();
      break;
    case 'failed':
      void window.showErrorMessage(message.message);
      break;
  }
}
