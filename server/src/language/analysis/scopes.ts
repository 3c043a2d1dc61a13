/** Where names of protocols are looked up: the shipped ones, and what each document sees. */
import type { Source } from './analysis.js';
import { library, protocolNames } from './library.js';
import { preparedMachines } from './prepared.js';
import { type Protocol, Protocols, type Shipped } from './protocols.js';
import type { Unit } from './unit.js';

export function shippedProtocols(unitFor: (source: Source) => Unit): Shipped {
  const files = new Map(library.flatMap((file) => protocolNames(file.text).map((name) => [name, file] as const)));
  let all: Protocols | undefined;
  const none: Shipped = { names: [], protocol: () => undefined };
  const compiled = (name: string): Protocol | undefined => {
    all ??= new Protocols({ units: library.map(unitFor), library: none });
    return all.find(name);
  };
  return {
    names: [...files.keys()],
    protocol: (name) => {
      if (!files.has(name)) return undefined;
      return preparedProtocol(name, compiled) ?? compiled(name);
    },
  };
}

/** Its text is read only if somebody asks for more than the machine. */
function preparedProtocol(name: string, compiled: (name: string) => Protocol | undefined): Protocol | undefined {
  const machine = preparedMachines()[name];
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
