/** What can happen next in a situation: each move as the row of integers that it leads to. */
import type { Ruled } from '../run/world.js';
import { DueTimers } from './due-timers.js';
import type { VerifiedSending } from './happened.js';
import type { Hosts } from './hosts.js';
import type { ChannelDirection, MoveKind, StrayMessage, VerifiedMove } from './move.js';
import { SituationRows } from './rows.js';
import type { Verification } from './verification.js';

const NO_ROWS: readonly Ruled[] = [];

export class Moves extends SituationRows {
  readonly next: Int32Array;
  readonly move: VerifiedMove = {
    kind: 'call',
    host: 0,
    peer: 0,
    item: 0,
    copied: false,
    unexpected: false,
    tooLarge: false,
    free: false,
    rows: NO_ROWS,
  };
  readonly timers: DueTimers;
  private visit: () => void = () => undefined;
  private row: Int32Array;

  constructor(
    hosts: Hosts,
    count: number,
    verification: Verification,
    private readonly old: readonly StrayMessage[] = [],
  ) {
    super(hosts, count, verification);
    this.next = new Int32Array(this.width);
    this.row = this.next;
    this.timers = new DueTimers(hosts, this.directions);
  }

  /** Calls `visit` after each move, with `next` and `move` as it made them. */
  each(row: Int32Array, visit: () => void): void {
    this.row = row;
    this.visit = visit;
    this.allowed();
    this.sendings();
    for (const direction of this.directions) this.passing(direction);
    this.timeouts();
    if (this.left(this.strays) > 0) for (const each of this.old) this.returning(each);
  }

  private allowed(): void {
    for (const [at, allowance] of this.verification.allowances.entries()) {
      const slot = this.first + at;
      if ((this.row[slot] ?? 0) <= 0) continue;
      const { act, host: name } = allowance;
      for (let host = 0; host < this.count; host++) {
        if (this.hosts.name(host) !== name.text) continue;
        if (act.kind === 'call') this.event('call', host, act.event.text, { spent: slot, delays: 0 });
        else this.frees(at, host, slot);
      }
    }
  }

  private frees(at: number, host: number, slot: number): void {
    const allowance = this.verification.allowances[at];
    if (allowance?.act.kind !== 'send') return;
    const { to } = allowance.act;
    for (const direction of this.directions) {
      if (direction.from !== host || (to !== undefined && this.hosts.name(direction.to) !== to.text) || this.isFull(direction)) continue;
      for (const sending of this.hosts.free(this.row[host] ?? 0, at, allowance, direction.to, this.chosen(host)))
        this.sent(direction, sending, slot);
    }
  }

  private sendings(): void {
    for (const direction of this.directions) {
      if (this.isFull(direction)) continue;
      const { from, to } = direction;
      for (const sending of this.hosts.sends(this.row[from] ?? 0, from, to, this.chosen(from))) this.sent(direction, sending, -1);
    }
  }

  private sent(
    { from, to, slot }: ChannelDirection,
    { segment, host, drawn, isFree, rows, isTooLarge }: VerifiedSending,
    spent: number,
  ): void {
    this.begin('send', from, to, segment);
    this.move.rows = rows;
    this.move.tooLarge = isTooLarge;
    this.move.free = isFree || spent >= 0;
    const { next } = this;
    next[from] = host;
    next[this.drawn + from] = drawn;
    next[slot] = this.channels.with(this.row[slot] ?? 0, segment);
    if (spent >= 0) next[spent] = (next[spent] ?? 0) - 1;
    this.visit();
  }

  private passing(direction: ChannelDirection): void {
    const { slot } = direction;
    const waiting = this.channels.at(this.row[slot] ?? 0);
    const { reorders } = this.verification.network;
    // it overtakes all that were sent before it
    const most = Math.min(waiting.length, reorders ? waiting.length : 1 + this.left(this.delays));
    for (let place = 0; place < most; place++) {
      if (place > 0 && waiting[place] === waiting[place - 1]) continue;
      this.arrival(direction, waiting[place] ?? 0, { place, delays: reorders ? 0 : place });
    }
  }

  private left(slot: number): number {
    return slot < 0 ? 0 : (this.row[slot] ?? 0);
  }

  /** One of an earlier talk arrives. */
  private returning({ from, to, segment }: StrayMessage): void {
    for (const { host, drawn, row: known, rows, isTooLarge } of this.hosts.deliver(
      this.row[to] ?? 0,
      segment,
      { from, to },
      this.chosen(to),
    )) {
      this.begin('stray', to, from, segment);
      Object.assign(this.move, { unexpected: !known, tooLarge: isTooLarge, free: true, rows });
      this.next[to] = host;
      this.next[this.drawn + to] = drawn;
      this.next[this.strays] = this.left(this.strays) - 1;
      this.visit();
    }
  }

