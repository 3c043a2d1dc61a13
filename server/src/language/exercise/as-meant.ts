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
  const read = withAsciiDigits(text);
  let [now, unit] = [read, sharedAnalyser().unit(read)];
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

/** Numbers in the digits of another script, or in wide ones, at the same places. */
const withAsciiDigits = (text: string): string =>
  text.replace(/(?<=[=＝+-][ \t]*)\p{Nd}+/gu, (digits) => digits.replace(/[^\d]/gu, asciiDigit));

/** Each script has its ten digits side by side, in their order. */
function asciiDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const before = Array.from({ length: 9 }, (_, at) => String.fromCharCode(code - at - 1));
  const zero = before.findIndex((each) => !/\p{Nd}/u.test(each));
  // signs of two units have no room to become one
  return digit.length > 1 ? digit : String(zero < 0 ? 9 : zero);
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
