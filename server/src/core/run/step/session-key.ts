/** The key of a session: what a message says of it, and what it says of a message. */
import { equal } from '../program/operations.js';
import type { KeySlot, MatchRow, Program, SessionProgram } from '../program/program.js';
import { matches } from '../program/program.js';
import { isNumeric } from '../program/types.js';
import type { HostState } from '../world.js';
import type { Turn } from './turn.js';

export interface Going {
  readonly direction: 'send' | 'receive';
  /** A turn of a host with the message: what is written, or what has arrived. */
  readonly turnOf: (host: HostState) => Turn;
  /** Fields that are known, as bits. */
  readonly given: number;
  /** How many mistakes it would be, if it was the message of this session. */
  readonly cost?: (view: HostState) => number;
}

/** By what the message finds its session. */
export function partsFor({ key, matches: rows }: SessionProgram, turn: Turn, { direction }: Pick<Going, 'direction'>): readonly KeySlot[] {
  const fits = ({ masks, direction: way, meets }: MatchRow) =>
    (way === undefined || way === direction) && matches(turn.segment, masks) && (meets === undefined || meets(turn));
  return rows.find(fits)?.key ?? key;
}

export function sameKey(parts: readonly KeySlot[], turn: Turn, going: Pick<Going, 'given'>): boolean | undefined {
  let known: boolean | undefined = parts.length > 0 ? true : undefined;
  for (const part of parts) {
    const said = saidOf(part, turn, going);
    const same = said === undefined ? undefined : equal(turn, turn.variables[part.variable], said);
    if (same === false) return false;
    if (same === undefined) known = undefined;
  }
  return known;
}

const saidOf = ({ field }: KeySlot, turn: Turn, { given }: Pick<Going, 'given'>) =>
  field < 0 ? turn.peer || undefined : (given & (1 << field)) === 0 ? undefined : turn.segment.fields[field];

/** With a key that the message tells, where it has none yet. */
export function keyed(view: HostState, parts: readonly KeySlot[], going: Going): HostState {
  const turn = going.turnOf(view);
  const variables = view.variables.slice();
  for (const part of parts) variables[part.variable] ??= saidOf(part, turn, going);
  return { ...view, variables };
}

/** What a message of a session says of its key is so: a field left out is filled in, another one is a mistake. */
export function carryKey(program: Program, turn: Turn, direction: Going['direction'], given: number): void {
  const session = turn.host.around && program.roles[turn.role]?.session;
  if (!session) return;
  for (const { variable, field } of partsFor(session, turn, { direction })) {
    const now = turn.variables[variable];
    if (field < 0) turn.variables[variable] = now ?? (turn.peer || undefined);
    else if (hasField(program, turn, field))
      keyField(program, turn, { variable, field }, direction === 'receive' || (given & (1 << field)) !== 0);
  }
}

const hasField = ({ machine, fields }: Program, { segment }: Turn, field: number): boolean =>
  segment.kind < 0 || machine.messages[segment.kind]?.fields.includes(fields[field]?.name ?? '') === true;

function keyField({ fields }: Program, turn: Turn, { variable, field }: KeySlot, isGiven: boolean): void {
  const [now, said] = [turn.variables[variable], isGiven ? turn.segment.fields[field] : undefined];
  if (said === undefined) {
    const kind = fields[field]?.type.kind;
    const value = now ?? (turn.onlyChecks || (kind !== 'int' && kind !== 'serial') ? undefined : own(turn, kind));
    if (value === undefined) return;
    turn.variables[variable] = value;
    turn.segment.fields[field] = value;
    if (!turn.onlyChecks) turn.segment.filled |= 1 << field;
    return;
  }
  if (now === undefined) turn.variables[variable] = said;
  else if (equal(turn, now, said) === false) turn.violations = [...turn.violations, { action: KEY, field, written: said, expected: now }];
  else if (isNumeric(now) && isNumeric(said)) turn.unify(now, said);
}

/** A number of its own. */
function own(turn: Turn, kind: 'int' | 'serial') {
  const fresh = turn.fresh(kind);
  turn.numbers = turn.numbers.own(fresh);
  return fresh;
}

const KEY: Turn['violations'][number]['action'] = {
  kind: 'require',
  condition: { kind: 'name', name: 'true' },
  text: { clause: 'of-session' },
  see: '',
  place: { source: '', span: { start: 0, end: 0 } },
};
