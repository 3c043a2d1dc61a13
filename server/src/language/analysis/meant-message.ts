/** A message that is meant, where only one of its hosts is said. */
import type { RuleName } from '../parser/fault.js';
import { messageInOurNotation } from '../parser/notation-message.js';
import type { AnalysedExchange } from './analysis.js';

/** Longer lines are no slip of notation. */
export const LONGEST = 300;

export interface MeantStatement {
  readonly text: string;
  readonly rule: RuleName;
}

export interface MeantAmong {
  readonly exchange: AnalysedExchange;
  readonly hosts: (exchange: AnalysedExchange) => ReadonlySet<string>;
  /** Where the line stands. */
  readonly at: number;
}

/** To the only other host there is. */
export function sent(host: string, said: string, { exchange, hosts }: MeantAmong, arrow = '->'): MeantStatement | undefined {
  const message = messageInOurNotation(said);
  const known = exchange.machine.flags.length > 0 ? exchange.machine.flags : exchange.machine.messages.map((each) => each.name);
  if (message === undefined) return undefined;
  const written = known.includes('PSH') ? message.text.replace(/^DATA\b/u, 'PSH+ACK') : message.text;
  if (!known.includes(written.split(/[+ ]/u)[0] ?? '')) return undefined;
  const [other, another] = [...hosts(exchange)].filter((each) => each !== host);
  if (other === undefined || another !== undefined) return undefined;
  return { text: `${host} ${arrow} ${other} : ${written}`, rule: 'hostsFirst' };
}
