/** Is a goal reached at the end of a run? */
import type { Claims, ExpectError, FieldValue, Message } from '../exchange/exchange.js';
import { symbolForm } from '../exchange/written.js';
import type { Machine } from '../machine/machine.js';
import { runNames, statesIn } from '../run/ask.js';
import type { Run } from '../run/run.js';
import { step } from '../run/step/step.js';
import type { World } from '../run/world.js';
import type { MessageStep } from '../trace/trace.js';
import { amountSent } from './amount.js';
import { amountOf, disturbancesIn, isBroken } from './breaks.js';
import type { Goal, GoalEvent, Sought } from './exercise.js';
import type { Instead } from './instead.js';

/** What is the case instead, in a few words; `undefined` where the goal is reached. */
export function missed(goal: Goal, run: Run): Instead | undefined {
  switch (goal.kind) {
    case 'claim':
    case 'owed':
      return missedIn(goal, run, run.end);
    case 'messages':
      return missedCount(goal, messages(run).length);
    case 'with':
      return missedOrder(goal, run);
    case 'never':
      return stepsWith(goal.what, run).length === 0 ? undefined : { is: 'happens' };
    case 'graceful':
      return missedRest(goal.abrupt, run);
    case 'passes':
      return passes(goal, run) ? undefined : { is: 'never-there', host: goal.host.text };
    case 'sends':
      return missedAmount(goal, run);
    case 'lost':
      return missedMessage(goal, run);
    case 'no-errors':
      return run.context.statements.some(isExpectError) ? { is: 'error-expected' } : undefined;
    case 'breaks':
      return isBroken(goal.property, run) ? undefined : { is: 'not-broken' };
    case 'disturbed':
      return missedDisturbance(goal, run);
  }
}

/** Goals that can be asked of any world. */
export function missedIn(goal: Goal, run: Run, world: World): Instead | undefined {
  if (goal.kind === 'claim') return missedClaim(goal, run, world);
  if (goal.kind !== 'owed') return undefined;
  const { host, names } = goal;
  const owed = world.hosts
    .filter(({ name }) => host === undefined || name === host.text)
    .flatMap(({ name, owed: all }) =>
      all.filter(({ how }) => how !== 'allow').map(({ segment }) => ({ host: name, names: runNames(run, segment) })),
    );
  const isMet = names.length === 0 ? owed.length === 0 : owed.some((each) => names.every(({ text }) => each.names.includes(text)));
  if (isMet) return undefined;
  return owed.length > 0 ? { is: 'owes', owed } : { is: 'nothing-owed' };
}

function missedClaim({ claim }: Extract<Goal, { kind: 'claim' }>, run: Run, world: World): Instead | undefined {
  const statement: Claims = { kind: 'claims', claims: [claim], trailing: false, span: claim.span };
  const { faults } = step(run.context, world, run.context.statements.length, statement);
  const fault = faults.find(({ severity }) => severity === 'error');
  if (fault === undefined) return undefined;
  const { facts } = fault.problem();
  if (facts.kind === 'claim' && facts.subject === 'variable') return facts.actual === undefined ? { is: 'unknown' } : written(facts.actual);
  if (facts.kind === 'claim' && facts.subject === 'condition') return { is: 'false' };
  const state = statesIn(run, world)[claim.host.text];
  return state === undefined ? { is: 'no-host', host: claim.host.text } : inState(run, claim.host.text, state);
}

function inState({ trace }: Run, host: string, state: string): Instead {
  const role = trace.hosts.find(({ name }) => name === host)?.role;
  const text = trace.machine.roles.find(({ name }) => name === role)?.states.find(({ name }) => name === state)?.text ?? '';
  return { is: 'in', host, state, text };
}

const written = (text: string): Instead => ({ is: 'written', text });

const messages = ({ context }: Run): readonly Message[] => context.statements.filter((each): each is Message => each.kind === 'message');
const isExpectError = (statement: { readonly kind: string }): statement is ExpectError => statement.kind === 'expect-error';

const SAID = {
  most: (a: number, b: number) => a <= b,
  least: (a: number, b: number) => a >= b,
  exactly: (a: number, b: number) => a === b,
};

const missedCount = ({ bound, messages: wanted }: Extract<Goal, { kind: 'messages' }>, sent: number): Instead | undefined =>
  SAID[bound](sent, wanted) ? undefined : { is: 'messages', count: sent };

function missedDisturbance({ bound, what, amount }: Extract<Goal, { kind: 'disturbed' }>, run: Run): Instead | undefined {
  const disturbances = disturbancesIn(run);
  return SAID[bound](amountOf(disturbances, what), amount) ? undefined : { is: 'disturbed', disturbances };
}

