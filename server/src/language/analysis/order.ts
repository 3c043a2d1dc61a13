/** Which exchange goes on after which: names looked up, circles found, and each after the one that it goes on from. */
import type { Problem } from '../../core/index.js';
import { cycle, unknownName } from '../problems.js';
import type { Reference } from './analysis.js';
import type { DeclaredExchange } from './declared.js';
import type { UnitSight } from './sight.js';
import type { Unit } from './unit.js';

export interface Ordered {
  readonly declared: DeclaredExchange;
  readonly unit: Unit;
  readonly previous?: DeclaredExchange;
  /** Its beginning is unknown, so a run would find nothing reliable. */
  readonly adrift: boolean;
}

export interface Order {
  /** Every exchange in sight, each after its previous one. */
  readonly all: readonly Ordered[];
  readonly problems: readonly Problem[];
  readonly references: readonly Reference[];
}

export function orderOf(sight: UnitSight): Order {
  const { units } = sight;
  const goesOn = units.some(({ exchanges }) => exchanges.some(({ after }) => after !== undefined));
  if (!goesOn) {
    const all = units.flatMap((unit) => unit.exchanges.map((declared) => ({ declared, unit, adrift: false })));
    return { all, problems: [], references: [] };
  }
  const homes = new Map(units.flatMap((unit) => unit.exchanges.map((declared) => [declared, unit] as const)));
  const previous = links(sight);
  const circles = circlesIn([...homes.keys()], previous);
  const unknown = new Set([...homes.keys()].filter((declared) => declared.after !== undefined && !previous.has(declared)));
  const adrift = followers([...unknown, ...circles.flat()], previous);
  const all = sorted([...homes.keys()], previous).flatMap((declared) => {
    const unit = homes.get(declared);
    const before = previous.get(declared);
    const isAdrift = adrift.has(declared);
    return unit === undefined
      ? []
      : [{ declared, unit, adrift: isAdrift, ...(before === undefined || isAdrift ? {} : { previous: before }) }];
  });
  return { all, ...found(sight, previous, circles) };
}

type DeclarationLinks = ReadonlyMap<DeclaredExchange, DeclaredExchange>;

/** A name means the first exchange of that name: of its own document, else of the nearest one in sight. */
function links({ units, visible }: UnitSight): DeclarationLinks {
  const names = new Map(units.map((unit) => [unit, firstOfEachName(unit)]));
  const result = new Map<DeclaredExchange, DeclaredExchange>();
  for (const unit of units) {
    const inSight = visible(unit);
    for (const declared of unit.exchanges) {
      const name = declared.after?.text ?? '';
      const home = name === '' ? undefined : inSight.find((each) => names.get(each)?.has(name));
      const target = home && names.get(home)?.get(name);
      if (target !== undefined) result.set(declared, target);
    }
  }
  return result;
}

const firstOfEachName = (unit: Unit): ReadonlyMap<string, DeclaredExchange> =>
  new Map(
    namedIn(unit)
      .reverse()
      .map((declared) => [declared.exchange.name, declared]),
  );

/** What stands in an exercise cannot be gone on from. */
export const namedIn = ({ exchanges }: Unit): DeclaredExchange[] => exchanges.filter(({ part }) => part === undefined);

function found(
  { roots, units, visible }: UnitSight,
  previous: DeclarationLinks,
  circles: readonly (readonly DeclaredExchange[])[],
): Omit<Order, 'all'> {
  const homes = new Map(units.flatMap((unit) => unit.exchanges.map((declared) => [declared, unit.source] as const)));
  const problems: Problem[] = [];
  const references: Reference[] = [];
  const own = roots.flatMap((unit) => unit.exchanges.map((declared) => ({ unit, declared })));
  for (const { unit, declared } of own) {
    const target = previous.get(declared);
    if (declared.after === undefined || declared.part === 'solution') continue;
    if (target === undefined) problems.push(unknownName('exchange', declared.after, exchangeNames(visible(unit))));
    else
      references.push({
        what: 'exchange',
        name: declared.after,
        target: { source: homes.get(target) ?? '', span: target.exchange.nameSpan },
      });
  }
  return { problems: [...problems, ...circles.flatMap((circle) => circleProblem(circle, roots))], references };
}

export const exchangeNames = (units: readonly Unit[]): readonly string[] => [
  ...new Set(units.flatMap((unit) => namedIn(unit).map(({ exchange }) => exchange.name)).filter((name) => name !== '')),
];

/** One mistake, one problem: where the text closes the circle. */
function circleProblem(circle: readonly DeclaredExchange[], roots: readonly Unit[]): readonly Problem[] {
  const last = [...circle]
    .sort((a, b) => b.exchange.nameSpan.start - a.exchange.nameSpan.start)
    .find((declared) => roots.some(({ exchanges }) => exchanges.includes(declared)));
  if (last?.after === undefined) return [];
  const at = circle.indexOf(last);
  const way = [...circle.slice(at), ...circle.slice(0, at), last].map(({ exchange }) => exchange.name);
  return [cycle('after', way, last.after.span)];
}

function circlesIn(all: readonly DeclaredExchange[], previous: DeclarationLinks): readonly (readonly DeclaredExchange[])[] {
  const done = new Set<DeclaredExchange>();
  const circles: (readonly DeclaredExchange[])[] = [];
  for (const start of all) {
    const way = new Set<DeclaredExchange>();
    let at: DeclaredExchange | undefined = start;
    for (; at !== undefined && !done.has(at) && !way.has(at); at = previous.get(at)) way.add(at);
    if (at !== undefined && way.has(at)) circles.push([...way].slice([...way].indexOf(at)));
    for (const each of way) done.add(each);
  }
  return circles;
}

function nextOf(previous: DeclarationLinks): ReadonlyMap<DeclaredExchange, readonly DeclaredExchange[]> {
  const next = new Map<DeclaredExchange, DeclaredExchange[]>();
  for (const [declared, before] of previous) {
    const list = next.get(before);
    if (list === undefined) next.set(before, [declared]);
    else list.push(declared);
  }
  return next;
}

function followers(starts: readonly DeclaredExchange[], previous: DeclarationLinks): ReadonlySet<DeclaredExchange> {
  const next = nextOf(previous);
  const reached = new Set(starts);
  for (const declared of reached) for (const follower of next.get(declared) ?? []) reached.add(follower);
  return reached;
}

function sorted(all: readonly DeclaredExchange[], previous: DeclarationLinks): readonly DeclaredExchange[] {
  const roots = all.filter((declared) => !previous.has(declared));
  const order = followers(roots, previous);
  return [...order, ...all.filter((declared) => !order.has(declared))];
}

/** Those that go on after each one. */
export const followersOf = ({ all }: Order): ReadonlyMap<DeclaredExchange, readonly DeclaredExchange[]> =>
  nextOf(new Map(all.flatMap(({ declared, previous }) => (previous === undefined ? [] : [[declared, previous] as const]))));
