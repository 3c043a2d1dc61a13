/** Whether a changed text still tells the same story: the same steps with the same outcome, and the same problems. */
import type { Analysis } from '../../analysis/analysis.js';

/** Numbers may be written in another way, and steps may stand in other exchanges. */
export const sameStory = (before: Analysis, after: Analysis): boolean =>
  storyOf(before) === storyOf(after) && codesOf(before) === codesOf(after);

const storyOf = ({ exchanges }: Analysis): string => JSON.stringify(exchanges.flatMap(stepsOf));

export const stepsOf = ({ trace }: Analysis['exchanges'][number]): readonly unknown[] =>
  trace.steps.map(({ kind, states, passed, owed, ...step }) => [
    kind,
    states,
    passed,
    owed,
    step.problems.map(({ code }) => code),
    'names' in step ? [step.names, step.marks, step.discarded] : [],
  ]);

const codesOf = ({ problems }: Analysis): string => problems.map(({ code }) => code).join(' ');