function missedOrder({ sought, before }: Extract<Goal, { kind: 'with' }>, run: Run): Instead | undefined {
  const found = stepsWith(sought, run);
  if (found.length === 0) return { is: 'none' };
  if (before === undefined) return undefined;
  const later = stepsWith(before, run);
  if (later.length === 0) return { is: 'not-followed' };
  return later.some((at) => found.some((first) => first < at)) ? undefined : { is: 'not-first' };
}

function missedMessage({ message, names, lost }: Extract<Goal, { kind: 'lost' }>, run: Run): Instead | undefined {
  const sent = messageSteps(run);
  const found = sent[Number(message) - 1];
  if (found === undefined) return { is: 'only', count: messages(run).length };
  if (!names.every(({ text }) => found.names.includes(text))) return { is: 'names', names: found.names };
  return lost && found.fate !== 'lost' ? { is: 'not-lost' } : undefined;
}

function missedRest(abrupt: readonly string[], run: Run): Instead | undefined {
  const end = run.trace.steps.find((each) =>
    each.kind === 'event' ? abrupt.includes(each.event) : each.names.some((name) => abrupt.includes(name)),
  );
  if (end !== undefined)
    return end.kind === 'event' ? written(`${end.host} : ${end.event}`) : { is: 'abrupt', from: end.from, names: end.names };
  const states = statesIn(run, run.end);
  const open = run.trace.hosts.find(({ name, role }) => !isAtRest(role, states[name] ?? '', run.trace.machine));
  return open && inState(run, open.name, states[open.name] ?? '');
}

/** Where a host may stay, or goes to such a state by its own timer. */
function isAtRest(role: string, state: string, machine: Machine): boolean {
  const found = machine.roles.find(({ name }) => name === role);
  const rests = (name: string | undefined): boolean =>
    name !== undefined && (name === found?.initial || found?.states.find((each) => each.name === name)?.final === true);
  const timers = new Set(machine.events.flatMap(({ name, timer }) => (timer ? [name] : [])));
  const own = found?.states.find(({ name }) => name === state);
  return (
    rests(state) ||
    own?.on.some(({ target, events, guard }) => guard === undefined && rests(target) && events.some((each) => timers.has(each))) === true
  );
}

const passes = ({ host, state }: Extract<Goal, { kind: 'passes' }>, { trace }: Run): boolean => {
  const role = trace.hosts.find(({ name }) => name === host.text)?.role;
  const states = trace.machine.roles.find(({ name }) => name === role)?.states ?? [];
  const wanted = states.find(({ name, aliases }) => name === state.text || aliases.includes(state.text))?.name ?? state.text;
  const been = trace.steps.flatMap((each) => [...(each.passed[host.text] ?? []), each.states[host.text]]);
  return trace.start[host.text] === wanted || been.includes(wanted);
};

function missedAmount(goal: Extract<Goal, { kind: 'sends' }>, run: Run): Instead | undefined {
  const sent = amountSent(goal, run);
  return sent === goal.amount ? undefined : { is: 'sends', count: sent };
}

const messageSteps = ({ trace }: Run) => trace.steps.filter((each) => each.kind === 'message');

/** Indices of the steps that are so. */
function stepsWith(what: Sought | GoalEvent, run: Run): readonly number[] {
  return run.trace.steps.flatMap((each, at) => {
    if (each.problems.some(({ severity }) => severity === 'error')) return [];
    if ('event' in what) {
      return each.kind === 'event' && each.event === what.event.text && (what.host === undefined || each.host === what.host.text)
        ? [at]
        : [];
    }
    return each.kind === 'message' && isSought(each, what) && (what.received !== true || isReceived(each, run)) ? [at] : [];
  });
}

const isReceived = (sent: MessageStep, { trace }: Run): boolean =>
  sent.fate === 'delivered'
    ? sent.discarded === undefined
    : trace.steps.some(
        (each) => each.kind === 'arrival' && each.name !== undefined && each.name === sent.name && each.discarded === undefined,
      );

const isSought = (step: MessageStep, { from, to, fate, names, without, fields, above }: Sought): boolean =>
  (from === undefined || step.from === from.text) &&
  (to === undefined || step.to === to.text) &&
  (fate === undefined || step.fate === fate) &&
  names.every(({ text }) => step.names.includes(text)) &&
  !without.some(({ text }) => step.names.includes(text)) &&
  fields.every((field) => step.fields.find(({ name }) => name === field.name.text)?.value === shown(field)) &&
  (above === undefined || Number(step.fields.find(({ name }) => name === above.field.text)?.value ?? 0) > above.amount);

function shown({ value }: FieldValue): string {
  if (value.kind === 'number') return String(value.value);
  if (value.kind === 'symbol') return symbolForm(value.name, value.offset);
  return value.kind === 'text' ? value.value : '?';
}
