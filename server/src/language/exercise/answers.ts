/** The answers to an exercise, one edit each: those of its solution, else what the machine knows. */

import {
  type AnswerSlot,
  claimText,
  compare,
  type Exercise,
  type ExerciseSetting,
  type FixEdit,
  filled,
  firstDraw,
  indexOfGap,
  isChecked,
  LONGEST_EXERCISE,
  type Plan,
  planOf,
  type Run,
  runOf,
  type ShownField,
  type Statement,
  slotsOf,
  stateAt,
  statementText,
  valuesAt,
  wayTo,
  withDraw,
} from '../../core/index.js';

/** In the order of the text. Spans are those of the exercise's own document. */
export function answers(exercise: Exercise, setting: ExerciseSetting): readonly FixEdit[] {
  if (exercise.given.statements.length > LONGEST_EXERCISE) return [];
  const drawn = withDraw(exercise, firstDraw(exercise));
  const plan = planOf(drawn, setting);
  const [solution] = drawn.solutions;
  const found = solution === undefined ? byMachine(plan, setting) : bySolution(plan, solution.exchange.statements);
  return [...found].sort((a, b) => a.span.start - b.span.start);
}

function bySolution(plan: Plan, solution: readonly Statement[]): readonly FixEdit[] {
  const { exercise, given } = plan;
  const { own, added } = compare(plan, { ...exercise, given: { ...exercise.given, statements: solution }, gaps: [], shuffles: [] });
  const statements = given.map(({ statement }) => statement);
  const inBlanks = statements.flatMap((statement, at) => slotsOf(statement).flatMap((slot) => editFor(slot, own[at])));
  const mended = plan.kind === 'fill' ? [] : mendedLines(plan, own, added);
  const inGaps = exercise.gaps.map((gap): FixEdit => {
    const lines = added.filter(({ before }) => before === indexOfGap(gap, statements)).map(({ statement }) => statementText(statement));
    return { span: gap, text: lines.join('\n  ') };
  });
  return [...inBlanks, ...inGaps, ...mended];
}

function editFor(slot: AnswerSlot, own: Statement | undefined): readonly FixEdit[] {
  const answer = own && filled(slot, own);
  if (own === undefined || answer === undefined) return [];
  const text = textFor(slot, own);
  return text === '' ? [] : [{ span: slot.span, text }];
}

function textFor({ kind, name, at }: AnswerSlot, own: Statement): string {
  if (kind === 'message') return statementText(own).replace(/^[^:]*: /u, '');
  if (own.kind === 'claims') {
    const claim = own.claims[at];
    return claim === undefined ? '' : claimText(claim).replace(/^.* (?:in|=) /u, '');
  }
  const line = ` ${statementText(own)} `;
  return new RegExp(` ${name}=("(?:[^"\\\\]|\\\\.)*"|[^ ]+) `, 'u').exec(line)?.[1] ?? '';
}

function mendedLines(
  { given }: Plan,
  own: readonly (Statement | undefined)[],
  added: ReturnType<typeof compare>['added'],
): readonly FixEdit[] {
  return given.flatMap(({ statement, free }, at): FixEdit[] => {
    const put = added.filter(({ before }) => before === at).map((each) => statementText(each.statement));
    const now = own[at];
    const line = now === undefined ? (free ? [] : [statementText(statement)]) : [statementText(now)];
    const isSame = put.length === 0 && now !== undefined && statementText(now) === statementText(statement);
    const text = [...put, ...line].join('\n  ');
    if (isSame || statement.kind === 'host') return [];
    // the span of claims leaves their first word out
    return [{ span: statement.span, text: statement.kind === 'claims' ? text.replace(/^expect /, '') : text }];
  });
}

function byMachine({ exercise }: Plan, setting: ExerciseSetting): readonly FixEdit[] {
  const run = runOf(exercise.given, setting);
  const inBlanks = exercise.given.statements.flatMap((statement, at) =>
    slotsOf(statement).flatMap((slot): FixEdit[] => {
      const text = known(slot, statement, at, run);
      return text === '' ? [] : [{ span: slot.span, text }];
    }),
  );
  return [...inBlanks, ...gapByMachine(exercise, run)];
}

function known({ kind, name }: AnswerSlot, statement: Statement, at: number, run: Run): string {
  if (kind === 'state') return stateAt(run, at, name)?.name ?? '';
  if (statement.kind === 'claims') {
    const claim = statement.claims.find((each) => each.kind === 'variable' && each.variable.text === name);
    return valuesAt(run, at, claim?.host.text ?? '').find(([variable]) => variable.name === name)?.[1] ?? '';
  }
  const step = run.trace.steps.find((each) => each.statement === at);
  if (step?.kind !== 'message') return '';
  return kind === 'message' ? whole(step) : (step.fields.find((field) => field.name === name)?.value ?? '');
}

/** With its numbers, as far as the machine knows them; a name would be one of its own making. */
const whole = ({ names, fields }: { readonly names: readonly string[]; readonly fields: readonly ShownField[] }): string =>
  [names.join('+'), ...fields.filter(({ value }) => /^\d+$/.test(value)).map(({ name, value }) => `${name}=${value}`)].join(' ');

const MOST_STEPS = 8;

/** Where all is open, a way to the goals, if there is a short one. */
function gapByMachine({ gaps, given, goals }: Exercise, run: Run): readonly FixEdit[] {
  const [gap, ...others] = gaps;
  const statements = given.statements.filter(isChecked);
  if (gap === undefined || others.length > 0 || indexOfGap(gap, statements) !== statements.length) return [];
  const way = wayTo(goals, run, MOST_STEPS);
  return way === undefined || way.length === 0 ? [] : [{ span: gap, text: way.map(statementText).join('\n  ') }];
}
