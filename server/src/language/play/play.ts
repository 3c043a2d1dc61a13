/** An exchange being played: its lines are inserted into the document's text and run there, as if they had been typed. */
import { type PlayableMove, playable, type Statement, statementText } from '../../core/index.js';
import type { AnalysedExchange, Analysis } from '../analysis/analysis.js';
import { emptyHosts, linesOf } from './lines.js';
import { type PlayInsertion, type PlayPlace, placeFor } from './place.js';

export interface PlayedExchange {
  readonly analysis: Analysis;
  readonly played: AnalysedExchange;
  readonly insertions: readonly PlayInsertion[];
  readonly lines: readonly string[];
}

/** What the document would be with another text. */
export type AnalyseText = (text: string) => Analysis;

export interface PlaySubject {
  readonly analysis: Analysis;
  /** The exchange that it goes on from. */
  readonly found: AnalysedExchange | undefined;
  readonly isMarkdown: boolean;
  readonly analyse: AnalyseText;
}

/** With more hosts there would be too many moves to choose from. */
export const MOST_PLAYERS = 12;

/** `undefined` where what stands around it cannot be read. */
export function playedExchange(subject: PlaySubject, wished?: readonly string[]): PlayedExchange | undefined {
  const { analysis, found, isMarkdown } = subject;
  const place = placeFor(analysis, found, isMarkdown);
  const lines = wished ?? beginning(subject, place);
  return lines && put(subject, place, lines);
}

function beginning(subject: PlaySubject, place: PlayPlace): readonly string[] | undefined {
  const { analysis, found } = subject;
  if (found !== undefined) return linesOf(analysis, found);
  const machine = put(subject, place, [])?.played.machine;
  return machine && emptyHosts(machine);
}

function put({ analysis, analyse }: PlaySubject, place: PlayPlace, lines: readonly string[]): PlayedExchange | undefined {
  const insertions = place.insertions(lines);
  const now = analyse(withInsertions(analysis.text, insertions));
  const played = now.exchanges.find(({ exchange, part }) => exchange.name === place.name && part === undefined);
  return played && { analysis: now, played, insertions, lines };
}

/** From the last one on, so that offsets hold. */
function withInsertions(text: string, insertions: readonly PlayInsertion[]): string {
  return [...insertions].reverse().reduce((now, { at, text: added }) => now.slice(0, at) + added + now.slice(at), text);
}

/** Each move with the lines after it; those that would have to write a line anew which is more than a message are left out. */
export function movesOn({ played, analysis, lines }: PlayedExchange): readonly (readonly [PlayableMove, lines: readonly string[]])[] {
  return playable(played.run).flatMap((move) => {
    const { added, rewritten } = move;
    const index = rewritten && lineOf(rewritten.at, played, analysis, lines);
    if (rewritten !== undefined && (index === undefined || !isPlain(rewritten.at, played))) return [];
    const label = rewritten === undefined || rewritten.message.label === '' ? '' : ` ${JSON.stringify(rewritten.message.label)}`;
    const before =
      rewritten === undefined ? lines : lines.map((line, at) => (at === index ? labelled(statementText(rewritten.message), label) : line));
    return [[move, added === undefined ? before : [...before, statementText(added)]] as const];
  });
}

/** The name comes last. */
const labelled = (line: string, label: string): string => line.replace(/(?= as \S+$)|$/, label);

/** Nothing but the message stands on its line. */
function isPlain(at: number, { run }: AnalysedExchange): boolean {
  const { statements } = run.context;
  const [own, next] = [statements[at], statements[at + 1]];
  const isTimed = own?.kind === 'message' && (own.at !== undefined || own.takes !== undefined);
  return own?.kind === 'message' && !isTimed && !(next?.kind === 'claims' && next.trailing);
}

/** Which of the lines a statement is: the document has been formatted since, but keeps their order. */
function lineOf(at: number, { run, exchange }: AnalysedExchange, { text }: Analysis, lines: readonly string[]): number | undefined {
  const place = run.context.statements[at]?.span.start;
  if (place === undefined) return undefined;
  const rows = text.slice(exchange.span.start, exchange.span.end).split('\n').slice(1, -1);
  const row = text.slice(exchange.span.start, place).split('\n').length - 2;
  // lines are put in as they are, but for blank ones
  const nth = rows.slice(0, row).filter((each) => !isBlank(each)).length;
  return nth < lines.length ? nth : undefined;
}

const isBlank = (row: string): boolean => row.replace(/^[\s>]*/, '') === '';

/** Without the last thing that happened, and what is said of it. */
export function takenBack(played: PlayedExchange): readonly string[] | undefined {
  const { run } = played.played;
  const last = run.context.statements.findLastIndex((each) => isStep(each));
  const line = last < 0 ? undefined : lineOf(last, played.played, played.analysis, played.lines);
  if (line === undefined) return undefined;
  let end = line;
  while (/^(?:expect error|note|section)\b/.test(played.lines[end - 1] ?? '')) end--;
  return played.lines.slice(0, end);
}

const isStep = (statement: Statement): boolean =>
  statement.kind === 'message' || statement.kind === 'event' || (statement.kind === 'arrival' && statement.timed !== true);

/** Those lines that say who there is. */
export const hostLines = ({ lines }: PlayedExchange): readonly string[] => lines.filter((line) => /^host\b/.test(line));

/** What is left open, or dropped on purpose, is expected; `undefined` if there is a mistake in it. */
export function writtenWhole(subject: PlaySubject, lines: readonly string[]): readonly PlayInsertion[] | undefined {
  let now = lines;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const played = playedExchange(subject, now);
    if (played === undefined) return undefined;
    const { analysis, played: found } = played;
    const own = analysis.problems.filter(({ span }) => found.exchange.span.start <= span.start && span.end <= found.exchange.span.end);
    if (own.some(({ severity }) => severity === 'error')) return undefined;
    if (own.length === 0) return isAsClean(subject.analysis, analysis) ? played.insertions : undefined;
    now = expecting(played, own);
  }
  return undefined;
}

function expecting({ analysis: { text }, played: { exchange }, lines }: PlayedExchange, own: Analysis['problems']): readonly string[] {
  const rows = text.slice(exchange.span.start, exchange.span.end).split('\n').slice(1, -1);
  const codes = new Map<number, Set<string>>();
  for (const { span, code } of own) {
    const row = text.slice(exchange.span.start, span.start).split('\n').length - 2;
    const nth = rows.slice(0, row).filter((each) => !isBlank(each)).length;
    codes.set(nth, new Set([...(codes.get(nth) ?? []), code]));
  }
  return lines.flatMap((line, at) => [...[...(codes.get(at) ?? [])].map((code) => `expect error ${code}`), line]);
}

const isAsClean = (before: Analysis, after: Analysis): boolean => errorsIn(after) <= errorsIn(before);

const errorsIn = ({ problems }: Analysis): number => problems.filter(({ severity }) => severity === 'error').length;

/** What is expected may make more to be told. */
const MOST_ROUNDS = 4;
