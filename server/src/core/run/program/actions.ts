/** What the rows of the machine do, as functions on a turn. */

import type { Assignment, Expression } from '../../machine/expression.js';
import type { RuleAction, Type } from '../../machine/machine.js';
import { compileRequire } from '../step/demand.js';
import type { Turn } from '../step/turn.js';
import type { Owed, Segment, SlotValue } from '../world.js';
import { compileTest, compileValue, compileWho } from './evaluate.js';
import { equal } from './operations.js';
import { type CompileScope, counting, type Evaluate, isNumeric, isSerial, kindOf, largestOf, typeOf } from './types.js';

export type Act = (turn: Turn) => void;

/** What actions need to know of the machine beyond the names in expressions. */
export interface ActionSurroundings {
  readonly scope: CompileScope;
  /** The state's index in its role; −1 if there is none of that name. */
  readonly state: (name: string) => number;
  readonly procedure: (name: string) => Act;
  readonly segment: (names: readonly string[]) => Segment;
  /** The variables of a host that has just begun, one by one. */
  readonly initial: readonly Evaluate[];
  /** How many of them, from the first on, nobody forgets: those around a session, and its key. */
  readonly kept: number;
  /** Has any state a row that sends it? */
  readonly isSent: (segment: Segment) => boolean;
}

export function compileActions(actions: readonly RuleAction[], around: ActionSurroundings): Act {
  return inTurn(actions.map((action) => guarded(action, compileAction(action, around), around.scope)));
}

/** One after the other. */
function inTurn(acts: readonly Act[]): Act {
  const [only] = acts;
  if (acts.length === 1 && only) return only;
  return (turn) => {
    for (const act of acts) act(turn);
  };
}

function guarded(action: RuleAction, act: Act, scope: CompileScope): Act {
  // `require` looks at its guard itself
  if (!action.guard || action.kind === 'require') return act;
  const test = compileTest(action.guard, scope);
  return (turn) => {
    if (test(turn) === true) act(turn);
  };
}

function compileAction(action: RuleAction, around: ActionSurroundings): Act {
  switch (action.kind) {
    case 'require':
      return compileRequire(action, around.scope);
    case 'set':
    case 'assume':
      return compileAssignments(action.assignments, action.kind, around.scope);
    case 'owe':
    case 'reply':
    case 'allow':
      return compileOwe(action, around);
    case 'pass':
      return compilePass(action, around);
    case 'discard':
      return (turn) => {
        turn.discarded ??= { text: action.text, see: action.see };
      };
    case 'mark':
      return (turn) => {
        if (!turn.marks.includes(action.text)) turn.marks = [...turn.marks, action.text];
      };
    case 'go': {
      const target = around.state(action.target);
      return (turn) => {
        if (target >= 0) turn.target = target;
      };
    }
    case 'continue':
      return (turn) => {
        turn.goesOn = true;
      };
    case 'restart':
      return (turn) => {
        turn.fired = withoutNames(turn.fired, action.names);
      };
    case 'do': {
      const { procedure } = action;
      let act: Act | undefined;
      return (turn) => {
        act ??= around.procedure(procedure);
        if (turn.fuel-- > 0) act(turn);
      };
    }
    case 'forget':
      return compileForget(action.names, around);
  }
}

function compileAssignments(assignments: readonly Assignment[], kind: 'set' | 'assume', scope: CompileScope): Act {
  return inTurn(assignments.map((a) => (kind === 'set' ? compileSet(a, scope) : compileAssume(a, scope))));
}

function compileSet({ target, value }: Assignment, scope: CompileScope): Act {
  const { index, type } = scope.variable(target) ?? {};
  if (index === undefined || type === undefined) return () => {};
  const evaluate = chosen(value, type, scope) ?? compileValue(value, scope);
  if (type.kind === 'queue' && type.most !== undefined) return compileQueued(index, type.most, evaluate);
  const most = type.kind === 'int' ? largestOf(type) : Number.MAX_SAFE_INTEGER;
  if (most < Number.MAX_SAFE_INTEGER)
    return (turn) => {
      const slot = evaluate(turn);
      // what was out of bounds before has been told
      const before = turn.variables[index];
      if (typeof slot === 'number' && (slot > most || slot < 0) && !(typeof before === 'number' && (before > most || before < 0)))
        turn.overflows = [...turn.overflows, { variable: index, value: slot }];
      turn.variables[index] = slot;
    };
  return (turn) => {
    turn.variables[index] = evaluate(turn);
  };
}

