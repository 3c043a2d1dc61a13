/** Changes that leave the meaning as it is, or go on with it: each is tried out before it is offered. */

import {
  type FieldValue,
  type FixEdit,
  fieldsFor,
  type Message,
  owedAt,
  type Span,
  type Statement,
  stateAt,
  wording,
  writtenForm,
} from '../../../core/index.js';
import type { AnalysedExchange, Analysis } from '../../analysis/analysis.js';
import { teaching } from '../../exercise/teach.js';
import { messageLine } from '../complete/texts.js';
import { hasBlank, hints } from '../hints.js';
import { exchangeAt, statementOver } from '../spot.js';
import { applied, type EditorAction, errors, type LongAction, lastSpan, lineAfter, offeredAs, type Reanalyse, rewrite } from './action.js';
import { toBare, toBlock } from './blocks.js';
import { difference } from './fix-all.js';
import { useNumbers } from './numbers.js';
import { split } from './split.js';
import { useSymbols } from './symbols.js';
import { runToEnd } from './to-end.js';

/** One after the other, as each takes its time: whoever asks may lose interest. */
export function* refactorings(analysis: Analysis, span: Span, reanalyse: Reanalyse, isLater = false): Generator<EditorAction> {
  const exchange = exchangeAt(analysis, span.start);
  if (exchange === undefined) return;
  if (exchange.isWithheld !== true) {
    const isShort = analysis.text.length <= LONGEST;
    const waits = isLater && analysis.text.length * (1 + errors(analysis) / FEW) > SOON;
    const tried = (action: () => LongAction) => (isShort ? offeredAs(action(), waits) : []);
    yield* found(() => fillIn(analysis, exchange));
    yield* tried(() => leaveOut(analysis, exchange, reanalyse));
    yield* tried(() => complete(analysis, exchange, reanalyse));
    yield* found(() => claim(analysis, exchange, span));
    yield* found(() => answerBlank(analysis, exchange, span));
    yield* found(() => toBlock(analysis, exchange));
    yield* tried(() => toBare(analysis, exchange, reanalyse));
    yield* tried(() => useSymbols(analysis, exchange, reanalyse));
    yield* tried(() => useNumbers(analysis, exchange, reanalyse));
    yield* tried(() => split(analysis, exchange, span.start, reanalyse));
    if (isShort) for (const way of runToEnd(analysis, exchange, reanalyse)) yield* tried(() => way);
  }
  yield* teaching(analysis, exchange, span);
}

function found(find: () => EditorAction | undefined): readonly EditorAction[] {
  const action = find();
  return action === undefined ? [] : [action];
}

/** Up to this many characters, all are tried before they are offered, which nobody notices. */
const SOON = 3_000;
const FEW = 5;

/** Beyond this, trying out takes longer than people wait, and nobody else is served meanwhile. */
const LONGEST = 60_000;

function fillIn(analysis: Analysis, exchange: AnalysedExchange): EditorAction | undefined {
  const edits =
    filledIn.get(exchange) ??
    hints(analysis, exchange.exchange.span, (kind) => kind === 'fields').map(({ offset, writes = '' }) => ({
      span: { start: offset, end: offset },
      text: writes,
    }));
  filledIn.set(exchange, edits);
  return rewrite(wording().refactor.fillIn, edits);
}

/** It is asked for again wherever the cursor stands. */
const filledIn = new WeakMap<AnalysedExchange, readonly FixEdit[]>();

/** A field goes if the machine knows it anyway. */
function leaveOut(analysis: Analysis, exchange: AnalysedExchange, reanalyse: Reanalyse): LongAction {
  const title = wording().refactor.leaveOut;
  const { statements } = exchange.exchange;
  const editsOf = (statement: Statement, at: number) =>
    statement.kind === 'message' && !statement.stray && !hasBlank(statement) ? superfluous(analysis, exchange, statement, at) : [];
  const worked = () => {
    const edits = statements.flatMap(editsOf);
    const fewer = edits.length === 0 ? analysis : reanalyse(applied(analysis.text, edits));
    const same = statesOf(fewer) === statesOf(analysis) && fewer.problems.length <= analysis.problems.length;
    return same ? rewrite(title, edits) : undefined;
  };
  return { title, kind: 'refactor.rewrite', isPossible: () => statements.some((each, at) => editsOf(each, at).length > 0), worked };
}

