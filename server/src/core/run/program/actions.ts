/** What the rows of the machine do, as functions on a turn. */

import type { Assignment, Expression } from '../../machine/expression.js';
import type { RuleAction, Type } from '../../machine/machine.js';
import { compileRequire } from '../step/demand.js';
import type { Turn } from '../step/turn.js';
import type { Segment, SlotValue } from '../world.js';
import { compileTest, compileValue } from './evaluate.js';
import { equal } from './operations.js';
import { compileOwe, compilePass } from './owe.js';
import {
  type Act,
  type ActionSurroundings,
  type CompileScope,
  counting,
  type Evaluate,
  isNumeric,
  isSerial,
  kindOf,
  largestOf,
  typeOf,
} from './types.js';

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

/** Without its guard. */
export function compileAction(action: RuleAction, around: ActionSurroundings): Act {
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

const withoutNames = (counts: Turn['fired'], names: readonly string[]): Turn['fired'] =>
  Object.fromEntries(Object.entries(counts).filter(([name]) => !names.includes(name)));

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
