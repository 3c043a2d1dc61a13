/** The command behind a lens: the line that is owed is put in. The server asks the client for the edit, so every editor can do it. */
import { AbstractExecuteCommandHandler, type ExecuteCommandAcceptor } from 'langium/lsp';
import { type Connection, TextEdit } from 'vscode-languageserver';
import { insertLineCommand } from '../../../../contract/names.js';

export class OwnCommands extends AbstractExecuteCommandHandler {
  constructor(private readonly connection: () => Connection) {
    super();
  }

  override registerCommands(accept: ExecuteCommandAcceptor): void {
    accept(insertLineCommand, async ([uri, edit]: readonly unknown[]) => {
      if (typeof uri !== 'string' || !TextEdit.is(edit)) return;
      await this.connection().workspace.applyEdit({ changes: { [uri]: [edit] } });
    });
  }
}
