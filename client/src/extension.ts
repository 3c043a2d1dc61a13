/** The extension's entry: starts the language server and wires commands and preview to it. It decides nothing about documents. */
import type { ExtensionContext } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { registerCaptures } from './capture/capture.js';
import { Checked } from './checked.js';
import { registerCommands } from './commands.js';
import { watchFront } from './context.js';
import { registerExercises } from './exercises/exercises.js';
import { registerExplain } from './explain.js';
import { registerExport } from './export/export.js';
import { askForGreyLine } from './grey-line.js';
import { registerGuide } from './guide/guide.js';
import { createLanguageClient } from './language-client.js';
import { type MarkdownExtension, markdownExtension } from './markdown/preview.js';
import { registerPaste } from './paste.js';
import { registerPreview } from './preview/preview.js';
import { endClient, keepServer } from './server.js';
import { onDidValidate } from './validated.js';
import { registerVerifications } from './verify/verify.js';

let client: LanguageClient | undefined;

export function activate(context: ExtensionContext): MarkdownExtension {
  const parts = createLanguageClient(context);
  const created = parts.client;
  client = created;
  registerCommands(context, created);
  const validated = onDidValidate(context, created);
  const showSteps = registerPreview(context, created, validated);
  registerExport(context, created);
  registerCaptures(context, created);
  registerExplain(context);
  registerPaste(context, created);
  registerGuide(context, new Checked(context, created, validated));
  registerExercises(context, created, validated);
  registerVerifications({ context, client: created, onDidValidate: validated, showSteps });
  context.subscriptions.push(...watchFront(), askForGreyLine());
  keepServer(context, parts);
  return markdownExtension(context);
}

export async function deactivate(): Promise<void> {
  if (client !== undefined) await endClient(client, () => client?.dispose());
}
