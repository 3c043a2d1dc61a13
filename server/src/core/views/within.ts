/** The part of a trace that a stretch of the text tells: one exchange may be told in several places. */
import type { Problem } from '../problem/problem.js';
import type { Span } from '../span.js';
import type { Step, Trace } from '../trace/trace.js';
import { withUnread } from './unread.js';

/** What a document holds, as far as it is drawn. */
interface DrawnDocument {
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly traces: readonly Trace[];
}

/** The parts of all traces that a stretch of the document tells, with what cannot be read. */
export const tracesWithin = ({ text, problems, traces }: DrawnDocument, span: Span): readonly Trace[] =>
  traces
    .filter(({ exchange }) => exchange.span.start < span.end && span.start <= exchange.span.end)
    .flatMap((trace) => within(withUnread(trace, text, problems), span) ?? []);

/** Nothing where no statement lies in `span`; the trace itself where all do. */
function within(trace: Trace, span: Span): Trace | undefined {
  const { statements } = trace.exchange;
  const inside = (index: number): boolean => {
    const at = statements[index]?.span.start ?? -1;
    return span.start <= at && at < span.end;
  };
  const kept = statements.map((_, index) => index).filter(inside);
  if (kept.length === statements.length) return contains(trace, span) ? trace : undefined;
  const first = kept[0];
  if (first === undefined) return undefined;
  const from = trace.steps.findIndex((step) => inside(step.statement));
  const steps = trace.steps.filter((step) => inside(step.statement)).map((step) => moved(step, first, Math.max(0, from)));
  return {
    ...trace,
    start: trace.steps[from - 1]?.states ?? trace.start,
    steps,
    exchange: { ...trace.exchange, statements: statements.filter((_, index) => inside(index)) },
  };
}

/** Of an exchange without statements, its place decides. */
const contains = ({ exchange }: Trace, span: Span): boolean => span.start <= exchange.span.start && exchange.span.start < span.end;

function moved(step: Step, statements: number, steps: number): Step {
  const at = { ...step, statement: step.statement - statements };
  if (at.kind !== 'arrival' || at.sentAt === undefined) return at;
  const { sentAt, ...rest } = at;
  return sentAt < steps ? rest : { ...rest, sentAt: sentAt - steps };
}
