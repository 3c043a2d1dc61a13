/** Problems of documents that nobody has opened, when somebody asks for them; can be cancelled between two documents. */
import { delayNextTick } from 'langium';
import { type Connection, LSPErrorCodes, ResponseError, WorkDoneProgress } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type CheckWorkspaceParams, checkWorkspaceRequest, type WorkspaceCheck } from '../../../contract/messages.js';
import { speakingAs, wording } from '../core/index.js';
import type { Analysis } from '../language/index.js';
import { loadLanguagesIn } from '../translations/choose.js';
import { diagnosticsOf } from './diagnostics.js';
import type { DocumentSettings } from './document-settings.js';
import type { Files } from './files.js';
import { locator } from './locate.js';
import type { Settings } from './settings.js';

export interface CheckContext {
  readonly connection: Connection;
  readonly files: Files;
  readonly settings: () => Settings;
  readonly pageOf: (code: string) => string | undefined;
  readonly isOpen: (uri: string) => boolean;
}

export function addWorkspaceCheck(context: CheckContext): void {
  const { connection, files } = context;
  connection.onRequest(checkWorkspaceRequest, async (params: CheckWorkspaceParams | null, cancelled) => {
    const token = params?.token;
    const addresses = files.addresses();
    const settingsOf = await context.settings().ofEach(addresses);
    const found = { files: 0, errors: 0, warnings: 0 };
    if (token !== undefined)
      void connection.sendProgress(WorkDoneProgress.type, token, { kind: 'begin', title: wording().editor.checking, cancellable: true });
    for (const [index, address] of addresses.entries()) {
      await delayNextTick();
      if (cancelled.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'The check was cancelled.');
      const text = files.textOf(address);
      if (text !== undefined) await loadLanguagesIn(text);
      const analysis = text === undefined ? undefined : files.analysis(address);
      if (analysis !== undefined) count(analysis, show(analysis, context, settingsOf(address)), found);
      const percentage = Math.round((100 * (index + 1)) / addresses.length);
      if (token !== undefined) void connection.sendProgress(WorkDoneProgress.type, token, { kind: 'report', percentage, message: address });
    }
    if (token !== undefined) void connection.sendProgress(WorkDoneProgress.type, token, { kind: 'end' });
    return found;
  });
}

type Counted = { -readonly [K in keyof WorkspaceCheck]: WorkspaceCheck[K] };

/** Open documents are shown as they are already. */
function show(
  analysis: Analysis,
  { connection, pageOf, isOpen }: CheckContext,
  settings: DocumentSettings,
): ReturnType<typeof diagnosticsOf> {
  const document = TextDocument.create(analysis.source, '', 0, analysis.text);
  const diagnostics = speakingAs(analysis.language, () =>
    diagnosticsOf(analysis, document, { pageOf, locate: locator(document, analysis) }, settings),
  );
  if (!isOpen(analysis.source)) void connection.sendDiagnostics({ uri: analysis.source, diagnostics: [...diagnostics] });
  return diagnostics;
}

function count(_: Analysis, diagnostics: ReturnType<typeof diagnosticsOf>, found: Counted): void {
  found.files++;
  for (const { severity } of diagnostics) {
    if (severity === 1) found.errors++;
    else if (severity === 2) found.warnings++;
  }
}
