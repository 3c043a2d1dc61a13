/**
 * Among the ways in which the frames of a connection can have come about, looks for one in which nobody errs. The machine judges: from the
 * first line that it does not allow, other courses are tried, the simplest first, and the one that it follows furthest is taken.
 */
import type { Machine, Mistake, World } from '../../core/index.js';
import type { Unexplained } from '../remarks.js';
import type { StoryLine } from '../story/story.js';
import { hostOf } from '../timeline/moment.js';
import { type BeforeCapture, beforeCapture } from './before.js';
import { bothOf, type Course, counted, type Explanation, type Mistaken } from './course.js';
import { cutByCard } from './cut.js';
import { largest } from './evidence.js';
import { excuse } from './excuse.js';
import { explanations, pairs } from './explanations.js';
import { ExplainedStretch, isSameLine, type Narration } from './stretch.js';

/** Lines that are looked at behind a mistake, to see which course leads on. */
const AHEAD = 60;
/** In moments told and statements run, for one connection. */
const WORK = 60_000;
const WORK_FOR_A_MOMENT = 20;
const MOST_MISTAKES = 100;
/** What comes behind so many that nothing explains is left as it is. */
const MOST_UNEXPLAINED = 12;
const MOST_TRIES = 160;
/** Of each two explanations that are tried together. */
const MOST_PAIRS = 24;
/** A frame is explained anew at most so often. */
const MOST_TIMES = 6;
/** Behind something that nothing explains, where what is wrong mostly follows from that. */
const FEW_TRIES = 40;

/** The way it was taken, and the lines that nothing explains: by index, with what would have to be true, or `wrong` where there is nothing. */
export interface Explained extends Course {
  readonly unexplained: ReadonlyMap<number, Unexplained>;
}

/** A course in which a mistake is right, and the last frame up to which it is. */
interface Tried {
  readonly course: Course;
  readonly reached: number;
  readonly by?: Explanation;
}

class CourseSearch {
  readonly #stretch: ExplainedStretch;
  readonly #largest: Mistaken['largest'];
  readonly #met: BeforeCapture | undefined;
  readonly #most: number;
  #course: Course;
  #narration: Narration;
  /** The world before each line, as far as it is right. */
  #worlds: World[];
  #mistake: Mistake | undefined;
  #work = 0;
  /** Lines up to here stand, since a mistake in them cannot be explained. */
  #fixed = 0;
  /** What explained the last mistake in a long connection, if cards have cut or joined there. */
  #habit: readonly Explanation[] = [];
  readonly #explained = new Map<number, number>();
  readonly unexplained = new Map<number, Unexplained>();

  constructor(course: Course, windows: boolean, machine: Machine) {
    this.#stretch = new ExplainedStretch(course, windows, machine);
    this.#largest = [largest(course.moments, 0), largest(course.moments, 1)];
    this.#met = beforeCapture(course.moments);
    this.#most = WORK + WORK_FOR_A_MOMENT * (this.#stretch.isLong ? course.moments.length : 0);
    this.#course = this.#stretch.first;
    this.#narration = this.#tell(this.#course);
    this.#worlds = this.#stretch.start(this.#narration);
    this.#advance(this.#narration, 0);
  }

