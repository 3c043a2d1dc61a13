/** Network captures: the client names them, the server reads them and returns their connections. */

/** client → server: one capture, or two of both ends, as a document. */
export const importCapturesRequest = 'handshake/importCaptures';
/** client → server: the connections that a capture holds. */
export const listConnectionsRequest = 'handshake/listConnections';

/** A file is read by the server; of what lies elsewhere the client sends the bytes, in base64. */
export type CaptureSource =
  | { readonly name: string; readonly uri: string; readonly base64?: undefined }
  | { readonly name: string; readonly base64: string; readonly uri?: undefined };

export interface CaptureParams {
  readonly captures: readonly CaptureSource[];
  /** Progress is told under this token. */
  readonly token?: string;
}

export interface ImportCapturesParams extends CaptureParams {
  /** Only this one, by its number in the list. */
  readonly connection?: number;
}

export interface ImportedCaptures {
  readonly text: string;
  readonly connections: number;
  /** What could not be read, or was not written, a sentence each. */
  readonly warnings: readonly string[];
}

export interface ConnectionList {
  readonly connections: number;
  readonly segments: number;
  /** Frames that are no segments, by reason; empty where there are none. */
  readonly leftOut: string;
  readonly warnings: readonly string[];
  /** The first ones, if there are very many. */
  readonly rows: readonly ConnectionRow[];
}

export interface ConnectionRow {
  readonly number: number;
  readonly hosts: string;
  readonly segments: number;
  /** Bytes of text from A to B, and back. */
  readonly bytes: readonly [number, number];
  readonly seconds: number;
  /** Segments that were sent again. */
  readonly repeated: number;
  /** There and back, in milliseconds, where it can be measured. */
  readonly roundTrip?: number | undefined;
  /** Something in it is wrong, or cannot be explained; left out where nobody has looked. */
  readonly isOdd?: boolean;
  readonly how: string;
}
