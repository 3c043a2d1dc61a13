/** What goes on after itself, or imports itself, without that. */
import { type Facts, wording } from '../../../core/index.js';
import { type EditorAction, fix, type ProblemAt, withoutLine } from './action.js';

export function breakCycle({ what }: Extract<Facts, { readonly kind: 'cycle' }>, at: ProblemAt): readonly EditorAction[] {
  const { text } = at.analysis;
  const { span } = at.problem;
  const word = new RegExp(`[ \\t]*\\b${what}\\s+$`).exec(text.slice(0, span.start))?.[0];
  if (word === undefined || (what !== 'import' && what !== 'after')) return [];
  const whole = { start: span.start - word.length, end: span.end };
  const title = wording().fixes.remove(text.slice(whole.start, whole.end).trim());
  return [fix(at, title, [what === 'import' ? withoutLine(text, whole) : { span: whole, text: '' }], true)];
}