function superfluous({ text }: Analysis, { run }: AnalysedExchange, message: Message, at: number): readonly FixEdit[] {
  return message.fields.flatMap((field) => {
    const right = fieldsFor(run, at, { ...message, fields: message.fields.filter((other) => other !== field) }).get(field.name.text);
    if (right !== textOf(field)) return [];
    let { start } = field.span;
    while (/\s/.test(text.charAt(start - 1))) start--;
    return [{ span: { start, end: field.span.end }, text: '' }];
  });
}

const textOf = ({ value }: FieldValue): string | undefined => {
  if (value.kind === 'number') return String(value.value);
  if (value.kind !== 'symbol') return undefined;
  return writtenForm(value);
};

const statesOf = ({ exchanges }: Analysis): string =>
  JSON.stringify(exchanges.map(({ trace }) => trace.steps.map(({ states, passed }) => [states, passed])));

const MOST_LINES = 20;

const complete = (analysis: Analysis, exchange: AnalysedExchange, reanalyse: Reanalyse): LongAction => ({
  title: wording().refactor.complete,
  kind: 'refactor',
  isPossible: () => owedAt(exchange.run, exchange.exchange.statements.length).next().done !== true,
  worked: () => completed(analysis, exchange, reanalyse),
});

/** Whatever is owed is sent, until nobody owes anything. */
function completed(analysis: Analysis, exchange: AnalysedExchange, reanalyse: Reanalyse): EditorAction | undefined {
  const index = analysis.exchanges.indexOf(exchange);
  let now = analysis;
  for (let line = 0; line < MOST_LINES; line++) {
    const here = now.exchanges[index];
    const last = here && lastSpan(here.exchange);
    const [due] = here === undefined ? [] : owedAt(here.run, here.exchange.statements.length);
    if (here === undefined || last === undefined || due === undefined) break;
    const [from, to, { names, fields }] = due;
    const edit = lineAfter(now.text, last, messageLine({ from, to, names, fields }, exchange));
    const next = reanalyse(applied(now.text, [edit]));
    if (errors(next) > errors(now)) break;
    now = next;
  }
  return now === analysis
    ? undefined
    : { title: wording().refactor.complete, kind: 'refactor', edits: [difference(analysis.text, now.text)] };
}

/** The states that hold, as a claim. */
function claim({ text }: Analysis, { exchange, trace, run }: AnalysedExchange, { start }: Span): EditorAction | undefined {
  const at = exchange.statements.findIndex(
    ({ span, kind }) => span.start <= start && start <= span.end && (kind === 'message' || kind === 'arrival' || kind === 'event'),
  );
  const statement = exchange.statements[at];
  const next = exchange.statements[at + 1];
  if (statement === undefined || hasBlank(statement) || (next?.kind === 'claims' && next.claims.length > 0)) return undefined;
  const claims = trace.hosts.flatMap(({ name }) => stateAt(run, at + 1, name)?.name.replace(/^/, `${name} in `) ?? []);
  return {
    title: wording().refactor.addClaims,
    kind: 'refactor',
    edits: [lineAfter(text, statement.span, `expect ${claims.join(', ')}`)],
  };
}

/** Shown only on request. */
function answerBlank(analysis: Analysis, exchange: AnalysedExchange, { start }: Span): EditorAction | undefined {
  const blank = analysis.problems.find(({ code, span }) => code === 'blank' && span.start <= start && start <= span.end);
  const found = blank && answerAt(exchange, blank.span);
  return blank === undefined || found === undefined
    ? undefined
    : { title: wording().refactor.showAnswer, kind: 'refactor', edits: [{ span: blank.span, text: found }], problem: blank };
}

function answerAt(found: AnalysedExchange, span: Span): string | undefined {
  const { exchange, run, trace } = found;
  const at = statementOver(found, span.start);
  const statement = at === undefined ? undefined : exchange.statements[at];
  if (at === undefined || statement === undefined) return undefined;
  if (statement.kind === 'claims') {
    const asked = statement.claims.find((each) => each.span.start <= span.start && span.end <= each.span.end);
    const state = asked && stateAt(run, at, asked.host.text)?.name;
    if (state === undefined || asked?.kind !== 'state') return undefined;
    return span.start > asked.host.span.start ? state : `${asked.host.text} in ${state}`;
  }
  const step = trace.steps.find((each) => each.statement === at);
  if (statement.kind !== 'message' || step?.kind !== 'message') return undefined;
  if (statement.blank) return step.names.length === 0 ? undefined : step.names.join('+');
  const field = statement.fields.find(({ value }) => value.span.start === span.start);
  return step.fields.find(({ name }) => name === field?.name.text)?.value;
}