/** `queue(8)`: what goes beyond its room is told, once. */
const compileQueued =
  (index: number, most: number, evaluate: Evaluate): Act =>
  (turn) => {
    const lengthOf = (slot: SlotValue) => (Array.isArray(slot) ? slot.length : 0);
    const [before, slot] = [turn.variables[index], evaluate(turn)];
    if (lengthOf(slot) > most && lengthOf(before) <= most) turn.overflows = [...turn.overflows, { variable: index, value: lengthOf(slot) }];
    turn.variables[index] = slot;
  };

/** `set own = id` of a sender that leaves `id` out: whatever it was, it is that number from now on. */
function chosen(value: Expression, { kind }: Type, scope: CompileScope): Evaluate | undefined {
  const field = value.kind === 'name' && scope.variable(value.name) === undefined ? scope.field(value.name) : undefined;
  const isNumber = (each: Type['kind'] | undefined) => each === 'int' || each === 'serial';
  if (field === undefined || !isNumber(kind) || !isNumber(field.type.kind)) return undefined;
  const { index, type } = field;
  const how = counting(kindOf(type));
  return (turn) => {
    const given = turn.segment.fields[index];
    if (given !== undefined || turn.onlyChecks || turn.call !== undefined) return given;
    const fresh = turn.fresh(how);
    turn.numbers = turn.numbers.own(fresh);
    turn.segment.fields[index] = fresh;
    turn.segment.filled |= 1 << index;
    return fresh;
  };
}

/** Sets what has no value, and learns what is not known. A field left out and a variable without a value become one unknown. */
function compileAssume({ target, value }: Assignment, scope: CompileScope): Act {
  const variable = scope.variable(target);
  const evaluate = compileValue(value, scope);
  const field = value.kind === 'name' ? scope.field(value.name)?.index : undefined;
  const how = counting(variable && isSerial(kindOf(variable.type)) ? kindOf(variable.type) : typeOf(value, scope));
  return (turn) => {
    if (!variable) return;
    const [now, given] = [turn.variables[variable.index], evaluate(turn)];
    if (now === undefined) {
      const numeric = variable.type.kind === 'serial' || variable.type.kind === 'int';
      const begun = given ?? (field !== undefined && numeric ? turn.fresh(how) : undefined);
      if (isNumeric(begun) && typeof begun !== 'number') turn.numbers = turn.numbers.own(begun);
      turn.variables[variable.index] = begun;
    } else if (isNumeric(now) && isNumeric(given) && equal(turn, now, given) === undefined) turn.unify(now, given);
  };
}

function compileOwe(action: Extract<RuleAction, { kind: 'owe' | 'reply' | 'allow' }>, around: ActionSurroundings): Act {
  const segments = [action.names, ...(action.others ?? [])].map((names) => around.segment(names));
  const values = action.fields.map((f) => ({ index: around.scope.field(f.target)?.index, value: expected(f.value, around.scope) }));
  const to = action.to && (action.to.kind === 'name' ? compileWho(action.to.name, around.scope) : compileValue(action.to, around.scope));
  return (turn) => {
    const receivers = receiversOf(turn, to);
    const whole = action.any ? choiceOf(segments, receivers) : undefined;
    for (const [receiver, { flags, kind, fields }] of receivers.flatMap((name) => segments.map((each) => [name, each] as const))) {
      const filled = fields.slice();
      for (const { index, value } of values) if (index !== undefined) filled[index] = value(turn);
      const choice = whole ?? (segments.length > 1 ? choiceOf(segments, [receiver]) : undefined);
      turn.owed = owing(turn, turn.owed, {
        how: action.kind,
        segment: { flags, kind, fields: filled },
        to: receiver,
        ...(choice !== undefined && { choice }),
        label: action.label,
        group: turn.group,
        see: turn.rows.at(-1)?.rule.see ?? '',
        ...(turn.cause !== undefined && { cause: turn.cause }),
        ...(turn.call !== undefined && { call: turn.call }),
      });
    }
  };
}

/** `unknown`: whatever stands there will do. */
const expected = (value: Expression, scope: CompileScope): Evaluate =>
  value.kind === 'name' && value.name === 'unknown' ? () => undefined : compileValue(value, scope);

