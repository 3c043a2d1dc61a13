/** What happened, in the form of the document: the trace's steps, made once the run is over and all numbers are as known as they will be. */

import type { Message, Statement } from '../exchange/exchange.js';
import { frameOf } from '../exchange/frame.js';
import { isGivenName } from '../exchange/schedule.js';
import { writtenForm } from '../exchange/written.js';
import type { Problem } from '../problem/problem.js';
import { recordOf } from '../record.js';
import type { AppliedRule, ShownField, States, Step } from '../trace/trace.js';
import type { Context } from './context.js';
import { showSlot } from './display.js';
import { namesOf } from './program/program.js';
import { debtsOf, machinesOf, statesShown } from './step/machines.js';
import type { HostState, StatementEffect, World } from './world.js';

export interface Done {
  readonly happening: StatementEffect;
  readonly before: World;
  readonly after: World;
  readonly problems: readonly Problem[];
}

export const statesOf = (context: Context, world: World): States =>
  recordOf(world.hosts.map((h) => [h.name, statesShown(context.program, h)]));

/** `numbers` are those at the end of the run. */
export function showSteps(context: Context, done: readonly Done[], numbers: World['numbers']): Step[] {
  const stepAt = new Map(done.map((d, i) => [d.happening.statement, i]));
  let [world, states]: [World | undefined, States] = [undefined, {}];
  return done.map((d) => {
    // most messages change no state
    if (world === undefined || !haveSameStates(world, d.after)) states = statesOf(context, d.after);
    world = d.after;
    return showStep(context, d, numbers, { states, stepAt });
  });
}

const haveSameStates = ({ hosts }: World, after: World): boolean =>
  hosts.length === after.hosts.length &&
  hosts.every((host, i) => {
    const other = after.hosts[i];
    return (
      host === other ||
      (host.name === other?.name && host.role === other.role && host.state === other.state && host.sessions === other.sessions)
    );
  });

function showStep(
  context: Context,
  { happening: h, before, after, problems }: Done,
  numbers: World['numbers'],
  { states, stepAt }: { readonly states: States; readonly stepAt: ReadonlyMap<number, number> },
): Step {
  const statement = context.statements[h.statement];
  const common = {
    statement: h.statement,
    span: statement?.span ?? { start: 0, end: 0 },
    states,
    passed: h.passed.length === 0 ? NONE_PASSED : recordOf(h.passed.map((p) => [p.host, p.states])),
    problems,
  };
  const later = shownLater({
    fields: () => showFields(context, h, numbers, statement),
    changed: () => recordOf(after.hosts.flatMap((host, i) => changedOf(context, before.hosts[i], host, numbers))),
    owed: () => recordOf(after.hosts.flatMap((host) => owedOf(context, host))),
    rules: () => h.rows.flatMap(applied),
  });
  if (h.kind === 'event') {
    const timer = context.program.machine.events.find((e) => e.name === h.event)?.timer ?? false;
    return Object.assign(later, { kind: 'event' as const, ...common, host: h.from, event: h.event ?? '', label: h.label, timer });
  }
  const carried = {
    from: h.from,
    to: h.to,
    names: namesOf({ flags: h.writtenFlags, kind: h.segment.kind }, context.program),
    label: h.label,
    marks: h.marks,
    ...(h.discarded !== undefined && { discarded: h.discarded }),
    ...framed(statement),
  };
  if (h.kind === 'message')
    return Object.assign(later, {
      kind: 'message' as const,
      ...common,
      ...carried,
      fate: h.fate,
      stray: h.stray,
      ...byClock(statement),
      ...(h.name !== undefined && isGivenName(h.name) && { name: h.name }),
    });
  const sentAt = h.sentAt === undefined ? undefined : stepAt.get(h.sentAt);
  return Object.assign(later, {
    kind: 'arrival' as const,
    ...common,
    ...carried,
    name: h.name !== undefined && isGivenName(h.name) ? h.name : '',
    duplicate: h.duplicate ?? false,
    ...(sentAt !== undefined && { sentAt }),
  });
}

const NONE_PASSED: Step['passed'] = recordOf([]);

type ShownLater = Pick<Step, 'fields' | 'changed' | 'owed' | 'rules'>;

