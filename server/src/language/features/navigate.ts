/** From a name to where it is declared, to all its uses, and to what it may be called instead; across documents. */
import { type Place, type Span, wording } from '../../core/index.js';
import type { AnalysedExchange, Analysis } from '../analysis/analysis.js';
import { libraryNames } from '../analysis/library.js';
import { type Occurrence, occurrenceAt, occurrencesIn, type What } from './occurrences.js';

/** Finds the analysis of another document. */
export type AnalysisOf = (source: string) => Analysis | undefined;

export function definition(analysis: Analysis, offset: number, sight: AnalysisOf): Place | undefined {
  const occurrence = occurrenceAt(analysis, offset);
  if (occurrence === undefined) return undefined;
  if (occurrence.what === 'code' && occurrence.target === undefined) return firstNamed(analysis, occurrence, sight);
  if (!isLocal(occurrence.what)) return occurrence.target;
  const first = uses(analysis, occurrence, sight, []).find(({ declares }) => declares);
  return first && { source: first.source, span: first.span };
}

/** A code that is not declared is named first by what demands it. */
function firstNamed(analysis: Analysis, occurrence: Occurrence, sight: AnalysisOf): Place | undefined {
  const [first] = uses(analysis, occurrence, sight, []);
  return first && { source: first.source, span: first.span };
}

export interface Use {
  readonly source: string;
  readonly span: Span;
  readonly declares: boolean;
  readonly occurrence: Occurrence;
}

/** What an exchange declares by using it, and hands on to those that go on after it. */
export const isLocal = (what: What): boolean => what === 'host' || what === 'segment' || what === 'symbol';

/** In this document first, then in the others. */
export function uses(analysis: Analysis, occurrence: Occurrence, sight: AnalysisOf, others: readonly Analysis[]): readonly Use[] {
  const identity = identityOf(occurrence, analysis, sight);
  const before = isLocal(occurrence.what) ? chainBefore(analysis, occurrence, sight) : [];
  const all = [...new Set([...before, analysis, ...others.filter(({ source }) => source !== analysis.source)])];
  let first = true;
  return all.flatMap((each) =>
    occurrencesIn(each).flatMap((other): readonly Use[] => {
      if (other.what !== occurrence.what || identityOf(other, each, sight) !== identity) return [];
      const declares = isLocal(other.what) ? first && other.declares : other.declares;
      if (declares) first = false;
      return [{ source: each.source, span: other.name.span, declares, occurrence: other }];
    }),
  );
}

/** Documents of the exchanges that this one goes on after, the first one first. */
function chainBefore(analysis: Analysis, { exchange }: Occurrence, sight: AnalysisOf): readonly Analysis[] {
  const found: Analysis[] = [];
  let [here, at]: [Analysis, AnalysedExchange | undefined] = [analysis, exchange];
  for (let step = 0; at !== undefined && step < LONGEST; step++) {
    const before: Before | undefined = previousOf(at, here, sight);
    if (before === undefined) break;
    if (before.analysis.source !== here.source) found.unshift(before.analysis);
    [here, at] = [before.analysis, before.exchange];
  }
  return found;
}

const LONGEST = 1_000;

/** The same for all names of the same thing, in all documents. */
export function identityOf({ what, name, exchange, target }: Occurrence, analysis: Analysis, sight: AnalysisOf): string {
  if (isLocal(what) && exchange !== undefined) return `${what} ${name.text} in ${rootOf(exchange, analysis, sight)}`;
  if (target === undefined || what === 'code') return `${what} ${name.text}`;
  return what === 'flag' ? `${what} ${name.text} ${placeKey(target)}` : `${what} ${placeKey(target)}`;
}

const placeKey = ({ source, span }: Place): string => `${source}#${span.start}`;

const roots = new WeakMap<AnalysedExchange, string>();

/** Where the chain of exchanges begins that goes on up to this one. */
function rootOf(exchange: AnalysedExchange, analysis: Analysis, sight: AnalysisOf): string {
  const known = roots.get(exchange) ?? rootOfChain(exchange, analysis, sight);
  roots.set(exchange, known);
  return known;
}

function rootOfChain(exchange: AnalysedExchange, analysis: Analysis, sight: AnalysisOf): string {
  let [here, at] = [analysis, exchange];
  for (let step = 0; step < LONGEST; step++) {
    const before = previousOf(at, here, sight);
    if (before === undefined) break;
    [here, at] = [before.analysis, before.exchange];
  }
  return placeKey({ source: here.source, span: at.exchange.nameSpan });
}

interface Before {
  readonly analysis: Analysis;
  readonly exchange: AnalysedExchange;
}

function previousOf({ after }: AnalysedExchange, analysis: Analysis, sight: AnalysisOf): Before | undefined {
  const target = after && analysis.references.find(({ what, name }) => what === 'exchange' && name.span.start === after.span.start)?.target;
  const there = target === undefined ? undefined : target.source === analysis.source ? analysis : sight(target.source);
  const exchange = there?.exchanges.find((each) => each.exchange.nameSpan.start === target?.span.start);
  return there === undefined || exchange === undefined ? undefined : { analysis: there, exchange };
}

/** A code begins with its protocol: `mine/late`. */
const isOwnCode = (code: string): boolean => code.includes('/') && !libraryNames.includes(code.split('/')[0] ?? '');

const CODE = /^[\p{L}_][\p{L}\p{M}\p{N}_]*(?:[/-][\p{L}_][\p{L}\p{M}\p{N}_]*)*$/u;
const NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u;
const SHIPPED = 'builtin:';

/** Why it cannot be renamed; `undefined` if it can. */
export function whyNotRenamed(occurrence: Occurrence, written: (place: Place) => string | undefined): string | undefined {
  const { what, name, target } = occurrence;
  const said = wording().rename;
  if (what === 'code') return isOwnCode(name.text) ? undefined : said.ofAll;
  if (what === 'flag' || what === 'file') return said.notYours(what);
  if (isLocal(what)) return undefined;
  if (target === undefined) return said.undeclared;
  if (target.source.startsWith(SHIPPED)) return said.shipped;
  return written(target) === name.text ? undefined : said.otherName;
}

/** Why it cannot be called so; `undefined` if it can. */
export function whyNotCalled(newName: string, occurrence: Occurrence, analysis: Analysis, sight: AnalysisOf): string | undefined {
  const said = wording().rename;
  if (occurrence.what === 'code') return CODE.test(newName) && isOwnCode(newName) ? undefined : said.noCode(newName);
  if (!NAME.test(newName)) return said.badName(newName);
  const taken = occurrencesIn(analysis).some(
    (other) =>
      other.what === occurrence.what &&
      other.name.text === newName.normalize('NFC') &&
      (other.exchange === undefined ||
        occurrence.exchange === undefined ||
        rootOf(other.exchange, analysis, sight) === rootOf(occurrence.exchange, analysis, sight)),
  );
  return taken && newName !== occurrence.name.text ? said.taken(occurrence.what, newName) : undefined;
}
