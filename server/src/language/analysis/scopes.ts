/** Where names of protocols are looked up: the shipped ones, and what each document sees. */
import type { Source } from './analysis.js';
import { library, protocolNames } from './library.js';
import { Protocols, type Shipped } from './protocols.js';
import type { Unit } from './unit.js';

export function shippedProtocols(unitFor: (source: Source) => Unit): Shipped {
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
export class Scopes {
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
