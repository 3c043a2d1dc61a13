/** How a situation stands in a row of integers. */
import { Channels } from './channels.js';
import type { Hosts } from './hosts.js';
import type { ChannelDirection } from './move.js';
import type { Verification } from './verification.js';

/** A row: the hosts, the directions, how many numbers each host chose, losses, copies, delays and strays that are left, what may still happen. */
export class SituationRows {
  readonly width: number;
  readonly directions: readonly ChannelDirection[];
  readonly channels: Channels;
  /** Where in a row these stand: how many numbers the first host has chosen, losses and copies that are left, the first allowance. */
  readonly drawn: number;
  readonly losses: number;
  readonly copies: number;
  /** −1 where there are none. */
  readonly delays: number;
  readonly strays: number;
  readonly first: number;

  constructor(
    readonly hosts: Hosts,
    readonly count: number,
    readonly verification: Verification,
  ) {
    const pairs = Array.from({ length: count * count }, (_, i) => ({ from: Math.floor(i / count), to: i % count }));
    const talking = pairs.filter(({ from, to }) => hosts.meet(from, to));
    this.directions = talking.map((pair, at) => ({ ...pair, slot: count + at }));
    this.drawn = count + talking.length;
    this.losses = this.drawn + count;
    this.copies = this.losses + 1;
    const { delays = 0, strays = 0 } = verification.network;
    this.delays = delays > 0 ? this.copies + 1 : -1;
    this.strays = strays > 0 ? this.copies + (delays > 0 ? 2 : 1) : -1;
    this.first = this.copies + 1 + Number(delays > 0) + Number(strays > 0);
    this.width = this.first + verification.allowances.length;
    this.channels = new Channels(!verification.network.reorders);
  }

  /** The first situation, of these hosts. */
  start(hosts: readonly number[], onTheWay: (direction: ChannelDirection) => readonly number[]): Int32Array {
    const row = new Int32Array(this.width);
    hosts.forEach((id, at) => {
      row[at] = id;
    });
    for (const direction of this.directions) row[direction.slot] = this.channels.id(onTheWay(direction));
    const { network, allowances } = this.verification;
    row[this.losses] = network.losses;
    row[this.copies] = network.copies;
    if (this.delays >= 0) row[this.delays] = network.delays ?? 0;
    if (this.strays >= 0) row[this.strays] = network.strays ?? 0;
    allowances.forEach(({ most }, at) => {
      row[this.first + at] = most;
    });
    return row;
  }
}
