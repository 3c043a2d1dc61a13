/**
 * Faults planted into the rows of a protocol, and which of what must hold in its verifications finds them. A row is dropped, its guard is
 * turned, or it leads to another state.
 */
import { type Machine, machinesIn, type Role, type Rule, type State } from '../../server/src/core/machine/machine.js';
import { run } from '../../server/src/core/run/run.js';
import { verify } from '../../server/src/core/verify/adversary.js';
import { rowKey } from '../../server/src/core/verify/coverage.js';
import { givenWithHosts } from '../../server/src/core/verify/setting.js';
import type { PropertyKind, Verification, VerificationLimits } from '../../server/src/core/verify/verification.js';
import type { Answer } from '../../server/src/core/verify/verified.js';
import { ABRUPT } from '../../server/src/language/exercise/to-goals.js';

export const ROW_FAULTS = ['dropped', 'guard turned', 'target changed'] as const;

export interface PlantedRow {
  readonly how: (typeof ROW_FAULTS)[number];
  readonly row: Rule;
  readonly machine: Machine;
}

/**
 * All that a machine has room for, in the order of its text; which other state a row leads to is drawn.
 *
 * @param taken keys of the rows into which they are planted
 */
export function plantedRows(machine: Machine, taken: ReadonlySet<string>, roll: (below: number) => number): readonly PlantedRow[] {
  const rows = rowsIn(machine).filter(({ row }) => taken.has(rowKey(row)));
  return rows.flatMap(({ row, names }): readonly PlantedRow[] => {
    const { guard, target } = row;
    const others = names.filter((name) => name !== target);
    const other = others[roll(others.length)];
    return [
      { how: 'dropped', row, machine: changed(machine, row) },
      ...(guard
        ? [{ how: 'guard turned' as const, row, machine: changed(machine, row, { ...row, guard: { kind: 'not', operand: guard } }) }]
        : []),
      ...(target !== undefined && other !== undefined
        ? [{ how: 'target changed' as const, row, machine: changed(machine, row, { ...row, target: other }) }]
        : []),
    ];
  });
}

/** The rows of all roles and sessions, each once, and the names of the states beside which it stands. */
export function rowsIn(machine: Machine): readonly { readonly row: Rule; readonly names: readonly string[] }[] {
  const rows = machinesIn(machine).flatMap(({ states }) => {
    const names = states.map(({ name }) => name);
    return states.flatMap(rowsOf).map((row) => [rowKey(row), { row, names }] as const);
  });
  return [...new Map(rows).values()];
}

const rowsOf = ({ send, receive, on, always }: State): readonly Rule[] => [...send, ...receive, ...on, ...always];

/** A row of a group stands in each of its states; a row of a session in the role that holds it. */
function changed(machine: Machine, row: Rule, into?: Rule): Machine {
  const key = rowKey(row);
  const put = (rules: readonly Rule[]): readonly Rule[] => rules.flatMap((each) => (rowKey(each) === key ? (into ?? []) : each));
  const states = (all: readonly State[]): readonly State[] =>
    all.map((state) => ({ ...state, send: put(state.send), receive: put(state.receive), on: put(state.on), always: put(state.always) }));
  const within = <R extends Role>(role: R): R => ({
    ...role,
    states: states(role.states),
    ...(role.sessions && { sessions: role.sessions.map(within) }),
  });
  return { ...machine, roles: machine.roles.map(within) };
}

/** What does not hold, of the first of these verifications in which something does not; nothing where all hold. */
export function foundBy(machine: Machine, verifications: readonly Verification[]): readonly PropertyKind[] {
  for (const verification of verifications) {
    const failed = lookedThrough(machine, verification).filter(({ verdict }) => verdict === 'fails');
    if (failed.length > 0) return [...new Set(failed.map(({ kind }) => kind))];
  }
  return [];
}

/** The rows that these verifications carry out: a fault in another one changes nothing. */
export function takenIn(machine: Machine, verifications: readonly Verification[]): ReadonlySet<string> {
  const taken = new Set<string>();
  for (const verification of verifications)
    lookedThrough(machine, verification, (rows) => {
      for (const { rule } of rows) taken.add(rowKey(rule));
    });
  return taken;
}

function lookedThrough(machine: Machine, verification: Verification, took?: VerificationLimits['took']): readonly Answer[] {
  const { context, end } = run(givenWithHosts(verification, machine, false), machine);
  const subject = { context, world: end, verification, abrupt: ABRUPT };
  return verify(subject, { states: MOST_STATES, ...(took && { took }) }).answers;
}

const MOST_STATES = 20_000;
