/** Text to everything that is known of it: read, look up, compile, run, and take away what `expect error` expects. */
import type { LangiumParser } from 'langium';
import { applyExpectations, type Expectation } from '../../core/problem/expectations.js';
import type { Problem } from '../../core/problem/problem.js';
import { type Run, run } from '../../core/run/run.js';
import type { Document } from '../generated/ast.js';
import { type Parsed, parse, read } from '../parser/parse.js';
import { unknownName } from '../problems.js';
import { createHandshakeServices } from '../services.js';
import type { AnalysedExchange, AnalyseOptions, Analysis, Reference, Source } from './analysis.js';
import { importsOf } from './imports.js';
import { library, protocolNames } from './library.js';
import { followersOf, type Order, type Ordered, orderOf } from './order.js';
import { type Protocol, Protocols, placeOf, type Shipped } from './protocols.js';
import { type Declared, type Unit, unitOf } from './unit.js';

/** What exchanges are checked against that name no protocol. */
const DEFAULT_PROTOCOL = 'tcp';

/** Keeps what does not change from one analysis to the next: the parser, the shipped protocols, imported texts. */
export class Analyser {
  private readonly shipped: Shipped;
  private readonly units = new Map<string, Unit>();

  constructor(private readonly parser: LangiumParser) {
    this.shipped = shippedProtocols((source) => this.unitFor(source));
  }

  /** `readable` is what of the text is in our language, with everything at its place. */
  analyse(text: string, options: AnalyseOptions, readable: string = text): Analysis {
    return this.analyseParsed(read(text, this.parser.parse<Document>(readable)), options);
  }

  analyseParsed(parsed: Parsed, { source, read }: AnalyseOptions): Analysis {
    const root = unitOf(source, parsed);
    const imports = importsOf(root, read, (imported) => this.unitFor(imported));
    const scopes = new Scopes(imports.units, this.shipped);
    const order = orderOf(imports.units);
    const runs = runAll(root, order, scopes);
    const own = scopes.of(root).own();
    const problems = [root, imports, order, runs, ...own].flatMap((part) => part.problems);
    return {
      source,
      text: parsed.text,
      parsed,
      exchanges: runs.exchanges,
      machines: own.map((protocol) => protocol.machine),
      problems: sorted(applyExpectations(problems, runs.expectations)),
      names: { protocols: scopes.of(root).names(), exchanges: exchangeNames(imports.units) },
      references: [imports, order, runs, ...own].flatMap((part) => part.references),
      imported: imports.sources,
      lookups: imports.lookups,
    };
  }

  /** Imported documents are read again only when their texts change. */
  private unitFor({ source, text }: Source): Unit {
    const known = this.units.get(source);
    if (known?.parsed.text === text) return known;
    const unit = unitOf(source, parse(this.parser, text));
    if (this.units.size > MOST_KEPT) this.units.clear();
    this.units.set(source, unit);
    return unit;
  }
}

const MOST_KEPT = 200;

function shippedProtocols(unitFor: (source: Source) => Unit): Shipped {
  const files = new Map(library.flatMap((file) => protocolNames(file.text).map((name) => [name, file] as const)));
  let all: Protocols | undefined;
  const none: Shipped = { names: [], protocol: () => undefined };
  const protocols = (): Protocols => new Protocols({ units: library.map(unitFor), library: none });
  return {
    names: [...files.keys()],
    protocol: (name) => {
      if (!files.has(name)) return undefined;
      all ??= protocols();
      return all.find(name);
    },
  };
}

/** Names mean what they mean in the document that they stand in. */
class Scopes {
  private readonly scopes = new Map<Unit, Protocols>();

  constructor(
    private readonly units: readonly Unit[],
    private readonly library: Shipped,
  ) {}

