/** What can be said only when an exchange is over: answers that nobody gave, segments that never arrived. */
import { isCaptured } from '../exchange/frame.js';
import type { Problem } from '../problem/problem.js';
import type { Span } from '../span.js';
import type { Context } from './context.js';
import { situation } from './display.js';
import { namesOf } from './program/program.js';
import { propose } from './search/propose.js';
import { machinesOf } from './step/machines.js';
import { information } from './step/problems.js';
import { isDue } from './step/reading.js';
import type { HostState, Owed, World } from './world.js';

/** Warnings for the messages that a host still owes, at the last message that each would answer, or at the call that asks for it. */
export function unanswered(context: Context, world: World): Problem[] {
  if (isCaptured(context.statements)) return [];
  return world.hosts.flatMap(machinesOf).flatMap((host) =>
    host.owed.flatMap((owed, index): Problem[] => {
      // of several answers of which one is enough the first speaks for all
      const choice = owed.choice === undefined ? [] : host.owed.filter((each) => each.choice === owed.choice);
      if (choice[0] !== undefined && host.owed.indexOf(choice[0]) !== index) return [];
      const unpayable = isUnpayable(context, host, owed);
      if (owed.how === 'allow' || !(unpayable || (isMissed(context, host, owed) && isDue(context, world, host, owed.to, owed)))) return [];
      const span = spanOf(context, owed.cause ?? owed.call ?? -1);
      if (!span || isOnPurpose(context, owed.cause ?? -1)) return [];
      const names = namesOf(owed.segment, context.program);
      const facts = {
        kind: 'unanswered' as const,
        host: host.name,
        to: owed.to,
        owed: proposalFor(context, world, host, owed, names),
        situation: situation(context, world),
        ...(unpayable && { unpayable: true as const }),
        ...callOf(context, owed),
        ...othersOf(context, choice.slice(1)),
      };
      return [{ code: 'unanswered', severity: 'warning', span, facts, related: [] }];
    }),
  );
}

/** The message is wrong on purpose: what it calls for follows from that, unless it is expected as well. */
function isOnPurpose({ statements, program }: Context, cause: number): boolean {
  const codes: string[] = [];
  for (let at = cause - 1; at >= 0; at--) {
    const above = statements[at];
    if (above?.kind !== 'expect-error' || above.reason !== undefined) break;
    codes.push(above.code?.text ?? '');
  }
  const isMild = (code: string) => MILD.has(code) || program.machine.codes.some((each) => each.code === code && each.severity !== 'error');
  return !codes.includes('unanswered') && codes.some((code) => !isMild(code));
}

/** Problems of messages that are no errors. */
const MILD: ReadonlySet<string> = new Set(['discarded', 'in-flight', 'blank', 'unexplained']);

/** What a message asks for is missed; what a call asks for, once its host has sent something else. A timer may have come too late. */
function isMissed({ statements, program }: Context, host: HostState, { cause, call }: Owed): boolean {
  if (cause !== undefined || call === undefined) return cause !== undefined;
  const asked = statements[call];
  const isTimer = asked?.kind === 'event' && program.machine.events.some(({ name, timer }) => timer && name === asked.event.text);
  return !isTimer && statements.some((s, i) => i > call && s.kind === 'message' && !s.stray && !s.damaged && s.from.text === host.name);
}

/** No state of its role sends it. */
const isUnpayable = ({ program }: Context, host: HostState, { how, segment }: Owed): boolean =>
  how === 'owe' && program.roles[host.role]?.states.every((state) => state.send.for(segment).length === 0) === true;

function callOf({ statements }: Context, { cause, call }: Owed): { readonly call?: string } {
  const asked = cause === undefined && call !== undefined ? statements[call] : undefined;
  return asked?.kind === 'event' ? { call: asked.event.text } : {};
}

const othersOf = (context: Context, owed: readonly Owed[]): { readonly others?: readonly string[] } =>
  owed.length === 0 ? {} : { others: [...new Set(owed.map(({ segment }) => namesOf(segment, context.program).join('+')))] };

function proposalFor(context: Context, world: World, host: HostState, owed: Owed, names: readonly string[]) {
  const found = propose(context, world, host, owed.to).find((p) => p.shown.names.join('+') === names.join('+'));
  return found?.shown ?? { names, fields: [], owed: true };
}

function spanOf(context: Context, statement: number): Span | undefined {
  const at = context.statements[statement];
  if (at?.kind === 'message') return at.namesSpan;
  if (at?.kind === 'event') return at.event.span;
  return at?.kind === 'arrival' ? at.segment.span : undefined;
}

/** Segments of this exchange that were sent, not lost, and never arrived. */
export function inFlight(context: Context, world: World): Problem[] {
  return context.statements.flatMap((s, i): Problem[] => {
    if (s.kind !== 'message' || s.fate !== 'in-flight' || s.damaged) return [];
    // one that bears the name of another has been told of
    if (s.segment && (context.roster.keys.get(s.segment.text)?.[0] ?? i) !== i) return [];
    const flight = s.segment ? world.flights.get(i) : undefined;
    if (s.segment && (!flight || flight.arrivals > 0)) return [];
    return [information('in-flight', s.segment?.span ?? s.namesSpan, { kind: 'in-flight', segment: s.segment?.text ?? '' })];
  });
}
