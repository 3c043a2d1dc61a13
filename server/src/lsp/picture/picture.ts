/** The answer to 'the picture of the exchange at this line', from what was found in the document. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ExchangeEntry, LineRange, Picture, PictureParams, PictureProblem, PictureStep } from '../../../../contract/messages.js';
import {
  between,
  boxRuns,
  branched,
  contains,
  expectedOf,
  hasDetails,
  isDetailed,
  joined,
  narrated,
  type Place,
  type Problem,
  type Span,
  type Statement,
  sequenceDiagram,
  type Trace,
  withMainFields,
  withUnread,
  wording,
  words,
} from '../../core/index.js';
import { ladderPicture } from './ladder.js';
import { knownBefore, movedMark, type PictureWindow, partOf } from './part.js';
import { stepOf, type Target } from './steps.js';

export interface Drawable {
  readonly document: TextDocument;
  readonly problems: readonly Problem[];
  readonly exchanges: readonly DrawableExchange[];
}

type TracedDocument = Pick<Drawable, 'document'> & { readonly exchanges: readonly Pick<DrawableExchange, 'trace'>[] };

export interface DrawableExchange {
  readonly trace: Trace;
  /** They are what is asked. */
  readonly hidesStates?: boolean;
  /** Those before it, by `after`, the first one first. */
  readonly before: readonly Trace[];
}

export function pictureOf(drawable: Drawable, params: PictureParams, target: (place: Place) => Target): Picture {
  const { document, exchanges } = drawable;
  const chosen = chosenExchange(drawable, params);
  const exchange = exchanges[chosen];
  const head = {
    uri: params.uri,
    version: document.version,
    exchanges: entriesOf(drawable),
    exchange: chosen,
  };
  if (exchange === undefined) return { ...head, ...NOTHING, problems: drawable.problems.map((problem) => shown(problem, [], document)) };
  const withRows = (each: Trace): Trace => withUnread(each, document.getText(), drawable.problems);
  const ways = waysOf(exchanges, exchange, params);
  const whole = branched(ways.map(withRows));
  const isOfAllWays = ways.length > 1 && whole.length === 1;
  const own = isOfAllWays ? ways : params.chain === true ? [...exchange.before, exchange.trace] : [exchange.trace];
  const trace = (isOfAllWays ? whole[0] : joined(own.map(withRows))) ?? exchange.trace;
  const states = params.states !== false && exchange.hidesStates !== true;
  const named = (isOfAllWays ? trace : exchange.trace).exchange;
  const title = named.title || named.name;
  return {
    ...head,
    title,
    protocol: trace.machine.name,
    hosts: trace.hosts,
    boxes: boxRuns(trace),
    ...(isOfAllWays ? { isOfAllWays } : {}),
    ...drawn({ drawable, own, trace, states, title, params, target }),
  };
}

/** All ways through the exchange, unless one of them is asked for. */
function waysOf(all: readonly DrawableExchange[], { trace }: DrawableExchange, { exchange, chain }: PictureParams): readonly Trace[] {
  if (exchange !== undefined || chain === true || trace.exchange.branches === undefined) return [trace];
  const isWay = (each: Trace): boolean => each.exchange.branches !== undefined && each.exchange.span.start === trace.exchange.span.start;
  return all.flatMap((each) => (isWay(each.trace) ? [each.trace] : []));
}

interface PictureTask {
  readonly drawable: Drawable;
  /** Those that the trace is made of. */
  readonly own: readonly Trace[];
  readonly trace: Trace;
  readonly states: boolean;
  readonly title: string;
  readonly params: PictureParams;
  readonly target: (place: Place) => Target;
}

type PictureContent = Pick<
  Picture,
  'start' | 'text' | 'diagram' | 'fields' | 'ladder' | 'marks' | 'statements' | 'steps' | 'told' | 'problems' | 'window'
>;

