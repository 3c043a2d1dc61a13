/** Conditions of properties in Promela: which combinations of the hosts' states make them true, and what is on its way. */
import type { Condition } from '../../exchange/exchange.js';
import { carrying, involvedIn, testOf } from '../../verify/holds.js';
import type { LocalState, LocalSteps } from '../../verify/local-steps.js';
import type { Moves } from '../../verify/moves.js';
import { any, every, type PromelaNumbers, type PromelaTest, within } from './numbers.js';

export interface ConditionSubject {
  readonly moves: Moves;
  readonly local: LocalSteps;
  readonly numbers: PromelaNumbers;
}

/** More combinations of states than anybody would read or wait for. */
const MOST_COMBINATIONS = 400_000;

/** @returns `undefined` for what depends on too many combinations of states */
export function expressionOf(condition: Condition, subject: ConditionSubject): PromelaTest | undefined {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const [left, right] = [expressionOf(condition.left, subject), expressionOf(condition.right, subject)];
      if (left === undefined || right === undefined) return undefined;
      return condition.kind === 'and' ? every([left, right]) : any([left, right]);
    }
    case 'not': {
      const operand = expressionOf(condition.operand, subject);
      return operand === undefined ? undefined : `!(${operand})`;
    }
    case 'nothing':
      return condition.what === 'owed' ? ofStates(condition, subject) : 'EMPTY';
    case 'travels':
      return travels(condition, subject);
    default:
      return ofStates(condition, subject);
  }
}

function travels({ names, to }: Extract<Condition, { kind: 'travels' }>, { moves, numbers }: ConditionSubject): PromelaTest {
  const carries = carrying(
    moves.hosts,
    names.map(({ text }) => text),
  );
  const wanted = numbers.allSegments.filter(([id]) => carries(id)).map(([, number]) => number);
  // the next to arrive, or anywhere on its way
  const poll = to === undefined || !moves.channels.isOrdered ? '??' : '?';
  return any(
    moves.directions.flatMap((direction, at) =>
      to === undefined || moves.hosts.name(direction.to) === to.text ? wanted.map((number) => `c${at}${poll}[${number}]`) : [],
    ),
  );
}

function ofStates(condition: Condition, { moves, local, numbers }: ConditionSubject): PromelaTest | undefined {
  const involved = involvedIn(condition, moves);
  const states = involved.map((host) => local.states.filter((state) => state.host === host));
  if (states.reduce((product, each) => product * each.length, 1) > MOST_COMBINATIONS) return undefined;
  const test = testOf(condition, moves);
  const row = new Int32Array(moves.width);
  /** What must be so of the hosts from the nth on. */
  const from = (nth: number): PromelaTest => {
    const [host, own] = [involved[nth], states[nth]];
    if (host === undefined || own === undefined) return test(row) ? 'true' : 'false';
    const alike = new Map<PromelaTest, LocalState[]>();
    for (const state of own) {
      row[host] = state.id;
      const rest = from(nth + 1);
      if (rest !== 'false') alike.set(rest, [...(alike.get(rest) ?? []), state]);
    }
    return any([...alike].map(([rest, those]) => every([oneOf(host, those, own, numbers), rest])));
  };
  return from(0);
}

const oneOf = (host: number, those: readonly LocalState[], all: readonly LocalState[], numbers: PromelaNumbers): PromelaTest =>
  those.length === all.length
    ? 'true'
    : within(
        `h${host}`,
        those.flatMap((state) => numbers.state(state) ?? []),
      );
