/**
 * The network as an adversary: it does as little as has to be done for a property to fail. What it may do is tried in the order of
 * cost, each time with no more than that, so that what is found first is cheapest.
 */
import { countOf, DISTURBANCES, type Disturbances, UNDISTURBED } from '../exchange/disturbances.js';
import { wrap } from '../value/serial.js';
import type { Hosts } from './hosts.js';
import type { StrayMessage } from './move.js';
import { isStray, lookThrough } from './search.js';
import type { Adversary, Verification, VerificationLimits } from './verification.js';
import type { Answer, Break, SearchSubject, Verified } from './verified.js';

/** Searches all that can happen within bounds for what breaks a property. */
export function verify(subject: SearchSubject, limits: VerificationLimits): Verified {
  const { adversary } = subject.verification;
  return adversary === undefined ? lookThrough(subject, limits) : new Adversarial(subject, adversary, limits).run();
}

class Adversarial {
  private readonly breaks: Break[][] = [];
  private readonly isOpen: boolean[] = [];
  private states = 0;
  private transitions = 0;
  private depth = 0;
  private complete = true;

  constructor(
    private readonly subject: SearchSubject,
    private readonly adversary: Adversary,
    private readonly limits: VerificationLimits,
  ) {}

  run(): Verified {
    const first = this.look(UNDISTURBED, this.subject);
    const { hosts } = first.moves;
    const strays = this.adversary.costs.strays === undefined ? [] : straysOf(this.subject, first);
    for (const disturbances of inOrderOfCost(this.adversary)) {
      if (!this.complete) break;
      const isWanted = first.answers.some((_, nth) => this.isAsked(nth, disturbances));
      if (isWanted) this.look(disturbances, { ...this.subject, hosts, strays });
    }
    const { states, transitions, depth, complete } = this;
    return { ...first, answers: first.answers.map((answer, nth) => this.answer(answer, nth)), states, transitions, depth, complete };
  }

  private look(disturbances: Disturbances, subject: SearchSubject): Verified {
    const { limits } = this;
    const { progress } = limits;
    const states = limits.states - this.states;
    const before = this.states;
    const verified = lookThrough(
      { ...subject, verification: disturbed(subject.verification, disturbances) },
      { ...limits, states, ...(progress && { progress: (more: number) => progress(before + more) }) },
    );
    this.states += verified.states;
    this.transitions += verified.transitions;
    this.depth = Math.max(this.depth, verified.depth);
    this.complete &&= verified.complete;
    verified.answers.forEach((answer, nth) => {
      const { way } = answer;
      this.isOpen[nth] ||= answer.verdict === 'undecided';
      if (way !== undefined && this.isAsked(nth, disturbances))
        this.breaksOf(nth).push({ disturbances, cost: costOf(disturbances, this.adversary), way, verified });
    });
    return verified;
  }

  private breaksOf(nth: number): Break[] {
    const known = this.breaks[nth] ?? [];
    this.breaks[nth] = known;
    return known;
  }

  /** Does less not do it already? */
  private isAsked(nth: number, disturbances: Disturbances): boolean {
    return !this.breaksOf(nth).some((each) => DISTURBANCES.every((kind) => each.disturbances[kind] <= disturbances[kind]));
  }

  private answer({ kind, property }: Answer, nth: number): Answer {
    const breaks = this.breaksOf(nth);
    const [cheapest] = breaks;
    const common = { kind, ...(property && { property }), breaks };
    const found = kind === 'possible' ? 'holds' : 'fails';
    if (cheapest !== undefined) return { ...common, verdict: found, way: cheapest.way };
    const isUndecided = !this.complete || this.isOpen[nth] === true;
    return { ...common, verdict: isUndecided ? 'undecided' : kind === 'possible' ? 'fails' : 'holds' };
  }
}

const costOf = (disturbances: Disturbances, { costs }: Adversary): number =>
  DISTURBANCES.reduce((sum, kind) => sum + disturbances[kind] * (costs[kind] ?? 0), 0);

/** All that costs no more than the adversary has, but for nothing at all; of what costs the same, the fewest first. */
export function inOrderOfCost(adversary: Adversary): readonly Disturbances[] {
  let found: readonly Disturbances[] = [UNDISTURBED];
  for (const kind of DISTURBANCES) {
    const cost = adversary.costs[kind];
    if (cost === undefined) continue;
    found = found.flatMap((each) => {
      const left = Math.floor((adversary.most - costOf(each, adversary)) / cost);
      return Array.from({ length: left + 1 }, (_, count) => ({ ...each, [kind]: count }));
    });
  }
  const cost = (each: Disturbances): number => costOf(each, adversary);
  const earlier = (a: Disturbances, b: Disturbances): number =>
    DISTURBANCES.reduce((order, kind) => (order === 0 ? b[kind] - a[kind] : order), 0);
  return found.filter((each) => countOf(each) > 0).sort((a, b) => cost(a) - cost(b) || countOf(a) - countOf(b) || earlier(a, b));
}

/** On top of what the network does anyway. */
function disturbed(verification: Verification, { losses, duplicates, delays, strays }: Disturbances): Verification {
  const { network } = verification;
  const more = { losses: network.losses + losses, copies: network.copies + duplicates, delays, strays };
  return { ...verification, network: { ...network, ...more } };
}

/** The `stray` lines of the block; without any, each message of the undisturbed course with numbers of an earlier one. */
function straysOf({ context, world, verification }: SearchSubject, { store, moves, ground }: Verified): readonly StrayMessage[] {
  const { hosts, directions, channels } = moves;
  const written = [...context.roster.keys].flatMap(([name, keys]) =>
    isStray(verification, name) ? keys.flatMap((key) => world.flights.get(key) ?? []) : [],
  );
  const indexOf = (name: string): number => Array.from({ length: moves.count }, (_, at) => hosts.name(at)).indexOf(name);
  if (written.length > 0)
    return written.map(({ from, to, segment }) => ({
      from: indexOf(from),
      to: indexOf(to),
      segment: hosts.segments.id(ground.segment(segment)),
    }));
  return directions.flatMap(({ from, to, slot }) => {
    const sent = new Set<number>();
    for (let at = 0; at < store.size; at++) for (const segment of channels.at(store.row(at)[slot] ?? 0)) sent.add(segment);
    return [...new Set([...sent].map((segment) => earlier(segment, hosts)))].map((segment) => ({ from, to, segment }));
  });
}

/** So far from the numbers of now are those of an earlier talk. */
const AWAY = 500_000;

function earlier(id: number, hosts: Hosts): number {
  const { program } = hosts.context;
  const segment = hosts.segments.at(id);
  const fields = segment.fields.map((slot, at) => {
    const type = program.fields[at]?.type;
    const isSerial = type?.kind === 'serial' && type.bits === undefined;
    return isSerial && typeof slot === 'number' && slot !== program.defaults[at] ? wrap(slot + AWAY) : slot;
  });
  return hosts.segments.id({ ...segment, fields });
}
