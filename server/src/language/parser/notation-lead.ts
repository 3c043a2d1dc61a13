/** What stands before a line of notes: numbers and marks of a list, bars of a table, times. */
import { inOurUnit } from './notation-times.js';

const NUMBERS =
  /^\s*(?:[>|]\s*)*(?:(?:(?:step|no\.?|단계)\s*\d{1,3}\s*[.):]?|\d{1,3}\s*단계\s*[.):]?|[([#]?\d{1,3}[.):\]]+|#\d{1,3}|\|\s*\d{1,4}\s*\||t_?\d{1,2}\s*:|[-*•·>|+](?:\s+\[[ xX]\])?|[a-z]\)|\([a-z]\)(?!\s*[-=~–—→⇒<←])|[a-z]\.(?=\s)|[①-⑳])\s+)/iu;

/** `t=0`, `(t=5ms)`, `[0.001s]`, `0.000`, `1 0.000` of a listing. */
const TIME =
  /^\s*(?:\d{1,5}\s+(?=\d+\.\d+\s))?[([]?\s*(?:t\s*[=:]\s*\+?(\d+(?:\.\d+)?)\s*(us|µs|ms|s|sec)?|\+?(\d+\.\d+)\s*(us|µs|ms|s|sec)?|\+?(\d+)\s*(us|µs|ms|s|sec))\s*[)\]]?\s*[:|-]?\s+(?=\S)/u;
const CLOCK = /^\s*[([]?\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?[)\]]?\s*[:|-]?\s+(?:IP6?\s+)?(?=\S)/u;

export interface LineLead {
  readonly length: number;
  /** When the line happens, as the language writes it. */
  readonly time?: string;
}

export function leadOf(line: string): LineLead {
  const numbers = NUMBERS.exec(line)?.[0].length ?? 0;
  const rest = line.slice(numbers);
  const clock = CLOCK.exec(rest);
  if (clock !== null) return { length: numbers + clock[0].length };
  const [lead, since, sinceUnit, decimal, decimalUnit, number, unit] = TIME.exec(rest) ?? [];
  if (lead !== undefined)
    return { length: numbers + lead.length, time: `at ${inOurUnit(since ?? decimal ?? number ?? '0', sinceUnit ?? decimalUnit ?? unit)}` };
  return { length: numbers + (/^\s*/.exec(rest)?.[0].length ?? 0) };
}

export const leadLength = (line: string): number => leadOf(line).length;
