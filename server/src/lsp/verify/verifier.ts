/**
 * Verifications of open documents in the background: results of what did not change are cached, what is no longer needed is cancelled, and
 * typing never waits.
 */
import type { LangiumDocument } from 'langium';
import type { CancellationToken } from 'vscode-languageserver';
import { builtinScheme } from '../../../../contract/names.js';
import { spokenTag } from '../../core/index.js';
import { type AnalysedVerification, type Analysis, errorsOf, type OutcomeFacts, RecentlyUsed } from '../../language/index.js';
import { isMarked } from '../features/asked.js';
import { subjectOf } from './subject.js';
import type { VerifyJob, VerifyPlace, VerifyTask } from './task.js';

/** What is known of one. */
export interface VerificationStanding {
  readonly state: 'errors' | 'unknown' | 'running' | 'known';
  readonly situations: number;
  readonly outcome?: OutcomeFacts;
}

interface RunningJob {
  readonly uri: string;
  readonly task: VerifyTask;
  situations: number;
  job?: VerifyJob;
  /** Somebody asked for it by name. */
  isWanted: boolean;
  readonly finished: Promise<void>;
  readonly finish: () => void;
}

export interface VerifierParts {
  readonly place: VerifyPlace;
  readonly isAutomatic: () => boolean;
  /** More is known of this document. */
  readonly onChange: (uri: string) => void;
  readonly warn: (message: string) => void;
}

/** As many as can be searched while somebody types. */
const STATES = 300_000;
const SECONDS = 20;
/** Milliseconds without a key before anything is begun. */
const PAUSE = 250;
const AT_ONCE = 2;
const MOST_KEPT = 200;

export class Verifier {
  private readonly known = new RecentlyUsed<string, OutcomeFacts>(MOST_KEPT);
  /** Addresses of the ways, by what they were found for. */
  private readonly numbers = new RecentlyUsed<string, number>(MOST_KEPT);
  private readonly ways = new RecentlyUsed<string, string>(MOST_KEPT * 4);
  private readonly jobs = new Map<string, RunningJob>();
  private readonly stopped = new Set<string>();
  private readonly pauses = new Map<string, ReturnType<typeof setTimeout>>();
  private count = 0;

  constructor(private readonly parts: VerifierParts) {}

  /** A version was read: what it asks is begun after a while, what it does not ask any more is given up. */
  look(document: LangiumDocument, analysis: Analysis): void {
    const uri = document.textDocument.uri;
    const subjects = new Set(analysis.verifications.map((each) => subjectOf(each, analysis)));
    for (const [subject, job] of this.jobs) if (job.uri === uri && !subjects.has(subject)) this.giveUp(subject, job);
    clearTimeout(this.pauses.get(uri));
    this.pauses.delete(uri);
    if (!this.parts.isAutomatic() || subjects.size === 0) return;
    const begin = (): void => {
      this.pauses.delete(uri);
      for (const [at, each] of analysis.verifications.entries()) {
        const subject = subjectOf(each, analysis);
        if (!this.stopped.has(subject)) this.ask(document, analysis, at, false);
      }
    };
    this.pauses.set(uri, setTimeout(begin, PAUSE));
  }

  standing(each: AnalysedVerification, analysis: Analysis): VerificationStanding {
    if (errorsOf(each, analysis).length > 0) return { state: 'errors', situations: 0 };
    const subject = subjectOf(each, analysis);
    const outcome = this.known.get(subject);
    if (outcome !== undefined) return { state: 'known', situations: outcome.states, outcome };
    const job = this.jobs.get(subject);
    return job === undefined ? { state: 'unknown', situations: 0 } : { state: 'running', situations: job.situations };
  }

  /** Looks through one, or all; resolves when all is known, or nobody waits any longer. */
  async run(document: LangiumDocument, analysis: Analysis, at?: number, token?: CancellationToken): Promise<void> {
    const wanted = at === undefined ? analysis.verifications.map((_, index) => index) : [at];
    const jobs = wanted.flatMap((index) => this.ask(document, analysis, index, true) ?? []);
    const cancelled = token?.onCancellationRequested(() => this.stop(document.textDocument.uri));
    await Promise.all(jobs.map(({ finished }) => finished));
    cancelled?.dispose();
  }

