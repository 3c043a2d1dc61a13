/** A property as tests of a situation. */
import { testOf } from './holds.js';
import type { Moves } from './moves.js';
import type { Property } from './verification.js';
import type { Passed } from './verified.js';

/** Where a property was found to fail, or to be possible. */
export interface FoundViolation {
  readonly at: number;
  /** Made there as the last one. */
  readonly last?: Passed;
  readonly loop?: readonly Passed[];
}

export interface Check {
  readonly property: Property;
  readonly fails: (row: Int32Array) => boolean;
  /** Asked only where nothing can happen any more. */
  readonly atEnds?: (row: Int32Array) => boolean;
  readonly leads?: { readonly from: (row: Int32Array) => boolean; readonly to: (row: Int32Array) => boolean };
  found: FoundViolation | undefined;
}

const not =
  (test: (row: Int32Array) => boolean) =>
  (row: Int32Array): boolean =>
    !test(row);

export function checkOf(property: Property, moves: Moves): Check {
  const test = testOf(property.condition, moves);
  const check = { property, fails: () => false, found: undefined };
  switch (property.kind) {
    case 'never':
    case 'possible':
      return { ...check, fails: test };
    case 'always':
      return { ...check, fails: not(test) };
    case 'finally':
      return { ...check, atEnds: not(test) };
    case 'leads':
      return { ...check, leads: { from: test, to: property.then === undefined ? () => true : testOf(property.then, moves) } };
  }
}

export const arrivalAfter = ({ kind }: Property, found: FoundViolation, last: Passed | undefined): FoundViolation =>
  kind === 'never' && last !== undefined ? { ...found, last } : found;

/** What has to arrive for the condition to hold. */
export function receivesIn(condition: Property['condition']): { readonly names: readonly string[]; readonly to: string } | undefined {
  if (condition.kind === 'and') return receivesIn(condition.left) ?? receivesIn(condition.right);
  if (condition.kind !== 'travels' || condition.to === undefined) return undefined;
  return { names: condition.names.map(({ text }) => text), to: condition.to.text };
}