  of(unit: Unit): Protocols {
    const known = this.scopes.get(unit);
    if (known !== undefined) return known;
    const scope = new Protocols({ units: [unit, ...this.units.filter((other) => other !== unit)], library: this.library });
    this.scopes.set(unit, scope);
    return scope;
  }
}

interface Runs {
  readonly exchanges: readonly AnalysedExchange[];
  readonly problems: readonly Problem[];
  readonly references: readonly Reference[];
  readonly expectations: readonly Expectation[];
}

function runAll(root: Unit, order: Order, scopes: Scopes): Runs {
  const needed = neededFor(root, order);
  const next = followersOf(order);
  const runs = new Map<Declared, Run>();
  const results = new Map<Declared, Omit<Runs, 'exchanges'> & { readonly analysed?: AnalysedExchange }>();
  for (const ordered of order.all) {
    const { declared, unit, previous } = ordered;
    if (!needed.has(declared)) continue;
    const protocol = protocolOf(ordered, scopes);
    const before = previous === undefined ? undefined : runs.get(previous);
    const lost = ordered.adrift || (previous !== undefined && before === undefined);
    const done =
      protocol &&
      run(declared.exchange, protocol.machine, {
        ...(before && { after: before }),
        next: (next.get(declared) ?? []).map((d) => d.exchange),
      });
    if (done !== undefined && !lost) runs.set(declared, done);
    if (unit === root) results.set(declared, resultOf(declared, protocol, done, lost, scopes.of(unit)));
  }
  const all = root.exchanges.flatMap((declared) => results.get(declared) ?? []);
  return {
    exchanges: all.flatMap((result) => result.analysed ?? []),
    problems: distinct(all.flatMap((result) => result.problems)),
    references: all.flatMap((result) => result.references),
    expectations: all.flatMap((result) => result.expectations),
  };
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
function neededFor(root: Unit, { all }: Order): ReadonlySet<Declared> {
  const previous = new Map(all.map((ordered) => [ordered.declared, ordered.previous]));
  const needed = new Set(root.exchanges);
  for (const declared of needed) {
    const before = previous.get(declared);
    if (before !== undefined) needed.add(before);
  }
  return needed;
}

const protocolOf = ({ declared, unit }: Ordered, scopes: Scopes): Protocol | undefined =>
  scopes.of(unit).find(declared.using?.text ?? DEFAULT_PROTOCOL);

function resultOf(
  declared: Declared,
  protocol: Protocol | undefined,
  done: Run | undefined,
  lost: boolean,
  scope: Protocols,
): Omit<Runs, 'exchanges'> & { readonly analysed?: AnalysedExchange } {
  const { exchange, using } = declared;
  const unknown = lost || done === undefined;
  const expectations = exchange.statements.flatMap((each) => (each.kind === 'expect-error' ? [unknown ? { ...each, unknown } : each] : []));
  if (protocol === undefined || done === undefined) {
    return { problems: using === undefined ? [] : [unknownName('protocol', using, scope.names())], references: [], expectations };
  }
  const references: readonly Reference[] = using === undefined ? [] : [{ what: 'protocol', name: using, target: placeOf(protocol) }];
  const analysed = { ...declared, machine: protocol.machine, trace: done.trace, run: done };
  return { problems: lost ? [] : done.trace.problems, references, expectations, analysed };
}

const exchangeNames = (units: readonly Unit[]): readonly string[] => [
  ...new Set(units.flatMap((unit) => unit.exchanges.map(({ exchange }) => exchange.name)).filter((name) => name !== '')),
];

const sorted = (problems: readonly Problem[]): readonly Problem[] =>
  [...problems].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);

let shared: Analyser | undefined;

/** One for all, as all that it keeps is found again from texts. */
export function sharedAnalyser(): Analyser {
  shared ??= new Analyser(createHandshakeServices().Handshake.parser.LangiumParser);
  return shared;
}

export const analyse = (text: string, options: AnalyseOptions): Analysis => sharedAnalyser().analyse(text, options);
