/** The commands behind lenses and actions: text is put in, a verification is begun or ended. The server asks the client for edits, so every editor can do it. */
import { AbstractExecuteCommandHandler, type ExecuteCommandAcceptor } from 'langium/lsp';
import { type CancellationToken, type Connection, ErrorCodes, ResponseError, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { applyEditCommand, insertLineCommand, stopVerifyingCommand, verifyCommand } from '../../../../contract/names.js';

export class OwnCommands extends AbstractExecuteCommandHandler {
  constructor(
    private readonly connection: () => Connection,
    private readonly verify: (uri: string, verification: number | undefined) => void,
    private readonly stop: (uri: string) => void,
  ) {
    super();
  }

  override async executeCommand(name: string, args: unknown[], token: CancellationToken): Promise<unknown> {
    if (!this.commands.includes(name)) throw new ResponseError(ErrorCodes.InvalidParams, `There is no command ${name}.`);
    return super.executeCommand(name, args, token);
  }

  override registerCommands(accept: ExecuteCommandAcceptor): void {
    accept(insertLineCommand, async ([uri, edit]: readonly unknown[]) => {
      if (typeof uri !== 'string' || !TextEdit.is(edit)) return;
      await this.connection().workspace.applyEdit({ changes: { [uri]: [edit] } });
    });
    accept(applyEditCommand, async ([edit]: readonly unknown[]) => {
      if (WorkspaceEdit.is(edit)) await this.connection().workspace.applyEdit(edit);
    });
    accept(verifyCommand, async ([uri, verification]: readonly unknown[]) => {
      if (typeof uri === 'string') this.verify(uri, typeof verification === 'number' ? verification : undefined);
    });
    accept(stopVerifyingCommand, async ([uri]: readonly unknown[]) => {
      if (typeof uri === 'string') this.stop(uri);
    });
  }
}
