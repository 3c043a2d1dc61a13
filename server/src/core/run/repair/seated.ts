/** Ways on in which a host begins otherwise than its line says: where others begin, in the other host's place, or with that one's numbers. */
import type { Host, Value } from '../../exchange/exchange.js';
import { writtenForm } from '../../exchange/written.js';
import type { Seat } from '../../machine/machine.js';
import type { Repair } from '../../problem/repair.js';
import type { Name } from '../../span.js';
import type { Context } from '../context.js';
import { opening } from '../seats.js';
import { declaredAs } from '../start.js';
import type { World } from '../world.js';

interface SeatedOtherwise {
  readonly world: World;
  readonly repairs: readonly Repair[];
}

/** In as few hosts as possible first. */
export function* seatedOtherwise(context: Context): Generator<SeatedOtherwise> {
  const { statements, history } = context;
  const declared = statements.filter((each): each is Host => each.kind === 'host' && each.of === undefined);
  // who comes from another exchange sits as that one has ended
  if (declared.length < 2 || history[0]?.hosts.length !== declared.length) return;
  const ways = [
    ...asUsual(context, declared),
    ...inEachOthersPlace(declared),
    ...inOtherStates(context, declared),
    ...countedAlike(context, declared),
  ].map((hosts) => ({
    hosts,
    repairs: hosts.flatMap((statement, i): readonly Repair[] => {
      const was = declared[i];
      return was === undefined || statement === was ? [] : [{ kind: 'replace', at: statements.indexOf(was), statement }];
    }),
  }));
  for (const { hosts, repairs } of ways.toSorted((a, b) => a.repairs.length - b.repairs.length))
    if (repairs.length > 0) yield { world: declaredAs(context, hosts), repairs };
}

/** Whoever has no state of its own begins where the protocol says. */
function asUsual({ program, statements, history }: Context, declared: readonly Host[]): readonly (readonly Host[])[] {
  const first = opening(statements)?.from.text;
  const began = new Map(
    history[0]?.hosts.map(({ name, role, state }) => [name, program.roles[role]?.states[state]?.state.name] as const) ?? [],
  );
  const seatedAt = (host: Host, { state }: Seat): Host =>
    host.state !== undefined || state === undefined || state === began.get(host.name.text)
      ? host
      : { ...host, state: { text: state, span: host.span } };
  return program.machine.starts.map(({ sender, receiver }) =>
    declared.map((host) => seatedAt(host, host.name.text === first ? sender : receiver)),
  );
}

/** Their roles, or their states, stand at each other's names. */
function inEachOthersPlace([one, two, more]: readonly Host[]): readonly (readonly Host[])[] {
  if (one === undefined || two === undefined || more !== undefined) return [];
  return (['role', 'state'] as const).flatMap((part) =>
    one[part]?.text === two[part]?.text ? [] : [[withPart(one, part, two[part]), withPart(two, part, one[part])]],
  );
}

function withPart(host: Host, part: 'role' | 'state', name: Name | undefined): Host {
  const { [part]: _, ...rest } = host;
  return name === undefined ? rest : { ...rest, [part]: name };
}

/** One of them in the state of another one, or where the protocol lets hosts begin. */
function inOtherStates({ program }: Context, declared: readonly Host[]): readonly (readonly Host[])[] {
  const usual = program.machine.starts.flatMap(({ sender, receiver }) => [sender.state, receiver.state]);
  const states = new Set([...declared.map(({ state }) => state?.text), ...usual].filter((state) => state !== undefined));
  return declared.flatMap((host) =>
    host.state === undefined
      ? []
      : [...states]
          .filter((text) => text !== host.state?.text)
          .map((text) => declared.map((each) => (each === host ? { ...host, state: { text, span: host.span } } : each))),
  );
}

/** What one has sent is what the other one has received: where their numbers differ, one of the two is mistyped. */
function countedAlike({ program }: Context, [one, two, more]: readonly Host[]): readonly (readonly Host[])[] {
  if (one === undefined || two === undefined || more !== undefined) return [];
  return program.machine.links.flatMap(({ own, other }) => [
    ...taken(two, other, startingValue(one, own)).map((host) => [one, host]),
    ...taken(one, own, startingValue(two, other)).map((host) => [host, two]),
    ...taken(one, other, startingValue(two, own)).map((host) => [host, two]),
    ...taken(two, own, startingValue(one, other)).map((host) => [one, host]),
  ]);
}

const startingValue = ({ variables }: Host, name: string): Value | undefined => variables.find((each) => each.name.text === name)?.value;

/** The host with that value, if it has another one now. */
function taken(host: Host, name: string, value: Value | undefined): readonly Host[] {
  const before = startingValue(host, name);
  if (value === undefined || before === undefined || writtenForm(value) === writtenForm(before)) return [];
  return [{ ...host, variables: host.variables.map((each) => (each.name.text === name ? { ...each, value } : each)) }];
}
