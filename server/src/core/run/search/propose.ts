/** What a host may send now: what it owes first, then each message that a row of its state allows, numbers filled in. */
import type { Proposal } from '../../problem/fact-parts.js';
import type { Context } from '../context.js';
import { showSlot } from '../display.js';
import { type Mask, namesOf, type ProgramRow } from '../program/program.js';
import { apply, choose, stateOf } from '../step/engine.js';
import { machinesOf, newbornOf } from '../step/machines.js';
import { carryKey } from '../step/session-key.js';
import { draft, type MessageDraft, segmentOfDraft, Turn } from '../step/turn.js';
import type { HostState, Segment, World } from '../world.js';

export interface Sendable {
  readonly segment: Segment;
  readonly shown: Proposal;
}

export function propose(context: Context, world: World, whole: HostState, peer: string): Sendable[] {
  const found = new Map<string, Sendable>();
  const add = (segment: Segment, filled: number, owed: boolean, numbers: World['numbers']) => {
    const names = namesOf(segment, context.program);
    const key = names.join('+');
    if (names.length === 0 || found.has(key)) return;
    // a field of which nothing is known is left to its author
    const fields = context.program.fields.flatMap((f, i): readonly (readonly [string, string])[] => {
      const value = (filled & (1 << i)) === 0 ? '' : showSlot(context, numbers, segment.fields[i]);
      return value === '' ? [] : [[f.name, value]];
    });
    found.set(key, { segment, shown: { names, fields, owed } });
  };
  const machines = machinesOf(whole).toReversed();
  for (const host of machines)
    for (const owed of host.owed)
      if (owed.how !== 'allow' && (owed.to === peer || owed.to === ''))
        proposeOwed(context, world, host, peer, owed.segment, owed.how === 'reply', add);
  for (const host of [...machines, ...newbornOf(context, whole, world.numbers)])
    for (const row of stateOf(context.program, host).send.all)
      for (const mask of row.patterns) for (const attempt of draftsOf(context, mask)) tryRow(context, world, host, peer, row, attempt, add);
  return [...found.values()];
}

type Add = (segment: Segment, filled: number, owed: boolean, numbers: World['numbers']) => void;

function proposeOwed(context: Context, world: World, host: HostState, peer: string, segment: Segment, asItIs: boolean, add: Add): void {
  const written = bitsOf(context, segment);
  if (asItIs) {
    add(segment, written, true, world.numbers);
    return;
  }
  const turn = new Turn(host, world.numbers, peer, draft(segment));
  carryKey(context.program, turn, 'send', bitsOf(context, segment));
  const row = choose(stateOf(context.program, host).send.for(segment), turn);
  // what was due in another state is not due in this one
  if (!row) return;
  apply(context.program, turn, row);
  add(segmentOfDraft(turn.segment), turn.segment.filled | written, true, turn.numbers);
}

/** The fields that have not their usual values. */
const bitsOf = ({ program }: Context, { fields }: Segment): number =>
  fields.reduce<number>((bits, field, i) => (field === program.defaults[i] ? bits : bits | (1 << i)), 0);

/** The fewest names that the pattern asks for. */
function draftsOf(context: Context, mask: Mask): MessageDraft[] {
  const fields = context.program.defaults;
  if (context.program.machine.flags.length > 0) return [{ flags: mask.need, kind: -1, fields: fields.slice(), filled: 0 }];
  const kinds = mask.kinds.length > 0 ? mask.kinds : context.program.machine.messages.map((_, i) => i);
  return kinds.filter((kind) => !mask.not.includes(kind)).map((kind) => ({ flags: 0, kind, fields: fields.slice(), filled: 0 }));
}

function tryRow(context: Context, world: World, host: HostState, peer: string, row: ProgramRow, attempt: MessageDraft, add: Add): void {
  const turn = new Turn(host, world.numbers, peer, attempt);
  carryKey(context.program, turn, 'send', 0);
  if (choose(stateOf(context.program, host).send.for(attempt), turn) !== row) return;
  apply(context.program, turn, row);
  // a flag that a rule asks for is put in; anything else that is wrong makes this no proposal
  if (turn.violations.some((v) => v.flag === undefined)) return;
  add(segmentOfDraft(turn.segment), turn.segment.filled, false, turn.numbers);
}
