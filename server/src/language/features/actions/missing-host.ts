/** A line names one host only, and there is one other. */
import { type SyntaxFault, wording } from '../../../core/index.js';
import { type EditorAction, fix, type ProblemAt } from './action.js';

export function nameOtherHost(fault: SyntaxFault, at: ProblemAt): readonly EditorAction[] {
  const { analysis, exchange, problem } = at;
  if (fault.fault !== 'expected' || fault.due !== 'receiver' || exchange === undefined) return [];
  const { start } = problem.span;
  const line = analysis.text.lastIndexOf('\n', start - 1) + 1;
  const [, sender, gap = ''] = /([\p{L}_][\p{L}\p{M}\p{N}_]*)\s*(?:->|-x|~>)(\s*)$/u.exec(analysis.text.slice(line, start)) ?? [];
  const [other, more] = exchange.trace.hosts.filter(({ name }) => name !== sender);
  if (sender === undefined || other === undefined || more !== undefined) return [];
  const put = `${gap === '' ? ' ' : ''}${other.name} `;
  const end = analysis.text.indexOf('\n', start);
  const rest = analysis.text.slice(start, end < 0 ? undefined : end);
  const title = wording().fixes.write(`${analysis.text.slice(line, start)}${put}${rest}`.trim());
  return [fix(at, title, [{ span: { start, end: start }, text: put }], true)];
}
