/**
 * Among the ways in which the frames of a connection can have come about, looks for one in which nobody errs. The machine judges: from the
 * first line that it does not allow, other courses are tried, the simplest first, and the one that it follows furthest is taken.
 */
import { check, type Machine, type Mistake, type Problem, Walker, type World } from '../../core/index.js';
import type { Unexplained } from '../remarks.js';
import { exchangeOf } from '../story/exchange.js';
import { narrate } from '../story/narrate.js';
import { absolute } from '../story/numbers.js';
import type { StoryLine } from '../story/story.js';
import { hostOf } from '../timeline/moment.js';
import { type Course, counted, type Explanation, type Mistaken } from './course.js';
import { cutByCard, cutOnTheWay } from './cut.js';
import { excuse } from './excuse.js';
import { metLater } from './met.js';
import { acknowledgedLater, arrivedEarlier, arrivedLater, capturedLater, sentEarlier } from './reordered.js';
import { answersLate, doubled, gone, timedOut } from './repeated.js';
import { answersUnseen, closedUnseen, inPortions, notThere, openedUnseen, sentUnseen } from './unseen.js';

/** The simplest first. */
const explanations: readonly Explanation[] = [
  openedUnseen,
  arrivedEarlier,
  cutByCard,
  sentEarlier,
  timedOut,
  answersLate,
  arrivedLater,
  capturedLater,
  acknowledgedLater,
  doubled,
  answersUnseen,
  inPortions,
  closedUnseen,
  sentUnseen,
  notThere,
  cutOnTheWay,
  metLater,
  gone,
];

/** Tried together, where none helps alone. */
const firsts: readonly Explanation[] = [arrivedEarlier, cutByCard, capturedLater];
const seconds: readonly Explanation[] = [arrivedLater, cutByCard];

/** Lines that are looked at behind a mistake, to see which course leads on. */
const AHEAD = 60;
/** In moments told and statements run, for one connection. */
const WORK = 60_000;
const MOST_MISTAKES = 100;
/** What comes behind so many that nothing explains is left as it is. */
const MOST_UNEXPLAINED = 12;
const MOST_TRIES = 160;
/** Behind something that nothing explains, where what is wrong mostly follows from that. */
const FEW_TRIES = 40;

/** The way it was taken, and the lines that nothing explains: by index, with what would have to be true, or `wrong` where there is nothing. */
export interface Explained extends Course {
  readonly unexplained: ReadonlyMap<number, Unexplained>;
}

interface Narration {
  readonly lines: readonly StoryLine[];
  /** Of each line, the moment that it tells. */
  readonly moments: readonly number[];
  readonly walker: Walker;
}

class CourseSearch {
  #course: Course;
  #narration: Narration;
  /** The world before each line, as far as it is right. */
  #worlds: World[];
  #mistake: Mistake | undefined;
  #work = 0;
  /** Lines up to here stand, since a mistake in them cannot be explained. */
  #fixed = 0;
  readonly unexplained = new Map<number, Unexplained>();

  constructor(
    course: Course,
    readonly windows: boolean,
    readonly machine: Machine,
  ) {
    this.#course = course;
    this.#narration = this.#tell(course);
    this.#worlds = [this.#narration.walker.start()];
    this.#advance(this.#narration, 0);
  }

