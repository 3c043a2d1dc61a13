/** From a text to all that is known of it: parse, resolve names, compile, run, and drop the errors that `expect error` expects. */
import { applyExpectations, type Problem, speakingAs } from '../../core/index.js';
import { STRETCH, sameFor } from '../parser/layout.js';
import type { Parser } from '../parser/parse.js';
import type { Parsed } from '../parser/parsed.js';
import { RecentlyUsed } from '../recently-used.js';
import { sharedParser } from '../shared-parser.js';
import type { AnalyseOptions, Analysis, SourceText } from './analysis.js';
import type { Earlier } from './earlier.js';
import { problemsOfImports } from './imported.js';
import { importsOf } from './imports.js';
import { triedInPlace } from './in-place.js';
import { meantStatements } from './meant-statements.js';
import { inOneNotation } from './one-notation.js';
import { exchangeNames, orderOf } from './order.js';
import { readOwnTexts } from './own-texts.js';
import type { Shipped } from './protocols.js';
import { type Extent, runAll } from './runs.js';
import { Scopes, shippedProtocols } from './scopes.js';
import { sightOf } from './sight.js';
import { type Unit, unitOf } from './unit.js';

/** The lines that two texts have in common at their beginning and at their end. */
function sameLines(text: string, before: string): Pick<Earlier, 'same' | 'sameFrom'> {
  const start = sameFor(text, before);
  const most = Math.min(text.length, before.length) - start;
  let end = 0;
  const tail = (of: string): string => of.slice(of.length - end - STRETCH, of.length - end);
  while (end + STRETCH <= most && tail(text) === tail(before)) end += STRETCH;
  while (end < most && text.charCodeAt(text.length - 1 - end) === before.charCodeAt(before.length - 1 - end)) end++;
  const beginsLine = (of: string): boolean => of[of.length - end - 1] === '\n';
  const now = beginsLine(text) && beginsLine(before) ? text.length - end : text.indexOf('\n', text.length - end) + 1;
  const whole = now === 0 ? text.length : now;
  return { same: text.lastIndexOf('\n', start - 1), sameFrom: { now: whole, before: whole - text.length + before.length } };
}

interface Further {
  readonly earlier?: Analysis | undefined;
  readonly horizon?: number;
  readonly extent?: Extent;
}

interface UnitOptions extends AnalyseOptions {
  readonly language: Analysis['language'];
  readonly further: Further;
}

export interface TrialOptions extends AnalyseOptions {
  readonly horizon: number;
}

/** Keeps what does not change from one analysis to the next: the parser, the shipped protocols, imported texts. */
export class Analyser {
  private readonly shipped: Shipped;
  private readonly units = new RecentlyUsed<string, Unit>(MOST_KEPT);

  constructor(readonly parser: Parser) {
    this.shipped = shippedProtocols((source) => this.unitFor(source));
  }

  /** `readable` is the text with all that is not Handshake blanked out, so that offsets stay. */
  analyse(text: string, options: AnalyseOptions, readable: string = text): Analysis {
    return this.again(undefined, text, options, readable);
  }

  /** The same of another version of a document. */
  again(earlier: Analysis | undefined, text: string, options: AnalyseOptions, readable: string = text): Analysis {
    return this.analyseParsed(this.parse(text, options, readable, earlier?.parsed), options, { earlier });
  }

  /**
   * What a small change would lead to, as far as it is soon seen: of a long exchange only what follows the change is run, and all behind that
   * is taken to stay as it is. Only its problems are to be used.
   *
   * @param horizon how many statements behind the change are run
   */
  tried(earlier: Analysis, text: string, { horizon, ...options }: TrialOptions, readable: string = text): Analysis {
    const changed = { ...sameLines(text, earlier.text), text, horizon, unit: (lines: string) => this.unit(lines) };
    const found = readable === text ? triedInPlace(earlier, changed) : undefined;
    if (found !== undefined) return found;
    return this.analyseParsed(this.parse(text, options, readable, earlier.parsed), options, { earlier, horizon });
  }

  /** What each name means, without a run: no steps, and no problems that a run finds. */
  names(text: string, options: AnalyseOptions, readable: string = text): Analysis {
    return this.analyseParsed(this.parse(text, options, readable), options, { extent: 'names' });
  }

