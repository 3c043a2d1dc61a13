/**
 * What stands on one side of an operator. Most often it is a variable, a field or a number: these are looked up in place, as a call
 * for each of them would take longer than all the rest.
 */
import type { Turn } from './turn.js';
import type { Evaluate } from './types.js';
import type { Slot } from './world.js';

export interface Operand {
  readonly kind: 'variable' | 'field' | 'constant' | 'work';
  readonly index: number;
  readonly constant: Slot;
  readonly work: Evaluate;
}

export const variableAt = (index: number): Operand => ({
  kind: 'variable',
  index,
  constant: undefined,
  work: (turn) => turn.variables[index],
});

export const fieldAt = (index: number): Operand => ({
  kind: 'field',
  index,
  constant: undefined,
  work: (turn) => turn.segment.fields[index],
});

export const constantly = (constant: Slot): Operand => ({ kind: 'constant', index: -1, constant, work: () => constant });

export const workedOut = (work: Evaluate): Operand => ({ kind: 'work', index: -1, constant: undefined, work });

export function slotOf(operand: Operand, turn: Turn): Slot {
  switch (operand.kind) {
    case 'variable':
      return turn.variables[operand.index];
    case 'field':
      return turn.segment.fields[operand.index];
    case 'constant':
      return operand.constant;
    case 'work':
      return operand.work(turn);
  }
}
