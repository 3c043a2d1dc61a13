/** Two messages in opposite directions cross, and are written one below the other, as if the first one had arrived before the second was sent. */
import type { Message, Statement } from '../../exchange/exchange.js';
import { lookedAt } from '../budget.js';
import { type Context, countErrors } from '../context.js';
import { FAR } from '../search/limits.js';
import { step } from '../step/step.js';
import { areInSameStates, type World } from '../world.js';
import type { Candidate, FailedStep } from './candidate.js';
import { worldOf } from './meant.js';
import { replay } from './replay.js';

/**
 * Of the same names, as both hosts open, or close, at the same time; with them all that crosses for the same reason further down. Those before
 * count where hosts then come to other states.
 */
export function* crossed({ context, at }: FailedStep, cost: number): Generator<Candidate> {
  for (let behind = at; behind >= Math.max(0, at - FURTHEST); behind--) {
    const here = crossingBehind(context, behind);
    const after = here && passed(context, context.history[here.at], here);
    if (here === undefined || after === undefined) continue;
    if (behind < at && areInSameStates(after, context.history[behind + 1] ?? after)) continue;
    const repairs = [here, ...crossedLater(context, after, behind + 1)];
    const world = worldOf(context, repairs, at);
    if (world) yield { world, cost, repairs };
  }
}

interface CrossingLines {
  readonly kind: 'cross';
  readonly at: number;
  readonly behind: number;
}

/** The message of a line, and the one before it. */
function crossingBehind({ statements, budget }: Context, behind: number): CrossingLines | undefined {
  for (let at = behind - 1; at >= Math.max(0, behind - FURTHEST); at--) {
    lookedAt(budget, at);
    const [first, second] = [statements[at], statements[behind]];
    if (first?.kind === 'event' || first?.kind === 'arrival') return undefined;
    if (isPlain(first)) return isPlain(second) && areOpposite(first, second) ? { kind: 'cross', at, behind } : undefined;
  }
  return undefined;
}

/** So many lines with claims and notes may stand between them. */
const FURTHEST = 4;

const isPlain = (statement: Statement | undefined): statement is Message =>
  statement?.kind === 'message' &&
  statement.fate === 'delivered' &&
  statement.segment === undefined &&
  statement.also === undefined &&
  statement.clock === undefined &&
  !(statement.stray || statement.blank || statement.damaged || statement.isCopy);

const areOpposite = (first: Message, second: Message): boolean =>
  first.from.text === second.to.text &&
  first.to.text === second.from.text &&
  first.names.length === second.names.length &&
  first.names.every(({ text }) => second.names.some((name) => name.text === text));

/** @returns the world behind both lines; `undefined` where anything is wrong up to there */
const passed = (context: Context, world: World | undefined, lines: CrossingLines): World | undefined =>
  world && replay(context, world, [lines], { from: lines.at, until: lines.behind })?.world;

/** Where lines that come next are wrong as they stand, and right if they cross as well. */
function crossedLater(context: Context, from: World, first: number): readonly CrossingLines[] {
  const found: CrossingLines[] = [];
  const before = new Map<number, World>();
  let now = from;
  for (let at = first; at < Math.min(first + FAR, context.statements.length) && context.budget.left > 0; at++) {
    before.set(at, now);
    lookedAt(context.budget, at);
    context.budget.left--;
    const { faults, world } = step(context, now, at);
    const lines = countErrors(faults) === 0 ? undefined : crossingBehind(context, at);
    const after = lines && passed(context, before.get(lines.at), lines);
    if (lines && after) found.push(lines);
    now = after ?? world;
  }
  return found;
}