  private arrival(
    { from, to, slot }: ChannelDirection,
    segment: number,
    { place, delays }: { readonly place: number; readonly delays: number },
  ): void {
    const { row, next, channels } = this;
    const without = channels.without(row[slot] ?? 0, place);
    const losses = row[this.losses] ?? 0;
    const copies = row[this.copies] ?? 0;
    for (const { host, drawn, row: known, rows, isTooLarge } of this.hosts.deliver(row[to] ?? 0, segment, { from, to }, this.chosen(to)))
      for (let copy = 0; copy < (copies > 0 ? 2 : 1); copy++) {
        const copied = copy === 1;
        this.begin('arrive', to, from, segment);
        this.move.unexpected = !known;
        this.move.tooLarge = isTooLarge;
        this.move.copied = copied;
        this.move.free = copied || delays > 0;
        this.move.rows = rows;
        next[to] = host;
        next[this.drawn + to] = drawn;
        if (copied) next[this.copies] = copies - 1;
        else next[slot] = without;
        if (delays > 0) next[this.delays] = this.left(this.delays) - delays;
        this.visit();
      }
    if (losses <= 0 || delays > 0) return;
    this.begin('lose', to, from, segment);
    this.move.free = true;
    next[slot] = without;
    next[this.losses] = losses - 1;
    this.visit();
  }

  /** A timer that only ends a wait is slow: it runs out when no other one would make its host send something. */
  private timeouts(): void {
    const delays = this.verification.timers === 'quiet' ? this.onTheWay() : 0;
    if (delays > this.left(this.delays) || (this.verification.timers === 'quiet' && this.isAnySending())) return;
    const { timers } = this;
    const isAnyFast = this.isAnyFast();
    for (let host = 0; host < this.count; host++)
      for (const timer of timers.all) {
        const after = timers.after(this.row[host] ?? 0, host, this.chosen(host), timer);
        if (after === undefined || (isAnyFast && !timers.sendsAfter(after.host, host))) continue;
        this.event('timer', host, timer.name, { spent: -1, delays });
      }
  }

  private isAnyFast(): boolean {
    for (let host = 0; host < this.count; host++) if (this.timers.isFast(this.row[host] ?? 0, host, this.chosen(host))) return true;
    return false;
  }

  /** A step that changes nothing is none. */
  private event(
    kind: 'call' | 'timer',
    host: number,
    event: string,
    { spent, delays }: { readonly spent: number; readonly delays: number },
  ): void {
    const { row, next } = this;
    const after = this.hosts.event(row[host] ?? 0, host, event, this.chosen(host));
    if (after === null || (after.host === row[host] && spent < 0)) return;
    this.begin(
      kind,
      host,
      host,
      this.hosts.context.program.machine.events.findIndex(({ name }) => name === event),
    );
    this.move.free = kind === 'call' || delays > 0;
    this.move.rows = after.rows;
    this.move.tooLarge = after.isTooLarge;
    if (delays > 0) next[this.delays] = this.left(this.delays) - delays;
    next[host] = after.host;
    next[this.drawn + host] = after.drawn;
    if (spent >= 0) next[spent] = (next[spent] ?? 0) - 1;
    this.visit();
  }

  private begin(kind: MoveKind, host: number, peer: number, item: number): void {
    this.next.set(this.row);
    const { move } = this;
    move.kind = kind;
    move.host = host;
    move.peer = peer;
    move.item = item;
    move.copied = false;
    move.unexpected = false;
    move.tooLarge = false;
    move.free = false;
    move.rows = NO_ROWS;
  }

  private chosen(host: number): number {
    return this.row[this.drawn + host] ?? 0;
  }

  private isFull({ slot }: ChannelDirection): boolean {
    return this.channels.at(this.row[slot] ?? 0).length >= this.verification.network.holds;
  }

  /** Messages that a timer would find on their way. */
  private onTheWay(): number {
    let count = 0;
    for (const { slot } of this.directions) count += this.channels.at(this.row[slot] ?? 0).length;
    return count;
  }

  /** Can somebody send what they owe? */
  private isAnySending(): boolean {
    for (const { from, to } of this.directions) {
      const sends = this.hosts.sends(this.row[from] ?? 0, from, to, this.chosen(from));
      if (sends.some(({ isFree }) => !isFree)) return true;
    }
    return false;
  }
}
