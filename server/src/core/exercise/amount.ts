/** How much a host sends: what is sent again counts once, also in other pieces than before. */
import type { Run } from '../run/run.js';
import type { MessageStep } from '../trace/trace.js';
import type { Goal } from './exercise.js';

/** From one number to another, both counted from the same symbol, or from zero. */
interface SentStretch {
  readonly base: string;
  readonly from: number;
  readonly to: number;
}

export function amountSent({ host, field, order }: Extract<Goal, { kind: 'sends' }>, { trace }: Run): number {
  const stretches = trace.steps.flatMap((step) =>
    step.kind === 'message' && step.from === host.text && !step.stray ? stretchOf(step, field, order) : [],
  );
  let [sum, base, end] = [0, '', Number.NEGATIVE_INFINITY];
  for (const each of stretches.sort((a, b) => compared(a.base, b.base) || a.from - b.from)) {
    if (each.base !== base) [base, end] = [each.base, Number.NEGATIVE_INFINITY];
    sum += Math.max(0, each.to - Math.max(end, each.from));
    end = Math.max(end, each.to);
  }
  return sum;
}

/** @param order the field that tells where it belongs; a message without it stands for itself */
function stretchOf(step: MessageStep, field: string, order: string): readonly SentStretch[] {
  const value = (wanted: string) => step.fields.find(({ name }) => name === wanted)?.value;
  const amount = Number(value(field)) || 0;
  if (amount === 0) return [];
  const [, number, base = '', offset] = /^(?:(\d+)|(.+?)([+-]\d+)?)$/.exec(value(order) ?? `${step.statement}:`) ?? [];
  const from = Number(number ?? offset ?? 0);
  return [{ base, from, to: from + amount }];
}

const compared = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
