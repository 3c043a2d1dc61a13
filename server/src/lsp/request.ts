/** Requests of our own, answered as those of the protocol are: from a document that is up to date, and cancelled as they must be. */
import { DocumentState, isOperationCancelled, type LangiumDocument, URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

interface AboutDocument {
  readonly uri: string;
}

export function onRequest<P extends AboutDocument, R>(
  method: string,
  connection: Connection,
  services: LangiumSharedServices,
  answer: (document: LangiumDocument, params: P) => R,
): void {
  connection.onRequest(method, async (params: P, token) => {
    try {
      const uri = URI.parse(params.uri);
      await services.workspace.DocumentBuilder.waitUntil(DocumentState.Validated, uri, token);
      const document = await services.workspace.LangiumDocuments.getOrCreateDocument(uri);
      return answer(document, params);
    } catch (error) {
      return isOperationCancelled(error) ? new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.') : failure(error);
    }
  });
}

const failure = (error: unknown): ResponseError<void> =>
  error instanceof ResponseError
    ? error
    : new ResponseError(LSPErrorCodes.RequestFailed, error instanceof Error ? error.message : String(error));
