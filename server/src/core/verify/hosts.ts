/**
 * Steps of one host. With plain numbers a step is a function of the host's state and of what comes in: states and segments are
 * known by small integers, and each step is worked out once.
 */
import { type Context, emptyDraft } from '../run/context.js';
import { propose } from '../run/search/propose.js';
import { apply, choose, isSpent, stateOf } from '../run/step/engine.js';
import { receive } from '../run/step/receiving.js';
import { send } from '../run/step/sending.js';
import { draft, sealed, Turn } from '../run/step/turn.js';
import type { HostState, Owed, Segment, World } from '../run/world.js';
import { Numbers } from '../value/numbers.js';
import { Trie } from '../value/trie.js';
import { Interned } from './interned.js';

export interface Sending {
  readonly segment: number;
  readonly host: number;
}

export interface Receiving {
  readonly host: number;
  /** A row of its state fits. */
  readonly row: boolean;
}

const segmentKey = ({ flags, kind, fields }: Segment): string => JSON.stringify([flags, kind, fields]);

export class Hosts {
  readonly states = new Interned<HostState>((host) => keyOf(host));
  readonly segments = new Interned<Segment>(segmentKey);
  /** How often the rules have been run. */
  steps = 0;
  private readonly sendings = new Map<string, readonly Sending[]>();
  private readonly receivings = new Map<string, Receiving>();
  private readonly events = new Map<string, number>();

  /** @param context of a run that begins as what is looked at */
  constructor(private readonly context: Context) {}

  /** What it owes in a fixed order: the first that fits is sent, and the order must not tell two states apart. */
  id(host: HostState): number {
    const owed = host.owed.map(({ cause: _, call: __, ...each }) => each).sort((a, b) => (owedKey(a) < owedKey(b) ? -1 : 1));
    return this.states.id({ ...host, owed });
  }

  /** The state after a call or a timer; −1 where it cannot happen. */
  event(id: number, name: string, peer: string): number {
    return remembered(this.events, `${id} ${name} ${peer}`, () => {
      const { program } = this.context;
      const host = this.read(id);
      const kind = program.machine.events.find((each) => each.name === name);
      const turn = new Turn(host, Numbers.none, peer, emptyDraft(program));
      const row = choose(stateOf(program, host).on.get(name) ?? [], turn);
      if (row === undefined || kind === undefined || isSpent(kind, host)) return -1;
      if (kind.most !== undefined) turn.fired = { ...turn.fired, [name]: (turn.fired[name] ?? 0) + 1 };
      apply(program, turn, row);
      return this.id(turn.end());
    });
  }

  /** All that a host may send to a peer because it owes it. */
  sends(id: number, peer: string): readonly Sending[] {
    return remembered(this.sendings, `${id} ${peer}`, () => {
      const host = this.read(id);
      const world: World = { hosts: [host], numbers: Numbers.none, flights: NO_FLIGHTS, shifts: [] };
      const replies = host.owed.filter(({ how, to }) => how !== 'owe' && (to === '' || to === peer)).map(({ segment }) => segment);
      const due = propose(this.context, world, host, peer).flatMap(({ segment, shown }) => (shown.owed ? [segment] : []));
      const found = new Map<string, Sending>();
      for (const segment of [...due, ...replies]) {
        const sending = this.send(host, peer, segment);
        if (sending !== undefined) found.set(`${sending.segment} ${sending.host}`, sending);
      }
      return [...found.values()];
    });
  }

  deliver(id: number, segment: number, from: string): Receiving {
    return remembered(this.receivings, `${id} ${segment} ${from}`, () => {
      const got = receive(this.context, this.read(id), Numbers.none, this.segments.at(segment), from, 0);
      return { host: this.id(got.turn.end()), row: got.row };
    });
  }

  private read(id: number): HostState {
    this.steps++;
    return this.states.at(id);
  }

  private send(host: HostState, peer: string, segment: Segment): Sending | undefined {
    const turn = send(this.context, host, [peer], { draft: draft(segment), numbers: Numbers.none, given: 0 });
    if (turn === undefined || turn.violations.length > 0) return undefined;
    return { segment: this.segments.id(sealed(turn.segment)), host: this.id(turn.end()) };
  }
}

const NO_FLIGHTS: World['flights'] = Trie.empty();

function remembered<T>(known: Map<string, T>, key: string, work: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = work();
  known.set(key, made);
  return made;
}

const owedKey = ({ how, segment, to, choice }: Owed): string =>
  JSON.stringify([how, segment.flags, segment.kind, segment.fields, to, choice]);

/** Replies of one turn are alternatives: which belong together is a part of the state. */
function keyOf(host: HostState): string {
  const groups = new Map<object, number>();
  const owed = host.owed.map((each) => {
    const group = groups.get(each.group) ?? groups.size;
    groups.set(each.group, group);
    return [owedKey(each), group];
  });
  return JSON.stringify([host.name, host.role, host.state, host.variables.map((v) => v ?? null), owed, host.fired]);
}
