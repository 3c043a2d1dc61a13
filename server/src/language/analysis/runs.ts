/** Runs the exchanges of a document, each after the one that it goes on from. */
import {
  codesOf,
  type Expectation,
  givenWithHosts,
  introduce,
  type Machine,
  nothingSpent,
  type Problem,
  problemsOf,
  type Run,
  run,
  type Sentence,
  type Verification,
} from '../../core/index.js';
import { exerciseProblems, heldBack } from '../exercise/check.js';
import { unknownName } from '../problems.js';
import type { AnalysedExchange, AnalysedExercise, AnalysedVerification, ExerciseChecks, Reference } from './analysis.js';
import type { DeclaredExchange } from './declared.js';
import { type Earlier, earlierRun, keptRun, unchanged } from './earlier.js';
import { keepRun } from './kept-runs.js';
import { followersOf, type Order, type Ordered } from './order.js';
import { type Protocol, type Protocols, placeOf } from './protocols.js';
import { noteQuiet } from './quiet-runs.js';
import { originOf } from './read-before.js';
import type { Scopes } from './scopes.js';
import { titled } from './titled.js';
import type { Unit } from './unit.js';

/** The protocol of exchanges that name none and continue no other exchange. */
const DEFAULT_PROTOCOL = 'tcp';

export interface Runs {
  readonly exchanges: readonly AnalysedExchange[];
  readonly exercises: readonly AnalysedExercise[];
  readonly verifications: readonly AnalysedVerification[];
  readonly problems: readonly Problem[];
  readonly references: readonly Reference[];
  readonly expectations: readonly Expectation[];
}

/** What one exchange adds to them. */
interface ExchangeResult extends Omit<Runs, 'exchanges' | 'exercises' | 'verifications'> {
  readonly analysed?: AnalysedExchange;
  readonly verification?: AnalysedVerification;
}

interface Ran {
  readonly run: Run;
  /** With those that it goes on after. */
  readonly chain: readonly [...Run[], Run];
  readonly protocol: Protocol;
}

/** How much is worked out: all that happens, or what each name means. */
export type Extent = 'run' | 'names';

export interface RunsOptions {
  readonly extent?: Extent | undefined;
  readonly exercises?: ExerciseChecks | undefined;
  readonly earlier?: Earlier | undefined;
}

export function runAll(
  roots: readonly Unit[],
  order: Order,
  scopes: Scopes,
  { extent = 'run', exercises: checks = 'fully', earlier }: RunsOptions = {},
): Runs {
  const work = extent === 'run' ? run : introduce;
  const own = roots.flatMap(({ exchanges }) => exchanges);
  const exercisesOf = roots.flatMap(({ exercises }) => exercises);
  const needed = neededFor(own, order);
  const next = followersOf(order);
  const ran = new Map<DeclaredExchange, Ran>();
  const results = new Map<DeclaredExchange, ExchangeResult>();
  const settings = new Map<DeclaredExchange, AnalysedExercise['setting']>();
  const held = heldBack(exercisesOf);
  const budget = { ...nothingSpent() };
  const verified = new Map(roots.flatMap(({ verifications }) => verifications.map(({ given, verification }) => [given, verification])));
  for (const ordered of order.all.filter(({ declared }) => needed.has(declared))) {
    const { declared, unit, previous } = ordered;
    const before = previous === undefined ? undefined : ran.get(previous);
    const protocol = protocolOf(ordered, before, scopes);
    const lost = ordered.adrift || protocol?.adrift === true || (previous !== undefined && before === undefined);
    const verification = verified.get(declared);
    const exchange = verification && protocol ? givenWithHosts(verification, protocol.machine, before !== undefined) : titled(declared);
    // what is to be verified always goes on
    const goesOn = verification === undefined ? [] : [{ ...exchange, statements: [] }];
    const followers = [...(next.get(declared) ?? []).map((each) => each.exchange), ...goesOn];
    const isOwn = roots.includes(unit);
    const isAlone = isOwn && previous === undefined && followers.length === 0 && extent === 'run' && !lost;
    const quiet = isAlone && protocol ? unchanged(declared, protocol.machine, earlier) : undefined;
    if (quiet !== undefined && protocol !== undefined) {
      budget.before += originOf(exchange).statements.length;
      results.set(declared, { problems: [], references: references(declared, protocol), expectations: [], analysed: quiet });
      continue;
    }
    const under = protocol && { written: exchange, machine: protocol.machine, after: before?.run, next: followers, ...budget };
    const same = under && isOwn && extent === 'run' && !verification ? keptRun(declared, earlier, under) : undefined;
    const done =
      same?.run ??
      (protocol &&
        work(exchange, protocol.machine, {
          ...(before && { after: before.run }),
          ...(isOwn && earlierRun(declared, earlier)),
          next: followers,
          budget: { ...budget },
        }));
    const spentBefore = budget.spent;
    if (done) {
      if (under && !same && extent === 'run' && earlier?.horizon === undefined) keepRun(done, under);
      budget.spent = same?.spent ?? done.context.budget.spent;
      budget.before += exchange.statements.length;
    }
    const chain = done && ([...(before?.chain ?? []), done] as const);
    if (done !== undefined && chain !== undefined && protocol !== undefined && !lost) ran.set(declared, { run: done, chain, protocol });
    if (protocol !== undefined && !lost) settings.set(declared, { machine: protocol.machine, ...(before && { after: before.run }) });
    if (!isOwn) continue;
    const found = resultOf(declared, protocol, done, lost, scopes.of(unit));
    const spentHere = budget.spent - spentBefore;
    if (isAlone && earlier?.horizon === undefined && found.analysed && found.expectations.length === 0)
      noteQuiet(found.analysed, exchange, spentHere);
    const result = verification && chain && protocol && !lost ? toVerify(found, verification, protocol.machine, chain) : found;
    results.set(declared, { ...result, problems: result.problems.filter((problem) => !held(declared, problem)) });
  }
  const exercises = exercisesOf.flatMap(({ exercise, given }) => {
    const setting = settings.get(given);
    return setting === undefined ? [] : [{ exercise, setting, ...placeOfExercise(given) }];
  });
  return gathered(
    own.flatMap((declared) => results.get(declared) ?? []),
    exercises,
    extent === 'run' ? exercises.flatMap((each) => exerciseProblems(each, checks)) : [],
  );
}

