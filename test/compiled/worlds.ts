/** Situations that need not be reachable: a host in any state, with any values, owing anything, and a message for it or of it. */
import type { Type } from '../../server/src/core/machine/machine.js';
import type { Context } from '../../server/src/core/run/context.js';
import { programOf } from '../../server/src/core/run/program/compile.js';
import type { Program, RoleProgram } from '../../server/src/core/run/program/program.js';
import { largestOf } from '../../server/src/core/run/program/types.js';
import { contextOf } from '../../server/src/core/run/setting.js';
import type { HostState, Owed, Segment, SlotValue } from '../../server/src/core/run/world.js';
import { Numbers } from '../../server/src/core/value/numbers.js';
import { analyse } from '../../server/src/language/analysis/analyse.js';

export interface RandomWorld {
  readonly host: HostState;
  readonly peer: string;
  readonly segment: Segment;
  readonly numbers: Numbers;
  /** Fields that are written, as bits. */
  readonly given: number;
}

export type RandomBelow = (below: number) => number;

/** A small generator of numbers (mulberry32): the same ones for the same seed. */
export function randomOf(seed: number): RandomBelow {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** A context in which the protocol's rules can be run. */
export function contextFor(protocol: string): Context {
  const analysis = analyse(`exchange using ${protocol} {\n}\n`, { source: 'worlds.hsk', read: () => undefined });
  const only = analysis.exchanges[0];
  if (only === undefined) throw new Error(`no exchange of ${protocol}`);
  return contextOf(only.exchange, programOf(only.machine), [], {});
}

const HOSTS = ['A', 'B', 'C'];

export class Worlds {
  private numbers = Numbers.none;

  constructor(
    private readonly program: Program,
    private readonly random: RandomBelow,
  ) {}

  next(): RandomWorld {
    this.numbers = Numbers.none;
    const { program, random } = this;
    const roles = program.roles.filter(({ session }) => session === undefined);
    const role = random(roles.length);
    const machine = roles[role] ?? this.none();
    const state = random(machine.states.length);
    const segment = this.segment(machine, state);
    const company = HOSTS.map((name) => ({ name, role: roles[random(roles.length)]?.role.name ?? '' }));
    const host: HostState = {
      name: 'A',
      label: '',
      role,
      state,
      variables: machine.role.variables.map(({ type }) => this.value(type)),
      owed: Array.from({ length: random(4) === 0 ? 1 + random(2) : 0 }, () => this.owed(machine, state)),
      company,
    };
    const given = segment.fields.reduce<number>((bits, slot, at) => (slot === undefined ? bits : bits | (1 << at)), 0);
    return { host, peer: HOSTS[1 + random(2)] ?? 'B', segment, numbers: this.numbers, given };
  }

  private none(): never {
    throw new Error('a protocol without a role');
  }

  /** Mostly one for which the state has a row. */
  private segment({ states }: RoleProgram, state: number): Segment {
    const { program, random } = this;
    const { machine } = program;
    const rules = [...(states[state]?.receive.all ?? []), ...(states[state]?.send.all ?? [])];
    const pattern = rules[random(rules.length || 1)]?.rule.patterns[0];
    const names = pattern && random(8) > 0 ? pattern.names : [];
    const byFlags = machine.flags.length > 0;
    const bits = names.reduce((all, name) => all | (program.flagBits.get(name) ?? 0), 0);
    const noise = random(3) === 0 ? 2 ** random(machine.flags.length || 1) : 0;
    const kind = program.messageIndex.get(names[0] ?? '') ?? random(machine.messages.length || 1);
    const fields = machine.fields.map(({ type }, at) => (random(3) > 0 ? this.value(type) : program.defaults[at]));
    return { flags: byFlags ? bits | noise : 0, kind: byFlags ? -1 : kind, fields };
  }

  private owed(role: RoleProgram, state: number): Owed {
    const segment = this.segment(role, state);
    const how = (['owe', 'reply', 'allow'] as const)[this.random(3)] ?? 'owe';
    return { how, segment, to: this.random(2) === 0 ? '' : 'B', label: '', see: '', group: {} };
  }

  private value(type: Type): SlotValue {
    const { random } = this;
    if (random(7) === 0) return undefined;
    switch (type.kind) {
      case 'serial':
      case 'int':
        return random(400) === 0 ? this.unknown() : this.number(type);
      case 'flag':
        return random(2);
      case 'name':
        return HOSTS[random(HOSTS.length)];
      case 'names':
      case 'queue':
        return HOSTS.filter(() => random(2) === 0);
      case 'ranges':
        return Array.from({ length: random(3) }, (_, nth) => {
          const from = this.number({ kind: 'serial' }) + 4 * nth;
          return { from, to: from + 1 + random(4) };
        });
    }
  }

  /** Near each other, where numbers wrap around, and at their bounds. */
  private number(type: Type): number {
    const { random } = this;
    const most = largestOf(type);
    const base = [100, 100, 100, 0, 2 ** 32 - 4, most - 2][random(6)] ?? 0;
    return Math.max(0, Math.min(most, base + random(8)));
  }

  private unknown(): SlotValue {
    const [numbers, term] = this.numbers.fresh('serial');
    this.numbers = numbers;
    return term;
  }
}
