/** What a student wrote in another notation, as our own: how it is written is never worth a point. */
import type { FixEdit, Span, SyntaxFault } from '../../core/index.js';
import { sharedAnalyser } from '../analysis/analyse.js';
import type { Unit } from '../analysis/unit.js';
import { applied } from '../features/actions/action.js';

export interface AsMeant {
  readonly unit: Unit;
  readonly text: string;
  /** From a place in what was read to that in what was written. */
  readonly written: (span: Span) => Span;
}

/** A line may be strange in more than one way. */
const MOST_ROUNDS = 4;

/** The text with each line that is strange and can be read in our notation. */
export function asMeant(text: string): AsMeant {
  let [now, unit] = [text, sharedAnalyser().unit(text)];
  let written = (span: Span): Span => span;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = rewritingsIn(unit, now);
    if (edits.length === 0) break;
    const before = written;
    const back = backBefore(edits);
    written = ({ start, end }) => before({ start: back(start, 'start'), end: back(end, 'end') });
    now = applied(now, edits);
    unit = sharedAnalyser().unit(now);
  }
  return { unit, text: now, written };
}

const rewritingsIn = ({ problems }: Unit, text: string): readonly FixEdit[] =>
  problems
    .flatMap(({ facts, span }) => (facts.kind === 'syntax' ? (facts.rewriting ?? lookalike(facts.fault, span, text)) : []))
    .sort((a, b) => a.span.start - b.span.start)
    .filter(({ span }, at, all) => at === 0 || span.start >= (all[at - 1]?.span.end ?? 0));

/** A sign that looks like one of ours, such as the quotes of a word processor: the second of them too, as one alone would open a text that goes on. */
function lookalike(fault: SyntaxFault, span: Span, text: string): readonly FixEdit[] {
  if (fault.fault !== 'lookalike') return [];
  const edit = { span, text: fault.meant };
  const second = fault.meant === '"' ? /^[^\n"“”„]*[“”]/.exec(text.slice(span.end)) : null;
  if (second === null) return [edit];
  const end = span.end + second[0].length;
  return [edit, { span: { start: end - 1, end }, text: fault.meant }];
}

/** A place within what was put in is all of what stood there. */
const backBefore =
  (edits: readonly FixEdit[]) =>
  (offset: number, side: 'start' | 'end'): number => {
    let grown = 0;
    for (const { span, text } of edits) {
      const start = span.start + grown;
      if (offset < start || (offset === start && side === 'end')) break;
      if (offset < start + text.length || (offset === start + text.length && side === 'end')) return span[side];
      grown += text.length - (span.end - span.start);
    }
    return offset - grown;
  };
