/**
 * The ladder of a textbook, placed: lifelines from above, time running down, slanted arrows, states at the sides.
 * Plain data in points of a plane (x to the right, y down); which renderer draws it, in which colours, is not known here.
 */
export interface Ladder {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** What happens, in sentences, for those who cannot see it. */
  readonly description: string;
  readonly heading: readonly TextAt[];
  readonly lifelines: readonly Lifeline[];
  readonly bands: readonly LadderBand[];
  readonly frames: readonly LadderFrame[];
  readonly boxes: readonly HostsBox[];
  readonly states: readonly StateBox[];
  readonly arrows: readonly Arrow[];
  readonly events: readonly LadderEvent[];
  readonly timers: readonly Timer[];
  readonly brackets: readonly Bracket[];
  readonly notes: readonly NoteBox[];
  /** The scale of time; empty where rows are even. */
  readonly ticks: readonly Tick[];
  /** Where time is cut short, on each lifeline. */
  readonly breaks: readonly Point[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

/** One line of text; `at` is on its baseline. */
export interface TextAt {
  readonly at: Point;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly size: number;
  readonly runs: readonly TextRun[];
  /** Degrees, clockwise around `at`; 0 if absent. */
  readonly angle?: number;
  readonly width: number;
  /** It may lie on lines. */
  readonly halo?: boolean;
}

export interface TextRun {
  readonly text: string;
  readonly style: RunStyle;
}

export type RunStyle = 'plain' | 'strong' | 'faint' | 'italic' | 'blank' | 'wrong';

export interface Lifeline {
  readonly host: number;
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly head: Rectangle;
  readonly label: readonly TextAt[];
}

/** A section: from its heading to the next one; or lines that are highlighted. */
export interface LadderBand extends Rectangle {
  readonly statement: number;
  readonly look: 'section' | 'highlight';
  readonly label: readonly TextAt[];
}

/** Around what is done on some ways only, or again; its parts are the alternatives, from above. */
export interface LadderFrame extends Rectangle {
  readonly statement: number;
  readonly look: 'alt' | 'opt' | 'loop';
  readonly parts: readonly FramePart[];
}

export interface FramePart {
  readonly y: number;
  readonly label: readonly TextAt[];
}

export interface StateBox extends Rectangle {
  readonly host: number;
  readonly state: string;
  readonly tone: number;
  /** The step that led to it; absent for where the host starts. */
  readonly step?: number;
  /** Beside the outer lifelines; the others bear it on themselves, as a bar and a label. */
  readonly place: 'side' | 'line';
  readonly label: TextAt;
}

export interface Arrow {
  /** Of the sending; for what was sent elsewhere, of the arrival. */
  readonly step: number;
  /** The step in which it arrives, if not at once. */
  readonly arrival?: number;
  readonly from: Point;
  readonly to: Point;
  /** `self`: from a lifeline to itself. */
  readonly shape: 'line' | 'self';
  readonly end: 'arrives' | 'lost' | 'open';
  /** It does not come from its sender now: it begins in the midst of the network. */
  readonly ghost: boolean;
  readonly look: 'plain' | 'wrong' | 'dropped';
  readonly labels: readonly TextAt[];
  /** Middle of the sign of an error, before its words. */
  readonly badge?: Point;
}

/** What happens on one host: a call, a timer that runs out. */
export interface LadderEvent {
  readonly step: number;
  readonly at: Point;
  /** From there to its words, where these stand apart. */
  readonly leader?: { readonly from: Point; readonly to: Point };
  readonly wrong: boolean;
  readonly labels: readonly TextAt[];
  /** Behind words that stand among the arrows. */
  readonly box?: Rectangle;
}

/** From where a timer was started to where it ran out. */
export interface Timer {
  readonly step: number;
  readonly x: number;
  readonly from: number;
  readonly to: number;
  /** Length of its ends, towards its lifeline. */
  readonly foot: number;
}

/** The time between the first and the last thing of a stretch. */
export interface Bracket extends Omit<Timer, 'step'> {
  /** With which it begins, and with which it ends. */
  readonly statement: number;
  readonly last: number;
  readonly labels: readonly TextAt[];
}

/** Around hosts, from above their heads down. */
export interface HostsBox extends Rectangle {
  readonly statement: number;
  readonly label: readonly TextAt[];
}

export interface NoteBox extends Rectangle {
  readonly statement: number;
  readonly look: 'note' | 'wrong' | 'asked' | 'reason' | 'unread';
  readonly labels: readonly TextAt[];
  /** Middle of the sign of an error, on its left edge. */
  readonly badge?: Point;
}

export interface Tick {
  readonly y: number;
  readonly from: number;
  readonly to: number;
  readonly label: TextAt;
}

export interface LadderOptions {
  /** Draw the states; yes unless said otherwise. */
  readonly states?: boolean;
  /** Above the picture; the exchange's own unless given, none if empty. */
  readonly title?: string;
}
