/** What each record of a drawn exchange stands for. The server makes these; the preview ties drawing and text together by them. */

export type Mark =
  | MessageMark
  | ArrivalMark
  | EventMark
  | StateMark
  | ReasonMark
  | ClaimMark
  | NoteMark
  | SectionMark
  | FrameMark
  | UnreadMark;

interface Common {
  /** Index of its record in the drawing, from 0. */
  readonly record: number;
  /** Index of the step; absent for what is there before the first one. */
  readonly step?: number;
  /** Index of the statement. */
  readonly statement?: number;
}

export interface MessageMark extends Common {
  readonly kind: 'message';
  /** Indices of hosts, here and below. */
  readonly from: number;
  readonly to: number;
  readonly fate: 'delivered' | 'lost' | 'in-flight';
  readonly stray: boolean;
  /** What is said of it in the language of the document: that it is stray, what the machine calls it. */
  readonly tags: readonly string[];
  readonly discarded: boolean;
  /** The number of the captured frame that it was. */
  readonly frame?: number;
  readonly parts: Parts;
  /** Records of the arrivals of this message, the first one first. */
  readonly arrivals: readonly number[];
  readonly flaws: readonly Flaw[];
}

/** The text of a message in columns. */
export interface Parts {
  readonly names: string;
  readonly blank: boolean;
  readonly fields: readonly PartField[];
  readonly label: string;
}

export interface PartField {
  readonly name: string;
  readonly value: string;
  /** Left out by the author. */
  readonly filled: boolean;
  readonly blank: boolean;
}

export interface ArrivalMark extends Common {
  readonly kind: 'arrival';
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly duplicate: boolean;
  readonly tags: readonly string[];
  readonly discarded: boolean;
  readonly parts: Parts;
  /** Record of the message; absent if it was sent before this drawing begins. */
  readonly sent?: number;
  readonly flaws: readonly Flaw[];
}

export interface EventMark extends Common {
  readonly kind: 'event';
  readonly host: number;
  readonly event: string;
  readonly text: string;
  readonly timer: boolean;
  /** Record at which the timer was started. */
  readonly since?: number;
  readonly flaws: readonly Flaw[];
}

export interface StateMark extends Common {
  readonly kind: 'state';
  readonly host: number;
  readonly state: string;
  readonly passed: readonly string[];
  /** Place of the state in the protocol's list: the same state has the same colour everywhere. */
  readonly tone: number;
}

/** Why a host drops what came. */
export interface ReasonMark extends Common {
  readonly kind: 'reason';
  readonly host: number;
  readonly text: string;
}

/** A claim that does not hold, or one that is asked for. */
export interface ClaimMark extends Common {
  readonly kind: 'claim';
  readonly host: number;
  readonly text: string;
  /** It has a `?`. */
  readonly isAsked: boolean;
}

export interface NoteMark extends Common {
  readonly kind: 'note';
  readonly hosts: readonly number[];
  readonly text: string;
}

export interface SectionMark extends Common {
  readonly kind: 'section';
  readonly text: string;
}

/** Where a frame begins, goes on with another way, or ends: around what is highlighted, done on some ways only, or again. */
export interface FrameMark extends Common {
  readonly kind: 'frame';
  readonly look: 'highlight' | 'alt' | 'opt' | 'loop';
  readonly edge: 'begin' | 'else' | 'end';
  /** '' where it ends; that of a highlight is a note. */
  readonly text: string;
}

/** A line that cannot be read, or a name on it does not exist: the text of the line, and what is wrong with it. */
export interface UnreadMark extends Common {
  readonly kind: 'unread';
  readonly text: string;
  readonly said: string;
}

/** What is wrong at a record; the sentence is found by the code and the statement. */
export interface Flaw {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information';
  /** The field at which it stands. */
  readonly field?: string;
}
