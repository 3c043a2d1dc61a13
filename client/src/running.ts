/** A server that runs, for whoever asks it something: it is started where it was not needed yet, or had been given up. */
import type { LanguageClient } from 'vscode-languageclient/node';

export async function running(client: LanguageClient): Promise<LanguageClient> {
  if (!client.isRunning()) await client.start();
  return client;
}
