/** The line that is due next, as inline completion on an empty line: the opening, what is owed, then what holds at the end. */
import { type NextMessage, nextMessages, roleAt } from '../../../core/index.js';
import type { Analysis } from '../../analysis/analysis.js';
import { sectionAt } from '../../parser/parsed.js';
import type { Offer } from '../offer.js';
import { type CursorContext, hostNames, spotAt } from '../spot.js';
import { firstLines } from './first.js';
import { claims, owedLines } from './line.js';
import { lineOf } from './texts.js';

/** What is to be written, and where: the line as far as it stands. */
export interface NextLine {
  readonly span: Offer['replaces'] & object;
  readonly text: string;
}

/** Nothing where more than the beginning of that line stands already, and nothing in an exercise. */
export function nextLine(analysis: Analysis, offset: number): NextLine | undefined {
  const { text } = analysis;
  const start = offset - (/[^\r\n]*$/.exec(text.slice(0, offset))?.[0].trimStart().length ?? 0);
  if (!/^[ \t]*(?:\r?\n|$)/.test(text.slice(offset))) return undefined;
  const spot = spotAt(analysis, start);
  if (spot.inside !== 'text' || spot.before.length > 0 || !isWritable(spot)) return undefined;
  const written = text.slice(start, offset);
  const line = lineAt(spot);
  return line?.startsWith(written) && line !== written ? { span: { start, end: offset }, text: line } : undefined;
}

const isWritable = ({ exchange, analysis, blocks, offset }: CursorContext): boolean =>
  analysis.parsed.lines.length > 0 &&
  !exchange?.isWithheld &&
  exchange?.part === undefined &&
  (blocks[0] === 'exchange' || (blocks.length === 0 && sectionAt(analysis.parsed.sections, offset)?.parsed.hasBlocks === false));

function lineAt(spot: CursorContext): string | undefined {
  const statements = spot.exchange?.exchange.statements ?? [];
  const before = statements.slice(0, spot.at);
  const last = before.findLast(({ kind }) => kind !== 'note' && kind !== 'stretch');
  if (last?.damaged === true) return undefined;
  if (!before.some(({ kind }) => kind === 'message' || kind === 'event')) return firstLines(spot)[0]?.insert;
  const [owed] = owedLines(spot);
  if (owed !== undefined) return owed.insert;
  const usual = usualLine(spot);
  if (usual !== undefined) return usual;
  return last?.kind === 'claims' || spot.at < statements.length ? undefined : claims(spot)[0]?.insert;
}

/**
 * Where messages have names, an exchange goes on from state to state: what leads somewhere new, and not to the end. Of several the last
 * one, as the rows for what is seldom go before.
 */
function usualLine(spot: CursorContext): string | undefined {
  const { exchange, at } = spot;
  if (exchange === undefined || exchange.machine.messages.length === 0) return undefined;
  const { run, trace } = exchange;
  const statement = exchange.exchange.statements[at - 1];
  const answerer = statement?.kind === 'message' ? statement.to.text : '';
  const hosts = hostNames(spot).toSorted((a, b) => Number(b === answerer) - Number(a === answerer));
  const seen = new Set([trace.start, ...trace.steps.map(({ states }) => states)].flatMap((states) => Object.entries(states).map(String)));
  for (const from of hosts)
    for (const to of hosts) {
      const leads = ({ changes, dropped }: NextMessage): boolean =>
        dropped === undefined &&
        changes.some(({ host, to: state }) => host === from && !seen.has(String([host, state])) && !isFinal(spot, at, host, state));
      const found = nextMessages(run, at, from, to).findLast(leads);
      if (found !== undefined) return lineOf(spot, from, to, found);
    }
  return undefined;
}

const isFinal = ({ exchange }: CursorContext, at: number, host: string, name: string): boolean =>
  exchange !== undefined && roleAt(exchange.run, at, host)?.states.some((state) => state.name === name && state.final === true) === true;
