/** Where names of protocols are looked up: the shipped ones, and what each document sees. */
import type { SourceText } from './analysis.js';
import { libraryNames, librarySource } from './library.js';
import { preparedMachine } from './prepared.js';
import { type Protocol, Protocols, type Shipped } from './protocols.js';
import type { UnitSight } from './sight.js';
import type { Unit } from './unit.js';

export function shippedProtocols(unitFor: (source: SourceText) => Unit): Shipped {
  const known = new Map<string, Protocols>();
  const compiled = (name: string): Protocol | undefined => {
    const source = librarySource(name);
    if (source === undefined) return undefined;
    // a protocol may extend another shipped one, each in a file of its own
    const all = known.get(name) ?? new Protocols({ units: [unitFor(source)], library: shipped });
    known.set(name, all);
    return all.find(name);
  };
  const shipped: Shipped = {
    names: libraryNames,
    protocol: (name) => (libraryNames.includes(name) ? (preparedProtocol(name, compiled) ?? compiled(name)) : undefined),
  };
  return shipped;
}

/** Its text is read only if somebody asks for more than the machine. */
function preparedProtocol(name: string, compiled: (name: string) => Protocol | undefined): Protocol | undefined {
  const machine = preparedMachine(name);
  if (machine === undefined) return undefined;
  const rest = (): Protocol => {
    const found = compiled(name);
    if (found === undefined) throw new Error(`the shipped protocol ${name} is not in the library`);
    return found;
  };
  return {
    machine,
    adrift: false,
    get draft() {
      return rest().draft;
    },
    get problems() {
      return rest().problems;
    },
    get expectations() {
      return rest().expectations;
    },
    get references() {
      return rest().references;
    },
  };
}

/** Names mean what they mean in the document that they stand in. */
export class Scopes {
  private readonly scopes = new Map<Unit, Protocols>();

  constructor(
    private readonly sight: UnitSight,
    private readonly library: Shipped,
  ) {}

  /** All that can be named somewhere in the document. */
  names(): readonly string[] {
    return new Protocols({ units: this.sight.units, library: this.library }).names();
  }

  of(unit: Unit): Protocols {
    const known = this.scopes.get(unit);
    if (known !== undefined) return known;
    const scope = new Protocols({ units: this.sight.visible(unit), library: this.library });
    this.scopes.set(unit, scope);
    return scope;
  }
}
