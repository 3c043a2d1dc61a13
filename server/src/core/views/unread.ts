/**
 * Lines that cannot be read, on which a name does not exist, or that did not happen because they are wrong, stand in a picture as
 * they stand in the text: what a run made of them is a guess, and nothing that the author wrote. So do fields that it cannot use.
 */
import type { Damaged, Message, Note, Statement } from '../exchange/exchange.js';
import type { Problem } from '../problem/problem.js';
import { contains, type Span } from '../span.js';
import type { Step, Trace } from '../trace/trace.js';
import { words } from './words.js';
import { withWrittenFields } from './written-fields.js';

/** Longer lines are cut: nobody reads more of them in a picture. */
const LONGEST = 160;

/**
 * @param text the document, with all places as the trace has them
 * @param problems those of the document, `expect error` applied
 */
export function withUnread(traced: Trace, text: string, problems: readonly Problem[]): Trace {
  const steps = traced.steps.map((step) => written(step, traced));
  const trace = steps.some((step, index) => step !== traced.steps[index]) ? { ...traced, steps } : traced;
  const { exchange } = trace;
  const syntax = problems.filter(({ facts, span }) => facts.kind === 'syntax' && contains(exchange.span, span));
  const unknown = trace.problems.filter(({ facts, severity }) => facts.kind === 'unknown-name' && severity === 'error');
  const amiss = [...syntax, ...unknown].map(({ span }) => span);
  const idle = idleIn(trace);
  if (amiss.length === 0 && idle.size === 0 && !exchange.statements.some(({ damaged }) => damaged)) return trace;
  const rewritten = new Set(syntax.filter(isRewritten).map(({ span }) => lineStart(text, span.start)));
  const statements = rowsOf(exchange.statements, { amiss, rewritten, idle }, text);
  const untold = [...idle].flatMap((statement) =>
    problems.filter(({ span, severity }) => severity === 'error' && contains(statement.span, span)),
  );
  return { ...trace, unread: [...syntax, ...unknown, ...untold], exchange: { ...exchange, statements } };
}

function written(step: Step, { exchange, machine }: Trace): Step {
  const statement = exchange.statements[step.statement];
  return step.kind === 'message' && statement?.kind === 'message' && !statement.blank ? withWrittenFields(step, statement, machine) : step;
}

/** Something would happen on these lines, but did not: it is wrong, or nobody knows yet what. */
function idleIn({ exchange, steps }: Trace): ReadonlySet<Statement> {
  const done = new Set(steps.map(({ statement }) => statement));
  return new Set(exchange.statements.filter((statement, at) => HAPPENING.has(statement.kind) && !done.has(at)));
}

const HAPPENING: ReadonlySet<Statement['kind']> = new Set(['message', 'arrival', 'event']);

const isRewritten = ({ facts }: Problem): boolean => facts.kind === 'syntax' && facts.fault.fault === 'notation';

interface Wrong {
  readonly amiss: readonly Span[];
  /** Where the lines begin that are in another notation: places on them are those of the words in ours. */
  readonly rewritten: ReadonlySet<number>;
  readonly idle: ReadonlySet<Statement>;
}

function rowsOf(statements: readonly Statement[], { amiss, rewritten, idle }: Wrong, text: string): readonly Statement[] {
  let shownTo = -1;
  return statements.map((statement) => {
    const { span, damaged, clock } = statement;
    const isUnread = damaged === true || idle.has(statement) || amiss.some((each) => contains(span, each));
    if (!isUnread || (statement.kind === 'arrival' && statement.timed)) return statement;
    if (!damaged && statement.kind === 'message' && statement.blank) return noteOf(statement, text);
    const isElsewhere = rewritten.has(lineStart(text, span.start));
    const start = isElsewhere ? lineStart(text, span.start) : span.start;
    const end = damaged || isElsewhere ? lineEnd(text, span.end) : span.end;
    const written = start < shownTo ? '' : shortened(text.slice(start, end));
    shownTo = Math.max(shownTo, end);
    const row: Damaged = { kind: 'damaged', words: [], span: { start, end }, damaged: true, written };
    return clock === undefined ? row : { ...row, clock };
  });
}

/** What is still to be filled in is not wrong. */
const noteOf = ({ from, to, span }: Message, text: string): Note => ({
  kind: 'note',
  hosts: [from, to],
  text: shortened(text.slice(span.start, span.end)),
  span,
});

const lineStart = (text: string, from: number): number => text.lastIndexOf('\n', from - 1) + 1;

function lineEnd(text: string, from: number): number {
  const end = text.slice(from).search(/[\r\n]/);
  return end < 0 ? text.length : from + end;
}

function shortened(line: string): string {
  const whole = line
    .replace(/\s+/g, ' ')
    .replace(/\s*[{}]$/, '')
    .trim();
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole;
}

/** The row's text, and what is wrong with it; nothing for a statement that is none. */
export function unreadAt(trace: Trace, statement: Statement): { readonly text: string; readonly problem?: Problem } | undefined {
  if (statement.kind !== 'damaged' || !statement.written) return undefined;
  const problem = trace.unread?.find(({ span }) => contains(statement.span, span));
  return { text: statement.written, ...(problem === undefined ? {} : { problem }) };
}

/** The sentence; '' where the mistake is expected. */
export const unreadWords = ({ problem }: { readonly problem?: Problem }): string => (problem === undefined ? '' : words(problem));
