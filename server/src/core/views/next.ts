/** What may come next at a place of an exchange, asked of the run itself: no entry point works out what is valid. */
import type { Message } from '../exchange/exchange.js';
import { eventFor, messageFor } from '../exchange/unwritten.js';
import type { State, Variable } from '../machine/machine.js';
import { runNames, showValue, statesIn } from '../run/ask.js';
import type { Run } from '../run/run.js';
import { propose, type Sendable } from '../run/search/propose.js';
import { showSteps } from '../run/show.js';
import { step } from '../run/step/step.js';
import type { HostState, World } from '../run/world.js';
import type { States } from '../trace/trace.js';

export interface NextMessage {
  readonly names: readonly string[];
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** It answers something, or a call wants it. */
  readonly owed: boolean;
  /** Its receiver would drop it: allowed, but seldom meant. */
  readonly dropped?: string;
  readonly changes: readonly StateChange[];
  readonly why: WhyPossible;
}

/** Its state allows it, or it is owed: what it answers, where that is a message. */
export interface WhyPossible {
  readonly host: string;
  readonly state: string;
  readonly answers: string;
  /** The section that says so. */
  readonly see: string;
}

export interface NextEvent {
  readonly event: string;
  readonly text: string;
  readonly changes: readonly StateChange[];
}

export interface StateChange {
  readonly host: string;
  readonly from: string;
  readonly to: string;
}

/** Before the statement with this index; beyond the last one, the end. Or a world that was tried out. */
export type MomentOf = number | World;

export const worldAt = (run: Run, at: MomentOf): World => (typeof at === 'number' ? (run.worlds[at] ?? run.end) : at);

/** After a statement that is not written to its end yet, as far as it can be read. */
export function momentAfter(run: Run, at: number): MomentOf {
  const statement = run.context.statements[at];
  if (statement?.damaged !== true) return at + 1;
  const { damaged: _, ...readable } = statement;
  return step(run.context, worldAt(run, at), at, readable).world;
}

const hostIn = (world: World, name: string): HostState | undefined => world.hosts.find((host) => host.name === name);

export function stateAt(run: Run, at: MomentOf, name: string): State | undefined {
  const host = hostIn(worldAt(run, at), name);
  return host && run.program.roles[host.role]?.states[host.state]?.state;
}

/** All states and variables that a host of this name can have. */
export const roleAt = (run: Run, at: MomentOf, name: string) => {
  const host = hostIn(worldAt(run, at), name);
  return run.program.roles[host?.role ?? 0]?.role;
};

/** The states of all hosts at the end. */
export const statesAtEnd = (run: Run): States => statesIn(run, run.end);

/** The variables of a host that have a value, in the form of the document. */
export function valuesAt(run: Run, at: MomentOf, name: string): readonly (readonly [variable: Variable, value: string])[] {
  const world = worldAt(run, at);
  const host = hostIn(world, name);
  const variables = host && run.program.roles[host.role]?.role.variables;
  return (variables ?? []).flatMap((variable, index) => {
    const value = showValue(run, world, host?.variables[index]);
    return value === '' ? [] : [[variable, value] as const];
  });
}

/** What hosts owe, in words that can be sent, and to whom; one after the other, as most want the first alone. */
export function* owedAt(run: Run, at: number): Generator<readonly [from: string, to: string, message: NextMessage]> {
  const world = worldAt(run, at);
  for (const host of world.hosts) {
    // all others need not be asked: there may be hundreds
    const debts = host.owed.filter(({ how }) => how !== 'allow');
    for (const { name: to } of debts.length === 0 ? [] : world.hosts) {
      if (to === host.name || !debts.some((debt) => debt.to === '' || debt.to === to)) continue;
      const due = propose(run.context, world, host, to).filter(({ shown }) => shown.owed);
      for (const sendable of due) for (const message of tried(run, world, at, host, to, sendable)) yield [host.name, to, message];
    }
  }
}

/** Exactly what `from` may send to `to` now without a mistake: what it owes first, what would be dropped last. */
export function nextMessages(run: Run, at: number, from: string, to: string): readonly NextMessage[] {
  return nextIn(run, worldAt(run, at), at, from, to);
}

/** The same in a world that the run did not come to. */
export function nextIn(run: Run, world: World, at: number, from: string, to: string): readonly NextMessage[] {
  const host = hostIn(world, from);
  if (host === undefined || hostIn(world, to) === undefined || from === to) return [];
  const found = propose(run.context, world, host, to).flatMap((sendable) => tried(run, world, at, host, to, sendable));
  return [
    ...found.filter((each) => each.owed),
    ...found.filter(isPlain),
    ...found.filter((each) => !each.owed && each.dropped !== undefined),
  ];
}