  run(): { readonly course: Course; readonly unexplained: Explained['unexplained'] } {
    for (let n = 0; this.#mistake && n < MOST_MISTAKES && this.unexplained.size < MOST_UNEXPLAINED; n++)
      if (this.#work >= WORK || !this.#explain(this.#mistake)) this.#giveUp(this.#mistake);
    return { course: this.#course, unexplained: this.unexplained };
  }

  #tell(course: Course, until = course.moments.length): Narration {
    const [lines, moments] = [[] as StoryLine[], [] as number[]];
    const some = until < course.moments.length ? course.moments.slice(0, until) : course.moments;
    narrate(some, course.starts, (line, moment) => {
      lines.push(line);
      moments.push(moment);
    });
    this.#work += some.length;
    const exchange = exchangeOf(
      (tell) => {
        for (const [i, line] of lines.entries()) tell(line, i);
      },
      { bases: absolute, windows: this.windows },
      ['', ''],
      1,
    );
    return { lines, moments, walker: new Walker(exchange, this.machine) };
  }

  /** Takes a course on, from the line up to which it is the same. */
  #advance(told: Narration, from: number): void {
    if (from === 0) this.#worlds = [told.walker.start()];
    const world = this.#worlds[from];
    if (!world) return;
    const { worlds, mistake } = told.walker.walk(world, from);
    this.#work += worlds.length;
    this.#worlds = [...this.#worlds.slice(0, from + 1), ...worlds];
    this.#mistake = mistake;
    this.#narration = told;
  }

  #explain(mistake: Mistake): boolean {
    const mistaken = this.#mistaken(mistake);
    if (!mistaken) return false;
    let best: { readonly course: Course; readonly reached: number } | undefined;
    let tries = 0;
    const most = this.unexplained.size === 0 ? MOST_TRIES : FEW_TRIES;
    for (const explanation of explanations) {
      for (const changed of explanation(mistaken)) {
        if (++tries > most || this.#work > WORK) break;
        const course = { ...changed, moments: counted(changed.moments) };
        const reached = this.#try(course, mistaken);
        if (reached === undefined || reached <= (best?.reached ?? 0)) continue;
        best = { course, reached };
        if (reached === Number.POSITIVE_INFINITY) break;
      }
      if (best?.reached === Number.POSITIVE_INFINITY) break;
    }
    if (this.unexplained.size === 0) best ??= this.#pair(mistaken);
    if (!best) return false;
    this.#course = best.course;
    const told = this.#tell(best.course);
    this.#advance(told, Math.min(this.#alike(told), this.#worlds.length - 1));
    return true;
  }

  /** Two changes at once: what arrived, and what had not yet. */
  #pair(mistaken: Mistaken): { readonly course: Course; readonly reached: number } | undefined {
    let best: { readonly course: Course; readonly reached: number } | undefined;
    let tries = 0;
    for (const first of firsts)
      for (const changed of first(mistaken)) {
        const at = changed.moments.findIndex(({ kind, flight }) => kind === 'send' && flight.segment === mistaken.segment);
        if (at < 0) continue;
        for (const then of seconds)
          for (const both of then({ ...mistaken, course: changed, at })) {
            if (++tries > MOST_TRIES || this.#work > WORK) return best;
            const course = { ...both, moments: counted(both.moments) };
            const reached = this.#try(course, mistaken);
            if (reached === Number.POSITIVE_INFINITY) return { course, reached };
            if (reached !== undefined && reached > (best?.reached ?? 0)) best = { course, reached };
          }
      }
    return best;
  }

  #mistaken({ at, faults }: Mistake): Mistaken | undefined {
    const moment = this.#narration.moments[at];
    const found = moment === undefined ? undefined : this.#course.moments[moment];
    if (moment === undefined || !found) return undefined;
    const codes = faults.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    return { course: this.#course, at: moment, segment: found.flight.segment, host: hostOf(found), codes };
  }

  /** How many lines are right behind the mistaken one; all, if there is no mistake in sight. `undefined`: it is still mistaken. */
  #try(course: Course, { at, segment }: Mistaken): number | undefined {
    const told = this.#tell(course, at + AHEAD);
    const alike = this.#alike(told);
    if (alike < this.#fixed) return undefined;
    const from = Math.min(alike, this.#worlds.length - 1);
    const world = from === 0 ? told.walker.start() : this.#worlds[from];
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
    while (i < lines.length && i < now.length && isSame(lines[i], now[i])) i++;
    // all hosts are there from the beginning
    return lines[i]?.kind === 'host' ? 0 : i;
  }

  /** Nothing explains it: the run goes on as if it had been meant otherwise. */
  #giveUp(mistake: Mistake): void {
    const { at } = mistake;
    const world = this.#narration.walker.carryOn(this.#worlds, at);
    const mistaken = this.#mistaken(mistake);
    const isOver = this.#work >= WORK;
    const isInferred = this.#narration.lines[at]?.kind !== 'message';
    const follows = [...this.unexplained.values()].some((reason) => reason !== 'wrong') ? 'followsUnexplained' : undefined;
    const reason = isInferred ? 'inferredOtherwise' : ((mistaken && excuse(mistaken)) ?? follows);
    this.unexplained.set(at, reason ?? (isOver ? 'tooMuchToTry' : 'wrong'));
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

const isSame = (a: StoryLine | undefined, b: StoryLine | undefined): boolean => {
  if (!a || !b || a.kind !== b.kind) return false;
  if (a.kind === 'message' && b.kind === 'message')
    return a.segment === b.segment && a.fate === b.fate && a.stray === b.stray && a.name === b.name;
  if (a.kind === 'arrival' && b.kind === 'arrival') return a.name === b.name;
  if (a.kind === 'event' && b.kind === 'event') return a.host === b.host && a.event === b.event;
  return a.kind === 'host' && b.kind === 'host' && a.host === b.host && a.state === b.state && a.sendNext === b.sendNext;
};

/** A course, and whether windows can be told. */
interface Telling extends Course {
  readonly windows: boolean;
}

export const explain = ({ moments, starts, windows }: Telling, machine: Machine): Explained => {
  const { course, unexplained } = new CourseSearch({ moments, starts }, windows, machine).run();
  return { ...course, unexplained };
};

/** An error, or what was inferred does not fit. */
export const isOdd = ({ severity, code }: Problem): boolean => severity === 'error' || code === 'unexplained';

/** Does it break a rule as it is told at first? */
export const isWrong = ({ moments, starts, windows }: Telling, machine: Machine): boolean => {
  const exchange = exchangeOf((tell) => narrate(moments, starts, tell), { bases: absolute, windows }, ['', ''], 1);
  return check(exchange, machine).some(isOdd);
};
