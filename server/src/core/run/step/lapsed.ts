/** What was owed in a state that is left, and can be sent no more from there on: nobody misses it. */
import type { Rule } from '../../machine/machine.js';
import type { ProgramRow, RoleProgram, StateProgram } from '../program/program.js';
import type { Owed, Segment } from '../world.js';
import type { Turn } from './turn.js';

/** Forgets what was owed before this turn and that neither the state just entered nor one to which it leads can send. */
export function letLapse(role: RoleProgram, state: StateProgram, turn: Turn): void {
  if (turn.owed.length === 0) return;
  const isMoot = (owed: Owed): boolean => owed.how === 'owe' && turn.owedBefore.includes(owed) && !canSend(role, state, owed.segment);
  if (turn.owed.some(isMoot)) turn.owed = turn.owed.filter((owed) => !isMoot(owed));
}

const known = new WeakMap<StateProgram, Map<number, boolean>>();

function canSend(role: RoleProgram, state: StateProgram, { flags, kind }: Segment): boolean {
  const answers = known.get(state) ?? new Map<number, boolean>();
  known.set(state, answers);
  const key = kind < 0 ? flags : -1 - kind;
  const answer = answers.get(key) ?? sendsLater(role, state, { flags, kind });
  answers.set(key, answer);
  return answer;
}

/** A host that is back where it began has left its debts behind; so has one that only an event leads on. */
function sendsLater(role: RoleProgram, state: StateProgram, owed: Pick<Segment, 'flags' | 'kind'>): boolean {
  const seen = new Set([state]);
  for (const each of seen) {
    if (each.send.all.some((row) => row.continues === undefined && isFor(row, owed))) return true;
    // what begins anew may be sent in its turn
    if (each === role.states[role.initial]) continue;
    for (const { target } of [...each.always, ...each.receive.all, ...each.send.all, ...each.enter]) {
      const next = target === undefined ? undefined : role.states[target];
      if (next !== undefined && target !== role.initial) seen.add(next);
    }
    for (const next of goesTo(each, role)) seen.add(next);
  }
  return false;
}

/** A message with more flags pays as well. */
const isFor = ({ patterns }: ProgramRow, { flags, kind }: Pick<Segment, 'flags' | 'kind'>): boolean =>
  patterns.length === 0 ||
  patterns.some(({ without, kinds, not }) =>
    kind < 0 ? (flags & without) === 0 : (kinds.length === 0 || kinds.includes(kind)) && !not.includes(kind),
  );

/** Where the actions of its rows go. */
function goesTo({ state }: StateProgram, role: RoleProgram): readonly StateProgram[] {
  const rules: readonly Rule[] = [...state.always, ...state.receive, ...state.send, ...state.enter];
  const names = rules.flatMap(({ actions }) => actions.flatMap((action) => (action.kind === 'go' ? [action.target] : [])));
  return names.flatMap((name) => {
    const at = role.stateIndex.get(name);
    const found = at === undefined || at === role.initial ? undefined : role.states[at];
    return found ?? [];
  });
}
