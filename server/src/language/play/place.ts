/** Where what is played stands in its document: as an exchange of its own, below the one that it goes on from. */
import { quoted, type Span } from '../../core/index.js';
import type { AnalysedExchange, Analysis } from '../analysis/analysis.js';
import { format } from './layout.js';

/** Text that is put in at an offset. */
export interface PlayInsertion {
  readonly at: number;
  readonly text: string;
}

/** Of a place in the text with the insertions: where it is in the text without them. */
export function offsetBefore(insertions: readonly PlayInsertion[], offset: number): number {
  let added = 0;
  for (const { at, text } of insertions) {
    if (offset < at + added) break;
    if (offset < at + added + text.length) return at;
    added += text.length;
  }
  return offset - added;
}

export interface PlayPlace {
  /** Of the exchange that is played. */
  readonly name: string;
  readonly insertions: (lines: readonly string[]) => readonly PlayInsertion[];
}

/** `found`: the exchange that it goes on from, if there is one. */
export function placeFor(analysis: Analysis, found: AnalysedExchange | undefined, isMarkdown: boolean): PlayPlace {
  const name = free(found === undefined || found.exchange.name === '' ? 'played' : `${found.exchange.name}_played`, analysis);
  const head = headOf(name, analysis, found);
  if (found === undefined) return atTheEnd(analysis, name, head, isMarkdown);
  const { text } = analysis;
  const { start } = found.exchange.span;
  const margin = /[\s>]*$/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))?.[0] ?? '';
  const end = endOf(found, analysis);
  const isBare = found.part !== 'given' && found.part !== 'solution' && !/^(?:exchange|verify)\b/.test(text.slice(start));
  return {
    name,
    insertions: (lines) => {
      const below = ['', '', ...format([head, ...lines, '}'])];
      const block = joined(isBare ? ['', '}', ...below.slice(1)] : below, margin, text);
      return [...(isBare ? [{ at: start, text: joined(['exchange {', ''], margin, text) }] : []), { at: end, text: block }];
    },
  };
}

function headOf(name: string, { machines }: Analysis, found: AnalysedExchange | undefined): string {
  if (found === undefined) return `exchange ${name}${machines.length === 0 ? '' : ` using ${machines.at(-1)?.name ?? ''}`} {`;
  const { exchange, using, after } = found;
  const title = exchange.title === '' ? '' : ` ${quoted(exchange.title)}`;
  return `exchange ${name}${title}${using ? ` using ${using.text}` : ''}${after ? ` after ${after.text}` : ''} {`;
}

function atTheEnd({ text }: Analysis, name: string, head: string, isMarkdown: boolean): PlayPlace {
  const before = text === '' || text.endsWith('\n') ? [] : [''];
  return {
    name,
    insertions: (lines) => {
      const block = format([head, ...lines, '}']);
      const whole = isMarkdown ? ['', '```handshake', ...block, '```'] : block;
      return [{ at: text.length, text: joined([...before, ...whole, ''], '', text) }];
    },
  };
}

/** With all that it is a part of, and a remark behind it. */
function endOf({ exchange }: AnalysedExchange, { text, exercises }: Analysis): number {
  const holds = ({ start, end }: Span): boolean => start <= exchange.span.start && exchange.span.end <= end;
  const { end } = exercises.find((each) => holds(each.exercise.span))?.exercise.span ?? exchange.span;
  return end + (/^[ \t]*(?:\/\/[^\r\n]*)?(?=\r?\n|$)/.exec(text.slice(end))?.[0].length ?? 0);
}

const joined = (lines: readonly string[], margin: string, text: string): string =>
  lines.map((line, at) => (at === 0 ? line : `${margin}${line}`.trimEnd())).join(text.includes('\r\n') ? '\r\n' : '\n') +
  (lines.at(-1) === '' ? margin : '');

function free(name: string, { names, exercises }: Analysis): string {
  const taken = new Set([...names.exchanges, ...exercises.map(({ exercise }) => exercise.name)]);
  for (let nth = 1; ; nth++) {
    const tried = nth === 1 ? name : `${name}_${nth}`;
    if (!taken.has(tried)) return tried;
  }
}
