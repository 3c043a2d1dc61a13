/** Finds protocols by name: a document's own first, then imported ones, then shipped ones; each is compiled on first use. */
import { contains, type Machine, type Name, namesInCondition, type Place, type Problem } from '../../core/index.js';
import type * as ast from '../generated/ast.js';
import type { MachineDraft } from '../machine/draft.js';
import type { Spoken } from '../machine/lint/subject.js';
import { type CompiledProtocol, toMachine } from '../machine/to-machine.js';
import type { Parsed } from '../parser/parsed.js';
import { cycle, unknownName } from '../problems.js';
import { whole } from '../spans.js';
import type { Reference } from './analysis.js';
import type { Unit } from './unit.js';

/** Where names are looked up, from the inside outwards. */
export interface ProtocolScope {
  readonly units: readonly Unit[];
  /** The shipped protocols; a document's own protocol may extend a shipped one of its own name. */
  readonly library: Shipped;
}

export interface Shipped {
  readonly names: readonly string[];
  readonly protocol: (name: string) => Protocol | undefined;
}

export interface Protocol extends CompiledProtocol {
  readonly problems: readonly Problem[];
  /** One of its bases does not exist, so a run would find nothing reliable. */
  readonly adrift: boolean;
}

interface FoundProtocol {
  readonly unit: Unit;
  readonly node: ast.Protocol;
  /** How far out; a base of the same name is looked up further out. */
  readonly level: number;
}

const DEEPEST = 50;

/** Protocols that rest on no other one mean the same wherever they are imported: they are compiled once for each reading of their file. */
const independent = new WeakMap<Unit, Map<ast.Protocol, Protocol>>();

function keepIndependent(unit: Unit, node: ast.Protocol, protocol: Protocol): void {
  const kept = independent.get(unit) ?? new Map<ast.Protocol, Protocol>();
  independent.set(unit, kept.set(node, protocol));
}

export class Protocols {
  private readonly compiled = new Map<ast.Protocol, Protocol>();
  private readonly open: ast.Protocol[] = [];

  constructor(private readonly scope: ProtocolScope) {}

  find(name: string): Protocol | undefined {
    const found = this.declared(name, 0);
    return found === undefined ? this.scope.library.protocol(name) : this.compile(found);
  }

  machine(name: string): Machine | undefined {
    return this.find(name)?.machine;
  }

  /** All that can be named here. */
  names(): readonly string[] {
    return [...new Set([...this.scope.units.flatMap((unit) => [...unit.protocols.keys()]), ...this.scope.library.names])];
  }

  /** Those of the document itself. */
  own(): readonly Protocol[] {
    const [unit] = this.scope.units;
    return unit === undefined ? [] : [...unit.protocols.values()].map((node) => this.compile({ unit, node, level: 0 }));
  }

  private declared(name: string, level: number): FoundProtocol | undefined {
    for (const [index, unit] of this.scope.units.entries()) {
      const node = index < level ? undefined : unit.protocols.get(name);
      if (node !== undefined) return { unit, node, level: index };
    }
    return undefined;
  }

  private compile(found: FoundProtocol): Protocol {
    const known = this.compiled.get(found.node) ?? independent.get(found.unit)?.get(found.node);
    if (known !== undefined) return known;
    this.open.push(found.node);
    const problems: Problem[] = [];
    const references: Reference[] = [];
    const { unit } = found;
    const { source, parsed } = unit;
    let isIndependent = true;
    const base = (name: Name): MachineDraft | undefined => {
      isIndependent = false;
      return this.base(name, found, problems, references);
    };
    const compiled = toMachine(found.node, {
      source,
      text: parsed.text,
      isDamaged: parsed.isDamaged,
      damaged: damagedIn(found.node, parsed),
      spoken: spokenIn(unit),
      base,
    });
    const protocol = {
      ...compiled,
      adrift: compiled.draft.adrift === true,
      problems: [...problems, ...compiled.problems],
      references: [...references, ...compiled.references],
    };
    this.open.pop();
    this.compiled.set(found.node, protocol);
    if (isIndependent) keepIndependent(unit, found.node, protocol);
    return protocol;
  }

  private base(name: Name, { node, level }: FoundProtocol, problems: Problem[], references: Reference[]): MachineDraft | undefined {
    const found = this.declared(name.text, name.text === node.name ? level + 1 : 0);
    const at = found === undefined ? -1 : this.open.indexOf(found.node);
    if (at >= 0 || this.open.length > DEEPEST) {
      problems.push(
        cycle(
          'extends',
          this.open
            .slice(Math.max(at, 0))
            .map((each) => each.name)
            .concat(name.text)
            .slice(-DEEPEST),
          name.span,
        ),
      );
      return undefined;
    }
    const base = found === undefined ? this.scope.library.protocol(name.text) : this.compile(found);
    if (base === undefined) return this.nearest(name, problems);
    references.push({ what: 'protocol', name, target: placeOf(base) });
    return base.draft;
  }

  /** A misspelt one is the nearest of the library. */
  private nearest(name: Name, problems: Problem[]): MachineDraft | undefined {
    const problem = unknownName('protocol', name, this.names());
    problems.push(problem);
    const near = problem.facts.kind === 'unknown-name' ? problem.facts.nearest : undefined;
    return near === undefined ? undefined : this.scope.library.protocol(near)?.draft;
  }
}

export const placeOf = (protocol: Protocol): Place => protocol.machine.place;

/** The lines of the block that cannot be read. */
function damagedIn(node: ast.Protocol, { problems, lines, lineAt, text }: Parsed) {
  const block = whole(node);
  const offsets = problems.filter(({ span }) => contains(block, span)).map(({ span }) => span.start);
  const words = offsets.flatMap((offset) => {
    const line = lines[lineAt(offset)];
    return line === undefined ? [] : (text.slice(line.start, line.end).match(/[\p{L}_][\p{L}\p{M}\p{N}_]*/gu) ?? []);
  });
  return { offsets, words };
}

/** Names that the exchanges and verifications of a document use. */
function spokenIn({ exchanges, verifications }: Unit): Spoken {
  const statements = exchanges.flatMap(({ exchange }) => exchange.statements);
  const hosts = statements.filter((each) => each.kind === 'host');
  const claims = statements.flatMap((each) => (each.kind === 'claims' ? each.claims : []));
  const properties = verifications.flatMap(({ verification }) => verification.properties);
  const conditions = [
    ...claims.flatMap((claim) => (claim.kind === 'condition' ? [claim.condition] : [])),
    ...properties.flatMap(({ condition, then }) => [condition, ...(then ? [then] : [])]),
  ];
  return {
    variables: new Set([
      ...hosts.flatMap(({ variables }) => variables.map(({ name }) => name.text)),
      ...claims.flatMap((claim) => (claim.kind === 'variable' ? [claim.variable.text] : [])),
      ...conditions.flatMap((condition) => namesInCondition(condition).variables.map(({ name }) => name.text)),
    ]),
    roles: new Set(hosts.flatMap(({ role }) => role?.text ?? [])),
  };
}
