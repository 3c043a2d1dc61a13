/** `Check Workspace`: problems of the documents that are not open, with progress; can be cancelled. */
import { l10n, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type CheckWorkspaceParams, checkWorkspaceRequest, type WorkspaceCheck } from '../../contract/messages.js';
import { askWithProgress } from './asked.js';

export async function checkWorkspace(client: LanguageClient): Promise<WorkspaceCheck | undefined> {
  const params: CheckWorkspaceParams = {};
  const found = await askWithProgress<WorkspaceCheck>(client, l10n.t('Checking the workspace'), checkWorkspaceRequest, params);
  if (found !== undefined) void window.showInformationMessage(summary(found));
  return found;
}

const summary = ({ files, errors, warnings }: WorkspaceCheck): string =>
  l10n.t('Handshake: documents checked: {0}, errors: {1}, warnings: {2}', files, errors, warnings);
