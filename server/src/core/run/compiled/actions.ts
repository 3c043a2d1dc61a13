/** What a row does, as JavaScript statements; an action without a text calls the function that defines it. Where a rule is broken, the text gives up. */
import type { Assignment, Expression } from '../../machine/expression.js';
import type { RuleAction } from '../../machine/machine.js';
import { compileAction } from '../program/actions.js';
import { type ActionSurroundings, largestOf } from '../program/types.js';
import { joined, type TermWriter } from './terms.js';

type RequireAction = Extract<RuleAction, { kind: 'require' }>;
type Setting = Extract<RuleAction, { kind: 'set' | 'assume' }>;

/** Procedures that do each other without end are refused when the machine is made; these are fewer than anybody writes. */
const deepest = 16;

export interface ActionText {
  readonly terms: TermWriter;
  readonly around: ActionSurroundings;
  readonly direction: 'send' | 'receive';
  /** The actions of a procedure. */
  readonly procedure: (name: string) => readonly RuleAction[];
}

/** The function gives up: the row is carried out by the definition, from the beginning. */
export const GIVE_UP = 'return false;';

export function actionsText(text: ActionText, actions: readonly RuleAction[], depth = 0): string {
  return actions.map((action) => guardedText(text, action, depth)).join('\n');
}

function guardedText(text: ActionText, action: RuleAction, depth: number): string {
  const guard = action.guard ? text.terms.test(action.guard, true) : 'true';
  if (guard === 'false') return '';
  const js = actionText(text, action, depth);
  return guard === 'true' || js === '' ? js : `if (${guard}) {\n${js}\n}`;
}

function actionText(text: ActionText, action: RuleAction, depth: number): string {
  switch (action.kind) {
    case 'set':
    case 'assume':
      return action.assignments.map((each) => assignmentText(text, action, each)).join('\n');
    case 'require':
      return requireText(text, action);
    case 'do':
      return depth > deepest ? GIVE_UP : actionsText(text, text.procedure(action.procedure), depth + 1);
    default:
      return actText(text, action);
  }
}

/** Done by its definition. What was forgotten, or learned, may not be plain any more. */
function actText({ terms, around }: ActionText, action: RuleAction): string {
  const act = compileAction(action, around);
  const call = `${terms.constant(act)}(turn);`;
  return action.kind === 'forget' || action.kind === 'set' || action.kind === 'assume'
    ? `${call} V = turn.variables; if (!plain(V, M)) ${GIVE_UP}`
    : call;
}

function assignmentText(text: ActionText, action: Setting, { target, value }: Assignment): string {
  const { terms, direction } = text;
  const variable = terms.scope.variable(target);
  if (variable === undefined) return '';
  const slot = `V[${variable.index}]`;
  const asDefined = () => actText(text, { kind: action.kind, assignments: [{ target, value }] });
  if (variable.type.kind === 'ranges') {
    const js = action.kind === 'set' && value.kind !== 'name' ? terms.ranges(value) : undefined;
    return js ? `${slot} = ${js};` : asDefined();
  }
  const isNumber = (e: Expression) => terms.isNumber(e);
  if (!isNumber({ kind: 'name', name: target }) || !isNumber(value)) return asDefined();
  const { js, isSure } = terms.value(value);
  const isField = value.kind === 'name' && terms.scope.field(value.name) !== undefined;
  const temporary = terms.temporary();
  // a field that was left out becomes a number of its own, which is not plain
  const given = isField && (direction === 'send' || action.kind === 'assume') ? `if (${temporary} === undefined) ${GIVE_UP}` : '';
  if (action.kind === 'assume') return `if (${slot} === undefined) { ${temporary} = ${js}; ${given} ${slot} = ${temporary}; }`;
  const most = variable.type.kind === 'int' ? largestOf(variable.type) : Number.MAX_SAFE_INTEGER;
  const bound = most < Number.MAX_SAFE_INTEGER ? `if (${temporary} > ${most} || ${temporary} < 0) ${GIVE_UP}` : '';
  if (given === '' && bound === '') return `${slot} = ${js};`;
  return `${temporary} = ${js}; ${isSure ? '' : given} ${bound} ${slot} = ${temporary};`;
}

/** Each clause is true, or not certainly false, and then a field that was left out is filled in. */
function requireText(text: ActionText, { condition }: RequireAction): string {
  return parts(condition, 'and')
    .map((clause) => clauseText(text, clause))
    .join('\n');
}

function clauseText({ terms }: ActionText, clause: Expression): string {
  const alternatives = parts(clause, 'or');
  const holds = joined(
    false,
    alternatives.map((each) => terms.test(each, true)),
  );
  if (holds === 'true') return '';
  const fails = joined(
    true,
    alternatives.map((each) => terms.test(each, false)),
  );
  const equality = alternatives.map(sidesOf).find((sides) => sides !== undefined);
  if (fails === 'true') return GIVE_UP;
  return `if (!(${holds})) { if (${fails}) ${GIVE_UP} ${equality ? learnText(terms, equality) : ''} }`;
}

function learnText(terms: TermWriter, sides: readonly [Expression, Expression]): string {
  // what is not a number is left to the definition
  if (!sides.every((side) => terms.isNumber(side))) return GIVE_UP;
  const [[a, left], [b, right]] = [sideText(terms, sides[0]), sideText(terms, sides[1])];
  const fill = (field: number | undefined, value: string) =>
    field === undefined ? '' : `if (${value} !== undefined) { M[${field}] = ${value}; turn.segment.filled |= ${1 << field}; }`;
  return `${a.before} ${b.before} if (${a.js} === undefined) { ${fill(left, b.js)} } else if (${b.js} === undefined) { ${fill(right, a.js)} }`;
}

function sideText(terms: TermWriter, side: Expression): readonly [{ readonly js: string; readonly before: string }, number | undefined] {
  const js = terms.temporary();
  const isFlag = side.kind === 'name' && terms.scope.flag(side.name) !== undefined;
  const field = side.kind === 'name' && !isFlag ? terms.scope.field(side.name)?.index : undefined;
  return [{ js, before: `${js} = ${terms.value(side).js};` }, field];
}

const sidesOf = (e: Expression): readonly [Expression, Expression] | undefined => {
  const link = e.kind === 'compare' && e.rest.length === 1 ? e.rest[0] : undefined;
  return e.kind === 'compare' && link?.op === '==' ? [e.first, link.operand] : undefined;
};

const parts = (e: Expression, op: 'and' | 'or'): readonly Expression[] =>
  e.kind === 'binary' && e.op === op ? [...parts(e.left, op), ...parts(e.right, op)] : [e];