/** Of long exchanges a few steps are looked at: what takes time to show is made when somebody asks for it. */
function shownLater(make: { readonly [K in keyof ShownLater]: () => ShownLater[K] }): ShownLater {
  const made: { -readonly [K in keyof ShownLater]?: ShownLater[K] } = {};
  return {
    get fields() {
      made.fields ??= make.fields();
      return made.fields;
    },
    get changed() {
      made.changed ??= make.changed();
      return made.changed;
    },
    get owed() {
      made.owed ??= make.owed();
      return made.owed;
    },
    get rules() {
      made.rules ??= make.rules();
      return made.rules;
    },
  };
}

function applied({ host, row }: StatementEffect['rows'][number]): AppliedRule[] {
  const { kind, see, place } = row.rule;
  return kind === 'enter' || kind === 'begin' ? [] : [{ host, kind, see, place }];
}

const framed = (statement: Statement | undefined) => {
  const frame = statement?.kind === 'message' ? frameOf(statement) : undefined;
  return frame === undefined ? {} : { frame };
};

const byClock = (statement: Statement | undefined) =>
  statement?.kind === 'message' && statement.arrives !== undefined ? { timed: true } : {};

/** Written fields as they were written, then those that the machine filled in. An arrival shows all that the segment carries. */
function showFields(context: Context, h: StatementEffect, numbers: World['numbers'], statement: Statement | undefined): ShownField[] {
  const written = new Map(statement?.kind === 'message' ? statement.fields.map((f) => [f.name.text, f.value]) : []);
  return context.program.fields.flatMap((field, i): ShownField[] => {
    const bit = 1 << i;
    const [given, filled, blank] = [(h.given & bit) !== 0, (h.filled & bit) !== 0, (h.blank & bit) !== 0];
    const slot = h.segment.fields[i];
    const carried = h.kind === 'arrival' && slot !== undefined && slot !== context.program.defaults[i];
    if (!given && !filled && !carried) return [];
    const own = given ? asWritten(written.get(field.name)) : undefined;
    return [{ name: field.name, value: own ?? showSlot(context, numbers, slot), filled: !given && h.kind === 'message', blank }];
  });
}

function asWritten(value: Message['fields'][number]['value'] | undefined): string | undefined {
  if (value === undefined || value.kind === 'blank') return undefined;
  if (value.kind === 'number') return String(value.value);
  return value.kind === 'text' ? value.value : writtenForm(value);
}

function changedOf(
  context: Context,
  before: HostState | undefined,
  after: HostState,
  numbers: World['numbers'],
): [string, Readonly<Record<string, string>>][] {
  const sessions = machinesOf(after).slice(1);
  const own = changesOf(context, before, after, numbers, 0);
  const inner = sessions.flatMap((session, at) => {
    const then = before && machinesOf(before)[at + 1];
    if (then?.variables === session.variables) return [];
    const changes = changesOf(context, then, session, numbers, after.variables.length);
    const path = sessions.length === 1 ? '' : `${pathOf(context, session, numbers)}.`;
    return changes.map(([name, value]): [string, string] => [path + name, value]);
  });
  const changed = [...own, ...inner];
  return changed.length === 0 ? [] : [[after.name, recordOf(changed)]];
}

/** Of its variables, from this one on. */
function changesOf(
  context: Context,
  before: HostState | undefined,
  after: HostState,
  numbers: World['numbers'],
  from: number,
): [string, string][] {
  if (before?.variables === after.variables) return [];
  const variables = context.program.roles[after.role]?.role.variables ?? [];
  // where some variables have a text, the others are the protocol's own affair
  const told = variables.some((v) => v.text !== '');
  return variables.flatMap((v, i): [string, string][] => {
    if (i < from || (told && v.text === '')) return [];
    const [then, now] = [before?.variables[i], after.variables[i]].map((slot) => showSlot(context, numbers, slot));
    return then === now ? [] : [[v.name, now ?? '']];
  });
}

/** `lease(7)`, as it is called in an exchange. */
function pathOf(context: Context, session: HostState, numbers: World['numbers']): string {
  const { role, session: kind } = context.program.roles[session.role] ?? {};
  const key = (kind?.key ?? []).map(({ variable }) => showSlot(context, numbers, session.variables[variable]));
  return `${role?.name ?? ''}(${key.join(', ')})`;
}

function owedOf(context: Context, host: HostState): [string, string[]][] {
  const owed = debtsOf(host)
    .filter((o) => o.how !== 'allow')
    .map((o) => namesOf(o.segment, context.program).join('+'));
  return owed.length === 0 ? [] : [[host.name, owed]];
}
