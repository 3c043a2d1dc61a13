/** The words of a picture made of characters. */
import type { Problem } from '../../problem/problem.js';
import type { ArrivalStep, EventStep, MessageStep, Step, Trace } from '../../trace/trace.js';
import { eventText, fieldText, marksOf, partsOf } from '../sequence-text.js';
import { wording } from '../words/wording.js';

/** Words that must not be broken, in order. */
export function messageWords(trace: Trace, step: MessageStep | ArrivalStep): readonly string[] {
  const statement = trace.exchange.statements[step.statement];
  const parts = partsOf(step, step.kind === 'message' && statement?.kind === 'message' && statement.blank);
  const name = step.kind === 'arrival' ? step.name : step.fate === 'in-flight' ? (step.name ?? '') : '';
  const words = wording().picture;
  const stray = step.kind === 'message' && step.stray ? [words.stray] : [];
  const again = step.kind === 'arrival' && step.duplicate ? [words.again] : [];
  const tags = [...stray, ...marksOf(step), ...again];
  const quoted = parts.label === '' ? '' : `"${parts.label}"`;
  return [
    parts.names,
    ...parts.fields.map(fieldText),
    quoted,
    tags.length > 0 ? `(${tags.join(', ')})` : '',
    name === '' ? '' : `[${name}]`,
  ].filter((word) => word !== '');
}

export function eventWords(step: EventStep, footnote: string): string {
  const name = eventText({ ...step, label: '' });
  return [footnote, name, step.label === '' ? '' : `"${step.label}"`].filter((word) => word !== '').join(' ');
}

/** Errors are told below the picture, by number. */
export class Footnotes {
  readonly problems: Problem[] = [];

  of(step: Step): string {
    const errors = step.problems.filter(({ severity }) => severity === 'error');
    return errors.map((error) => this.add(error)).join('');
  }

  add(problem: Problem): string {
    this.problems.push(problem);
    return `(!${this.problems.length})`;
  }
}
