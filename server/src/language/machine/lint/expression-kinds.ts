/** Kinds of expressions in a protocol's text: what fits where, and what functions take and give. */
import type { Type, ValueKind } from '../../../core/index.js';

/** Undefined where it is not known. */
export type ExpressionType = ValueKind | undefined;

const KINDS: Readonly<Record<Type['kind'], ValueKind>> = {
  serial: 'serial number',
  int: 'number',
  flag: 'flag',
  name: 'name',
  names: 'set of names',
  ranges: 'set of ranges',
  queue: 'queue',
};

export const isNumber = (kind: ExpressionType): boolean =>
  kind === 'number' || kind === 'serial number' || kind === 'flag' || kind === 'condition';
export const isWord = (kind: ExpressionType): boolean => kind === 'name' || kind === 'set of names';

/** May a value of the one kind stand where the other one is wanted? What is not known may. */
export function fits(found: ExpressionType, wanted: ExpressionType): boolean {
  if (found === undefined || wanted === undefined || found === wanted) return true;
  if (wanted === 'set of names') return isWord(found) || found === 'queue';
  if (wanted === 'queue') return isWord(found);
  return isNumber(wanted) && isNumber(found);
}

export const kindOfType = (type: Type | undefined): ExpressionType => type && KINDS[type.kind];

export const SIGNATURES: ReadonlyMap<string, { readonly args: readonly ExpressionType[]; readonly gives?: ValueKind }> = new Map([
  ['known', { args: [undefined], gives: 'condition' }],
  ['has', { args: [undefined], gives: 'condition' }],
  ['certain', { args: ['condition'], gives: 'condition' }],
  ['owed', { args: [undefined], gives: 'condition' }],
  ['count', { args: [undefined], gives: 'number' }],
  ['min', { args: ['number', 'number'] }],
  ['max', { args: ['number', 'number'] }],
  ['power', { args: ['number', 'number'], gives: 'number' }],
  ['span', { args: ['number', 'number'], gives: 'set of ranges' }],
  ['reach', { args: ['set of ranges', 'number'], gives: 'serial number' }],
]);
