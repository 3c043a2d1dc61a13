/** `Check Workspace`: problems of the documents that are not open, with progress; can be cancelled. */
import { type CancellationToken, type Progress, ProgressLocation, window } from 'vscode';
import { type LanguageClient, WorkDoneProgress } from 'vscode-languageclient/node';
import { type CheckWorkspaceParams, checkWorkspaceRequest, type WorkspaceCheck } from '../../contract/messages.js';

let checks = 0;

export async function checkWorkspace(client: LanguageClient): Promise<WorkspaceCheck | undefined> {
  const options = { location: ProgressLocation.Notification, title: 'Checking the workspace', cancellable: true };
  const found = await window.withProgress(options, (progress, cancelled) => check(client, progress, cancelled));
  if (found !== undefined) window.setStatusBarMessage(summary(found), 10_000);
  return found;
}

type Shown = Progress<{ readonly message?: string; readonly increment?: number }>;

async function check(client: LanguageClient, progress: Shown, cancelled: CancellationToken): Promise<WorkspaceCheck | undefined> {
  if (!client.isRunning()) await client.start();
  const token = `check-${++checks}`;
  let done = 0;
  const listener = client.onProgress(WorkDoneProgress.type, token, (report) => {
    if (report.kind !== 'report') return;
    const { percentage = done, message } = report;
    progress.report({ increment: percentage - done, ...(message === undefined ? {} : { message: message.split('/').at(-1) ?? '' }) });
    done = percentage;
  });
  try {
    const params: CheckWorkspaceParams = { token };
    return await client.sendRequest<WorkspaceCheck>(checkWorkspaceRequest, params, cancelled);
  } catch (error) {
    if (cancelled.isCancellationRequested) return undefined;
    throw error;
  } finally {
    listener.dispose();
  }
}

const summary = ({ files, errors, warnings }: WorkspaceCheck): string =>
  `Handshake: ${counted(files, 'document')} checked, ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
