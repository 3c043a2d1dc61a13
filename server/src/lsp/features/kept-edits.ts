/** Edits of actions that were listed: a client that can ask for them gets those of the one that is chosen. */
import type { LangiumDocument } from 'langium';
import { type CodeAction, type Connection, LSPErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';

interface Kept {
  readonly document: LangiumDocument;
  readonly version: number;
  readonly edit: WorkspaceEdit;
}

/** Those of the last few lists. */
const MOST = 100;

export class KeptEdits {
  private readonly kept = new Map<number, Kept>();
  private next = 0;

  constructor(readonly isAskedFor: () => boolean) {}

  /** What to ask for the edit with. */
  keep(document: LangiumDocument, edit: WorkspaceEdit): number {
    const id = this.next++;
    this.kept.set(id, { document, version: document.textDocument.version, edit });
    this.kept.delete(id - MOST);
    return id;
  }

  /** @throws ResponseError where the text has changed since, or the list is an old one */
  resolved(action: CodeAction): CodeAction {
    if (action.edit !== undefined) return action;
    const kept = this.kept.get(Number(action.data));
    if (kept === undefined || kept.document.textDocument.version !== kept.version)
      throw new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed since this was offered.');
    return { ...action, edit: kept.edit };
  }
}

export const addActionResolve = (connection: Connection, edits: KeptEdits): void => {
  connection.onCodeActionResolve((action) => edits.resolved(action));
};
