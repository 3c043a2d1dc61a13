/**
 * All ways through an exchange as one trace, for a picture that can show them side by side: what is done on some ways, or again,
 * stands between forks. Pure; knows no picture.
 */
import type { BranchSpan, Exchange, Fork, Statement } from '../exchange/exchange.js';
import { contains, type Span } from '../span.js';
import type { ArrivalStep, ShownField, Step, Trace } from '../trace/trace.js';
import { tell, wording } from './words/wording.js';

/**
 * The ways of an exchange stand behind each other. Those of one that cannot be told together stay as they are: where something is
 * left in other states, or arrives by the clock, or a heading stands on some ways only.
 */
export function branched(traces: readonly Trace[]): readonly Trace[] {
  const groups: Trace[][] = [];
  for (const trace of traces) {
    const last = groups.at(-1);
    if (last !== undefined && areWaysOfOne(last[0]?.exchange, trace.exchange)) last.push(trace);
    else groups.push([trace]);
  }
  return groups.flatMap((group) => together(group) ?? group);
}

const areWaysOfOne = (a: Exchange | undefined, b: Exchange): boolean =>
  a?.branches !== undefined && b.branches !== undefined && a.span.start === b.span.start;

/** A line as it is told, and the steps that it stands for, by way and index. */
interface SharedLine {
  readonly statement: Statement;
  readonly step?: Step;
  readonly from: readonly StepOfWay[];
}

interface StepOfWay {
  readonly way: number;
  readonly index: number;
}

function together(ways: readonly Trace[]): readonly Trace[] | undefined {
  const [first] = ways;
  if (first?.exchange.branches === undefined) return undefined;
  const { blocks, title } = first.exchange.branches;
  if (!ways.every((way) => isToldAlike(way, first))) return undefined;
  if (ways.some(({ exchange }) => exchange.statements.some((each) => isUnfit(each, blocks)))) return undefined;
  const told = merged(ways.map(linesOf), blocks);
  return told === undefined ? undefined : [traceOf(ways, first, told, { ...first.exchange, title })];
}

const isToldAlike = (way: Trace, first: Trace): boolean =>
  same(
    way.hosts.map(({ name }) => name),
    first.hosts.map(({ name }) => name),
  ) && same(way.start, first.start);

/** What the clock brings stands behind other lines than in the text; a section ends with the next one, on whichever way. */
const isUnfit = (statement: Statement, blocks: readonly BranchSpan[]): boolean =>
  (statement.kind === 'arrival' && statement.timed === true) ||
  (statement.kind === 'section' && blocks.some(({ span }) => contains(span, statement.span)));

function linesOf({ exchange, steps }: Trace, way: number): readonly SharedLine[] {
  const at = new Map(steps.map((step, index) => [step.statement, index]));
  return exchange.statements.map((statement, number): SharedLine => {
    const index = at.get(number);
    const step = index === undefined ? undefined : steps[index];
    return step === undefined || index === undefined ? { statement, from: [] } : { statement, step, from: [{ way, index }] };
  });
}

/** @returns nothing if the same lines do not say the same on all ways. */
function merged(ways: readonly (readonly SharedLine[])[], blocks: readonly BranchSpan[]): readonly SharedLine[] | undefined {
  const outer = blocks.filter((block) => !blocks.some((other) => other !== block && contains(other.span, block.span)));
  const groups = [...new Set(outer.map(({ group }) => group))];
  const out: SharedLine[] = [];
  const rest = ways.map((lines) => [...lines]);
  for (const group of [...groups, Number.POSITIVE_INFINITY]) {
    const own = outer.filter((block) => block.group === group);
    const within = rest.map((lines) => ({
      plain: takenWhile(lines, (at) => at < group),
      inside: takenWhile(lines, (at) => covers(own, at)),
    }));
    const plain = alike(within.map((each) => each.plain));
    const fork =
      own[0] === undefined
        ? []
        : forked(
            own,
            within.map(({ inside }) => inside),
            blocks,
          );
    if (plain === undefined || fork === undefined) return undefined;
    out.push(...plain, ...fork);
  }
  return rest.every(({ length }) => length === 0) ? out : undefined;
}

const covers = (blocks: readonly BranchSpan[], at: number): boolean => blocks.some(({ span }) => span.start <= at && at < span.end);

function takenWhile(lines: SharedLine[], holds: (start: number) => boolean): readonly SharedLine[] {
  const end = lines.findIndex(({ statement }) => !holds(statement.span.start));
  return lines.splice(0, end < 0 ? lines.length : end);
}

/** @param own the block, or all alternatives of one `either` */
function forked(
  own: readonly BranchSpan[],
  ways: readonly (readonly SharedLine[])[],
  blocks: readonly BranchSpan[],
): readonly SharedLine[] | undefined {
  const [first] = own;
  if (first === undefined) return [];
  const inner = (block: BranchSpan): readonly BranchSpan[] => blocks.filter((each) => each !== block && contains(block.span, each.span));
  if (first.word === 'repeat') return looped(first, ways, inner(first));
  const look = first.word === 'opt' ? 'opt' : 'alt';
  const bare = own.filter(
    (block) => block.word !== 'opt' && !ways.some((lines) => lines.some((line) => isDirectlyIn(line, block, inner(block)))),
  );
  // nobody can tell which of them a way without lines takes
  if (bare.length > 1 && ways.some(({ length }) => length === 0)) return undefined;
  const out: SharedLine[] = [];
  for (const [index, block] of own.entries()) {
    const taken = ways.filter(([line]) => (line === undefined ? block === bare[0] : contains(block.span, line.statement.span)));
    const told = merged(taken, inner(block));
    if (told === undefined) return undefined;
    const title = block.title || tell(look === 'opt' ? { clause: 'optional-part' } : { clause: 'branch', number: index + 1 });
    out.push(fork(index === 0 ? 'begin' : 'else', look, title, block.span), ...told);
  }
  return [...out, fork('end', look, '', first.span)];
}

