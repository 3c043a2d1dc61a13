/**
 * Steps of one host. With plain numbers a step is a function of the host's state and of what comes in: states and messages are
 * known by small integers, and each step is worked out once.
 */
import { messageFor } from '../exchange/unwritten.js';
import { type Context, emptyDraft } from '../run/context.js';
import { segmentOf } from '../run/program/program.js';
import { meetPeers } from '../run/step/addressee.js';
import { apply, choose, isSpent, stateOf } from '../run/step/engine.js';
import { machinesOf } from '../run/step/machines.js';
import { readMessage } from '../run/step/reading.js';
import { receive } from '../run/step/receiving.js';
import { codeOf, severityOf } from '../run/step/requirements.js';
import { actingSender, send } from '../run/step/sending.js';
import { machineFor } from '../run/step/sessions.js';
import { draft, type MessageDraft, segmentOfDraft, Turn } from '../run/step/turn.js';
import type { HostState, Owed, Segment, World } from '../run/world.js';
import { Numbers } from '../value/numbers.js';
import { Trie } from '../value/trie.js';
import { Ground } from './ground.js';
import type { Happened, Receiving, VerifiedSending } from './happened.js';
import { hostKey, inOrder, segmentKey } from './host-key.js';
import { Interned } from './interned.js';
import type { LiveVariables } from './live.js';
import { Remembered } from './remembered.js';
import type { Allowance } from './verification.js';

export class Hosts {
  readonly states = new Interned<HostState>(hostKey);
  readonly segments = new Interned<Segment>(segmentKey);
  readonly context: Context;
  /** How often the rules have been run. */
  steps = 0;
  private readonly sendings = new Remembered<readonly VerifiedSending[]>();
  private readonly frees = new Remembered<readonly VerifiedSending[]>();
  private readonly receivings = new Remembered<Remembered<readonly Receiving[]>>();
  private readonly events = new Remembered<Happened | null>();
  private readonly names: readonly string[];
  private readonly eventNumbers: ReadonlyMap<string, number>;

  /** @param fresh whether numbers that a host may choose are others each time */
  constructor(
    context: Context,
    private readonly world: World,
    private readonly fresh: boolean,
    /** Numbers that hosts choose lie above it. */
    private readonly above: number,
    /** Variables that can still matter: all others count as having no value. */
    private readonly live?: LiveVariables,
  ) {
    this.context = { ...context, chosen: new Map() };
    this.names = world.hosts.map(({ name }) => name);
    this.eventNumbers = new Map(context.program.machine.events.map(({ name }, at) => [name, at]));
  }

  name(host: number): string {
    return this.names[host] ?? '';
  }

  isHost(name: string): boolean {
    return this.names.includes(name);
  }

  stateName(id: number): string {
    return stateOf(this.context.program, this.states.at(id)).state.name;
  }

  /** Do the two talk to each other? */
  meet(host: number, peer: number): boolean {
    const state = this.world.hosts[host];
    return host !== peer && state !== undefined && meetPeers(this.context, state, this.name(peer));
  }

  /** What it owes in a fixed order: the first that fits is sent, and the order must not tell two states apart. */
  id(host: HostState): number {
    const owed = inOrder(host.owed);
    const sessions = host.sessions?.map((session) => ({ ...session, owed: inOrder(session.owed) }));
    const live = this.live?.[host.role]?.[host.state];
    const variables = live === undefined ? host.variables : host.variables.map((slot, at) => (live[at] === false ? undefined : slot));
    return this.states.id({ ...host, variables, owed, ...(sessions && { sessions }) });
  }

  /** The state after a call or a timer; `null` where it cannot happen. */
  event(id: number, host: number, event: string, drawn: number): Happened | null {
    const what = ((this.eventNumbers.get(event) ?? 0) * MOST_HOSTS + host) * MOST_DRAWN + drawn;
    return this.events.at(what, id, () => {
      const { program } = this.context;
      const state = this.read(id);
      const kind = program.machine.events.find((each) => each.name === event);
      const [other] = this.names.filter((name) => name !== state.name);
      const peer = this.names.length === 2 ? (other ?? '') : '';
      if (kind === undefined) return null;
      const machine = machineFor(program, state, kind, Numbers.none);
      const turn = new Turn(machine, Numbers.none, peer, emptyDraft(program));
      const row = choose(stateOf(program, machine).on.get(event) ?? [], turn);
      if (row === undefined || isSpent(kind, machine)) return null;
      if (kind.most !== undefined) turn.fired = { ...turn.fired, [event]: (turn.fired[event] ?? 0) + 1 };
      apply(program, turn, row);
      const ground = this.ground(turn.numbers, host, drawn);
      return this.happened(turn, ground, drawn);
    });
  }

  /** Has a timer run out as often as it may, in the machine of the host at which `then` would happen? */
  hasRunOut(id: number, timer: string, then: string): boolean {
    const { program } = this.context;
    const [kind, next] = [timer, then].map((name) => program.machine.events.find((event) => event.name === name));
    return kind !== undefined && next !== undefined && isSpent(kind, machineFor(program, this.states.at(id), next, Numbers.none));
  }

  /** All that a host may send to a peer because it owes it, or is allowed to. */
  sends(id: number, host: number, peer: number, drawn: number): readonly VerifiedSending[] {
    const what = (host * MOST_HOSTS + peer) * MOST_DRAWN + drawn;
    return this.sendings.at(what, id, () => {
      const state = this.read(id);
      const to = this.name(peer);
      const found = new Map<string, VerifiedSending>();
      for (const [machine, owed] of machinesOf(state).flatMap((one) => one.owed.map((debt) => [one, debt] as const))) {
        if (owed.to !== '' && owed.to !== to) continue;
        const sending = this.owed(machine, owed, host, to, drawn);
        const known = sending && found.get(`${sending.segment} ${sending.host}`);
        if (sending && (known === undefined || known.isFree)) found.set(`${sending.segment} ${sending.host}`, sending);
      }
      return [...found.values()];
    });
  }

