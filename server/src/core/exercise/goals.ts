/** Is a goal reached at the end of a run? */
import type { Claims, ExpectError, FieldValue, Message } from '../exchange/exchange.js';
import { symbolForm } from '../exchange/written.js';
import { runNames, statesIn } from '../run/ask.js';
import type { Run } from '../run/run.js';
import { step } from '../run/step/step.js';
import type { World } from '../run/world.js';
import type { Goal, Sought } from './exercise.js';

/** What is the case instead, in a few words; `undefined` where the goal is reached. */
export function missed(goal: Goal, run: Run): string | undefined {
  switch (goal.kind) {
    case 'claim':
    case 'owed':
      return missedIn(goal, run, run.end);
    case 'at-most': {
      const sent = messages(run).length;
      return sent <= goal.messages ? undefined : `${sent} messages`;
    }
    case 'with':
      return isThere(goal.sought, run) ? undefined : 'no such message';
    case 'lost': {
      const message = messages(run)[Number(goal.message) - 1];
      return message?.fate === 'lost' ? undefined : message === undefined ? `only ${messages(run).length} messages` : 'it is not lost';
    }
    case 'no-errors':
      return run.context.statements.some(isExpectError) ? 'an error is expected' : undefined;
  }
}

/** Goals that can be asked of any world. */
export function missedIn(goal: Goal, run: Run, world: World): string | undefined {
  if (goal.kind === 'claim') return missedClaim(goal, run, world);
  if (goal.kind !== 'owed') return undefined;
  const { host, names } = goal;
  const owed = world.hosts
    .filter(({ name }) => host === undefined || name === host.text)
    .flatMap(({ name, owed: all }) =>
      all.filter(({ how }) => how !== 'allow').map(({ segment }) => ({ host: name, names: runNames(run, segment) })),
    );
  const isMet = names.length === 0 ? owed.length === 0 : owed.some((each) => names.every(({ text }) => each.names.includes(text)));
  return isMet ? undefined : owed.map((each) => `${each.host} owes ${each.names.join('+')}`).join(', ') || 'nothing is owed';
}

function missedClaim({ claim }: Extract<Goal, { kind: 'claim' }>, run: Run, world: World): string | undefined {
  const statement: Claims = { kind: 'claims', claims: [claim], trailing: false, span: claim.span };
  const { faults } = step(run.context, world, run.context.statements.length, statement);
  const fault = faults.find(({ severity }) => severity === 'error');
  if (fault === undefined) return undefined;
  const { facts } = fault.problem();
  if (facts.kind === 'claim' && facts.subject === 'variable') return facts.actual ?? 'unknown';
  if (facts.kind === 'claim' && facts.subject === 'condition') return 'false';
  return statesIn(run, world)[claim.host.text] ?? `there is no ${claim.host.text}`;
}

const messages = ({ context }: Run): readonly Message[] => context.statements.filter((each): each is Message => each.kind === 'message');
const isExpectError = (statement: { readonly kind: string }): statement is ExpectError => statement.kind === 'expect-error';

function isThere({ from, to, fate, names, without, fields }: Sought, run: Run): boolean {
  return run.trace.steps.some(
    (step) =>
      step.kind === 'message' &&
      !step.problems.some(({ severity }) => severity === 'error') &&
      (from === undefined || step.from === from.text) &&
      (to === undefined || step.to === to.text) &&
      (fate === undefined || step.fate === fate) &&
      names.every(({ text }) => step.names.includes(text)) &&
      !without.some(({ text }) => step.names.includes(text)) &&
      fields.every((field) => step.fields.find(({ name }) => name === field.name.text)?.value === shown(field)),
  );
}

function shown({ value }: FieldValue): string {
  if (value.kind === 'number') return String(value.value);
  if (value.kind === 'symbol') return symbolForm(value.name, value.offset);
  return value.kind === 'text' ? value.value : '?';
}
