/** The words on the arrows. */
import type { Facts } from '../../problem/problem.js';
import type { ArrivalStep, MessageStep, Step, Trace } from '../../trace/trace.js';
import { partsOf } from '../sequence-text.js';
import type { Run } from './ladder.js';
import { faces, rhythm } from './rhythm.js';
import { lined, plain, runsWidth } from './runs.js';

export interface Label {
  readonly lines: readonly (readonly Run[])[];
  readonly width: number;
  /** Below the arrow: what the protocol calls it. */
  readonly tag: string;
}

export type Carrying = MessageStep | ArrivalStep;

export function labelOf(trace: Trace, step: Carrying): Label {
  const statement = trace.exchange.statements[step.statement];
  const parts = partsOf(step, step.kind === 'message' && statement?.kind === 'message' && statement.blank);
  const wrong = wrongFields(step);
  const names: readonly Run[] = parts.names === '' ? [] : [{ text: parts.names, style: parts.blank ? 'blank' : 'strong' }];
  const fields = parts.fields.map((field): readonly Run[] => {
    if (field.blank) return [...plain(`${field.name}=`), { text: '?', style: 'blank' }];
    return plain(`${field.name}=${field.value}`, wrong.has(field.name) ? 'wrong' : 'plain');
  });
  const label = parts.label
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => plain(word, 'italic'));
  const words = [names, ...fields, ...label].filter((word) => word.length > 0);
  const lines = lined(words, rhythm.label, faces.label);
  return { lines, width: Math.max(0, ...lines.map((line) => runsWidth(line, faces.label))), tag: tagOf(step) };
}

/** What is said of it besides what it carries. */
function tagOf(step: Carrying): string {
  const stray = step.kind === 'message' && step.stray ? ['stray'] : [];
  const again = step.kind === 'arrival' && step.duplicate ? ['arrives again'] : [];
  return [...new Set([...stray, ...step.marks, ...again])].join(', ');
}

function wrongFields(step: Step): ReadonlySet<string> {
  return new Set(step.problems.filter(({ severity }) => severity === 'error').flatMap(({ facts }) => fieldOf(facts)));
}

const fieldOf = (facts: Facts): readonly string[] =>
  (facts.kind === 'requirement' || facts.kind === 'number') && facts.field !== undefined ? [facts.field] : [];

export const isWrong = (step: Step): boolean => step.problems.some(({ severity }) => severity === 'error');
