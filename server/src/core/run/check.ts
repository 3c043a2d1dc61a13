/**
 * The problems of an exchange, for those who want nothing else. Most of what was captured is right, and of what is right nothing
 * has to be kept. At the first mistake this gives up: what was meant takes a run with all that came before.
 */
import type { Exchange, Message } from '../exchange/exchange.js';
import { scheduled } from '../exchange/schedule.js';
import type { Machine } from '../machine/machine.js';
import type { Problem } from '../problem/problem.js';
import { type Context, countErrors, type StepOutcome } from './context.js';
import { inFlight, unanswered } from './ending.js';
import { programOf } from './program/compile.js';
import { atFrame, run } from './run.js';
import { contextOf } from './setting.js';
import { beginning } from './start.js';
import { findHost } from './step/hosts.js';
import { pass } from './step/message.js';
import { readMessage } from './step/reading.js';
import { discardFault } from './step/receiving.js';
import { step } from './step/step.js';
import type { World } from './world.js';

export function check(written: Exchange, machine: Machine): readonly Problem[] {
  const exchange = scheduled(written);
  return (isDeclared(exchange) && problemsOfRight(contextOf(exchange, programOf(machine), [], {}))) || run(written, machine).trace.problems;
}

/** Who begins where need not be guessed. */
const isDeclared = ({ statements }: Exchange): boolean => statements.some(({ kind }) => kind === 'host');

function problemsOfRight(context: Context): readonly Problem[] | undefined {
  const start = beginning(context, undefined, () => 0);
  if (start.faults.length > 0) return undefined;
  const problems: Problem[] = [];
  let { world } = start;
  for (let at = 0; at < context.statements.length; at++) {
    const outcome = stepRight(context, world, at);
    if (outcome === undefined || outcome.choices || countErrors(outcome.faults) > 0) return undefined;
    for (const fault of outcome.faults) problems.push(atFrame(context.statements[at], fault.problem()));
    world = outcome.world;
  }
  problems.push(...unanswered(context, world), ...inFlight(context, world));
  return problems.sort((a, b) => a.span.start - b.span.start);
}

/** `undefined` where more than the world before would be needed. */
function stepRight(context: Context, world: World, at: number): StepOutcome | undefined {
  const statement = context.statements[at];
  if (!statement || statement.damaged || statement.kind === 'claims') return undefined;
  if (statement.kind !== 'message') return step(context, world, at);
  return statement.blank || statement.segment || isBackInTime(statement)
    ? step(context, world, at)
    : passRight(context, world, statement, at);
}

const isBackInTime = ({ at, clock = 0 }: Message): boolean => at !== undefined && at.value < clock;

const nothing: StepOutcome['faults'] = [];

function passRight(context: Context, before: World, message: Message, at: number): StepOutcome | undefined {
  const [{ index: from }, { index: to }] = [findHost(before, message.from), findHost(before, message.to)];
  const [sender, receiver] = [before.hosts[from], before.hosts[to]];
  if (!sender || !receiver) return undefined;
  const reading = readMessage(context, before, message, sender.name);
  if (reading.faults.length > 0) return undefined;
  const passage = pass(context, before, message, reading, { sender, receiver, from, to, at });
  if (
    !passage ||
    passage.sent.violations.length > 0 ||
    passage.got?.row === false ||
    passage.got?.turn.violations.length ||
    passage.got?.turn.overflows.length ||
    passage.got?.choices
  )
    return undefined;
  const { got, world } = passage;
  const faults = got?.turn.discarded ? [discardFault(context, before, message.namesSpan, got.turn, receiver)] : nothing;
  return { world, faults };
}
