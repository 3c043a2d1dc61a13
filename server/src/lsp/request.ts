/** Requests of our own, answered as those of the protocol are: from a document that is up to date, and cancelled as they must be. */
import { DocumentState, delayNextTick, isOperationCancelled, type LangiumDocument, OperationCancelled, URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** Ours say `uri`; those of the editor's protocol `textDocument`. */
type AboutDocument = { readonly uri: string } | { readonly textDocument: { readonly uri: string } };

const uriOf = (params: AboutDocument): string => ('uri' in params ? params.uri : params.textDocument.uri);

export function onRequest<P extends AboutDocument, R>(
  method: string,
  connection: Connection,
  services: LangiumSharedServices,
  answer: (document: LangiumDocument, params: P, token: CancellationToken) => R,
): void {
  connection.onRequest(method, async (params: P, token) => {
    try {
      return await answer(await currentDocument(services, uriOf(params), token), params, token);
    } catch (error) {
      return refusal(error);
    }
  });
}

/** In the version of which the client knows. */
export async function currentDocument(
  services: LangiumSharedServices,
  address: string,
  token: CancellationToken,
): Promise<LangiumDocument> {
  const uri = URI.parse(address);
  await services.workspace.DocumentBuilder.waitUntil(DocumentState.Validated, uri, token);
  await nextMessages(token);
  return services.workspace.LangiumDocuments.getOrCreateDocument(uri);
}

/** What the client sent during a build has not been read yet: it may be the news that nobody waits for this any more. */
async function nextMessages(token: CancellationToken): Promise<void> {
  for (let tick = 0; tick < 3; tick++) await delayNextTick();
  if (token.isCancellationRequested) throw OperationCancelled;
}

/** The response to a request that failed. */
export const refusal = (error: unknown): ResponseError<void> =>
  isOperationCancelled(error) ? new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.') : failure(error);

const failure = (error: unknown): ResponseError<void> =>
  error instanceof ResponseError
    ? error
    : new ResponseError(LSPErrorCodes.RequestFailed, error instanceof Error ? error.message : String(error));
