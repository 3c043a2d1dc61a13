/**
 * `P leads to Q` for SPIN, as an acceptance cycle to be found: from P on without Q, either nothing fair can happen any more, or all goes in a circle
 * in which each fair class of steps is taken again and again, or cannot be taken any more. The watcher goes through the classes in turn;
 * of each it waits for a step, or decides that none is possible from now on, and whatever proves it wrong stops everything.
 */
import { messageClass } from '../../verify/leads.js';
import type { LocalStep } from '../../verify/local-steps.js';
import { wording } from '../words/wording.js';
import type { PromelaModel } from './model.js';
import { any, every, type PromelaTest } from './numbers.js';
import type { PromelaProperty } from './properties.js';

/** What a step must be for it to happen, and the number of its class. */
export interface FairStep {
  readonly step: LocalStep;
  readonly guards: readonly PromelaTest[];
}

export class FairClasses {
  /** From 1. */
  private readonly numbers = new Map<string, number>();
  private readonly steps: FairStep[][] = [];

  constructor(
    private readonly model: PromelaModel,
    fair: readonly FairStep[],
  ) {
    for (const each of fair) {
      const name = this.nameOf(each.step);
      if (name === undefined) continue;
      const number = this.numbers.get(name) ?? this.numbers.size + 1;
      this.numbers.set(name, number);
      this.steps[number] = [...(this.steps[number] ?? []), each];
    }
  }

  get count(): number {
    return this.numbers.size;
  }

  /** `undefined` for what need never happen. */
  of(step: LocalStep): number | undefined {
    const name = this.nameOf(step);
    return name === undefined ? undefined : this.numbers.get(name);
  }

  /** A step of the class is possible. */
  enabled(number: number): PromelaTest {
    const alike = new Map<PromelaTest, FairStep[]>();
    for (const each of this.steps[number] ?? []) {
      const rest = every(each.guards.slice(1));
      const key = `${each.step.before.host} ${rest}`;
      alike.set(key, [...(alike.get(key) ?? []), each]);
    }
    return any(
      [...alike.values()].flatMap(([first, ...others]) => {
        if (first === undefined) return [];
        const states = [first, ...others].map(({ step }) => step.before);
        return [every([this.model.numbers.isIn(first.step.before.host, states), ...first.guards.slice(1)])];
      }),
    );
  }

  /** As `leadsTo` has them. */
  private nameOf({ kind, before, direction, segment = 0 }: LocalStep): string | undefined {
    const { moves } = this.model.verified;
    switch (kind) {
      case 'send':
        return `send ${direction} ${messageClass(moves, segment)}`;
      case 'arrive':
        return `arrive ${direction}`;
      case 'timer':
        return `timer ${before.host}`;
      case 'call':
        return undefined;
    }
  }
}

type LeadsProperty = PromelaProperty & Required<Pick<PromelaProperty, 'leads'>>;

const isLeads = (property: PromelaProperty): property is LeadsProperty => property.leads !== undefined;

/** Macros that every process uses; they stand for nothing unless such a property is asked for. */
export function fairnessMacros(properties: readonly PromelaProperty[], classes: FairClasses, isBegun: boolean): readonly string[] {
  const begun = isBegun ? [] : ['begun'];
  const plain = [`#define PROVIDED${isBegun ? '' : ' provided (begun)'}`];
  const watched = properties.filter(isLeads);
  if (watched.length === 0) return plain;
  const numbers = Array.from({ length: classes.count }, (_, at) => at + 1);
  return [
    ...watched.flatMap(({ nth, leads: { from, to } }) => [
      `#if PROPERTY == ${nth}`,
      '#define LEADS',
      `#define FROM ${from}`,
      `#define TO ${to}`,
      '#endif',
    ]),
    '#ifdef LEADS',
    `/* ${wording().promela.fairness} */`,
    ...numbers.map((number) => `#define CAN${number} ${classes.enabled(number)}`),
    `#define WRONG (want > 0 && ${any(['TO', ...numbers.map((number) => `(off${number} && CAN${number})`)])})`,
    `#define PROVIDED provided (${[...begun, '!WRONG', `want <= ${classes.count}`].join(' && ')})`,
    '#define DID(class) did = (want == class -> 1 : did)',
    'byte want = 0;',
    'bit did = 0;',
    ...numbers.map((number) => `bit off${number} = 0;`),
    '#else',
    ...plain,
    '#define DID(class) skip',
    '#endif',
  ];
}

export function watcher(properties: readonly PromelaProperty[], classes: FairClasses): readonly string[] {
  if (!properties.some(isLeads)) return [];
  const last = classes.count + 1;
  const options = Array.from({ length: classes.count }, (_, at) => at + 1).flatMap((number) => [
    `  :: d_step { want == ${number} && did -> did = 0; want++ }`,
    `  :: d_step { want == ${number} && off${number} -> want++ }`,
    `  :: d_step { want == ${number} && !off${number} && !CAN${number} -> off${number} = 1; did = 0; want++ }`,
  ]);
  return [
    '#ifdef LEADS',
    'active proctype leads() provided (!WRONG) {',
    'end:',
    '  d_step { FROM && !TO -> want = 1 };',
    'end_turns:',
    '  do',
    ...options,
    `  :: want == ${last} ->`,
    'accept_round:',
    '    d_step { want = 1 }',
    '  od',
    '}',
    '#endif',
    '',
  ];
}
