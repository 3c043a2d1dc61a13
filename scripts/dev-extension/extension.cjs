// What `npm run dev` shows first: an example, and the walkthrough beside it.
const { commands, Uri, ViewColumn, window, workspace } = require('vscode');

exports.activate = async () => {
  const [folder] = workspace.workspaceFolders ?? [];
  if (folder === undefined || window.activeTextEditor !== undefined) return;
  await window.showTextDocument(Uri.joinPath(folder.uri, 'open.hsk'), { viewColumn: ViewColumn.One, preview: false });
  await commands.executeCommand('handshake.openWalkthrough');
};
