/**
 * The stretch of a connection that is looked at. What lies before it stands as it is told, what comes behind it is not looked at yet: so a
 * connection may be as long as it likes.
 */
import { type Machine, takenOn, Walker, type World } from '../../core/index.js';
import { exchangeOf } from '../story/exchange.js';
import { narrate, type StoryBeginning, stateBefore } from '../story/narrate.js';
import { absolute } from '../story/numbers.js';
import type { Starts, StoryLine } from '../story/story.js';
import type { CapturedMoment } from '../timeline/moment.js';
import type { Course } from './course.js';

/** Connections up to so many moments are looked at as a whole. */
const SHORT = 5_000;
/** Moments of a longer one that are looked at at once. */
const LENGTH = 2_048;
/** Moments before a mistake in which its cause is looked for, where a connection is longer than a stretch. */
const BACK = 256;
/** Moments behind a mistake that tell what a host does next. */
const AHEAD = 600;

/** Moments as lines, and whoever walks through them. */
export interface Narration {
  readonly lines: readonly StoryLine[];
  /** Of each line, the moment that it tells; -1: it was told before the stretch. */
  readonly moments: readonly number[];
  readonly walker: Walker;
}

export class ExplainedStretch {
  readonly #before: CapturedMoment[] = [];
  #linesBefore = 0;
  #behind: readonly CapturedMoment[];
  #from: StoryBeginning | undefined;
  #world: World | undefined;
  /** The lines of what is in flight where it begins. */
  #carried: readonly StoryLine[] = [];
  readonly starts: Starts;
  /** The moments with which it begins to be looked at. */
  readonly first: Course;
  readonly isLong: boolean;

  constructor(
    { moments, starts }: Course,
    readonly windows: boolean,
    readonly machine: Machine,
  ) {
    this.starts = starts;
    this.isLong = moments.length > SHORT;
    this.first = { moments: this.isLong ? moments.slice(0, LENGTH) : moments, starts };
    this.#behind = this.isLong ? moments.slice(LENGTH) : [];
  }

  /** Lines told at its beginning that are not walked through. */
  get carried(): number {
    return this.#carried.length;
  }

  /** The index that a line of it has among all lines. */
  lineOf(line: number): number {
    return this.#linesBefore + line - this.carried;
  }

  tell({ moments, starts }: Course): Narration {
    const lines: StoryLine[] = [...this.#carried];
    const places = lines.map(() => -1);
    narrate(moments, this.#from ?? starts, (line, moment) => {
      lines.push(line);
      places.push(moment);
    });
    const told = (tell: (line: StoryLine, moment: number) => void): void => {
      for (const [i, line] of lines.entries()) tell(line, i);
    };
    const exchange = exchangeOf(told, { bases: absolute, windows: this.windows }, ['', ''], 1);
    return { lines, moments: places, walker: new Walker(exchange, this.machine) };
  }

  /** The worlds before each line up to the first that is walked through. */
  start({ walker }: Narration): World[] {
    return Array.from({ length: this.carried + 1 }, () => this.#world).map((world) => world ?? walker.start());
  }

  /** All moments, those of the stretch as this course has them. */
  whole({ moments, starts }: Course): Course {
    return { moments: [...this.#before, ...moments, ...this.#behind], starts };
  }

  /** Does it end too near behind a moment, or begin too far before it? `undefined`: nothing is wrong in it. */
  isOver({ moments }: Course, at: number | undefined): boolean {
    if (at === undefined) return this.#behind.length > 0;
    return this.isLong && (at > 2 * BACK || (this.#behind.length > 0 && at + AHEAD > moments.length));
  }

  /** Moves on to what lies around a moment; lines before `fixed` may not change any more. `undefined`: it cannot. */
  moveOn(
    { moments, starts }: Course,
    told: Narration,
    worlds: readonly World[],
    { at, fixed }: { readonly at: number; readonly fixed: number },
  ): Course | undefined {
    const line = beginningOf(told, Math.max(fixed, this.carried), at - BACK, worlds.length);
    const cut = line === undefined ? 0 : (told.moments[line] ?? 0);
    if (cut === 0 && (this.#behind.length === 0 || moments.length >= LENGTH)) return undefined;
    const world = worlds[line ?? -1];
    if (line !== undefined && cut > 0 && world) this.#leave(moments, starts, told, { line, cut, world });
    const more = this.#behind.slice(0, Math.max(0, LENGTH - (moments.length - cut)));
    this.#behind = this.#behind.slice(more.length);
    return { moments: [...moments.slice(cut), ...more], starts };
  }

  #leave(moments: readonly CapturedMoment[], starts: Starts, { lines }: Narration, { line, cut, world }: StretchCut): void {
    const state = stateBefore(moments, this.#from ?? starts, cut);
    const open = new Set(state.names.values());
    const inFlight = lines
      .slice(0, line)
      .flatMap((each, i) => (each.kind === 'message' && each.name !== undefined && open.has(each.name) ? [i] : []));
    this.#linesBefore += line - this.carried;
    this.#world = takenOn(world, inFlight);
    this.#carried = inFlight.flatMap((i) => lines[i] ?? []);
    this.#from = state;
    for (const moment of moments.slice(0, cut)) this.#before.push(moment);
  }
}

interface StretchCut {
  readonly line: number;
  readonly cut: number;
  readonly world: World;
}

/** The first line from `fixed` on that tells a moment from `at` on, and is the first to tell it. */
const beginningOf = ({ moments }: Narration, fixed: number, at: number, known: number): number | undefined => {
  for (let line = fixed; line < known; line++) {
    const moment = moments[line];
    if (moment !== undefined && moment >= at && moment !== moments[line - 1]) return line;
  }
  return undefined;
};

export const isSameLine = (a: StoryLine | undefined, b: StoryLine | undefined): boolean => {
  if (!a || !b || a.kind !== b.kind) return false;
  if (a.kind === 'message' && b.kind === 'message')
    return a.segment === b.segment && a.fate === b.fate && a.stray === b.stray && a.name === b.name;
  if (a.kind === 'arrival' && b.kind === 'arrival') return a.name === b.name;
  if (a.kind === 'event' && b.kind === 'event') return a.host === b.host && a.event === b.event;
  return a.kind === 'host' && b.kind === 'host' && a.host === b.host && a.state === b.state && a.sendNext === b.sendNext;
};
