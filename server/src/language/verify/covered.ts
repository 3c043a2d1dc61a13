/** Which rows of protocols the exchanges and verifications of documents carry out, protocol by protocol. */
import { type IsTaken, type Machine, MachineCoverage, type Run, rowKey, takenOf } from '../../core/index.js';
import type { AnalysedExchange, Analysis } from '../analysis/analysis.js';

export class ProtocolCoverage {
  private readonly known = new Map<string, MachineCoverage>();

  /** In the order in which they were met. */
  get all(): readonly MachineCoverage[] {
    return [...this.known.values()];
  }

  /** Its protocols, whether or not anybody uses them, and what its exchanges carry out. */
  read({ exchanges, machines }: Pick<Analysis, 'exchanges' | 'machines'>): void {
    for (const machine of machines) this.of(machine);
    // the ways through an exchange are that one exchange
    const ways = new Map<number, AnalysedExchange[]>();
    for (const each of exchanges) {
      const { start } = each.exchange.nameSpan;
      if (each.part !== 'verified') ways.set(start, [...(ways.get(start) ?? []), each]);
    }
    for (const [first, ...others] of ways.values())
      if (first !== undefined)
        this.of(first.machine).add(
          'exchanges',
          [first, ...others].flatMap(({ run }) => rowsTaken(run)),
        );
  }

  /** @param keys of the rows that one verification carries out */
  verified(machine: Machine, keys: Iterable<string>): void {
    this.of(machine).add('verifications', keys);
  }

  /** Whether anything carries a row out, in whatever protocol it counts. */
  get isTaken(): IsTaken {
    const taken = this.all.flatMap(({ rows }) => rows.filter(({ exchanges, verifications }) => exchanges + verifications > 0));
    return takenOf(taken.map(({ rule }) => rowKey(rule)));
  }

  private of(machine: Machine): MachineCoverage {
    const key = `${machine.name} ${machine.place.source}`;
    const known = this.known.get(key) ?? new MachineCoverage(machine);
    this.known.set(key, known);
    return known;
  }
}

/** Keys of the rows that a run carries out. */
export const rowsTaken = ({ done }: Pick<Run, 'done'>): readonly string[] =>
  done.flatMap(({ happening }) => happening.rows.map(({ row }) => rowKey(row.rule)));
