/** The problems of the machine, as facts: made only when somebody reads them. */
import type { Message } from '../../exchange/exchange.js';
import type { SentElsewhere, Unmet } from '../../problem/fact-parts.js';
import type { Facts, Problem, Related, Severity } from '../../problem/problem.js';
import { isSpelling } from '../../problem/spelling.js';
import type { Place, Span } from '../../span.js';
import type { Context, Fault } from '../context.js';
import { situation } from '../display.js';
import { matches, namesOf, type ProgramRow } from '../program/program.js';
import { propose } from '../search/propose.js';
import type { HostState, World } from '../world.js';
import { addresseeOf, originOf } from './addressee.js';
import { possibleEvents, stateOf } from './engine.js';
import { placeOfRow } from './origin.js';
import { type MessageDraft, Turn } from './turn.js';
import { unmetBy } from './unmet.js';

export const faultOf = (problem: Problem): Fault => ({
  code: problem.code,
  severity: problem.severity,
  derails: false,
  ...(isSpelling(problem) && { isSpelling: true }),
  problem: () => problem,
});

/** A fault of the machine. */
export const machineFault = (
  code: string,
  severity: Severity,
  span: Span,
  facts: () => Facts,
  { related = () => [], rule }: FaultPlaces = {},
): Fault => ({
  code,
  severity,
  derails: severity === 'error',
  problem: () => {
    const place = rule?.();
    return { code, severity, span, facts: facts(), related: related(), ...(place !== undefined && place.source !== '' && { rule: place }) };
  },
});

interface FaultPlaces {
  readonly related?: () => readonly Related[];
  /** Where the protocol says so. */
  readonly rule?: () => Place | undefined;
}

export function illegalSend(
  context: Context,
  world: World,
  message: Message,
  draft: MessageDraft,
  numbers: World['numbers'],
  host: HostState,
  peer: string,
): Fault {
  const addressee = addresseeOf(context, world, host, peer, draft);
  return machineFault(
    'illegal-send',
    'error',
    addressee ? message.to.span : message.namesSpan,
    () => {
      const state = stateOf(context.program, host);
      const slip = slipOf(context, numbers, host, peer, draft, (row) => row.slip.on.kind === 'send' && matches(draft, row.patterns));
      const allowed = propose(context, world, host, peer).map((p) => p.shown);
      const elsewhere = allowed.length > 0 ? [] : sentElsewhere(context, world, host, peer);
      return {
        kind: 'illegal-send',
        host: host.name,
        written: namesOf(draft, context.program).join('+'),
        state: state.state.name,
        situation: situation(context, world),
        allowed,
        ...(elsewhere.length > 0 && { elsewhere }),
        events: possibleEvents(context, world, host),
        see: state.state.see,
        ...(slip !== undefined && { slip }),
        ...(addressee ? { addressee } : unmet(context, new Turn(host, numbers, peer, draft), state.send.for(draft))),
      };
    },
    { rule: () => placeOfRow(stateOf(context.program, host), stateOf(context.program, host).send.for(draft)) },
  );
}

/** To so many other hosts, at most. */
const MOST_OTHERS = 4;

function sentElsewhere(context: Context, world: World, host: HostState, peer: string): readonly SentElsewhere[] {
  const others = (host.company ?? []).filter(({ name }) => name !== peer && name !== host.name);
  return others
    .slice(0, MOST_OTHERS)
    .map(({ name }) => ({ to: name, sends: propose(context, world, host, name).map(({ shown }) => shown) }))
    .filter(({ sends }) => sends.length > 0);
}

const unmet = (context: Context, turn: Turn, rows: readonly ProgramRow[]): { readonly unmet?: Unmet } => {
  const found = unmetBy(context, turn, rows);
  return found === undefined ? {} : { unmet: found };
};

/** @param at the place of the message, and of the name of its sender, where that is written */
export function unexpectedReceive(
  context: Context,
  world: World,
  at: { readonly span: Span; readonly sender?: Span },
  draft: MessageDraft,
  host: HostState,
  from: string,
): Fault {
  const addressee = originOf(context, world, host, from, draft);
  return machineFault(
    'unexpected-receive',
    'error',
    (addressee && at.sender) ?? at.span,
    () => {
      const state = stateOf(context.program, host);
      return {
        kind: 'unexpected-receive',
        host: host.name,
        written: namesOf(draft, context.program).join('+'),
        state: state.state.name,
        situation: situation(context, world),
        allowed: [
          ...new Set(
            state.receive.all.flatMap((row) =>
              row.rule.patterns.map((p) => p.names.join(context.program.machine.flags.length > 0 ? '+' : ' or ')),
            ),
          ),
        ].filter((n) => n !== ''),
        see: state.state.see,
        ...(addressee ? { addressee } : unmet(context, new Turn(host, world.numbers, from, draft), state.receive.for(draft))),
      };
    },
    { rule: () => placeOfRow(stateOf(context.program, host), stateOf(context.program, host).receive.for(draft)) },
  );
}

export function slipOf(
  context: Context,
  numbers: World['numbers'],
  host: HostState,
  peer: string,
  draft: MessageDraft,
  fits: (row: ReturnType<typeof stateOf>['slips'][number]) => boolean,
): string | undefined {
  const turn = new Turn(host, numbers, peer, { ...draft, fields: draft.fields.slice() });
  return stateOf(context.program, host).slips.find((row) => fits(row) && (row.guard === undefined || row.guard(turn) === true))?.slip.text;
}
