/** What stands before a line of notes: numbers and marks of a list, bars of a table, times. */
import { inOurUnit } from './notation-times.js';

const MARKS = [
  '(?:step|no\\.?|단계)\\s*(?:\\d{1,3}|one|two|three|four|five|six)\\s*[.):]?',
  // what the line is for
  '\\p{L}[\\p{L} -]{2,40}:(?=\\s+[\\p{L}_][\\p{L}\\p{N}_]*\\s*(?:-{1,2}>|→|=>)\\s*[\\p{L}_][\\p{L}\\p{N}_]*\\s*:)',
  '[([]?\\d{1,3}\\s*단계\\s*[.):\\]]*',
  '[([#]?\\d{1,3}[.):\\]]+',
  '[([]?\\d{1,2}\\s?/\\s?\\d{1,2}[)\\]]?[.:]?',
  '\\d{1,3}\\s*[-–](?=\\s)',
  '\\d\\uFE0F?\\u20E3',
  '#\\d{1,3}',
  '\\|\\s*\\d{1,4}\\s*\\|',
  't_?\\d{1,2}\\s*:',
  '[-–—*•·>|+◦‣▪●○▸](?:\\s+\\[[ xX]\\])?',
  '(?:[a-z]|[ivx]{2,4})\\)',
  '\\([a-z]\\)(?!\\s*[-=~–—→⇒<←])',
  '(?:[a-z]|[ivx]{2,4})\\.(?=\\s)',
  '[①-⑳❶-❿➀-➓]',
  // first, A sends … : what joins the sentences of a text
  '(?:and\\s+)?(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|then|next|after\\s+that|afterwards|finally|lastly|now|첫째|둘째|셋째|넷째|먼저|우선|그\\s?다음(?:으로|에)?|다음(?:으로|에)?|그리고|이후|이어서|마지막(?:으로)?|끝으로)(?:\\s*[,:]|(?=\\s+(?:the\\s+)?(?!sen[dt]s?\\b|repl|respon|answer|is\\b)[\\p{L}_]+\\s+\\p{L}))',
];
const JOINS = MARKS.at(-1) ?? '';
const NUMBERS = new RegExp(`^\\s*(?:[>|]\\s*)*(?:(?:${MARKS.join('|')})\\s+)(?:${JOINS}\\s+)?`, 'iu');

/** `t=0`, `(t=5ms)`, `[0.001s]`, `0.000`, `1 0.000` of a listing. */
const TIME =
  /^\s*(?:\d{1,5}\s+(?=\d+\.\d+\s))?[([]?\s*(?:t\s*[=:]\s*\+?(\d+(?:\.\d+)?)\s*(us|µs|ms|s|sec)?|\+?(\d+\.\d+)\s*(us|µs|ms|s|sec)?|\+?(\d+)\s*(us|µs|ms|s|sec))\s*[)\]]?\s*[:|-]?\s+(?=\S)/u;
const CLOCK = /^\s*(?:[([]?\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?[)\]]?\s*[:|-]?\s+(?:IP6?\s+)?|IP6?\s+(?=\S+\s*>))(?=\S)/u;

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
