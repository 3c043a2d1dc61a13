/** `Check Workspace`: problems of the documents that are not open, with progress; can be cancelled. */
import { window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type CheckWorkspaceParams, checkWorkspaceRequest, type WorkspaceCheck } from '../../contract/messages.js';
import { askWithProgress } from './asked.js';

export async function checkWorkspace(client: LanguageClient): Promise<WorkspaceCheck | undefined> {
  const params: CheckWorkspaceParams = {};
  const found = await askWithProgress<WorkspaceCheck>(client, 'Checking the workspace', checkWorkspaceRequest, params);
  if (found !== undefined) window.setStatusBarMessage(summary(found), 10_000);
  return found;
}

const summary = ({ files, errors, warnings }: WorkspaceCheck): string =>
  `Handshake: ${counted(files, 'document')} checked, ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
