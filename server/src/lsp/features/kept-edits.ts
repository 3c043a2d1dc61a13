/** Edits of actions that were listed: a client that can ask for them gets those of the one that is chosen; they are worked out then. */
import type { LangiumDocument } from 'langium';
import { type CodeAction, type Connection, LSPErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import { wording } from '../../core/index.js';

interface Kept {
  readonly document: LangiumDocument;
  readonly version: number;
  /** `undefined` where the change would be another one than it says. */
  readonly edit: () => WorkspaceEdit | undefined;
}

/** Those of the last few lists. */
const MOST = 100;

export class KeptEdits {
  private readonly kept = new Map<number, Kept>();
  private next = 0;

  constructor(readonly isAskedFor: () => boolean) {}

  /** What to ask for the edit with. */
  keep(document: LangiumDocument, edit: Kept['edit']): number {
    const id = this.next++;
    this.kept.set(id, { document, version: document.textDocument.version, edit });
    this.kept.delete(id - MOST);
    return id;
  }

  /** @throws ResponseError where the text has changed since, the list is an old one, or what happens would change */
  resolved(action: CodeAction): CodeAction {
    if (action.edit !== undefined) return action;
    const kept = this.kept.get(Number(action.data));
    if (kept === undefined || kept.document.textDocument.version !== kept.version)
      throw new ResponseError(LSPErrorCodes.ContentModified, wording().editor.changedSince);
    const edit = kept.edit();
    if (edit === undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, wording().editor.tellsOther(action.title));
    return { ...action, edit };
  }
}

export const addActionResolve = (connection: Connection, edits: KeptEdits): void => {
  connection.onCodeActionResolve((action) => edits.resolved(action));
};
