/** The extension's entry: starts the language server and wires commands and preview to it. It decides nothing about documents. */
import type { ExtensionContext } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { registerCaptures } from './capture/capture.js';
import { registerCommands } from './commands.js';
import { registerExercises } from './exercises/exercises.js';
import { registerExport } from './export/export.js';
import { createLanguageClient } from './language-client.js';
import { type MarkdownExtension, markdownExtension } from './markdown/preview.js';
import { whenNeeded } from './need.js';
import { registerPreview } from './preview/preview.js';
import { onDidValidate } from './validated.js';
import { registerVerifications } from './verify/verify.js';

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<MarkdownExtension> {
  const created = createLanguageClient(context);
  client = created;
  registerCommands(context, created);
  const validated = onDidValidate(context, created);
  const showSteps = registerPreview(context, created, validated);
  registerExport(context, created);
  registerCaptures(context, created);
  registerExercises(context, created, validated);
  registerVerifications({ context, client: created, onDidValidate: validated, showSteps });
  await whenNeeded(context, () => created.start());
  return markdownExtension(context);
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}
