/** Requests about captures: read, told, with progress; can be cancelled. */
import { type CancellationToken, type Connection, WorkDoneProgress } from 'vscode-languageserver';
import {
  type CaptureParams,
  type ImportCapturesParams,
  importCapturesRequest,
  listConnectionsRequest,
} from '../../../../contract/messages.js';
import { refusal } from '../request.js';
import { documentOf, listOf } from './answers.js';
import { type ReadStep, readCaptures, stepper } from './read.js';
import type { OpenFile } from './source.js';

export function addCaptures(connection: Connection, openFile: OpenFile): void {
  onRequest<ImportCapturesParams>(connection, importCapturesRequest, async (params, step) =>
    documentOf(await readCaptures(params.captures, openFile, step), params, step),
  );
  onRequest<CaptureParams>(connection, listConnectionsRequest, async ({ captures }, step) =>
    listOf(await readCaptures(captures, openFile, step), step),
  );
}

function onRequest<P extends CaptureParams>(
  connection: Connection,
  method: string,
  answer: (params: P, step: ReadStep) => Promise<unknown>,
) {
  connection.onRequest(method, async (params: P, cancelled: CancellationToken) => {
    const { token } = params;
    const report = (percentage: number) => {
      if (token !== undefined) void connection.sendProgress(WorkDoneProgress.type, token, { kind: 'report', percentage });
    };
    try {
      return await answer(params, stepper(cancelled, report));
    } catch (error) {
      return refusal(error);
    }
  });
}
