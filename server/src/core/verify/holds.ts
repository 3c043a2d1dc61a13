/** Conditions on a situation: the same meaning as in an `expect`, worked out once for each state of the hosts that it speaks of. */
import { namesInCondition } from '../exchange/conditions.js';
import type { Claim, Condition } from '../exchange/exchange.js';
import { checkCondition } from '../run/step/conditions.js';
import type { Hosts } from './hosts.js';
import type { Moves } from './moves.js';

export type Test = (row: Int32Array) => boolean;

export function testOf(condition: Condition, moves: Moves): Test {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const [left, right] = [testOf(condition.left, moves), testOf(condition.right, moves)];
      return condition.kind === 'and' ? (row) => left(row) && right(row) : (row) => left(row) || right(row);
    }
    case 'not': {
      const operand = testOf(condition.operand, moves);
      return (row) => !operand(row);
    }
    case 'nothing':
      return condition.what === 'owed' ? ofHosts(condition, moves) : onTheWay(moves, () => true, true);
    case 'travels': {
      const { names, to } = condition;
      const carries = carrying(
        moves.hosts,
        names.map(({ text }) => text),
      );
      return to === undefined ? onTheWay(moves, carries, false) : arriving(moves, to.text, carries);
    }
    default:
      return ofHosts(condition, moves);
  }
}

function onTheWay({ directions, channels }: Moves, is: (segment: number) => boolean, negated: boolean): Test {
  return (row) => directions.some(({ slot }) => channels.at(row[slot] ?? 0).some(is)) !== negated;
}

/** Can it be the next to arrive? */
function arriving({ directions, channels, hosts }: Moves, name: string, is: (segment: number) => boolean): Test {
  const into = directions.filter(({ to }) => hosts.name(to) === name);
  return (row) =>
    into.some(({ slot }) => {
      const waiting = channels.at(row[slot] ?? 0);
      return channels.isOrdered ? waiting[0] !== undefined && is(waiting[0]) : waiting.some(is);
    });
}

export function carrying(hosts: Hosts, names: readonly string[]): (segment: number) => boolean {
  const wanted = hosts.pattern(names);
  return (id) => {
    const segment = hosts.segments.at(id);
    return wanted.kind >= 0 ? segment.kind === wanted.kind : (segment.flags & wanted.flags) === wanted.flags;
  };
}

/** The hosts on whose states a condition depends. */
export function involvedIn(condition: Condition, { hosts, count }: Moves): readonly number[] {
  const spoken = new Set(namesInCondition(condition).hosts.map(({ text }) => text));
  const all = Array.from({ length: count }, (_, at) => at);
  const named = all.filter((at) => spoken.has(hosts.name(at)));
  // a role stands for all its hosts
  return spoken.size > 0 && named.length === spoken.size ? named : all;
}

function ofHosts(condition: Condition, moves: Moves): Test {
  const { hosts, count } = moves;
  const all = Array.from({ length: count }, (_, at) => at);
  const involved = involvedIn(condition, moves);
  const claim: Extract<Claim, { kind: 'condition' }> = { kind: 'condition', host: NOBODY, condition, written: '', span: NOBODY.span };
  const known = new Map<string, boolean>();
  const single = new Map<number, boolean>();
  const ask = (row: Int32Array): boolean => {
    const world = hosts.asWorld(all.map((at) => row[at] ?? 0));
    return checkCondition(hosts.context, world, claim).length === 0;
  };
  const [only] = involved;
  if (involved.length === 1 && only !== undefined) return (row) => asked(single, row[only] ?? 0, () => ask(row));
  return (row) => asked(known, involved.map((at) => row[at]).join(' '), () => ask(row));
}

function asked<K>(known: Map<K, boolean>, key: K, ask: () => boolean): boolean {
  let found = known.get(key);
  if (found === undefined) {
    found = ask();
    known.set(key, found);
  }
  return found;
}

const NOBODY = { text: '', span: { start: 0, end: 0 } };
