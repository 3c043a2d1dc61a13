/**
 * Messages between client, server and preview: plain JSON, with positions from 0 as in LSP.
 * The server's own types fit these by their shape; the compiler holds them together.
 */
import type { Mark } from './marks.js';

export * from './captures.js';
export * from './exercises.js';
export * from './marks.js';
export * from './paste.js';
export * from './verify.js';

/** client → server: the picture of one exchange of a document. */
export const pictureRequest = 'handshake/picture';
/** client → server: a protocol's states as a diagram. */
export const machineRequest = 'handshake/machine';
/** server → client: a version of a document is checked, its picture can be asked for. */
export const validatedNotification = 'handshake/validated';

/** server → client: the text of a file that only the client can read; null where there is none. */
export const readFileRequest = 'handshake/readFile';

export interface ReadFileParams {
  readonly uri: string;
}

/** server → client: the addresses of the documents `*.hsk` below a folder that only the client can read. */
export const listFilesRequest = 'handshake/listFiles';

export interface ListFilesParams {
  /** The folder. */
  readonly uri: string;
}

/** client → server: check what is not open, too; the problems come as diagnostics, the progress under the token. */
export const checkWorkspaceRequest = 'handshake/checkWorkspace';

export interface CheckWorkspaceParams {
  readonly token?: string;
}

export interface WorkspaceCheck {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
}

export interface Validated {
  readonly uri: string;
  readonly version: number;
}

export interface PictureParams {
  readonly uri: string;
  /** Where the cursor is: the exchange around it is meant, else the one before it, else the first. */
  readonly line?: number;
  /** Or this one, by its index; it wins. */
  readonly exchange?: number;
  /** What went before (`after`) is drawn too. */
  readonly chain?: boolean;
  /** In a long exchange: draw from this step on. */
  readonly from?: number;
  /** However long it is: nothing is left out. */
  readonly whole?: boolean;
  /** Without the states, and what a `?` stands for. */
  readonly states?: boolean;
  /** How it is drawn; the sequence diagram unless said otherwise. */
  readonly diagram?: DiagramKind;
  /** Which fields of its messages are shown; all unless said otherwise. */
  readonly fields?: FieldChoice;
}

/** All fields, those that the protocol calls main, or whichever suits the exchange. */
export type FieldChoice = 'all' | 'main' | 'auto';

/** As Mermaid draws it, or the ladder of a textbook. */
export type DiagramKind = 'sequence' | 'ladder';

export interface Picture {
  readonly uri: string;
  readonly version: number;
  readonly exchanges: readonly ExchangeEntry[];
  /** Index of the one that is drawn; -1 where the document holds none. */
  readonly exchange: number;
  readonly title: string;
  readonly protocol: string;
  readonly hosts: readonly Host[];
  /** Around some of them. */
  readonly boxes: readonly BoxedHosts[];
  /** All ways through an exchange are drawn in one picture; each has an entry of its own. */
  readonly isOfAllWays?: boolean;
  /** The states before the first step, by host. */
  readonly start: Readonly<Record<string, string>>;
  /** Mermaid source of what is drawn, as a person would take it along. */
  readonly text: string;
  /** The same for drawing here. */
  readonly diagram: string;
  /** To be shown instead, where it is asked for: SVG in which each part has its record, step and lines (`data-record` …). */
  readonly ladder?: string;
  readonly marks: readonly Mark[];
  /** Which fields are drawn; absent where its messages have no others than main ones. */
  readonly fields?: 'all' | 'main';
  /** The lines of each statement that is drawn. */
  readonly statements: readonly LineRange[];
  readonly steps: readonly PictureStep[];
  /** What is drawn in sentences, in the order of time: steps, notes, headings, claims that fail. */
  readonly told: readonly string[];
  readonly problems: readonly PictureProblem[];
  /** Only these steps are drawn, as the exchange is long; steps, statements and their indices are those of the part. */
  readonly window?: PictureWindow;
}

/** From the first up to, but not including, the last. */
export interface PictureWindow {
  readonly from: number;
  readonly to: number;
  readonly total: number;
  /** What each host's variables had come to before it. */
  readonly known: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface ExchangeEntry {
  readonly name: string;
  readonly title: string;
  readonly lines: LineRange;
  readonly problems: number;
}

/** A box around hosts that stand side by side. */
export interface BoxedHosts {
  /** Indices of its first and its last host. */
  readonly from: number;
  readonly to: number;
  readonly title: string;
  /** How many of the others it stands in. */
  readonly level: number;
}

export interface Host {
  readonly name: string;
  readonly label: string;
  readonly role: string;
}

/** Both ends are within. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

export interface PictureStep {
  readonly statement: number;
  readonly kind: 'message' | 'arrival' | 'event';
  /** In a few words, for lists and for those who listen. */
  readonly text: string;
  readonly states: Readonly<Record<string, string>>;
  readonly passed: Readonly<Record<string, readonly string[]>>;
  readonly changed: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly owed: Readonly<Record<string, readonly string[]>>;
  readonly rules: readonly PictureRule[];
}

export interface PictureRule {
  readonly host: string;
  readonly kind: string;
  readonly see: string;
  readonly place: Target;
}

/** Somewhere in a document, this one or another. */
export interface Target {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

export interface PictureProblem {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
  /** Index of its statement, where it belongs to one. */
  readonly statement?: number;
  readonly line: number;
  readonly character: number;
  /** The line could not be read: the picture is not what its author means. */
  readonly unreadable: boolean;
  /** Meant to be wrong by its author, who says so: part of the picture, but no complaint. */
  readonly expected: boolean;
}

export interface MachineParams {
  readonly uri: string;
  readonly exchange: number;
}

export interface MachinePicture {
  readonly protocol: string;
  /** Its transitions tell whether they are taken: that changes with every version. */
  readonly isCoverage?: boolean;
  readonly roles: readonly MachineRole[];
}

export interface MachineRole {
  readonly name: string;
  readonly diagram: string;
  /** The same with groups of states as boxes around them, each with its id in the diagram; where there are such groups. */
  readonly nested?: { readonly diagram: string; readonly groups: readonly MachineGroup[] };
  readonly states: readonly MachineState[];
  /** In the order of the drawing. */
  readonly edges: readonly MachineEdge[];
}

export interface MachineEdge {
  readonly from: string;
  readonly to: string;
  readonly labels: readonly string[];
  /** No row that leads this way is carried out. */
  readonly untaken?: boolean;
}

export interface MachineGroup {
  /** Its id in the diagram. */
  readonly id: string;
  readonly name: string;
  readonly place: Target;
}

export interface MachineState {
  /** Its id in the diagram. */
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly tone: number;
  readonly place: Target;
}
