/** All that can happen within bounds, nearest first, and what of it breaks a property. */

import type { SlotValue } from '../run/world.js';
import { absentFields } from './absent.js';
import { arrivalAfter, type Check, checkOf, type FoundViolation, receivesIn } from './checks.js';
import { deadEnd, type OpenDebts } from './dead-end.js';
import { Ground } from './ground.js';
import { Hosts } from './hosts.js';
import { leadsTo } from './leads.js';
import { liveVariables } from './live.js';
import { Moves } from './moves.js';
import { StateStore } from './store.js';
import type { Property, PropertyKind, Verification, VerificationLimits } from './verification.js';
import type { Answer, Passed, SearchSubject, Verified } from './verified.js';

/** One search, without an adversary. */
export const lookThrough = (subject: SearchSubject, limits: VerificationLimits): Verified => new StateSearch(subject, limits).run();

const EVERY = 0x3ff;

class StateSearch {
  private readonly moves: Moves;
  private readonly store: StateStore;
  private readonly ground: Ground;
  private readonly start: Int32Array;
  /** The situation that is looked at. */
  private readonly now: Int32Array;
  private readonly checks: readonly Check[];
  private unexpected: FoundViolation | undefined;
  private dead: FoundViolation | undefined;
  private tooLarge: FoundViolation | undefined;
  private transitions = 0;
  private depth = 0;

  constructor(
    private readonly subject: SearchSubject,
    private readonly limits: VerificationLimits,
  ) {
    const { context, world, verification } = subject;
    let next = 0;
    this.ground = new Ground(world.numbers, () => FIRST_GIVEN + BETWEEN_GIVEN * next++);
    const isFresh = verification.numbers === 'fresh';
    const live = subject.keepsDead ? undefined : liveVariables(context.program.machine, variablesIn(verification), this.absent());
    const hosts = subject.hosts ?? new Hosts(context, world, isFresh, isFresh ? this.largestGiven() : 0, live);
    this.moves = new Moves(hosts, world.hosts.length, verification, subject.strays);
    this.start = this.moves.start(
      world.hosts.map((host) => hosts.id(this.ground.host(host))),
      ({ from, to }) => this.onTheWay(hosts, hosts.name(from), hosts.name(to)),
    );
    this.store = new StateStore(this.moves.width);
    this.now = new Int32Array(this.moves.width);
    this.checks = verification.properties.map((property) => checkOf(property, this.moves));
  }

  /** Fields that no message has; old ones that return are like those of a search without them. */
  private absent(): ReadonlySet<string> {
    const { world, context, verification } = this.subject;
    const owed = world.hosts.flatMap((host) => host.owed.map(({ segment }) => segment.fields));
    return absentFields(context.program.machine, verification, [...owed, ...this.flights()]);
  }

  private flights(): readonly (readonly SlotValue[])[] {
    const { world, context } = this.subject;
    return [...context.roster.keys.values()].flatMap((keys) => keys.flatMap((key) => [world.flights.get(key)?.segment.fields ?? []]));
  }

  /** No number that a host chooses has been there before; a round one, and 0 where none has. */
  private largestGiven(): number {
    const slots = [...this.subject.world.hosts.flatMap(({ variables }) => variables), ...this.flights().flat()].map((slot) =>
      this.ground.slot(slot),
    );
    const largest = Math.max(0, ...slots.flatMap((slot) => (typeof slot === 'number' && slot < LARGEST ? [slot] : [])));
    return largest <= 1 ? 0 : Math.ceil((largest + 1) / ROUND) * ROUND;
  }

  /** Named messages that have not arrived yet. */
  private onTheWay(hosts: Hosts, from: string, to: string): readonly number[] {
    const { context, world, verification } = this.subject;
    const keys = [...context.roster.keys.values()].flat().sort((a, b) => a - b);
    return keys.flatMap((key) => {
      const flight = world.flights.get(key);
      if (flight?.fate !== 'in-flight' || flight.arrivals > 0 || flight.from !== from || flight.to !== to) return [];
      if (verification.adversary?.costs.strays !== undefined && isStray(verification, flight.name)) return [];
      return [hosts.segments.id(this.ground.segment(flight.segment))];
    });
  }

  run(): Verified {
    const { store, limits, moves } = this;
    store.add(this.start, -1);
    let [at, layer] = [0, 1];
    let isOver = false;
    for (; at < store.size && store.size < limits.states && !isOver; at++) {
      if (at === layer) [this.depth, layer] = [this.depth + 1, store.size];
      this.look(at);
      if ((at & EVERY) === EVERY) {
        limits.progress?.(store.size);
        isOver = limits.isOver?.() === true;
      }
    }
    const complete = at === store.size;
    const answers = this.answers(complete);
    const { transitions, depth, start, ground } = this;
    const { steps } = moves.hosts;
    return { answers, states: store.size, transitions, depth, complete, bytes: store.bytes, steps, store, moves, start, ground };
  }

  private look(at: number): void {
    const { store, moves } = this;
    const { took } = this.limits;
    const row = this.now;
    store.read(at, row);
    for (const check of this.checks) check.found ??= check.fails(row) ? { at } : undefined;
    let [count, forced] = [0, 0];
    moves.each(row, () => {
      count++;
      if (!moves.move.free || moves.move.kind === 'call') forced++;
      if (moves.move.unexpected) this.unexpected ??= { at, last: this.passed() };
      if (moves.move.tooLarge) this.tooLarge ??= { at, last: this.passed() };
      took?.(moves.move.rows);
      store.add(moves.next, at);
    });
    this.transitions += count;
    if (forced === 0) this.end(at, row, count);
  }

