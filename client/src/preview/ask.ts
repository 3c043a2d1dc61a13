/** What a panel asks the server, and all that its questions depend on. */
import { type TextDocument, type Uri, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type DiagramKind,
  type FieldChoice,
  type MachinePicture,
  machineRequest,
  type Picture,
  type PictureParams,
  pictureRequest,
} from '../../../contract/messages.js';
import { settings } from '../../../contract/names.js';
import { type PlayAnswer, type PlayedVerification, type PlayParams, playRequest } from '../../../contract/play.js';

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
  /** Likewise. */
  fields: FieldChoice | undefined;
  from: number | undefined;
  line: number;
  shown: Picture | undefined;
  /** The page waits for the machine of this exchange. */
  machine: number | undefined;
  /** Of an exchange that is played; its lines and the exchange that it goes on from, once the server has told them. */
  play: PlayPosition | undefined;
}

export interface PlayPosition {
  readonly lines?: readonly string[];
  readonly exchange?: number;
  readonly verification?: PlayedVerification;
}

export async function askForPicture(client: LanguageClient, at: ReaderPosition, whole = false): Promise<Picture | undefined> {
  const { uri } = at;
  const document = await documentAt(uri);
  if (document === undefined) return undefined;
  if (at.uri === uri) at.text = document.getText();
  const params: PictureParams = {
    uri: client.code2ProtocolConverter.asUri(uri),
    line: at.line,
    chain: at.chain,
    ...wishesAt(at),
    ...(at.exchange === undefined ? {} : { exchange: at.exchange }),
    ...(at.from === undefined ? {} : { from: at.from }),
    whole,
  };
  return (await client.sendRequest<Picture | null>(pictureRequest, params)) ?? undefined;
}

/** How the reader wants pictures drawn. */
function wishesAt({ diagram, fields }: ReaderPosition): Required<Pick<PictureParams, 'states' | 'diagram' | 'fields'>> {
  const wishes = workspace.getConfiguration();
  return {
    states: wishes.get<boolean>(settings.previewStates, true),
    diagram: diagram ?? wishes.get<DiagramKind>(settings.previewDiagram, 'sequence'),
    fields: fields ?? wishes.get<FieldChoice>(settings.previewDetails, 'auto'),
  };
}

/** How far the exchange that is played has come; `undefined` if there is no document. */
export async function askToPlay(client: LanguageClient, at: ReaderPosition, more: Partial<PlayParams>): Promise<PlayAnswer | undefined> {
  const { uri } = at;
  const document = await documentAt(uri);
  if (document === undefined) return undefined;
  if (at.uri === uri) at.text = document.getText();
  const { lines, verification, exchange = at.exchange } = at.play ?? {};
  const params: PlayParams = {
    uri: client.code2ProtocolConverter.asUri(uri),
    line: at.line,
    ...wishesAt(at),
    ...(lines && { lines }),
    ...(verification && { verification }),
    ...(exchange !== undefined && exchange >= 0 && { exchange }),
    ...more,
  };
  return client.sendRequest<PlayAnswer>(playRequest, params);
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
