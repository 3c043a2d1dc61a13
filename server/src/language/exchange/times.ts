/** Times: a number glued to its unit. */
import type { Span, Time } from '../../core/index.js';
import type * as ast from '../generated/ast.js';
import { broken } from '../parser/fault.js';
import type { SyntaxProblem } from '../parser/lines.js';
import { inOurUnit, WRITTEN_TIME } from '../parser/notation-times.js';
import { spansOf } from '../spans.js';

const TIME = /^(\d+(?:\.\d+)?)(us|ms|s)$/;
const UNITS: Readonly<Record<string, number>> = { us: 1, ms: 1_000, s: 1_000_000 };
const OTHER_TIME = new RegExp(`^${WRITTEN_TIME}$`, 'iu');
/** About three hundred years, so that the times of a capture can count from 1970. */
const LONGEST = 1e16;

type TimedStatement = ast.Step | ast.Pause;

export function timeOf(node: TimedStatement, feature: 'ats' | 'takes' | 'time'): Time | undefined {
  const [span] = spansOf(node, feature);
  return span === undefined ? undefined : read(textAt(node, span), span);
}

function read(written: string, span: Span): Time | undefined {
  const [, number = '', unit = ''] = TIME.exec(written) ?? [];
  const value = Number(number) * (UNITS[unit] ?? 0);
  return unit === '' ? undefined : { value: Math.min(Math.round(value), LONGEST), written, span };
}

const textAt = (node: TimedStatement, { start, end }: Span): string => {
  const from = node.$cstNode?.offset ?? 0;
  return node.$cstNode?.text.slice(start - from, end - from) ?? '';
};

export function badTime(node: TimedStatement): SyntaxProblem | undefined {
  const spans = node.$type === 'Pause' ? spansOf(node, 'time') : [...spansOf(node, 'ats'), ...spansOf(node, 'takes')];
  const span = spans.find((each) => read(textAt(node, each), each) === undefined);
  if (span === undefined) return undefined;
  const [, number, unit] = OTHER_TIME.exec(textAt(node, span)) ?? [];
  const rewriting = number === undefined ? {} : { rewriting: [{ span, text: inOurUnit(number, unit) }] };
  return { span, fault: broken('time'), ...rewriting };
}
