/** Fields that were put into given messages: harmless where they say what is so anyway, else another message than the given one. */
import type { Exchange, Message, Statement } from '../exchange/exchange.js';
import type { Run } from '../run/run.js';
import { contains } from '../span.js';
import type { AnswerComparison } from './compare.js';
import type { Plan } from './plan.js';
import { fieldOf } from './same.js';

interface Embellished {
  /** Index of the given statement. */
  readonly at: number;
  readonly own: Message;
  readonly added: readonly string[];
}

/** Indices of the given messages that carry more than was given, and something else than they would carry anyway. */
export function embellishedLines(
  plan: Plan,
  comparison: AnswerComparison,
  run: Run,
  runOf: (exchange: Exchange) => Run,
): readonly number[] {
  const found = plan.kind === 'free' ? [] : embellished(plan, comparison);
  if (found.length === 0) return [];
  const { exchange } = run.trace;
  const plain = runOf({ ...exchange, statements: exchange.statements.map((each) => without(each, found)) });
  return found.flatMap(({ at, own, added }) => (added.some((name) => isOther(name, own, run, plain)) ? [at] : []));
}

function embellished({ given, solved, kind }: Plan, { own, changed }: AnswerComparison): readonly Embellished[] {
  return given.flatMap(({ statement, free }, at): Embellished[] => {
    const answer = own[at];
    if (changed.has(at) || statement.kind !== 'message' || statement.blank || answer?.kind !== 'message') return [];
    const model = kind === 'mend' && free ? solved?.[at] : undefined;
    // how a line is to be mended, only a solution tells
    if (free && model?.kind !== 'message') return [];
    const known = [...statement.fields, ...(model?.kind === 'message' ? model.fields : [])];
    const added = answer.fields.flatMap(({ name }) => (fieldOf(known, name.text) === undefined ? [name.text] : []));
    return added.length === 0 ? [] : [{ at, own: answer, added }];
  });
}

function without(statement: Statement, found: readonly Embellished[]): Statement {
  const line = found.find(({ own }) => own.span.start === statement.span.start);
  if (line === undefined || statement.kind !== 'message') return statement;
  return { ...statement, fields: statement.fields.filter(({ name }) => !line.added.includes(name.text)) };
}

const NUMBER = /^\d+$/;

/** Where the sender is free to choose a number, one is as good as another. */
function isOther(name: string, own: Message, run: Run, plain: Run): boolean {
  const [written, anyway] = [valueIn(run, own, name), valueIn(plain, own, name)];
  if (written === anyway || (anyway !== undefined && !NUMBER.test(anyway))) return false;
  return anyway !== undefined || written !== '0';
}

const valueIn = ({ trace }: Run, { span }: Message, name: string): string | undefined => {
  const step = trace.steps.find((each) => each.kind === 'message' && contains(span, each.span));
  return step?.fields.find((field) => field.name === name)?.value;
};