function drawn({ drawable, own, trace, states, title, params, target }: PictureTask): PictureContent {
  const { document } = drawable;
  const { steps, exchange } = trace;
  const part = partOf(trace, params, ({ span }) => document.positionAt(span.start).line);
  const options = { states, title, ...(part ? { steps: part } : {}) };
  const fields = fieldsOf(trace, params.fields);
  const shorn = fields === 'main' ? withMainFields(trace) : trace;
  const { text, marks: all } = sequenceDiagram(shorn, { ...options, nowrap: true });
  const marks = part ? all.map((mark) => movedMark(mark, part)) : all;
  const statements = exchange.statements.slice(part?.first, part?.last);
  const lines = statements.map(({ span }) => linesOf(span, document));
  return {
    start: (part && steps[part.from - 1]?.states) || trace.start,
    text: sequenceDiagram(shorn, options).text,
    diagram: text,
    ...(fields && { fields }),
    ...(params.diagram === 'ladder'
      ? { ladder: ladderPicture(part ? between(shorn, part) : shorn, { states, marks, statements: lines }) }
      : {}),
    marks,
    statements: lines,
    steps: steps.slice(part?.from, part?.to).map((step) => moved(stepOf(step, exchange.statements[step.statement], target), part)),
    told: narrated(part ? between(trace, part) : trace, states),
    problems: [
      ...ownProblems(drawable, own).map((problem) => shown(problem, statements, document)),
      ...own.flatMap(expected).map((problem) => asExpected(shown(problem, statements, document))),
    ].slice(0, MOST_PROBLEMS),
    ...(part ? { window: { from: part.from, to: part.to, total: steps.length, known: knownBefore(steps, part.from) } } : {}),
  };
}

/** Which are drawn; `undefined` where all are main ones. */
function fieldsOf(trace: Trace, wished: PictureParams['fields']): Picture['fields'] {
  if (!hasDetails(trace)) return undefined;
  return wished === 'main' || (wished === 'auto' && isDetailed(trace)) ? 'main' : 'all';
}

/** As many as anybody reads. */
const MOST_PROBLEMS = 200;

const moved = (step: PictureStep, part: PictureWindow | undefined): PictureStep =>
  part ? { ...step, statement: step.statement - part.first } : step;

const NOTHING = {
  title: '',
  protocol: '',
  hosts: [],
  boxes: [],
  start: {},
  text: '',
  diagram: '',
  marks: [],
  statements: [],
  steps: [],
  told: [],
} as const;

/** The one asked for, else the one around the line, else the one before it, else the first; -1 if there is none. */
export function chosenExchange(
  { document, exchanges }: TracedDocument,
  { exchange, line }: Pick<PictureParams, 'exchange' | 'line'>,
): number {
  if (exchange !== undefined && exchanges[exchange] !== undefined) return exchange;
  if (line === undefined || exchanges.length === 0) return exchanges.length === 0 ? -1 : 0;
  return Math.max(
    0,
    exchanges.findLastIndex(({ trace }) => linesOf(trace.exchange.span, document).from <= line),
  );
}

export const entriesOf = ({ document, exchanges }: TracedDocument): readonly ExchangeEntry[] =>
  exchanges.map(({ trace }) => entry(trace, document));

const entry = (trace: Trace, document: TextDocument): ExchangeEntry => ({
  name: trace.exchange.name,
  title: trace.exchange.title,
  lines: linesOf(trace.exchange.span, document),
  problems: trace.problems.length,
});

/** Problems outside of all exchanges concern each of them; the ways through one have their lines in common. */
const ownProblems = ({ problems, exchanges }: Drawable, own: readonly Trace[]): readonly Problem[] =>
  problems.filter(({ span }) => {
    const holds = ({ exchange }: Trace): boolean => contains(exchange.span, span);
    return own.some(holds) || !exchanges.some(({ trace }) => holds(trace));
  });

function shown(problem: Problem, statements: readonly Statement[], document: TextDocument): PictureProblem {
  const statement = statements.findIndex(({ span }) => contains(span, problem.span));
  return {
    code: problem.code,
    severity: problem.severity,
    message: words(problem),
    ...(statement < 0 ? {} : { statement }),
    ...document.positionAt(problem.span.start),
    unreadable: problem.facts.kind === 'syntax',
    expected: false,
  };
}

const expected = ({ problems, exchange }: Trace): readonly Problem[] => expectedOf(problems, exchange.statements);

const asExpected = (problem: PictureProblem): PictureProblem => ({
  ...problem,
  message: wording().picture.expectedHere(problem.message),
  unreadable: false,
  expected: true,
});

const linesOf = ({ start, end }: Span, document: TextDocument): LineRange => ({
  from: document.positionAt(start).line,
  to: document.positionAt(Math.max(start, end - 1)).line,
});
