/** A running server for a request: it is started if it was not needed before, or had been given up. */
import type { LanguageClient } from 'vscode-languageclient/node';

export async function running(client: LanguageClient): Promise<LanguageClient> {
  if (!client.isRunning()) await client.start();
  return client;
}
