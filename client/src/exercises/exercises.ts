/** Exercises in the editor: the Testing view, the status item, hints and answers. Judging is the server's. */
import { type Event, type ExtensionContext, commands as editor, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type ExerciseEntry, type ExercisesParams, exercisesRequest } from '../../../contract/exercises.js';
import type { Validated } from '../../../contract/messages.js';
import { commands, contextKeys, languageId, studentScheme } from '../../../contract/names.js';
import { setContext } from '../context.js';
import { running } from '../running.js';
import { isRead } from '../which-documents.js';
import type { Ask } from './ask.js';
import { Help } from './help.js';
import { newExercise } from './new.js';
import { NextExercise } from './next.js';
import { registerStatus } from './status.js';
import { StudentPreview } from './student.js';
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
  const student = new StudentPreview(client, ask);
  const next = new NextExercise(ask);
  const changed = (validated: Validated): void => {
    const { uri } = validated;
    student.follow(validated);
    const document = workspace.textDocuments.find((each) => each.uri.toString() === uri);
    if (document === undefined || document.uri.scheme === studentScheme) return;
    unasked(tests.discover(document));
    unasked(next.judged(document));
    unasked(status.show(window.activeTextEditor));
  };
  context.subscriptions.push(
    tests,
    status,
    student,
    onDidValidate(changed),
    window.onDidChangeActiveTextEditor((active) => unasked(status.show(active))),
    window.onDidChangeTextEditorSelection(({ textEditor }) => unasked(status.show(textEditor))),
    workspace.onDidCloseTextDocument((document) => {
      next.forget(document);
      if (document.uri.scheme !== 'file') tests.forget(document.uri);
    }),
    workspace.onDidDeleteFiles(({ files }) => {
      for (const uri of files) tests.forget(uri);
    }),
    editor.registerCommand(commands.newExercise, newExercise),
    editor.registerCommand(commands.nextHint, () => help.nextHint()),
    editor.registerCommand(commands.showAnswer, () => help.showAnswer()),
    editor.registerCommand(commands.runExercise, () => tests.runAtCursor()),
    editor.registerCommand(commands.previewAsStudent, () => student.open()),
  );
}

/** A server that restarts leaves what it was asked unanswered; once it is back, it tells of each document again, and all is asked anew. */
const unasked = (work: Promise<unknown>): void => void work.catch(() => undefined);
