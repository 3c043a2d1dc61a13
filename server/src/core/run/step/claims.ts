/** `expect A in STATE, B.snd_nxt = 101`: each claim is checked on its own, where it stands. */
import type { Claim, Claims } from '../../exchange/exchange.js';
import { writtenForm } from '../../exchange/written.js';
import type { Problem } from '../../problem/problem.js';
import type { Context, Fault, StepOutcome } from '../context.js';
import { emptyDraft } from '../context.js';
import { showSlot, situation } from '../display.js';
import { equal } from '../program/operations.js';
import { isNumeric } from '../program/types.js';
import type { HostState, SlotValue, World } from '../world.js';
import { checkCondition } from './conditions.js';
import { roleOf, stateOf } from './engine.js';
import { faultOf, machineFault } from './faults.js';
import { findHost } from './hosts.js';
import { standing, statesKnown } from './machines.js';
import { information, unknownName } from './problems.js';
import { toSlot } from './read.js';
import { Turn } from './turn.js';

/** `before` is the world before the message on whose line the claims stand. */
export function runClaims(context: Context, world: World, statement: Claims, before: World | undefined): StepOutcome {
  const faults: Fault[] = [];
  let now = world;
  for (const claim of statement.claims) {
    if (claim.kind === 'condition') {
      faults.push(...checkCondition(context, now, claim));
      continue;
    }
    const { index, fault } = findHost(now, claim.host);
    const host = fault ? undefined : now.hosts[index];
    if (fault) faults.push(fault);
    if (!host) continue;
    if (claim.kind === 'state') faults.push(...checkState(context, now, claim, host, before));
    else now = checkVariable(context, now, claim, host, faults);
  }
  return { world: now, faults };
}

type StateClaim = Extract<Claim, { kind: 'state' }>;
type VariableClaim = Extract<Claim, { kind: 'variable' }>;

function checkState(context: Context, world: World, claim: StateClaim, host: HostState, before: World | undefined): Fault[] {
  // the `?` ends the claim
  const blank = { start: claim.span.end - 1, end: claim.span.end };
  if (!claim.state) return [faultOf(information('blank', blank, { kind: 'blank', what: 'state' }))];
  const { text, span } = claim.state;
  const machines = standing(context.program, host, claim.host, (role) => role.stateIndex.has(text));
  const other = machines.find((each) => roleOf(context.program, each).stateIndex.get(text) !== each.state);
  const machine = other ?? machines[0] ?? host;
  const role = roleOf(context.program, machine);
  const wanted = role.stateIndex.get(text);
  if (wanted === undefined || machines.length === 0) return [faultOf(unknownName('state', text, span, statesKnown(context.program, host)))];
  if (other === undefined) return [];
  return [stateFault(context, world, claim, machine, wanted, before)];
}

function stateFault(context: Context, world: World, claim: StateClaim, host: HostState, wanted: number, before: World | undefined): Fault {
  const role = roleOf(context.program, host);
  const text = claim.state?.text ?? '';
  const earlier = before?.hosts.find((h) => h.name === host.name);
  return {
    ...machineFault('claim', 'error', claim.span, () => {
      const slip = stateOf(context.program, host).slips.find(
        (row) =>
          row.slip.on.kind === 'claim' &&
          role.stateIndex.get(row.slip.on.state) === wanted &&
          (row.guard === undefined || row.guard(new Turn(host, world.numbers, '', emptyDraft(context.program))) === true),
      );
      return {
        kind: 'claim',
        host: host.name,
        subject: 'state',
        written: text,
        actual: stateOf(context.program, host).state.name,
        before: earlier?.state === wanted,
        situation: situation(context, world),
        ...(slip && { slip: slip.slip.text }),
      };
    }),
    derails: false,
  };
}

/** A number that nobody knows yet is learned from the claim. */
function checkVariable(context: Context, world: World, claim: VariableClaim, whole: HostState, faults: Fault[]): World {
  const { text, span } = claim.variable;
  const found = standing(context.program, whole, claim.host, ({ variableIndex }) => variableIndex.has(text));
  // of several sessions nobody knows which one is meant
  const host = found.length === 1 || found[0]?.around === undefined ? (found[0] ?? whole) : whole;
  const role = roleOf(context.program, host);
  const index = role.variableIndex.get(text);
  const type = index === undefined ? undefined : role.role.variables[index]?.type;
  if (index === undefined || !type) {
    faults.push(faultOf(unknownName('variable', text, span, [...role.variableIndex.keys()])));
    return world;
  }
  if (claim.value.kind === 'blank') {
    faults.push(faultOf(information('blank', claim.value.span, { kind: 'blank', what: 'value' })));
    return world;
  }
  const problems: Problem[] = [];
  const reading = { numbers: world.numbers, problems };
  const wanted = toSlot(claim.value, type, reading, text);
  faults.push(...problems.map(faultOf));
  if (wanted === undefined) return world;
  const actual = host.variables[index];
  return (
    holds(context, { ...world, numbers: reading.numbers }, host, actual, wanted) ?? failed(context, world, claim, host, actual, faults)
  );
}

function holds(context: Context, world: World, host: HostState, actual: SlotValue, wanted: SlotValue): World | undefined {
  const turn = new Turn(host, world.numbers, '', emptyDraft(context.program));
  const same = equal(turn, actual, wanted);
  if (same === true || (same === false && isShifted(world, actual, wanted))) return { ...world, numbers: world.numbers.settle() };
  if (same === false || !isNumeric(actual) || !isNumeric(wanted) || !turn.unify(actual, wanted)) return undefined;
  return { ...world, numbers: turn.numbers.settle() };
}

/** A number that was mistyped once, and kept, is right in the claims as well. */
const isShifted = (world: World, actual: SlotValue, wanted: SlotValue): boolean =>
  isNumeric(actual) && isNumeric(wanted) && world.shifts.some((shift) => world.numbers.difference(actual, wanted) === shift.by);

function failed(context: Context, world: World, claim: VariableClaim, host: HostState, actual: SlotValue, faults: Fault[]): World {
  faults.push({
    ...machineFault('claim', 'error', claim.span, () => ({
      kind: 'claim',
      host: host.name,
      subject: 'variable',
      variable: claim.variable.text,
      written: writtenForm(claim.value),
      ...(actual !== undefined && { actual: showSlot(context, world.numbers, actual) }),
      before: false,
      situation: situation(context, world),
    })),
    derails: false,
  });
  return world;
}
