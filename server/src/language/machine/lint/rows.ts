/** `protocol/never-taken`: a row behind others that take all that it is for, wherever it stands; a guard that is never true. */
import { type Machine, machinesIn, type Problem, type Rule, type State } from '../../../core/index.js';
import { implies, isAlways, isNever } from './conditions.js';
import { covered } from './patterns.js';
import { isOwn, type LintSubject, odd, rulesOf, shownRule } from './subject.js';

interface Hidden {
  readonly by: Rule;
  readonly state: string;
}

export function neverTaken(subject: LintSubject): readonly Problem[] {
  const { machine } = subject;
  const hidden = new Map<Rule, Hidden | undefined>();
  for (const { states } of machinesIn(machine))
    for (const state of states)
      for (const rule of rulesOf(state)) {
        if (hidden.has(rule) && hidden.get(rule) === undefined) continue;
        const by = hiding(rule, state, machine);
        hidden.set(rule, by && { by, state: state.name });
      }
  const own = [...hidden].filter(([rule]) => isOwn(subject, rule.place));
  return own.flatMap(([rule, found]) => {
    const row = shownRule(rule);
    if (isNever(rule.guard)) return [odd(rule.place.span, { kind: 'protocol', what: 'never-true', row })];
    if (found === undefined || !isOwn(subject, found.by.place)) return [];
    const by = shownRule(found.by);
    const related = [{ place: found.by.place, text: { clause: 'comes-before', what: by } as const }];
    const isOfGroup = standsAround(rule, subject) && !standsAround(found.by, subject);
    const isLeft = found.by.kind === 'always' && rule.kind !== 'always';
    const mayGoFirst = !isLeft && !isOfGroup && !hidesBack(rule, found.by, machine);
    const about = { ...(isLeft && { isLeft }), ...(isOfGroup && !isLeft && { isOfGroup }), ...(mayGoFirst && { mayGoFirst }) };
    const facts = { kind: 'protocol', what: 'never-taken', row, by, state: found.state, ...about } as const;
    return [odd(rule.place.span, facts, related)];
  });
}

/** A row of a group, of a role or of the protocol. */
const standsAround = (rule: Rule, { own }: LintSubject): boolean =>
  [own.common, ...own.roles.values()].some(({ groups, everywhere }) =>
    [everywhere, ...groups.values()].some(({ rules }) => rules.includes(rule)),
  );

/** Would the row, written first, take all that the other one is for? */
function hidesBack(rule: Rule, by: Rule, machine: Machine): boolean {
  if (!isForAll(by, rule) || !implies(by.guard, rule.guard) || goesOn(rule)) return false;
  return rule.kind === 'on' ? hidingEvent(by, [rule]) !== undefined : rule.kind === 'always' || covered(by, [rule], machine) !== undefined;
}

/** The last of the rows before it that together take all that it is for. */
function hiding(rule: Rule, state: State, machine: Machine): Rule | undefined {
  switch (rule.kind) {
    case 'send':
    case 'receive': {
      const rows = rule.kind === 'send' ? state.send : state.receive;
      return leaving(state) ?? covered(rule, wider(rule, rows), machine);
    }
    case 'on':
      return leaving(state) ?? hidingEvent(rule, wider(rule, state.on));
    case 'always':
      return wider(rule, state.always).at(0);
    default:
      return undefined;
  }
}

/** The row by which the state is left as soon as it is entered. */
const leaving = (state: State): Rule | undefined =>
  state.always.find(
    ({ guard, target }) => isAlways(guard) && target !== undefined && target !== state.name && !state.aliases.includes(target),
  );

/** Those before it that are taken whenever its own guard holds. */
const wider = (rule: Rule, rows: readonly Rule[]): readonly Rule[] =>
  rows.slice(0, rows.indexOf(rule)).filter((row) => !goesOn(row) && isForAll(rule, row) && implies(rule.guard, row.guard));

/** A row that lets the search go on, or that is one of several, hides nothing. */
const goesOn = ({ actions, optional }: Rule): boolean => optional === true || actions.some(({ kind }) => kind === 'continue');

/** Whoever the row is for, the wider one is for them too. */
function isForAll(rule: Rule, wide: Rule): boolean {
  const [own, other] = [rule.to ?? rule.from, wide.to ?? wide.from];
  return other === undefined || (own?.every((name) => other.includes(name)) ?? false);
}

function hidingEvent({ events }: Rule, before: readonly Rule[]): Rule | undefined {
  const last = events.map((event) => before.find((row) => row.events.includes(event)));
  return last.every((row) => row !== undefined) ? last.at(-1) : undefined;
}