  /** Nothing can happen any more, but for what may be left undone. */
  private end(at: number, row: Int32Array, count: number): void {
    for (const check of this.checks) if (check.atEnds?.(row) === true) check.found ??= { at };
    if (this.dead === undefined && count === 0 && deadEnd(this.debts(row), this.subject.abrupt)) this.dead = { at };
  }

  private debts(row: Int32Array): OpenDebts {
    const { hosts, count } = this.moves;
    return { program: hosts.context.program, hosts: Array.from({ length: count }, (_, host) => hosts.states.at(row[host] ?? 0)) };
  }

  private passed(): Passed {
    return { move: { ...this.moves.move }, row: this.moves.next.slice() };
  }

  private answers(complete: boolean): readonly Answer[] {
    const asked = this.checks.map((check) => this.answer(check, complete));
    return [
      ...asked,
      this.unasked('unexpected-receive', this.unexpected, complete),
      this.unasked('dead-end', this.dead, complete),
      // few protocols say how large a variable is: it is told where one is too small
      ...(this.tooLarge === undefined ? [] : [this.unasked('too-large', this.tooLarge, complete)]),
    ];
  }

  private unasked(kind: PropertyKind, found: FoundViolation | undefined, complete: boolean): Answer {
    if (found === undefined) return { kind, verdict: complete ? 'holds' : 'undecided' };
    return { kind, verdict: 'fails', way: this.way(found) };
  }

  private answer({ property, found, leads }: Check, complete: boolean): Answer {
    const { kind } = property;
    if (leads !== undefined) return this.leads(property, leads, complete);
    if (kind === 'possible') {
      if (found !== undefined) return { kind, property, verdict: 'holds', way: this.way(found) };
      return { kind, property, verdict: complete ? 'fails' : 'undecided' };
    }
    if (found === undefined) return { kind, property, verdict: complete ? 'holds' : 'undecided' };
    return { kind, property, verdict: 'fails', way: this.way(arrivalAfter(property, found, this.arriving(property, found))) };
  }

  private leads(property: Property, { from, to }: NonNullable<Check['leads']>, complete: boolean): Answer {
    const { kind } = property;
    if (!complete) return { kind, property, verdict: 'undecided' };
    const broken = leadsTo({ store: this.store, moves: this.moves }, from, to, this.limits.isOver);
    if (broken === 'undecided') return { kind, property, verdict: 'undecided' };
    if (broken === undefined) return { kind, property, verdict: 'holds' };
    return {
      kind,
      property,
      verdict: 'fails',
      way: [...this.way({ at: broken.at }), ...broken.on.map((at) => this.between(at.from, at.to))],
    };
  }

  /** What is said to arrive arrives as the last move of the way. */
  private arriving({ condition }: Property, { at }: FoundViolation): Passed | undefined {
    const names = receivesIn(condition);
    if (names === undefined) return undefined;
    let found: Passed | undefined;
    const { moves } = this;
    const wanted = moves.hosts.pattern(names.names);
    moves.each(this.store.row(at), () => {
      const { kind, host, item, copied } = moves.move;
      if (found !== undefined || kind !== 'arrive' || copied || moves.hosts.name(host) !== names.to) return;
      const segment = moves.hosts.segments.at(item);
      if (wanted.kind >= 0 ? segment.kind === wanted.kind : (segment.flags & wanted.flags) === wanted.flags) found = this.passed();
    });
    return found;
  }

  private way({ at, last, loop = [] }: FoundViolation): readonly Passed[] {
    const indices: number[] = [];
    for (let now = at; now >= 0; now = this.store.parent(now)) indices.unshift(now);
    const way = indices.slice(1).map((to, nth) => this.between(indices[nth] ?? 0, to));
    return [...way, ...(last ? [last] : []), ...loop];
  }

  /** The move from one situation to the next: found by making all of them once more. */
  private between(from: number, to: number): Passed {
    const wanted = this.store.row(to);
    let found: Passed | undefined;
    this.moves.each(this.store.row(from), () => {
      if (found === undefined && this.moves.next.every((value, i) => value === wanted[i])) found = this.passed();
    });
    if (found === undefined) throw new RangeError('no move leads from one situation to the next');
    return found;
  }
}

/** Names of variables of which its properties speak. */
function variablesIn({ properties }: Verification): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    for (const [key, value] of Object.entries(part)) {
      if (key === 'variable' && typeof value === 'object' && value !== null && 'text' in value) found.add(String(value.text));
      visit(value);
    }
  };
  for (const { condition, then } of properties) visit([condition, then]);
  return found;
}

/** Was it sent in an earlier talk? */
export const isStray = ({ given }: Verification, name: string): boolean =>
  given.statements.some((each) => each.kind === 'message' && each.stray && each.segment?.text === name);

/** The numbers that symbols and unknown numbers of the statements before stand for. */
const FIRST_GIVEN = 20_000;
const BETWEEN_GIVEN = 5_000;
const ROUND = 10_000;
const LARGEST = 2 ** 31;
