/** What can stand at the cursor, the likeliest first. Decides by the words before it; what is valid there is asked of the core. */
import { LANGUAGE_TAGS, type Machine, wording } from '../../../core/index.js';
import type { Analysis } from '../../analysis/analysis.js';
import { isWord, type Token, typeOf } from '../../parser/token.js';
import { type Offer, offer, offers } from '../offer.js';
import { type CursorContext, hostNames, segmentsBefore, spotAt } from '../spot.js';
import { claimOffers } from './claims.js';
import { lineOffers } from './line.js';
import { messageOffers } from './message.js';
import { headOffers, hostOffers, protocolOffers } from './names.js';
import { protocolLineOffers } from './protocol.js';
import { timeOffers } from './times.js';

export interface CompletionQuery {
  /** Paths of documents that an import could name. */
  readonly files?: () => readonly string[];
}

/** What is declared without a name yet, in a protocol that is being written, is no choice. */
export const complete = (analysis: Analysis, offset: number, query: CompletionQuery = {}): readonly Offer[] =>
  offersAt(spotAt(analysis, offset), query).filter(({ label }) => label !== '');

function offersAt(spot: CursorContext, { files }: CompletionQuery): readonly Offer[] {
  if (spot.inside === 'comment') return [];
  if (spot.inside === 'string') return isImport(spot) ? fileOffers(spot, files) : [];
  if (spot.blocks[0] === 'protocol') return protocolLineOffers(spot);
  return spot.exchange?.isWithheld ? undecided(statementOffers(spot), spot.exchange.machine) : statementOffers(spot);
}

const DECIDED = new Set<Offer['kind']>(['message', 'value', 'snippet']);

/** Within an exercise all names of the protocol are as likely as each other. */
function undecided(found: readonly Offer[], { flags, messages }: Machine): readonly Offer[] {
  const names = found.some(({ kind }) => kind === 'message') ? offers('flag', [...flags, ...messages.map(({ name }) => name)]) : [];
  const kept = found.filter(({ kind }) => !DECIDED.has(kind)).map(({ preferred: _, detail: __, ...rest }) => rest);
  const states = kept.filter(({ kind }) => kind === 'state').sort((a, b) => (a.label < b.label ? -1 : 1));
  return [...names, ...states, ...kept.filter(({ kind, label }) => kind !== 'state' && !names.some((each) => each.label === label))];
}

const isImport = ({ before, string }: CursorContext): boolean => {
  const [first] = before.length > 0 ? before : string === undefined ? [] : [string];
  return typeOf(first) === 'import';
};

function fileOffers({ string, offset }: CursorContext, files: CompletionQuery['files']): readonly Offer[] {
  const start = (string?.startOffset ?? offset) + 1;
  const closed = string !== undefined && string.image.length > 1 && string.image.endsWith('"');
  const replaces = { start, end: string === undefined ? offset : string.startOffset + string.image.length - (closed ? 1 : 0) };
  return (files?.() ?? []).map((path) => offer('file', path, { replaces }));
}

const ARROWS = new Set(['->', '~>', 'LOST']);

function statementOffers(spot: CursorContext): readonly Offer[] {
  const [first, second] = spot.before;
  if (first === undefined) return lineOffers(spot);
  const isStep = ARROWS.has(typeOf(second)) || [':', 'arrives'].includes(typeOf(second));
  if (typeOf(first) === 'stray' && !isStep) return stepOffers(spot, spot.before.slice(1));
  if (isStep || !isWord(first)) return stepOffers(spot, spot.before);
  switch (first.image) {
    case 'import':
      return [offer('sign', '""', { insert: '"$1"', isSnippet: true, goesOn: true })];
    case 'using':
      return spot.before.length === 1 ? protocolOffers(spot) : [];
    case 'language':
      return spot.before.length === 1 ? LANGUAGE_TAGS.map((tag) => offer('keyword', tag)) : [];
    case 'exchange':
    case 'exercise':
    case 'protocol':
      return headOffers(spot);
    case 'host':
      return hostOffers(spot);
    case 'expect':
      return claimOffers(spot, spot.before.slice(1));
    case 'note':
    case 'box':
      return typeOf(spot.before.at(-1)) === 'STRING' ? [] : offers('host', hostNames(spot));
    case 'measure':
      return spot.before.length > 1 ? [] : hostNames(spot).includes('measure') ? afterName(spot, first) : offers('host', hostNames(spot));
    case 'highlight':
      return spot.before.length === 1 && hostNames(spot).includes('highlight') ? afterName(spot, first) : [];
    case 'delay':
    case 'wait':
      return timeOffers(spot, spot.before, ['delay', 'wait']) ?? [];
    case 'section':
      return [];
    default:
      return spot.before.length === 1 ? afterName(spot, first) : [];
  }
}

function stepOffers(spot: CursorContext, tokens: readonly Token[]): readonly Offer[] {
  const [from, arrow, to, colon] = tokens;
  if (from === undefined) return offers('host', hostNames(spot), { goesOn: true });
  const expecting = tokens.findLastIndex((token) => typeOf(token) === 'expect');
  if (expecting > 1) return claimOffers(spot, tokens.slice(expecting + 1), true);
  if (typeOf(arrow) === ':' || ARROWS.has(typeOf(arrow))) return messageOffers(spot, tokens);
  if (arrow === undefined) return afterName(spot, from);
  return to === undefined && colon === undefined && typeOf(arrow) === 'arrives' ? [offer('keyword', 'expect', { goesOn: true })] : [];
}

/** `A` can send, or have something happen to it; `m1` can arrive. */
function afterName(spot: CursorContext, first: Token): readonly Offer[] {
  const { image } = first;
  const said = wording().completion;
  const flights = segmentsBefore(spot);
  const [to = '', third] = hostNames(spot).filter((name) => name !== image);
  const isOpen = spot.after.length === 0;
  // with several hosts it is asked which one
  const arrow = (sign: string, behind: string, documentation: string): Offer =>
    isOpen && to !== '' && third === undefined && /^\w+$/.test(to)
      ? offer('sign', sign, { insert: `${sign} ${to} : $1${behind}$0`, isSnippet: true, goesOn: true, documentation })
      : offer('sign', sign, { insert: `${sign} `, goesOn: true, documentation });
  if (flights.includes(image)) return [offer('keyword', 'arrives', { documentation: said.arrives })];
  return [
    arrow('->', '', said.delivered),
    arrow('-x', '', said.lost),
    arrow('~>', ' as m1', said.inFlight),
    offer('sign', ':', { insert: ': ', goesOn: true, documentation: said.event }),
  ];
}