/** By a row, where there is one for it; else just as it arrived. */
function compilePass(action: Extract<RuleAction, { kind: 'pass' }>, around: ActionSurroundings): Act {
  const values = action.fields.map((f) => ({ index: around.scope.field(f.target)?.index, value: compileValue(f.value, around.scope) }));
  const to = action.to && (action.to.kind === 'name' ? compileWho(action.to.name, around.scope) : compileValue(action.to, around.scope));
  return (turn) => {
    const { flags, kind } = turn.segment;
    const fields = turn.segment.fields.slice();
    for (const { index, value } of values) if (index !== undefined) fields[index] = value(turn);
    const segment = { flags, kind, fields };
    const receivers = receiversOf(turn, to);
    const choice = action.any ? choiceOf([segment], receivers) : undefined;
    for (const receiver of receivers)
      turn.owed = owing(turn, turn.owed, {
        how: around.isSent(segment) ? 'owe' : 'reply',
        segment,
        to: receiver,
        ...(choice !== undefined && { choice }),
        label: '',
        group: turn.group,
        see: turn.rows.at(-1)?.rule.see ?? '',
        ...(turn.cause !== undefined && { cause: turn.cause }),
        ...(turn.call !== undefined && { call: turn.call }),
      });
  };
}

function receiversOf(turn: Turn, to: Evaluate | undefined): readonly string[] {
  const receivers = to ? to(turn) : turn.peers.length > 1 ? turn.peers : turn.peer;
  return Array.isArray(receivers) ? receivers.map(String) : [String(receivers ?? '')];
}

/** Debts of which one is enough have the same choice. */
const choiceOf = (segments: readonly Segment[], receivers: readonly string[]): string =>
  [...segments.map(({ flags, kind }) => `${flags} ${kind}`), ...receivers].join('|');

const withoutNames = (counts: Turn['fired'], names: readonly string[]): Turn['fired'] =>
  Object.fromEntries(Object.entries(counts).filter(([name]) => !names.includes(name)));

/** As many replies as a host keeps in mind; older ones are overtaken. */
const repliesKept = 16;

/** One message answers all that ask for it; replies differ by their numbers. */
function owing(turn: Turn, owed: readonly Owed[], more: Owed): readonly Owed[] {
  if (owed.length === 0) return [more];
  const kept = owed.filter((o) => !isSame(turn, o, more));
  const replies = kept.reduce((n, o) => (o.how === 'allow' ? n + 1 : n), 0);
  const cause = more.cause ?? owed.find((o) => isSame(turn, o, more))?.cause;
  const answer = cause === more.cause ? more : { ...more, ...(cause !== undefined && { cause }) };
  return [...(replies >= repliesKept ? kept.filter((o) => o.how !== 'allow') : kept), answer];
}

const isSame = (turn: Turn, one: Owed, other: Owed): boolean =>
  one.how === other.how &&
  one.to === other.to &&
  one.choice === other.choice &&
  one.segment.flags === other.segment.flags &&
  one.segment.kind === other.segment.kind &&
  (one.how === 'owe' ||
    one.segment.fields.every((f, i) => f === other.segment.fields[i] || equal(turn, f, other.segment.fields[i]) === true));

/** The same message, or one with all of its flags. */
const brings = (owed: Segment, { kind, flags }: Segment): boolean =>
  kind >= 0 ? owed.kind === kind : kind === -1 && (owed.flags & flags) === flags;

function compileForget(names: readonly string[], around: ActionSurroundings): Act {
  const indices = names.flatMap((name) => around.scope.variable(name)?.index ?? []);
  const messages = names.filter((name) => around.scope.variable(name) === undefined).map((name) => around.segment([name]));
  if (names.length > 0)
    return (turn) => {
      if (messages.length > 0) turn.owed = turn.owed.filter(({ segment }) => !messages.some((each) => brings(segment, each)));
      const values = indices.map((index) => around.initial[index]?.(turn));
      indices.forEach((index, i) => {
        turn.variables[index] = values[i];
      });
    };
  return (turn) => {
    turn.variables = around.initial.map((value, at) => (at < around.kept ? turn.variables[at] : value(turn)));
    // what this very turn allows is said of the end, and outlives it
    turn.owed = turn.owed.filter((o) => o.how === 'reply' || (o.how === 'allow' && o.group === turn.group));
  };
}
