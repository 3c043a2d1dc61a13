/** The answer to 'the picture of the exchange at this line', from what was found in the document. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ExchangeEntry, LineRange, Picture, PictureParams, PictureProblem } from '../../../../contract/messages.js';
import type { Problem } from '../../core/problem/problem.js';
import { contains, type Place, type Span } from '../../core/span.js';
import type { Trace } from '../../core/trace/trace.js';
import { joined } from '../../core/views/join.js';
import { sequenceDiagram } from '../../core/views/sequence.js';
import { words } from '../../core/views/words.js';
import { stepOf, type Target } from './steps.js';

export interface Drawable {
  readonly document: TextDocument;
  readonly problems: readonly Problem[];
  readonly exchanges: readonly DrawableExchange[];
}

export interface DrawableExchange {
  readonly trace: Trace;
  /** Those before it, by `after`, the first one first. */
  readonly before: readonly Trace[];
}

export function pictureOf(drawable: Drawable, params: PictureParams, target: (place: Place) => Target): Picture {
  const { document, exchanges } = drawable;
  const chosen = choose(drawable, params);
  const exchange = exchanges[chosen];
  const head = {
    uri: params.uri,
    version: document.version,
    exchanges: exchanges.map(({ trace }) => entry(trace, document)),
    exchange: chosen,
  };
  if (exchange === undefined)
    return { ...head, ...NOTHING, problems: drawable.problems.map((problem) => shown(problem, undefined, document)) };
  const trace = (params.chain === true ? joined([...exchange.before, exchange.trace]) : undefined) ?? exchange.trace;
  const states = params.states !== false;
  const title = exchange.trace.exchange.title || exchange.trace.exchange.name;
  const { text, marks } = sequenceDiagram(trace, { states, nowrap: true, title });
  return {
    ...head,
    title,
    protocol: trace.machine.name,
    hosts: trace.hosts,
    start: trace.start,
    text: sequenceDiagram(trace, { states, title }).text,
    diagram: text,
    marks,
    statements: trace.exchange.statements.map(({ span }) => linesOf(span, document)),
    steps: trace.steps.map((step) => stepOf(step, target)),
    problems: ownProblems(drawable, exchange.trace).map((problem) => shown(problem, trace, document)),
  };
}

const NOTHING = { title: '', protocol: '', hosts: [], start: {}, text: '', diagram: '', marks: [], statements: [], steps: [] } as const;

/** The one asked for, else the one around the line, else the one before it, else the first; -1 if there is none. */
function choose({ document, exchanges }: Drawable, { exchange, line }: PictureParams): number {
  if (exchange !== undefined && exchanges[exchange] !== undefined) return exchange;
  if (line === undefined || exchanges.length === 0) return exchanges.length === 0 ? -1 : 0;
  return Math.max(
    0,
    exchanges.findLastIndex(({ trace }) => linesOf(trace.exchange.span, document).from <= line),
  );
}

const entry = (trace: Trace, document: TextDocument): ExchangeEntry => ({
  name: trace.exchange.name,
  title: trace.exchange.title,
  lines: linesOf(trace.exchange.span, document),
  problems: trace.problems.length,
});

/** Problems outside of all exchanges concern each of them. */
const ownProblems = ({ problems, exchanges }: Drawable, own: Trace): readonly Problem[] =>
  problems.filter(({ span }) => !exchanges.some(({ trace }) => trace !== own && contains(trace.exchange.span, span)));

function shown(problem: Problem, trace: Trace | undefined, document: TextDocument): PictureProblem {
  const statement = trace?.exchange.statements.findIndex(({ span }) => contains(span, problem.span)) ?? -1;
  return {
    code: problem.code,
    severity: problem.severity,
    message: words(problem),
    ...(statement < 0 ? {} : { statement }),
    ...document.positionAt(problem.span.start),
    unreadable: problem.facts.kind === 'syntax',
  };
}

const linesOf = ({ start, end }: Span, document: TextDocument): LineRange => ({
  from: document.positionAt(start).line,
  to: document.positionAt(Math.max(start, end - 1)).line,
});
