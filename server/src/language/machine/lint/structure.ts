/** `protocol/structure`: parts that do not make a machine. */
import { machinesIn, type Problem, type Role, type Span, type StructureFacts } from '../../../core/index.js';
import type { MachineDraft, PartDraft } from '../draft.js';
import { inSessions, isStrange, type LintSubject, odd, rulesOf, stateNamed } from './subject.js';

type Issue<T = StructureFacts> = T extends StructureFacts ? Omit<T, 'what'> : never;

const wrong = (span: Span, issue: Issue): Problem => odd(span, { kind: 'protocol', what: 'structure', ...issue });

export function structure(subject: LintSubject): readonly Problem[] {
  const { own, damaged } = subject;
  const parts = partsWithin(own);
  const whole = subject.base === undefined && damaged.length === 0;
  return [
    ...parts.flatMap(twoInitial),
    ...outsideRoles(subject),
    ...(whole ? [...empty(subject), ...starts(subject)] : []),
    ...(damaged.length === 0 ? parts.flatMap((part) => emptyGroups(part, subject)) : []),
  ];
}

/** What all share, the roles, and the sessions within. */
const partsWithin = ({ common, roles }: MachineDraft): readonly PartDraft[] =>
  [common, ...roles.values()].flatMap((part) => [part, ...part.sessions.values()]);

function twoInitial(part: PartDraft): readonly Problem[] {
  const [first, ...rest] = [...part.states.values()].filter(({ initial }) => initial);
  if (first === undefined) return [];
  return rest.map(({ name, place }) => wrong(place.span, { issue: 'two-initial', state: name, first: first.name, role: part.name }));
}

/** Where there are roles, each host has one: a state that all share is in each of them, and leads nowhere. */
function outsideRoles({ own, machine, base }: LintSubject): readonly Problem[] {
  // of a variant, what its base has not is told as such
  if (base !== undefined) return [];
  const roles = machine.roles.map(({ name }) => name).filter((name) => name !== '');
  if (own.roles.size === 0 && roles.length === 0) return [];
  const meant = new Set(
    [...own.roles.values()].flatMap(({ states, everywhere }) =>
      [...states.values(), { rules: everywhere.rules }].flatMap(({ rules }) => rules.flatMap(({ target }) => target ?? [])),
    ),
  );
  return [...own.common.states.values()]
    .filter(({ name, aliases }) => ![name, ...aliases].some((each) => meant.has(each)))
    .map(({ name, place }) => wrong(place.span, { issue: 'outside-roles', state: name, roles }));
}

function empty({ own, machine }: LintSubject): readonly Problem[] {
  const roles = [...own.roles.values()];
  const isEmpty = (part: PartDraft) => part.states.size === 0 && part.sessions.size === 0;
  if (roles.length === 0 && isEmpty(own.common)) return [wrong(own.place.span, { issue: 'empty', thing: 'protocol', name: own.name })];
  const lone = roles.filter((role) => isEmpty(role) && isEmpty(own.common));
  const isSilent = machinesIn(machine).every(({ states }) => states.every((state) => rulesOf(state).length === 0));
  return [
    ...lone.map(({ name, place }) => wrong(place.span, { issue: 'empty', thing: 'role', name })),
    ...(isSilent && lone.length === 0 ? [wrong(own.place.span, { issue: 'empty', thing: 'protocol', name: own.name })] : []),
  ];
}

function emptyGroups(part: PartDraft, { base }: LintSubject): readonly Problem[] {
  if (base !== undefined) return [];
  const inner = [...part.states.values(), ...part.groups.values()];
  return [...part.groups.values()]
    .filter(({ name }) => !inner.some(({ group }) => group === name))
    .map(({ name, place }) => wrong(place.span, { issue: 'empty', thing: 'group', name }));
}

function starts(subject: LintSubject): readonly Problem[] {
  const { machine, own } = subject;
  const { roles } = machine;
  if (roles.length > 1 && machine.starts.length === 0)
    return [wrong(own.place.span, { issue: 'no-start', roles: roles.map(({ name }) => name) })];
  const seats = machine.starts.length > 0 ? machine.starts.map(({ sender }) => sender) : [{}];
  const found = seats.map((seat) => {
    const role = roles.find(({ name }) => seat.role === undefined || name === seat.role);
    return { role, state: role && stateNamed(role, seat.state ?? role.initial) };
  });
  const [first] = found;
  if (first?.role === undefined || first.state === undefined || found.some(({ role, state }) => speaks(role, state?.name))) return [];
  const isMute = (role: Role) => inSessions(role).every(({ states }) => states.every(({ send }) => send.length === 0));
  const couldBegin = roles.some((role) => role !== first.role && speaks(role, role.initial));
  if ((isMute(first.role) && !couldBegin) || isStrange(subject, first.state.name)) return [];
  return [wrong(first.state.place.span, { issue: 'silent-start', state: first.state.name, role: first.role.name })];
}

/** Something may be sent, or may happen, before anything arrives. */
function speaks(role: Role | undefined, name: string | undefined): boolean {
  const state = role && name !== undefined ? stateNamed(role, name) : undefined;
  const begun = (role?.sessions ?? []).flatMap((session) => stateNamed(session, session.initial) ?? []);
  return state === undefined || [state, ...begun].some(({ send, on, always }) => [...send, ...on, ...always].length > 0);
}