const isPlain = ({ owed, dropped }: NextMessage): boolean => !owed && dropped === undefined;

/** Run for once, to see that it leaves no error and where it leads. */
function tried(run: Run, world: World, at: number, host: HostState, to: string, { shown }: Sendable): readonly NextMessage[] {
  const { faults, happening, world: after } = step(run.context, world, at, messageFor(host.name, to, shown.names));
  if (happening === undefined || faults.some(({ severity }) => severity === 'error')) return [];
  const changes = changed(run, world, after);
  const dropped = happening.discarded;
  const message = {
    names: shown.names,
    fields: known(run, world, at, host.name, to, shown.names) ?? filled(run, after, happening.segment.fields, happening.filled),
    owed: shown.owed,
    changes,
  };
  const why = whyOf(run, host, to, shown, happening.rows.find((row) => row.host === host.name)?.row.rule.see ?? '');
  return [{ ...message, why, ...(dropped === undefined ? {} : { dropped }) }];
}

function whyOf(run: Run, host: HostState, to: string, { names, owed }: Sendable['shown'], see: string): WhyPossible {
  const state = run.program.roles[host.role]?.states[host.state]?.state.name ?? '';
  if (!owed) return { host: host.name, state, answers: '', see };
  const cause = host.owed.find(
    (each) => (each.to === '' || each.to === to) && runNames(run, each.segment).every((name) => names.includes(name)),
  )?.cause;
  const statement = cause === undefined ? undefined : run.context.statements[cause];
  const answers =
    statement?.kind === 'message'
      ? statement.names.map(({ text }) => text).join('+')
      : statement?.kind === 'arrival' && !statement.timed
        ? statement.segment.text
        : '';
  return { host: host.name, state, answers, see };
}

function filled(run: Run, world: World, fields: HostState['variables'], bits: number): readonly (readonly [string, string])[] {
  return run.program.fields.flatMap((field, index) =>
    (bits & (1 << index)) === 0 ? [] : [[field.name, showValue(run, world, fields[index])] as const],
  );
}

/** Where this very message stands already, half written: what comes after it may tell more of its numbers. */
function known(run: Run, world: World, at: number, from: string, to: string, names: readonly string[]): NextMessage['fields'] | undefined {
  const done = run.done.filter(({ happening }) => happening.statement === at);
  if (done.length === 0 || world !== run.worlds[at]) return undefined;
  const [stands] = showSteps(run.context, done, run.end.numbers);
  if (stands?.kind !== 'message' || stands.from !== from || stands.to !== to) return undefined;
  if (stands.names.join('+') !== names.join('+') || stands.fields.some(({ filled: isFilled }) => !isFilled)) return undefined;
  return stands.fields.map(({ name, value }) => [name, value] as const);
}

/** The right values of the fields that a message leaves out, as far as there is one. */
export function fieldsFor(run: Run, at: number, message: Pick<Message, 'from' | 'to' | 'names' | 'fields'>): ReadonlyMap<string, string> {
  const statement = {
    ...messageFor(
      message.from.text,
      message.to.text,
      message.names.map(({ text }) => text),
    ),
    fields: message.fields,
  };
  const { happening, world } = step(run.context, worldAt(run, at), at, statement);
  return new Map(happening === undefined ? [] : filled(run, world, happening.segment.fields, happening.filled));
}

/** The events that can happen at a host now. */
export function nextEvents(run: Run, moment: MomentOf, name: string): readonly NextEvent[] {
  const world = worldAt(run, moment);
  const at = typeof moment === 'number' ? moment : run.context.statements.length;
  return run.program.machine.events.flatMap(({ name: event, text }) => {
    const { faults, happening, world: after } = step(run.context, world, at, eventFor(name, event));
    if (happening === undefined || faults.some(({ severity }) => severity === 'error')) return [];
    return [{ event, text, changes: changed(run, world, after) }];
  });
}

function changed(run: Run, before: World, after: World): readonly StateChange[] {
  const [then, now] = [statesIn(run, before), statesIn(run, after)];
  return Object.entries(now).flatMap(([host, to]) => {
    const from = then[host] ?? '';
    return from === to ? [] : [{ host, from, to }];
  });
}
