/** The words on the arrows. */

import type { ArrivalStep, MessageStep, ShownField, Step, Trace } from '../../trace/trace.js';
import { fieldOf } from '../details.js';
import { labelOf as labelText, marksOf } from '../sequence-text.js';
import { wording } from '../words/wording.js';
import type { TextRun } from './ladder.js';
import { faces, rhythm } from './rhythm.js';
import { type LabelLine, lined, plain } from './runs.js';

export interface Label {
  readonly lines: readonly LabelLine[];
  /** Of the widest line. */
  readonly width: number;
  /** Below the arrow: what the protocol calls it. */
  readonly tag: string;
}

/** By step; events have none. */
export type Labels = readonly (Label | undefined)[];

export type LabelledMessage = MessageStep | ArrivalStep;

/** `most`: how wide its lines may be. */
export function labelOf(trace: Trace, step: LabelledMessage, most: number = rhythm.label): Label {
  const carried = carriedBy(trace, step);
  const said = labelText(step)
    .split(/\s+/)
    .flatMap((word) => (word === '' ? [] : [plain(word, 'italic')]));
  const together = lined([...carried, ...said], most, faces.label);
  const apart = together.length === 1 ? together : [...lined(carried, most, faces.label), ...lined(said, most, faces.label)];
  const lines = apart.length > together.length ? together : apart;
  let width = 0;
  for (const line of lines) width = Math.max(width, line.width);
  return { lines, width, tag: tagOf(step) };
}

/** Of a message that is left open as a whole, its `?`. */
function carriedBy(trace: Trace, step: LabelledMessage): readonly (readonly TextRun[])[] {
  const statement = trace.exchange.statements[step.statement];
  const blank = step.kind === 'message' && statement?.kind === 'message' && statement.blank;
  const names = blank ? '?' : step.names.join('+');
  const words: (readonly TextRun[])[] = names === '' ? [] : [plain(names, blank ? 'blank' : 'strong')];
  if (!blank) {
    const wrong = wrongFields(step);
    for (const field of step.fields) words.push(fieldRuns(field, wrong));
  }
  return words;
}

function fieldRuns({ name, value, blank }: ShownField, wrong: ReadonlySet<string>): readonly TextRun[] {
  if (blank) return [...plain(`${name}=`), { text: '?', style: 'blank' }];
  return plain(`${name}=${value}`, wrong.has(name) ? 'wrong' : 'plain');
}

/** What is said of it besides what it carries. */
function tagOf(step: LabelledMessage): string {
  const stray = step.kind === 'message' && step.stray;
  const again = step.kind === 'arrival' && step.duplicate;
  if (!stray && !again && step.marks.length === 0) return '';
  const { picture } = wording();
  return [...(stray ? [picture.stray] : []), ...marksOf(step), ...(again ? [picture.arrivesAgain('')] : [])].join(', ');
}

const NONE: ReadonlySet<string> = new Set();

function wrongFields(step: Step): ReadonlySet<string> {
  if (step.problems.length === 0) return NONE;
  return new Set(step.problems.filter(({ severity }) => severity === 'error').flatMap(({ facts }) => fieldOf(facts)));
}

export const isWrong = (step: Step): boolean => step.problems.some(({ severity }) => severity === 'error');

export function isWrongAt(trace: Trace, index: number): boolean {
  const step = trace.steps[index];
  return step !== undefined && isWrong(step);
}