  private parse(text: string, { sections = [] }: AnalyseOptions, readable: string, earlier?: Parsed): Parsed {
    return sections.length > 1 ? this.parser.parseSections(text, readable, sections, earlier) : this.parser.parse(text, readable, earlier);
  }

  /** What a text declares, and no more: nothing is looked up or run. */
  unit(text: string): Unit {
    return unitOf('', this.parser.parse(text));
  }

  /** `earlier`: an analysis of another version of the same document, of which what did not change is kept. */
  analyseParsed(parsed: Parsed, { source, read, exercises }: AnalyseOptions, further: Further = {}): Analysis {
    const roots = parsed.sections.map((section) => unitOf(source, section.parsed));
    const language = roots.find((root) => root.language !== undefined)?.language;
    return speakingAs(language, () => this.analyseUnits(roots, parsed, { source, read, exercises, language, further }));
  }

  private analyseUnits(
    roots: readonly Unit[],
    parsed: Parsed,
    { source, read, exercises, language, further: { earlier, extent, horizon } }: UnitOptions,
  ): Analysis {
    const imports = roots.map((root) => importsOf(root, read, (imported) => this.unitFor(imported)));
    const translations = readOwnTexts([...new Set(imports.flatMap(({ units }) => units))], read);
    const sight = sightOf(imports);
    const scopes = new Scopes(sight, this.shipped);
    const order = orderOf(sight);
    const before = earlier && { exchanges: earlier.exchanges, ...sameLines(parsed.text, earlier.text), ...(horizon && { horizon }) };
    const runs = runAll(roots, order, scopes, { extent, exercises, earlier: before });
    const own = roots.flatMap((root) => scopes.of(root).own());
    const isCut = imports.some((each) => each.isCut);
    const told = [...roots, ...imports, order, runs, ...own]
      .flatMap((part) => part.problems)
      .filter((each) => !isCut || !mayStandElsewhere(each));
    const problems = meantStatements(inOneNotation(told, parsed.lineAt), parsed.text, runs.exchanges);
    const imported = imports.flatMap((each) => problemsOfImports(each, scopes));
    return {
      source,
      text: parsed.text,
      ...(language && { language }),
      parsed,
      exchanges: runs.exchanges,
      exercises: runs.exercises,
      verifications: runs.verifications,
      machines: own.map((protocol) => protocol.machine),
      problems: sorted(applyExpectations([...problems, ...imported], [...runs.expectations, ...own.flatMap((each) => each.expectations)])),
      names: {
        protocols: scopes.names(),
        exchanges: exchangeNames(sight.units),
      },
      references: [...imports, order, runs, ...own].flatMap((part) => part.references),
      imported: distinct(imports.flatMap(({ sources }) => sources)),
      lookups: [...imports.flatMap(({ lookups }) => lookups), ...translations],
    };
  }

  /** Imported documents are read again only when their texts change. */
  private unitFor({ source, text }: SourceText): Unit {
    const known = this.units.get(source);
    if (known?.parsed.text === text) return known;
    const unit = unitOf(source, this.parser.parse(text));
    this.units.set(source, unit);
    return unit;
  }
}

/** In a file that is not read. */
const mayStandElsewhere = ({ facts }: Problem): boolean =>
  facts.kind === 'unknown-name' && (facts.what === 'exchange' || facts.what === 'protocol');

const MOST_KEPT = 2_000;

const distinct = (all: readonly SourceText[]): readonly SourceText[] => [...new Map(all.map((each) => [each.source, each])).values()];

const sorted = (problems: readonly Problem[]): readonly Problem[] =>
  [...problems].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);

let shared: Analyser | undefined;

/** One shared analyser: all that it caches is keyed by text. */
export function sharedAnalyser(): Analyser {
  shared ??= new Analyser(sharedParser());
  return shared;
}

export const analyse = (text: string, options: AnalyseOptions, readable: string = text): Analysis =>
  sharedAnalyser().analyse(text, options, readable);

export interface AnalyseAgainOptions extends AnalyseOptions {
  readonly horizon?: number | undefined;
}

/** What a document would be with another text: most of what is known of it is known of that, too. */
export const analyseAgain = (
  earlier: Analysis,
  text: string,
  { horizon, ...options }: AnalyseAgainOptions,
  readable: string = text,
): Analysis =>
  horizon === undefined
    ? sharedAnalyser().again(earlier, text, options, readable)
    : sharedAnalyser().tried(earlier, text, { ...options, horizon }, readable);
