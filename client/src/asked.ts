/** A request that may take long: with progress, and a way to cancel. */
import { type CancellationToken, type Progress, ProgressLocation, window } from 'vscode';
import { type LanguageClient, WorkDoneProgress } from 'vscode-languageclient/node';
import { running } from './running.js';

let asked = 0;

type AskProgress = Progress<{ readonly message?: string; readonly increment?: number }>;

/** Nothing if it was cancelled. */
export async function askWithProgress<R>(client: LanguageClient, title: string, method: string, params: object): Promise<R | undefined> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, (progress, cancelled) => ask<R>(client, method, params, progress, cancelled));
}

async function ask<R>(
  client: LanguageClient,
  method: string,
  params: object,
  progress: AskProgress,
  cancelled: CancellationToken,
): Promise<R | undefined> {
  await running(client);
  const token = `${method}-${++asked}`;
  let done = 0;
  const listener = client.onProgress(WorkDoneProgress.type, token, (report) => {
    if (report.kind !== 'report') return;
    const { percentage = done, message } = report;
    progress.report({ increment: percentage - done, ...(message === undefined ? {} : { message: message.split('/').at(-1) ?? '' }) });
    done = percentage;
  });
  try {
    return await client.sendRequest<R>(method, { ...params, token }, cancelled);
  } catch (error) {
    if (cancelled.isCancellationRequested) return undefined;
    throw error;
  } finally {
    listener.dispose();
  }
}
