/** `protocol/base`: a variant opens what its base has not, and nothing leads there. */
import { nearest, type Problem, type Span } from '../../../core/index.js';
import type { MachineDraft } from '../draft.js';
import { type LintSubject, odd } from './subject.js';

interface Absent {
  readonly thing: 'state' | 'group' | 'role';
  readonly name: string;
  readonly base: string;
  readonly known: readonly string[];
}

export function notInBase(span: Span, absent: Absent): Problem {
  const near = nearest(absent.name, absent.known);
  return odd(span, { kind: 'protocol', what: 'base', ...absent, ...(near !== undefined && { nearest: near }) });
}

export const statesIn = ({ common, roles }: MachineDraft): readonly string[] =>
  [common, ...roles.values()].flatMap(({ states }) => [...states.values()].flatMap(({ name, aliases }) => [name, ...aliases]));

/** Roles and groups that hold nothing which could stand for itself. */
export function openedInVain(subject: LintSubject): readonly Problem[] {
  const { base, own } = subject;
  if (base === undefined) return [];
  const known = [...base.roles.keys()];
  const roles = [...own.roles.values()]
    .filter(({ name }) => !base.roles.has(name) && (known.length === 0 || nearest(name, known) !== undefined))
    .map(({ name, place }) => notInBase(place.span, { thing: 'role', name, base: base.name, known }));
  const groups = [own.common, ...own.roles.values()].flatMap((part) => {
    const old = [base.common, ...base.roles.values()].flatMap((each) => [...each.groups.keys()]);
    return [...part.groups.values()]
      .filter(({ name }) => !old.includes(name) && ![...part.states.values(), ...part.groups.values()].some(({ group }) => group === name))
      .map(({ name, place }) => notInBase(place.span, { thing: 'group', name, base: base.name, known: old }));
  });
  return [...roles, ...groups];
}
