/** Which rows of a protocol are carried out: by exchanges, and by verifications. */
import { type Machine, machinesIn, type Rule, type State } from '../machine/machine.js';

export interface RowCoverage {
  readonly rule: Rule;
  /** Where it counts: the group, where all states of one have it. */
  readonly state: string;
  /** How many exchanges, and how many verifications, carry it out. */
  exchanges: number;
  verifications: number;
}

/** Rows that are carried out in a step of their own; those of `enter` and `begin` go with the one that leads there. */
const KINDS = ['send', 'receive', 'on', 'always'] as const;

export class MachineCoverage {
  private readonly known = new Map<string, RowCoverage>();

  constructor(readonly machine: Machine) {
    const having = new Map<string, { readonly rule: Rule; readonly states: State[] }>();
    for (const state of machinesIn(machine).flatMap(({ states }) => states))
      for (const rule of KINDS.flatMap((kind) => state[kind])) {
        const known = having.get(rowKey(rule));
        if (known === undefined) having.set(rowKey(rule), { rule, states: [state] });
        else known.states.push(state);
      }
    for (const [key, { rule, states }] of having) this.known.set(key, { rule, state: whereOf(states), exchanges: 0, verifications: 0 });
  }

  /** In the order of the text, document by document. */
  get rows(): readonly RowCoverage[] {
    const place = ({ rule }: RowCoverage) => rule.place;
    return [...this.known.values()].sort((a, b) =>
      place(a).source === place(b).source ? place(a).span.start - place(b).span.start : place(a).source < place(b).source ? -1 : 1,
    );
  }

  /** @param keys of all rows that one exchange or one verification carried out */
  add(by: 'exchanges' | 'verifications', keys: Iterable<string>): void {
    for (const key of new Set(keys)) {
      const row = this.known.get(key);
      if (row !== undefined) row[by]++;
    }
  }
}

/** Whether anybody carries a row out. */
export type IsTaken = (rule: Rule) => boolean;

/** @param keys of all rows that are carried out */
export function takenOf(keys: Iterable<string>): IsTaken {
  const taken = new Set(keys);
  return (rule) => taken.has(rowKey(rule));
}

/** The same for a row wherever its protocol is read: it is known by its place. */
export const rowKey = ({ kind, place: { source, span } }: Rule): string => `${kind} ${span.start} ${source}`;

/** A row that several states have stands in a group of them: the innermost that all are in. */
function whereOf(states: readonly State[]): string {
  const names = [...new Set(states.map(({ name }) => name))];
  const [first] = states;
  const shared = names.length === 1 ? undefined : first?.groups.findLast((group) => states.every(({ groups }) => groups.includes(group)));
  return shared ?? names.join(', ');
}
