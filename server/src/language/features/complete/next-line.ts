/** The one line that is due at an empty line, for the grey text behind the caret: the opening, what is owed, then what holds at the end. */
import { nextMessages } from '../../../core/views/next.js';
import type { Analysis } from '../../analysis/analysis.js';
import { sectionAt } from '../../parser/parse.js';
import type { Offer } from '../offer.js';
import { hostNames, type Spot, spotAt } from '../spot.js';
import { claims, owedLines } from './line.js';
import { writesFields } from './texts.js';

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

const isWritable = ({ exchange, analysis, blocks, offset }: Spot): boolean =>
  exchange !== undefined &&
  !exchange.isWithheld &&
  exchange.part === undefined &&
  (blocks[0] === 'exchange' || sectionAt(analysis.parsed.sections, offset)?.parsed.hasBlocks === false);

function lineAt(spot: Spot): string | undefined {
  const statements = spot.exchange?.exchange.statements ?? [];
  const before = statements.slice(0, spot.at);
  const last = before.findLast(({ kind }) => kind !== 'note');
  if (last?.damaged === true) return undefined;
  if (!before.some(({ kind }) => kind === 'message' || kind === 'event')) return opening(spot);
  const [owed] = owedLines(spot);
  if (owed !== undefined) return owed.insert;
  return last?.kind === 'claims' || spot.at < statements.length ? undefined : claims(spot)[0]?.insert;
}

/** The first host opens towards the second one. */
function opening(spot: Spot): string | undefined {
  const [from, to] = hostNames(spot);
  if (spot.exchange === undefined || from === undefined || to === undefined) return undefined;
  const first = nextMessages(spot.exchange.run, spot.at, from, to).find(({ dropped }) => dropped === undefined);
  if (first === undefined) return undefined;
  const fields = writesFields(spot) ? first.fields.map((field) => field.join('=')) : [];
  return [`${from} -> ${to} : ${first.names.join('+')}`, ...fields].join(' ');
}
