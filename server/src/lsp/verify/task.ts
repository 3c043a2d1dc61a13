/** A verification to be run on another thread: all of it is plain data. */

import { type Rule, rowKey } from '../../core/index.js';
import {
  type AnalysedVerification,
  type Analysis,
  type Lookup,
  type OutcomeFacts,
  outcomeOf,
  readableIn,
  sharedAnalyser,
} from '../../language/index.js';

export interface VerifyTask {
  readonly source: string;
  readonly text: string;
  /** It is Markdown. */
  readonly isMarked: boolean;
  /** What its imports are. */
  readonly lookups: readonly Lookup[];
  /** Index of the verification. */
  readonly at: number;
  readonly states: number;
  readonly seconds: number;
  /** The user's language. */
  readonly language: string;
}

export interface TaskSigns {
  readonly isOver: () => boolean;
  readonly progress: (situations: number) => void;
}

export function worked(task: VerifyTask, { isOver, progress }: TaskSigns): OutcomeFacts {
  const until = performance.now() + task.seconds * 1000;
  const analysis = analysisFor(task);
  const analysed: AnalysedVerification | undefined = analysis.verifications[task.at];
  if (analysed === undefined) throw new RangeError('there is no such verification');
  const taken = new Set<Rule>();
  const outcome = outcomeOf(analysed, analysis, {
    states: task.states,
    isOver: () => isOver() || performance.now() > until,
    progress,
    took: (rows) => {
      for (const { rule } of rows) taken.add(rule);
    },
  });
  return { ...outcome, taken: [...taken].map(rowKey), verdicts: outcome.verdicts.map(({ property: _, ...facts }) => facts) };
}

function analysisFor({ source, text, isMarked, lookups }: VerifyTask): Analysis {
  const found = new Map(lookups.map((lookup) => [keyOf(lookup.path, lookup.fromSource), lookup.found]));
  const { text: readable, sections } = isMarked ? readableIn(text) : { text, sections: [] };
  const read = (path: string, from: string) => found.get(keyOf(path, from));
  return sharedAnalyser().again(undefined, text, { source, read, sections }, readable);
}

const keyOf = (path: string, from: string): string => JSON.stringify([path, from]);

/** Where verifications are run. */
export interface VerifyPlace {
  readonly begin: (task: VerifyTask, progress: (situations: number) => void) => VerifyJob;
}

export interface VerifyJob {
  /** Fails where it could not be done. */
  readonly done: Promise<OutcomeFacts>;
  readonly cancel: () => void;
}

/** Where there are no threads: less is looked at, as nothing else happens meanwhile. */
export const inPlace: VerifyPlace = {
  begin(task, progress) {
    let isOver = false;
    const done = new Promise<OutcomeFacts>((resolve, reject) => {
      setTimeout(() => {
        if (isOver) return reject(new Error('cancelled'));
        try {
          const bounds = { states: Math.min(task.states, STATES_IN_PLACE), seconds: Math.min(task.seconds, SECONDS_IN_PLACE) };
          resolve(worked({ ...task, ...bounds }, { isOver: () => isOver, progress }));
        } catch (error) {
          reject(error);
        }
      }, 0);
    });
    return {
      done,
      cancel: () => {
        isOver = true;
      },
    };
  },
};

const STATES_IN_PLACE = 20_000;
const SECONDS_IN_PLACE = 1;
