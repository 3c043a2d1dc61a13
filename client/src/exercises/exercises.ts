/** Exercises in the editor: the Testing view, the status item, hints and answers. Judging is the server's. */
import { type Event, type ExtensionContext, commands as editor, languages, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type ExerciseEntry,
  type ExercisesParams,
  exercisesRequest,
  type HandoutParams,
  handoutRequest,
} from '../../../contract/exercises.js';
import type { Validated } from '../../../contract/messages.js';
import { commands, contextKeys, languageId } from '../../../contract/names.js';
import { setContext } from '../context.js';
import { running } from '../running.js';
import { isRead } from '../which-documents.js';
import type { Ask } from './ask.js';
import { Help } from './help.js';
import { newExercise } from './new.js';
import { tellNoExercise } from './none.js';
import { registerStatus } from './status.js';
import { ExerciseTests } from './tests.js';

export function registerExercises(context: ExtensionContext, client: LanguageClient, onDidValidate: Event<Validated>): void {
  const ask: Ask = async (document, starts = false) => {
    if (document.languageId !== languageId || !isRead(document.uri)) return [];
    if (starts) await running(client);
    const params: ExercisesParams = { uri: document.uri.toString() };
    return client.isRunning() ? client.sendRequest<readonly ExerciseEntry[]>(exercisesRequest, params) : [];
  };
  const tests = new ExerciseTests(ask);
  const status = registerStatus(ask, (isThere) => setContext(contextKeys.exercise, isThere));
  const help = new Help(ask);
  const changed = ({ uri }: Validated): void => {
    const document = workspace.textDocuments.find((each) => each.uri.toString() === uri);
    if (document === undefined) return;
    unasked(tests.discover(document));
    unasked(status.show(window.activeTextEditor));
  };
  context.subscriptions.push(
    tests,
    status,
    onDidValidate(changed),
    window.onDidChangeActiveTextEditor((active) => unasked(status.show(active))),
    window.onDidChangeTextEditorSelection(({ textEditor }) => unasked(status.show(textEditor))),
    workspace.onDidCloseTextDocument((document) => tests.forget(document)),
    editor.registerCommand(commands.newExercise, newExercise),
    editor.registerCommand(commands.nextHint, () => help.nextHint()),
    editor.registerCommand(commands.showAnswer, () => help.showAnswer()),
    editor.registerCommand(commands.runExercise, () => tests.runAtCursor()),
    editor.registerCommand(commands.previewAsStudent, () => previewAsStudent(client, ask)),
  );
}

/** A server that restarts leaves what it was asked unanswered; once it is back, it tells of each document again, and all is asked anew. */
const unasked = (work: Promise<unknown>): void => void work.catch(() => undefined);

/** What is handed out, in a document that is not saved. */
async function previewAsStudent(client: LanguageClient, ask: Ask): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document === undefined || (await ask(document, true)).length === 0) return tellNoExercise();
  const params: HandoutParams = { uri: document.uri.toString(), seed: 'preview' };
  const content = await client.sendRequest<string>(handoutRequest, params);
  const shown = await workspace.openTextDocument({ language: languageId, content });
  await languages.setTextDocumentLanguage(shown, languageId);
  await window.showTextDocument(shown, { preview: true });
}
