/** Which earlier message a wrong one repeats but for one name or number: written like that, the machine knows it again. */
import type { Message } from '../../exchange/exchange.js';
import { writtenForm } from '../../exchange/written.js';
import { countErrors } from '../../run/context.js';
import type { Run } from '../../run/run.js';
import { step } from '../../run/step/step.js';

export interface Repeat {
  readonly earlier: Message;
  /** What the machine calls it. */
  readonly mark: string;
}

/** The last one that will do. */
export function repeatedBy(run: Run, at: number): Repeat | undefined {
  const { statements } = run.context;
  const [statement, world] = [statements[at], run.worlds[at]];
  if (statement?.kind !== 'message' || world === undefined || statement.stray) return undefined;
  for (const earlier of statements.slice(Math.max(0, at - FURTHEST), at).reverse()) {
    if (earlier.kind !== 'message' || !isLike(earlier, statement)) continue;
    const { faults, happening } = step(run.context, world, at, { ...statement, names: earlier.names, fields: earlier.fields });
    const mark = happening?.marks[0];
    if (mark !== undefined && happening?.discarded === undefined && countErrors(faults) === 0) return { earlier, mark };
  }
  return undefined;
}

const FURTHEST = 200;

const isLike = (earlier: Message, message: Message): boolean =>
  earlier.from.text === message.from.text &&
  earlier.to.text === message.to.text &&
  !earlier.stray &&
  !earlier.blank &&
  differences(earlier, message) === 1;

function differences(one: Message, other: Message): number {
  const [a, b] = [one, other].map(({ fields }) => new Map(fields.map(({ name, value }) => [name.text, writtenForm(value)])));
  const fields = [...new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])])].filter((name) => a?.get(name) !== b?.get(name));
  return fields.length + (namesOf(one) === namesOf(other) ? 0 : 1);
}

const namesOf = ({ names }: Message): string =>
  names
    .map(({ text }) => text)
    .sort()
    .join('+');
