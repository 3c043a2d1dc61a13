/** `Export All…`: every exchange of the workspace's documents as a picture, in one folder that mirrors theirs. */
import path from 'node:path';
import { type CancellationToken, type ExtensionContext, l10n, type Progress, ProgressLocation, type Uri, window, workspace } from 'vscode';
import { fileExtension } from '../../../contract/names.js';
import { fenceLine } from '../need.js';
import { type DiagramFormat, diagramFormats } from './formats.js';
import { formatPicks } from './picks.js';
import { renderBy } from './run.js';

/** Asks for what is not given. */
export async function exportAll(context: ExtensionContext, wanted?: string, target?: Uri): Promise<number> {
  const documents = await documentsOfWorkspace();
  if (documents.length === 0) {
    void window.showInformationMessage(l10n.t('There is no Handshake document in this workspace.'));
    return 0;
  }
  const format =
    diagramFormats.find(({ id }) => id === wanted) ??
    (await window.showQuickPick(formatPicks(), { title: l10n.t('Export all diagrams as') }));
  const folder = format && (target ?? (await askForFolder()));
  if (!format || !folder) return 0;
  const options = { location: ProgressLocation.Notification, title: l10n.t('Exporting as {0}', format.label), cancellable: true };
  const done = await window.withProgress(options, (progress, token) => exportEach(context, documents, format, folder, progress, token));
  void window.showInformationMessage(l10n.t('Handshake drew {0} of {1} documents into {2}.', done, documents.length, folder.fsPath));
  return done;
}

async function askForFolder(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({ canSelectFiles: false, canSelectFolders: true, openLabel: l10n.t('Export Here') });
  return chosen?.[0];
}

async function documentsOfWorkspace(): Promise<readonly Uri[]> {
  const found = await workspace.findFiles(`**/*{${fileExtension},.md}`, '**/{node_modules,.git}/**');
  const own = await Promise.all(found.map(async (uri) => (uri.path.endsWith(fileExtension) || (await hasFence(uri)) ? [uri] : [])));
  return own.flat().sort((a, b) => (a.path < b.path ? -1 : 1));
}

const hasFence = async (uri: Uri): Promise<boolean> => fenceLine.test(new TextDecoder().decode(await workspace.fs.readFile(uri)));

async function exportEach(
  context: ExtensionContext,
  documents: readonly Uri[],
  format: DiagramFormat,
  folder: Uri,
  progress: Progress<{ message: string; increment: number }>,
  token: CancellationToken,
): Promise<number> {
  let done = 0;
  for (const batch of batchesOf(documents)) {
    if (token.isCancellationRequested) break;
    const [first] = batch;
    const root = first && workspace.getWorkspaceFolder(first)?.uri.fsPath;
    if (!root) continue;
    progress.report({ message: workspace.asRelativePath(first), increment: (100 * batch.length) / documents.length });
    const paths = batch.map((uri) => path.relative(root, uri.fsPath));
    await renderBy(context, [...format.args, '-o', `${folder.fsPath}/`, ...paths], '', root);
    done += batch.length;
  }
  return done;
}

/** Enough at a time to start few processes, few enough to show progress. Those of a batch lie in one folder of the workspace. */
function batchesOf(documents: readonly Uri[]): readonly (readonly Uri[])[] {
  const roots = new Map<string, Uri[]>();
  for (const uri of documents) {
    const root = workspace.getWorkspaceFolder(uri)?.uri.toString() ?? '';
    roots.set(root, [...(roots.get(root) ?? []), uri]);
  }
  return [...roots.values()].flatMap((own) => {
    const size = Math.ceil(own.length / Math.ceil(own.length / 20));
    return Array.from({ length: Math.ceil(own.length / size) }, (_, batch) => own.slice(batch * size, (batch + 1) * size));
  });
}