/** Its statements are no exchange that anybody asks for. */
function toVerify(
  { analysed, ...result }: ExchangeResult,
  verification: Verification,
  machine: Machine,
  runs: AnalysedVerification['runs'],
): ExchangeResult {
  const last = runs[runs.length - 1] ?? runs[0];
  const unknown = last === undefined ? [] : problemsOf(last.context, last.end, verification);
  const verified = analysed && { verification: { verification, machine, runs, before: analysed } };
  return { ...result, problems: [...result.problems, ...unknown], ...verified };
}

const placeOfExercise = ({ using, after }: DeclaredExchange) => ({ ...(using && { using }), ...(after && { after }) });

const gathered = (all: readonly ExchangeResult[], exercises: readonly AnalysedExercise[], ofExercises: readonly Problem[]): Runs => ({
  exchanges: all.flatMap((result) => result.analysed ?? []),
  exercises,
  verifications: all.flatMap((result) => result.verification ?? []),
  problems: distinct([...onTheirWays(all), ...ofExercises]),
  references: all.flatMap((result) => result.references),
  expectations: all.flatMap((result) => result.expectations),
});

/** What is wrong on some ways through an exchange is told once, with the first of these ways. */
function onTheirWays(all: readonly ExchangeResult[]): readonly Problem[] {
  const told = new Set<number>();
  return all.flatMap(({ problems, analysed }) => {
    const { way, exchange } = analysed ?? {};
    if (way === undefined || exchange === undefined) return problems;
    const { start } = exchange.span;
    const ways = all.filter((each) => each.analysed?.way !== undefined && each.analysed.exchange.span.start === start);
    if (told.has(start)) return [];
    told.add(start);
    return ofWays(ways);
  });
}

function ofWays(ways: readonly ExchangeResult[]): readonly Problem[] {
  const found = new Map<string, { readonly problem: Problem; readonly way: readonly Sentence[]; times: number }>();
  for (const { problems, analysed } of ways)
    for (const [key, problem] of new Map(problems.map((each) => [`${each.span.start} ${each.span.end} ${each.code}`, each] as const))) {
      const before = found.get(key);
      if (before !== undefined) before.times++;
      else found.set(key, { problem, way: analysed?.way ?? [], times: 1 });
    }
  return [...found.values()].map(({ problem, way, times }) => (times === ways.length ? problem : { ...problem, way }));
}

/** Several exchanges can rest on one word. */
function distinct(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, span, facts }) => {
    const key = `${span.start} ${span.end} ${code}`;
    const isNew = facts.kind !== 'unknown-name' || !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** The document's own exchanges, and those that they go on after. */
function neededFor(own: readonly DeclaredExchange[], { all }: Order): ReadonlySet<DeclaredExchange> {
  const needed = new Set(own);
  // most go on after none: a map of a thousand would be made at every key
  const previous = new Map<DeclaredExchange, DeclaredExchange>();
  for (const ordered of all) if (ordered.previous !== undefined) previous.set(ordered.declared, ordered.previous);
  if (previous.size === 0) return needed;
  for (const declared of needed) {
    const before = previous.get(declared);
    if (before !== undefined) needed.add(before);
  }
  return needed;
}

/** Without `using`, an exchange goes on with the protocol of the one before. */
function protocolOf({ declared, unit }: Ordered, before: Ran | undefined, scopes: Scopes): Protocol | undefined {
  if (declared.using === undefined && before !== undefined) return before.protocol;
  return scopes.of(unit).find(declared.using?.text ?? DEFAULT_PROTOCOL);
}

function resultOf(
  declared: DeclaredExchange,
  protocol: Protocol | undefined,
  done: Run | undefined,
  lost: boolean,
  scope: Protocols,
): ExchangeResult {
  const { exchange, using } = declared;
  const unknown = lost || done === undefined;
  const expectations = exchange.statements.flatMap((each) =>
    each.kind === 'expect-error' ? [{ ...each, ...(unknown && { unknown }), ...(protocol && { codes: codesOf(protocol.machine) }) }] : [],
  );
  if (protocol === undefined || done === undefined) {
    return { problems: using === undefined ? [] : [unknownName('protocol', using, scope.names())], references: [], expectations };
  }
  const analysed = { ...declared, exchange: done.trace.exchange, machine: protocol.machine, trace: done.trace, run: done };
  return { problems: lost ? [] : done.trace.problems, references: references(declared, protocol), expectations, analysed };
}

function references({ using, part }: DeclaredExchange, protocol: Protocol): readonly Reference[] {
  const isOnce = part === undefined || part === 'given';
  return using === undefined || !isOnce ? [] : [{ what: 'protocol', name: using, target: placeOf(protocol) }];
}