  /** What `may A send …` lets it send; `at` is the index of the allowance. */
  free(id: number, at: number, allowance: Allowance, peer: number, drawn: number): readonly VerifiedSending[] {
    const host = this.names.indexOf(allowance.host.text);
    const what = (at * MOST_HOSTS + peer) * MOST_DRAWN + drawn;
    const { act } = allowance;
    if (act.kind !== 'send') return NOTHING;
    return this.frees.at(what, id, () => {
      const state = this.read(id);
      const to = this.name(peer);
      const message = messageFor(
        state.name,
        to,
        act.names.map(({ text }) => text),
        act.fields,
      );
      const reading = readMessage(this.context, { ...this.world, numbers: Numbers.none, shifts: [] }, message, state.name);
      const sending = this.send(state, to, { written: reading.draft, given: reading.given, numbers: reading.numbers }, { host, drawn });
      return sending ? [{ ...sending, isFree: false }] : [];
    });
  }

  deliver(id: number, segment: number, ends: { readonly from: number; readonly to: number }, drawn: number): readonly Receiving[] {
    const bySegment = this.receivings.at(ends.from * MOST_DRAWN + drawn, id, newRemembered);
    return bySegment.at(0, segment, () => {
      const receivings: Receiving[] = [];
      for (let nth = 0, most = 1; nth < most; nth++) {
        this.context.chosen.set(0, nth);
        const got = receive(this.context, this.read(id), Numbers.none, this.segments.at(segment), this.name(ends.from), 0);
        const ground = this.ground(got.turn.numbers, ends.to, drawn);
        receivings.push({ ...this.happened(got.turn, ground, drawn), row: got.row });
        most = got.choices ?? 1;
      }
      return receivings;
    });
  }

  private owed(state: HostState, owed: Owed, host: number, to: string, drawn: number): VerifiedSending | undefined {
    const { program } = this.context;
    const { segment, how } = owed;
    const fields = how === 'owe' ? program.defaults.slice() : segment.fields.slice();
    const given =
      how === 'owe' ? 0 : segment.fields.reduce<number>((bits, f, i) => (f === program.defaults[i] ? bits : bits | (1 << i)), 0);
    const written: MessageDraft = { ...draft(segment), fields };
    const sending = this.send(state, to, { written, given, numbers: Numbers.none }, { host, drawn });
    return sending && { ...sending, isFree: how === 'allow' };
  }

  private send(
    state: HostState,
    to: string,
    { written, given, numbers }: { readonly written: MessageDraft; readonly given: number; readonly numbers: Numbers },
    { host, drawn }: { readonly host: number; readonly drawn: number },
  ): Omit<VerifiedSending, 'isFree'> | undefined {
    const acting = actingSender(this.context, state, [to], { draft: written, numbers, given });
    let turn = send(this.context, acting, [to], { draft: written, numbers, given });
    // a flag that a rule asks for is put in
    if (turn?.violations.some(({ flag }) => flag !== undefined))
      turn = send(this.context, acting, [to], { draft: { ...written, flags: turn.segment.flags }, numbers, given });
    if (turn?.violations.some((each) => severityOf(this.context, codeOf(this.context, each)) === 'error') !== false) return undefined;
    const ground = this.ground(turn.numbers, host, drawn);
    const segment = this.segments.id(ground.segment(segmentOfDraft(turn.segment)));
    return { segment, ...this.happened(turn, ground, drawn) };
  }

  private happened(turn: Turn, ground: Ground, drawn: number): Happened {
    return { host: this.ended(turn, ground), drawn: this.count(drawn, ground), rows: turn.rows, isTooLarge: turn.overflows.length > 0 };
  }

  /** What is allowed is sent at once or never. */
  private ended(turn: Turn, ground: Ground): number {
    const state = turn.end();
    const kept = (owed: readonly Owed[]) => owed.filter((each) => each.how !== 'allow' || !turn.owedBefore.includes(each));
    const sessions = state.sessions?.map((session) => ({ ...session, owed: kept(session.owed) }));
    return this.id(ground.host({ ...state, owed: kept(state.owed), ...(sessions && { sessions }) }));
  }

  private ground(numbers: Numbers, host: number, drawn: number): Ground {
    let next = drawn;
    return new Ground(numbers, () => this.above + FIRST + host * BETWEEN_HOSTS + next++ * BETWEEN);
  }

  private count(drawn: number, { drawn: more }: Ground): number {
    return this.fresh ? Math.min(drawn + more, MOST_DRAWN - 1) : drawn;
  }

  private read(id: number): HostState {
    this.steps++;
    return this.states.at(id);
  }

  /** A world with these hosts, for whoever asks what is the case. */
  asWorld(ids: readonly number[]): World {
    return { hosts: ids.map((id) => this.states.at(id)), numbers: Numbers.none, flights: NO_FLIGHTS, shifts: [] };
  }

  /** The names of a message as bits or a kind. */
  pattern(names: readonly string[]): Segment {
    return segmentOf(names, this.context.program);
  }
}

const NO_FLIGHTS: World['flights'] = Trie.empty();
const NOTHING: readonly VerifiedSending[] = [];

/** What a step is about is one number: these are far above what there is. */
const MOST_HOSTS = 32;
const MOST_DRAWN = 64;

/** The numbers that hosts choose: 100, 300, …, then 1100, 1300, … */
const FIRST = 100;
const BETWEEN_HOSTS = 200;
const BETWEEN = 1000;

const newRemembered = (): Remembered<readonly Receiving[]> => new Remembered();