const isDirectlyIn = ({ statement: { span } }: SharedLine, block: BranchSpan, inner: readonly BranchSpan[]): boolean =>
  contains(block.span, span) && !inner.some((each) => contains(each.span, span));

function looped(
  block: BranchSpan,
  ways: readonly (readonly SharedLine[])[],
  inner: readonly BranchSpan[],
): readonly SharedLine[] | undefined {
  const rounds = ways.flatMap((lines) => roundsOf(lines, block.times));
  const told = merged(rounds, inner);
  if (told === undefined) return undefined;
  if (block.times < 2) return told;
  const title = wording().picture.times(block.times);
  return [fork('begin', 'loop', title, block.span), ...told, fork('end', 'loop', '', block.span)];
}

/** A round begins where the text goes back; those in which nothing is done have no lines. */
function roundsOf(lines: readonly SharedLine[], times: number): readonly (readonly SharedLine[])[] {
  const rounds: SharedLine[][] = [];
  let before = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const { statement } = line;
    const { start } = statement.span;
    const isCopy = statement.kind === 'message' && statement.isCopy === true;
    if (start < before || (start === before && !isCopy)) rounds.push([]);
    rounds.at(-1)?.push(line);
    before = start;
  }
  while (rounds.length < times) rounds.push([]);
  return rounds;
}

const fork = (edge: Fork['edge'], look: Fork['look'], title: string, span: Span): SharedLine => ({
  statement: { kind: 'fork', edge, look, title, span },
  from: [],
});

function alike(ways: readonly (readonly SharedLine[])[]): readonly SharedLine[] | undefined {
  const [first = []] = ways;
  if (!ways.every(({ length }) => length === first.length)) return undefined;
  const out: SharedLine[] = [];
  for (const [index, line] of first.entries()) {
    const one = oneOf(
      ways.flatMap((lines) => lines[index] ?? []),
      line,
    );
    if (one === undefined) return undefined;
    out.push(one);
  }
  return out;
}

/** A field that has another value on another way, or in another round, is left out. */
function oneOf(lines: readonly SharedLine[], { statement, step }: SharedLine): SharedLine | undefined {
  const from = lines.flatMap((line) => line.from);
  if (!lines.every((line) => isSameLine(line.statement, statement))) return undefined;
  if (step === undefined) return lines.every((line) => line.step === undefined) ? { statement, from } : undefined;
  if (!lines.every((line) => line.step !== undefined && isSameStep(line.step, step))) return undefined;
  const fields = step.fields.filter((field) => lines.every((line) => line.step?.fields.some((each) => same(shown(each), shown(field)))));
  return { statement, step: { ...step, fields }, from };
}

const shown = ({ name, value, blank }: ShownField): readonly [string, string] => [name, blank ? '?' : value];

const isSameLine = (a: Statement, b: Statement): boolean =>
  a.kind === b.kind && a.span.start === b.span.start && a.clock === b.clock && arrivesOf(a) === arrivesOf(b);

const arrivesOf = (statement: Statement): number | undefined => (statement.kind === 'message' ? statement.arrives : undefined);

const isSameStep = (a: Step, b: Step): boolean => same(outcome(a), outcome(b));

/** All that a picture shows of a step but its fields. */
function outcome(step: Step): unknown {
  const { states, passed, problems } = step;
  // what is owed at the end depends on the way
  const codes = problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  if (step.kind === 'event') return [states, passed, codes, step.host, step.event, step.label];
  return [states, passed, codes, step.from, step.to, step.names, step.label, step.marks, step.discarded];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function traceOf(ways: readonly Trace[], first: Trace, told: readonly SharedLine[], exchange: Exchange): Trace {
  const places = new Map<string, number>();
  const steps: Step[] = [];
  for (const [statement, { step, from }] of told.entries()) {
    if (step === undefined) continue;
    for (const { way, index } of from) places.set(`${way} ${index}`, steps.length);
    steps.push({ ...(step.kind === 'arrival' ? sentFrom(step, from[0]?.way ?? 0, places) : step), statement });
  }
  const problems = [...new Set(ways.flatMap((way) => way.problems))];
  const unread = [...new Set(ways.flatMap((way) => way.unread ?? []))];
  return { ...first, exchange: { ...exchange, statements: told.map(({ statement }) => statement) }, steps, problems, unread };
}

function sentFrom(step: ArrivalStep, way: number, places: ReadonlyMap<string, number>): ArrivalStep {
  const { sentAt, ...rest } = step;
  const place = sentAt === undefined ? undefined : places.get(`${way} ${sentAt}`);
  return place === undefined ? rest : { ...rest, sentAt: place };
}
