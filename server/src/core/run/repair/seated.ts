/** Ways on in which a host begins elsewhere than its line says: where others begin that send or receive first, or in the other host's place. */
import type { Host } from '../../exchange/exchange.js';
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
  const ways = [...asUsual(context, declared), ...inEachOthersPlace(declared)].map((hosts) => ({
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
