/** Answers that are not judged line by line: none at all, unreadable ones, endless ones. */
import type { Problem } from '../problem/problem.js';
import { nowhere, type Span } from '../span.js';
import type { Exercise } from './exercise.js';
import type { Judgement, LossCause } from './verdict.js';

/** Nothing was handed in, or nothing that can be read. */
export function absent(
  key: Exercise,
  problems: readonly Problem[],
  instead?: Extract<LossCause, { kind: 'absent' }>['instead'],
): Judgement {
  if (instead !== undefined || problems.length === 0)
    return failed(key, [{ kind: 'absent', name: key.name, ...(instead === undefined ? {} : { instead }) }]);
  return failed(
    key,
    problems.slice(0, 5).map((problem) => ({ kind: 'problem', problem })),
  );
}

export function failed(key: Exercise, causes: readonly LossCause[], place: Span = nowhere): Judgement {
  return {
    passed: false,
    points: 0,
    outOf: key.points,
    items: [{ kind: 'exchange', span: key.nameSpan, place, points: key.points, passed: false }],
    losses: causes.map((cause, at) => ({
      span: cause.kind === 'problem' ? cause.problem.span : place,
      points: at === 0 ? key.points : 0,
      item: 0,
      cause,
    })),
    draw: new Map(),
  };
}