  run(): { readonly course: Course; readonly unexplained: Explained['unexplained'] } {
    const mistakes = this.#stretch.isLong ? Number.POSITIVE_INFINITY : MOST_MISTAKES;
    for (let n = 0; n < mistakes && this.unexplained.size < MOST_UNEXPLAINED; ) {
      if (this.#movesOn()) continue;
      if (!this.#mistake) break;
      n++;
      if (this.#work >= this.#most || !this.#explain(this.#mistake)) this.#giveUp(this.#mistake);
    }
    return { course: this.#stretch.whole(this.#course), unexplained: this.unexplained };
  }

  /** On to the next stretch, where this one is right, or has a mistake near its end. */
  #movesOn(): boolean {
    const mistaken = this.#mistake && this.#narration.moments[this.#mistake.at];
    if (!this.#stretch.isOver(this.#course, mistaken)) return false;
    const place = { at: mistaken ?? this.#course.moments.length, fixed: this.#fixed };
    const next = this.#stretch.moveOn(this.#course, this.#narration, this.#worlds, place);
    if (!next) return false;
    const isLeft = next.moments[0] !== this.#course.moments[0];
    this.#course = next;
    const told = this.#tell(next);
    if (isLeft) this.#fixed = this.#stretch.carried;
    this.#advance(told, isLeft ? 0 : Math.min(this.#alike(told), this.#worlds.length - 1));
    return true;
  }

  #tell(course: Course, until = course.moments.length): Narration {
    const some = until < course.moments.length ? course.moments.slice(0, until) : course.moments;
    this.#work += some.length;
    return this.#stretch.tell({ ...course, moments: some });
  }

  /** Takes a course on, from the line up to which it is the same. */
  #advance(told: Narration, from: number): void {
    if (from <= this.#stretch.carried) this.#worlds = this.#stretch.start(told);
    const place = Math.max(from, this.#stretch.carried);
    const world = this.#worlds[place];
    if (!world) return;
    const { worlds, mistake } = told.walker.walk(world, place);
    this.#work += worlds.length;
    this.#worlds = [...this.#worlds.slice(0, place + 1), ...worlds];
    this.#mistake = mistake;
    this.#narration = told;
  }

  #explain(mistake: Mistake): boolean {
    const mistaken = this.#mistaken(mistake);
    if (!mistaken || this.#isAgain(mistaken)) return false;
    let best = this.#best(mistaken, this.#habit) ?? this.#best(mistaken, explanations);
    if (this.unexplained.size === 0) best ??= this.#pair(mistaken);
    if (!best) return false;
    this.#habit = this.#stretch.isLong && best.by === cutByCard ? [cutByCard] : [];
    this.#course = best.course;
    const told = this.#tell(best.course);
    this.#advance(told, Math.min(this.#alike(told), this.#worlds.length - 1));
    return true;
  }

  /** Has the same frame been explained again and again, in ways that make each other wrong? */
  #isAgain({ segment: { frame } }: Mistaken): boolean {
    const times = (this.#explained.get(frame) ?? 0) + 1;
    this.#explained.set(frame, times);
    return frame > 0 && times > MOST_TIMES;
  }

  /** The course that is right furthest, of those that these explanations give. */
  #best(mistaken: Mistaken, by: readonly Explanation[]): Tried | undefined {
    let best: Tried | undefined;
    let tries = 0;
    const most = this.unexplained.size === 0 ? MOST_TRIES : FEW_TRIES;
    for (const explanation of by)
      for (const changed of explanation(mistaken)) {
        if (++tries > most || this.#work > this.#most) return best;
        const course = { ...changed, moments: counted(changed.moments) };
        const reached = this.#try(course, mistaken);
        if (reached === undefined || reached <= (best?.reached ?? 0)) continue;
        best = { course, reached, by: explanation };
        if (reached === Number.POSITIVE_INFINITY) return best;
      }
    return best;
  }

  /** Two changes at once: what arrived, and what had not yet. */
  #pair(mistaken: Mistaken): Tried | undefined {
    let best: Tried | undefined;
    for (const [first, then] of pairs) {
      let tries = 0;
      for (const course of bothOf(first, then, mistaken)) {
        if (++tries > MOST_PAIRS) break;
        if (this.#work > this.#most) return best;
        const reached = this.#try(course, mistaken);
        if (reached === undefined || reached <= (best?.reached ?? 0)) continue;
        best = { course, reached };
        if (reached === Number.POSITIVE_INFINITY) return best;
      }
    }
    return best;
  }

  #mistaken({ at, faults }: Mistake): Mistaken | undefined {
    const moment = this.#narration.moments[at];
    const found = moment === undefined ? undefined : this.#course.moments[moment];
    if (moment === undefined || !found) return undefined;
    const codes = faults.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    return {
      course: this.#course,
      at: moment,
      segment: found.flight.segment,
      host: hostOf(found),
      codes,
      largest: this.#largest,
      met: this.#met,
    };
  }

  /** How many lines are right behind the mistaken one; all, if there is no mistake in sight. `undefined`: it is still mistaken. */
  #try(course: Course, { at, segment }: Mistaken): number | undefined {
    const told = this.#tell(course, at + AHEAD);
    const alike = this.#alike(told);
    if (alike < this.#fixed) return undefined;
    const from = Math.min(alike, this.#worlds.length - 1);
    const world = from <= this.#stretch.carried ? this.#stretch.start(told).at(-1) : this.#worlds[from];
    if (!world) return undefined;
    const { worlds, mistake } = told.walker.walk(world, from);
    this.#work += worlds.length;
    if (!mistake) return Number.POSITIVE_INFINITY;
    const place = told.lines.findIndex((line) => line.kind === 'message' && line.segment === segment);
    return place < mistake.at ? reachOf(told.lines, mistake.at) : undefined;
  }

  /** How many lines stand as they are told now. */
  #alike({ lines }: Narration): number {
    const now = this.#narration.lines;
    let i = 0;
    while (i < lines.length && i < now.length && isSameLine(lines[i], now[i])) i++;
    // all hosts are there from the beginning
    return lines[i]?.kind === 'host' ? 0 : i;
  }

  /** Nothing explains it: the run goes on as if it had been meant otherwise. */
  #giveUp(mistake: Mistake): void {
    const { at } = mistake;
    const world = this.#narration.walker.carryOn(this.#worlds, at);
    const mistaken = this.#mistaken(mistake);
    const isOver = this.#work >= this.#most;
    const isInferred = this.#narration.lines[at]?.kind !== 'message';
    const follows = [...this.unexplained.values()].some((reason) => reason !== 'wrong') ? 'followsUnexplained' : undefined;
    const reason = isInferred ? 'inferredOtherwise' : ((mistaken && excuse(mistaken)) ?? follows);
    this.unexplained.set(this.#stretch.lineOf(at), reason ?? (isOver ? 'tooMuchToTry' : 'wrong'));
    if (!world) {
      this.#mistake = undefined;
      return;
    }
    this.#worlds[at + 1] = world;
    this.#fixed = at + 1;
    this.#advance(this.#narration, at + 1);
  }
}

/** The last frame that is told before a line. */
const reachOf = (lines: readonly StoryLine[], at: number): number =>
  lines.slice(0, at).reduce((last, line) => (line.kind === 'message' ? Math.max(last, line.segment.frame) : last), 0);

/** A course, and whether windows can be told. */
export interface Telling extends Course {
  readonly windows: boolean;
}

export const explain = ({ moments, starts, windows }: Telling, machine: Machine): Explained => {
  const { course, unexplained } = new CourseSearch({ moments, starts }, windows, machine).run();
  return { ...course, unexplained };
};