  /** Until somebody asks again, or it is changed. */
  stop(uri: string): void {
    for (const [subject, job] of this.jobs)
      if (job.uri === uri) {
        this.stay(subject);
        this.giveUp(subject, job);
      }
    this.parts.onChange(uri);
  }

  forget(uri: string): void {
    clearTimeout(this.pauses.get(uri));
    this.pauses.delete(uri);
    for (const [subject, job] of this.jobs) if (job.uri === uri) this.giveUp(subject, job);
  }

  /** The way to a verdict, as a document. */
  wayTo(each: AnalysedVerification, analysis: Analysis, nth: number): string | undefined {
    return this.known.get(subjectOf(each, analysis))?.verdicts[nth]?.exchange;
  }

  /** The address at which the way to a verdict can be read. */
  wayOf(each: AnalysedVerification, analysis: Analysis, nth: number): string | undefined {
    const subject = subjectOf(each, analysis);
    const way = this.wayTo(each, analysis, nth);
    if (way === undefined) return undefined;
    const number = this.numbers.get(subject) ?? ++this.count;
    this.numbers.set(subject, number);
    const name = /^exchange (\S+)/m.exec(way.slice(way.lastIndexOf('\nexchange ') + 1))?.[1] ?? 'way';
    const uri = `${builtinScheme}:///ways/${number}/${encodeURIComponent(name)}.hsk`;
    this.ways.set(uri, way);
    return uri;
  }

  wayText(uri: string): string | undefined {
    return this.ways.get(uri);
  }

  private ask(document: LangiumDocument, analysis: Analysis, at: number, isWanted: boolean): RunningJob | undefined {
    const each = analysis.verifications[at];
    if (each === undefined || errorsOf(each, analysis).length > 0) return undefined;
    const subject = subjectOf(each, analysis);
    if (this.known.get(subject) !== undefined) return undefined;
    const running = this.jobs.get(subject);
    if (running !== undefined) return running;
    const { uri } = document.textDocument;
    const { source, text, lookups } = analysis;
    const task: VerifyTask = {
      source,
      text,
      isMarked: isMarked(document.textDocument),
      lookups,
      at,
      states: STATES,
      seconds: SECONDS,
      language: spokenTag(),
    };
    const { promise: finished, resolve: finish } = promised();
    const job: RunningJob = { uri, task, situations: 0, isWanted, finished, finish };
    this.jobs.set(subject, job);
    this.stopped.delete(subject);
    this.next();
    this.parts.onChange(uri);
    return job;
  }

  /** As many at once as threads are worth; what was asked for by name comes first. */
  private next(): void {
    const all = [...this.jobs];
    const free = AT_ONCE - all.filter(([, { job }]) => job !== undefined).length;
    const waiting = all.filter(([, { job }]) => job === undefined).sort(([, a], [, b]) => Number(b.isWanted) - Number(a.isWanted));
    for (const [subject, each] of waiting.slice(0, Math.max(0, free))) this.begin(subject, each);
  }

  private begin(subject: string, each: RunningJob): void {
    const job = this.parts.place.begin(each.task, (situations) => {
      each.situations = situations;
      this.parts.onChange(each.uri);
    });
    each.job = job;
    job.done.then(
      (outcome) => {
        if (this.jobs.get(subject) === each) this.known.set(subject, outcome);
        this.end(subject, each);
      },
      (error: unknown) => {
        if (this.jobs.get(subject) === each) {
          this.stay(subject);
          this.parts.warn(`A verification could not be looked through: ${error instanceof Error ? error.message : String(error)}`);
        }
        this.end(subject, each);
      },
    );
  }

  private end(subject: string, each: RunningJob): void {
    each.finish();
    if (this.jobs.get(subject) !== each) return;
    this.jobs.delete(subject);
    this.next();
    this.parts.onChange(each.uri);
  }

  private stay(subject: string): void {
    if (this.stopped.size >= MOST_KEPT) this.stopped.clear();
    this.stopped.add(subject);
  }

  private giveUp(subject: string, each: RunningJob): void {
    this.jobs.delete(subject);
    each.job?.cancel();
    each.finish();
    this.next();
  }
}

function promised(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
