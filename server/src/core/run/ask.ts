/** What a reader of a run may want to see of a world, in the form of the document. */
import type { States } from '../trace/trace.js';
import { showSlot } from './display.js';
import { namesOf } from './program/program.js';
import type { Run } from './run.js';
import { statesOf } from './show.js';
import type { Segment, SlotValue, World } from './world.js';

/** Numbers are shown as far as they are known at the end of the run: that is how the trace shows them. */
export const showValue = ({ context, end }: Run, world: World, slot: SlotValue): string =>
  slot === undefined ? '' : showSlot(context, isOlder(world, end) ? end.numbers : world.numbers, slot);

/** A world that was tried out knows symbols that the run does not. */
const isOlder = (world: World, end: World): boolean => [...world.numbers.names()].length <= [...end.numbers.names()].length;

export const statesIn = ({ context }: Run, world: World): States => statesOf(context, world);

export const runNames = ({ program }: Run, segment: Segment): readonly string[] => namesOf(segment, program);

/** What a symbol of the author stands for, if it is not a number of its own. */
export function meaningOf({ context, end }: Run, symbol: string): string | undefined {
  if (!end.numbers.has(symbol)) return undefined;
  const [numbers, term] = end.numbers.symbol(symbol, 'int');
  const shown = numbers.show(term, context.naming);
  return shown === symbol ? undefined : shown;
}
