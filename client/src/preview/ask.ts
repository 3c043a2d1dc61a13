/** What a panel asks the server, and all that its questions depend on. */
import { type TextDocument, type Uri, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type DiagramKind,
  type MachinePicture,
  machineRequest,
  type Picture,
  type PictureParams,
  pictureRequest,
} from '../../../contract/messages.js';
import { settings } from '../../../contract/names.js';

/** What the panel knows beside the document: where the reader is, and what was last drawn. */
export interface ReaderPosition {
  /** Its document; the preview goes on to others. */
  uri: Uri;
  /** What was written there when it was last asked for. */
  text: string;
  exchange: number | undefined;
  chain: boolean;
  /** The setting's, until the reader has chosen. */
  diagram: DiagramKind | undefined;
  from: number | undefined;
  line: number;
  shown: Picture | undefined;
  /** The page waits for the machine of this exchange. */
  machine: number | undefined;
}

export async function askForPicture(client: LanguageClient, at: ReaderPosition, whole = false): Promise<Picture | undefined> {
  const { uri } = at;
  const document = await documentAt(uri);
  if (document === undefined) return undefined;
  if (at.uri === uri) at.text = document.getText();
  const wishes = workspace.getConfiguration();
  const params: PictureParams = {
    uri: client.code2ProtocolConverter.asUri(uri),
    line: at.line,
    chain: at.chain,
    states: wishes.get<boolean>(settings.previewStates, true),
    diagram: at.diagram ?? wishes.get<DiagramKind>(settings.previewDiagram, 'sequence'),
    ...(at.exchange === undefined ? {} : { exchange: at.exchange }),
    ...(at.from === undefined ? {} : { from: at.from }),
    whole,
  };
  return (await client.sendRequest<Picture | null>(pictureRequest, params)) ?? undefined;
}

/** To open an untitled document that is closed would make an empty one. */
async function documentAt(uri: Uri): Promise<TextDocument | undefined> {
  if (uri.scheme !== 'untitled') return workspace.openTextDocument(uri);
  return workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
}

/** Until it is there it is asked for again with each picture: a server that restarts leaves it unanswered. */
export async function askForMachine(client: LanguageClient, at: ReaderPosition): Promise<MachinePicture | undefined> {
  const exchange = at.machine;
  const machine = await client.sendRequest<MachinePicture | null>(machineRequest, {
    uri: client.code2ProtocolConverter.asUri(at.uri),
    exchange,
  });
  if (at.machine === exchange) at.machine = undefined;
  return machine ?? undefined;
}
