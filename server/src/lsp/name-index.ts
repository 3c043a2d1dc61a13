/**
 * What each document of the workspace declares and mentions, by reading alone: nothing is run for it. Kept for each file as long as its
 * text, and what it imports, stay the same; forgotten file by file. Whoever goes through all of it lets other requests through.
 */
import { interruptAndCheck } from 'langium';
import type { CancellationToken, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../core/index.js';
import {
  type Analysis,
  type AnalysisOf,
  identityOf,
  type Outline,
  occurrencesIn,
  outline,
  RecentlyUsed,
  type What,
} from '../language/index.js';
import type { Files } from './files.js';
import { importedFrom } from './imports.js';

export interface IndexedSymbol {
  readonly kind: Outline['kind'];
  readonly name: string;
  readonly detail: string;
  readonly range: Range;
}

export interface IndexedUse {
  readonly what: What;
  readonly name: string;
  readonly identity: string;
  readonly declares: boolean;
  readonly range: Range;
}

interface IndexedFile {
  readonly stamp: unknown;
  /** What it imports, and was when it was read. */
  readonly imports: readonly { readonly address: string; readonly stamp: unknown }[];
  readonly symbols: readonly IndexedSymbol[];
  readonly words: ReadonlySet<string>;
  readonly uses: readonly IndexedUse[];
}

type FilesOf = Pick<Files, 'everyAddress' | 'everyAddressAside' | 'isClosedHere' | 'stampOf' | 'textOf' | 'openAnalysis' | 'names'>;

/** Names of all files together: some hundred bytes each. */
const mostNames = 1_000_000;
/** Readings of files that names of others lead to. */
const mostReadings = 100;

const symbolKinds: ReadonlySet<Outline['kind']> = new Set(['exchange', 'protocol', 'state', 'role']);

export class NameIndex {
  private readonly indexed: RecentlyUsed<string, IndexedFile>;
  private readonly readings = new RecentlyUsed<string, { readonly of: IndexedFile['stamp']; readonly analysis: Analysis }>(mostReadings);
  /** Words that occur in many files are stored once. */
  private readonly vocabulary = new RecentlyUsed<string, string>(100_000);

  /** @param most how many names are kept */
  constructor(
    private readonly files: FilesOf,
    private readonly most = mostNames,
  ) {
    this.indexed = new RecentlyUsed(most, ({ uses, words }) => uses.length + words.size + 1);
  }

  /** Meaning of names in another document. */
  readonly sight: AnalysisOf = (source) => this.reading(source);

  /** @throws what says that it was cancelled */
  async symbols(
    wanted: (symbol: IndexedSymbol) => boolean,
    token: CancellationToken,
  ): Promise<readonly (IndexedSymbol & { readonly uri: string })[]> {
    const found: (IndexedSymbol & { readonly uri: string })[] = [];
    for await (const [uri, { symbols }] of this.each(token))
      for (const symbol of symbols) if (wanted(symbol)) found.push({ ...symbol, uri });
    return found;
  }

  /** Where the same thing is named, in all documents but these. @throws what says that it was cancelled */
  async uses(
    { what, name, identity }: Pick<IndexedUse, 'what' | 'name' | 'identity'>,
    except: ReadonlySet<string>,
    token: CancellationToken,
  ): Promise<readonly (IndexedUse & { readonly uri: string })[]> {
    const words = wordsIn(name);
    const found: (IndexedUse & { readonly uri: string })[] = [];
    for await (const [uri, file] of this.each(token, except, (text) => mentions(text, words)))
      if (words.every((word) => file.words.has(word)))
        for (const use of file.uses) if (use.what === what && use.identity === identity) found.push({ ...use, uri });
    return found;
  }

  /**
   * Reads what is closed before somebody asks, up to a quarter of what can be kept. Long texts are left: they take more than a moment.
   *
   * @param pause before each step; ends all by throwing
   */
  async learn(pause: () => Promise<void>): Promise<void> {
    // a text has fewer names than characters
    const longest = this.most / 10;
    for (const address of await this.files.everyAddressAside(pause)) {
      await pause();
      if (this.indexed.room < this.most * 0.75) return;
      if (this.files.isClosedHere(address))
        this.file(
          address,
          (each) => this.files.stampOf(each),
          (text) => text.length < longest,
        );
    }
  }

  /** @param worthReading of a text whose names are not known: whether they are asked for */
  private async *each(
    token: CancellationToken,
    except: ReadonlySet<string> = new Set(),
    worthReading?: (text: string) => boolean,
  ): AsyncGenerator<readonly [string, IndexedFile]> {
    const stamps = new Map<string, unknown>();
    const stampOf = (address: string): unknown => {
      if (!stamps.has(address)) stamps.set(address, this.files.stampOf(address));
      return stamps.get(address);
    };
    for (const address of await this.files.everyAddress(token)) {
      await interruptAndCheck(token);
      const file = except.has(address) ? undefined : this.file(address, stampOf, worthReading);
      if (file !== undefined) yield [address, file];
    }
  }

  private file(
    address: string,
    stampOf: (address: string) => unknown,
    worthReading: (text: string) => boolean = () => true,
  ): IndexedFile | undefined {
    const stamp = stampOf(address);
    if (stamp === undefined) return undefined;
    const known = this.indexed.get(address);
    if (known?.stamp === stamp && known.imports.every((each) => stampOf(each.address) === each.stamp)) return known;
    const text = this.files.textOf(address);
    if (text !== undefined && !worthReading(text)) return undefined;
    const analysis = this.files.openAnalysis(address) ?? this.read(address, text);
    if (analysis === undefined) {
      // as Markdown without a fence of ours
      this.indexed.set(address, { stamp, imports: [], symbols: [], words: new Set(), uses: [] });
      return undefined;
    }
    const imports = analysis.lookups.map(({ path, fromSource, found }) => {
      const imported = found?.source ?? importedFrom(path, fromSource).toString();
      return { address: imported, stamp: stampOf(imported) };
    });
    const file = { stamp, imports, ...this.namesIn(analysis) };
    this.indexed.set(address, file);
    return file;
  }

  private namesIn(analysis: Analysis): Pick<IndexedFile, 'symbols' | 'words' | 'uses'> {
    const document = TextDocument.create(analysis.source, '', 0, analysis.text);
    const rangeOf = ({ start, end }: Span): Range => ({ start: document.positionAt(start), end: document.positionAt(end) });
    const symbols = flat(outline(analysis, 0))
      .filter(({ kind }) => symbolKinds.has(kind))
      .map(({ kind, name, detail, nameSpan }) => ({
        kind,
        name: this.shared(name),
        detail: this.shared(detail),
        range: rangeOf(nameSpan),
      }));
    // most names stand in a file many times
    const [names, identities] = [new Map<string, string>(), new Map<string, string>()];
    const once = (known: Map<string, string>, text: string): string => {
      const own = known.get(text) ?? this.shared(text);
      known.set(own, own);
      return own;
    };
    const uses = occurrencesIn(analysis).map((occurrence) => ({
      what: occurrence.what,
      name: once(names, occurrence.name.text),
      identity: once(identities, identityOf(occurrence, analysis, this.sight)),
      declares: occurrence.declares,
      range: rangeOf(occurrence.name.span),
    }));
    const words = new Set([...names.keys()].flatMap(wordsIn).map((word) => this.shared(word)));
    return { symbols, words, uses };
  }

  /** What is kept is a text of its own: a slice would keep all of the document from which it was cut. */
  private shared(text: string): string {
    const known = this.vocabulary.get(text);
    if (known !== undefined) return known;
    const own = ` ${text}`.slice(1);
    this.vocabulary.set(own, own);
    return own;
  }

  private reading(address: string): Analysis | undefined {
    const open = this.files.openAnalysis(address);
    if (open !== undefined) return open;
    const stamp = this.files.stampOf(address);
    const known = this.readings.get(address);
    if (known !== undefined && known.of === stamp) return known.analysis;
    const analysis = this.read(address);
    if (analysis !== undefined) this.readings.set(address, { of: stamp, analysis });
    return analysis;
  }

  private read(address: string, text = this.files.textOf(address)): Analysis | undefined {
    return text === undefined ? undefined : this.files.names(address, text);
  }
}

const flat = (all: readonly Outline[]): readonly Outline[] => all.flatMap((each) => [each, ...flat(each.children)]);

const wordsIn = (name: string): readonly string[] => name.normalize('NFC').match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];

/** Whether a name of these words can stand in it. */
function mentions(text: string, words: readonly string[]): boolean {
  const plain = text.normalize('NFC');
  return words.every((word) => plain.includes(word));
}
