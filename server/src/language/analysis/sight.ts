/** Which documents there are and what each of them sees: a text's own ones, one or several in a row, and what they import. */
import type { Imports } from './imports.js';
import type { Unit } from './unit.js';

export interface UnitSight {
  /** The documents that are asked about, in the order of the text. */
  readonly roots: readonly Unit[];
  /** These, and all that they can see. */
  readonly units: readonly Unit[];
  /** Where names are looked up: the document itself first, then what stands above it, then what it imports. */
  readonly visible: (unit: Unit) => readonly Unit[];
}

/** Of a hundred fences, most have nothing that another one could name. */
const offersNames = ({ protocols, exchanges }: Unit): boolean =>
  protocols.size > 0 || exchanges.some(({ exchange }) => exchange.name !== '');

/** @param imports of each document, which are parts of one text */
export function sightOf(imports: readonly Imports[]): UnitSight {
  const roots = imports.flatMap(({ units: [root] }) => root ?? []);
  const units = [...new Set([...roots, ...imports.flatMap((each) => each.units)])];
  /** What a document sees through the first one by which it is met; put together when it is asked for, as each is a list of all. */
  const through = new Map<Unit, readonly Unit[]>();
  const above: Unit[] = [];
  for (const {
    units: [root, ...others],
  } of imports) {
    if (root === undefined) continue;
    const all = [root, ...above.toReversed(), ...others];
    through.set(root, all);
    if (offersNames(root)) above.push(root);
    for (const unit of others) if (!through.has(unit)) through.set(unit, all);
  }
  const seen = new Map<Unit, readonly Unit[]>();
  const visible = (unit: Unit): readonly Unit[] => {
    const known = seen.get(unit);
    if (known !== undefined) return known;
    const all = through.get(unit) ?? [unit];
    const own = all[0] === unit ? all : [unit, ...all.filter((other) => other !== unit)];
    seen.set(unit, own);
    return own;
  };
  return { roots, units, visible };
}
