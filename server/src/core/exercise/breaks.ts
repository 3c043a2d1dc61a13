/** Is a property broken somewhere in a run? And what did the network do for it? */
import { countOf, type DisturbanceKind, type Disturbances, UNDISTURBED } from '../exchange/disturbances.js';
import type { Condition, Statement } from '../exchange/exchange.js';
import { arrivalFor, unwrittenName } from '../exchange/unwritten.js';
import { type Run, run } from '../run/run.js';
import { movesOf } from '../run/search/moves.js';
import { checkCondition } from '../run/step/conditions.js';
import type { World } from '../run/world.js';
import { nowhere } from '../span.js';
import type { BreakableProperty } from './exercise.js';

export function isBroken({ kind, condition, then }: BreakableProperty, whole: Run): boolean {
  const split = inSteps(whole);
  const worlds = [...split.worlds, split.end];
  const holds = (world: World, which: Condition): boolean => isSo(split, world, which);
  switch (kind) {
    case 'never':
      return worlds.some((world) => holds(world, condition));
    case 'always':
      return worlds.some((world) => !holds(world, condition));
    case 'finally':
      return !holds(split.end, condition) && isOver(split);
    case 'leads': {
      const last = worlds.findLastIndex((world) => holds(world, condition));
      return last >= 0 && !worlds.slice(last).some((world) => then !== undefined && holds(world, then)) && isOver(split);
    }
  }
}

/** What arrives at once is on its way first, so that it can be asked what arrives next. */
function inSteps({ trace, after }: Run): Run {
  const statements = trace.exchange.statements.flatMap((each, at): readonly Statement[] => {
    if (each.kind !== 'message' || each.fate !== 'delivered' || each.segment !== undefined || each.blank) return [each];
    // no author can write such a name
    const name = `${each.from.text} ${at}`;
    return [{ ...each, fate: 'in-flight', segment: unwrittenName(name) }, arrivalFor(name)];
  });
  return run({ ...trace.exchange, statements }, trace.machine, after === undefined ? {} : { after });
}

const isSo = ({ context }: Run, world: World, condition: Condition): boolean =>
  checkCondition(context, world, { kind: 'condition', host: NOBODY, condition, written: '', span: nowhere }).length === 0;

const NOBODY = { text: '', span: nowhere };

/** Nothing has to happen any more: no arrival, nothing that is owed, no timer that changes anything. */
const isOver = ({ context, end }: Run): boolean =>
  movesOf(context, end).every(
    ({ kind, owed, world }) =>
      kind === 'call' || kind === 'loss' || (kind === 'message' && !owed) || (kind === 'timer' && standingIn(world) === standingIn(end)),
  );

const standingIn = ({ hosts }: World): string =>
  JSON.stringify(hosts.map(({ state, variables, owed }) => [state, variables, owed.map(({ how, segment, to }) => [how, segment, to])]));

/**
 * Losses, copies that arrive, messages of an earlier talk; and delays: whatever is on its way when a timer runs out, or when one
 * that was sent later arrives.
 */
export function disturbancesIn({ trace }: Run): Disturbances {
  const found: Record<DisturbanceKind, number> = { ...UNDISTURBED };
  const timers = new Set(trace.machine.events.flatMap(({ name, timer }) => (timer ? [name] : [])));
  const waiting: { readonly name: string; readonly way: string }[] = [];
  for (const step of trace.steps) {
    if (step.kind === 'event') {
      if (timers.has(step.event)) found.delays += waiting.length;
      continue;
    }
    const way = `${step.from} ${step.to}`;
    if (step.kind === 'message' && step.stray) found.strays++;
    if (step.kind === 'message' && step.fate === 'lost') found.losses++;
    if (step.kind === 'message' && step.fate === 'in-flight') {
      if (!step.stray) waiting.push({ name: step.name ?? '', way });
      continue;
    }
    if (step.kind === 'message' && step.fate === 'lost') continue;
    const at = step.kind === 'arrival' ? waiting.findIndex(({ name }) => name === step.name) : waiting.length;
    if (step.kind === 'arrival' && step.duplicate) found.duplicates++;
    else if (step.kind === 'message' ? !step.stray : at >= 0)
      found.delays += waiting.slice(0, at).filter((each) => each.way === way).length;
    if (step.kind === 'arrival' && at >= 0) waiting.splice(at, 1);
  }
  return found;
}

export const amountOf = (all: Disturbances, what: DisturbanceKind | undefined): number => (what === undefined ? countOf(all) : all[what]);
