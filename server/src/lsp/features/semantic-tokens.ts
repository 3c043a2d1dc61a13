/** Colours by meaning: hosts, states, flags, fields, numbers; wrong ones have a modifier of their own. */
import type { LangiumDocument } from 'langium';
import type { SemanticTokenProvider } from 'langium/lsp';
import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensOptions,
  SemanticTokensRangeParams,
} from 'vscode-languageserver';
import type { Span } from '../../core/index.js';
import { colours, type TokenColour } from '../../language/index.js';
import { type Around, spanOf } from './asked.js';
import { tokenEdits } from './token-delta.js';

/** In the words of the protocol, so that every theme has a colour for them. */
const TYPES: Readonly<Record<TokenColour, string>> = {
  host: 'class',
  state: 'enum',
  flag: 'enumMember',
  message: 'event',
  field: 'property',
  event: 'function',
  variable: 'variable',
  segment: 'label',
  symbol: 'parameter',
  exchange: 'namespace',
  protocol: 'interface',
  role: 'type',
  code: 'macro',
  procedure: 'method',
  session: 'class',
  number: 'number',
};
const MODIFIERS = ['declaration', 'defaultLibrary', 'wrong'] as const;

const typeNames = [...new Set(Object.values(TYPES))];

export class TokenProvider implements SemanticTokenProvider {
  readonly tokenTypes = Object.fromEntries(typeNames.map((name, index) => [name, index]));
  readonly tokenModifiers = Object.fromEntries(MODIFIERS.map((name, index) => [name, 2 ** index]));
  readonly semanticTokensOptions: SemanticTokensOptions = {
    legend: { tokenTypes: typeNames, tokenModifiers: [...MODIFIERS] },
    full: { delta: true },
    range: true,
  };

  /** What a client has of each open document; gone when it is closed. */
  private readonly sent = new WeakMap<LangiumDocument, SemanticTokens>();
  private results = 0;

  constructor(private readonly around: Around) {}

  async semanticHighlight(document: LangiumDocument): Promise<SemanticTokens> {
    const whole = { start: 0, end: document.textDocument.getText().length };
    const tokens = { ...this.tokens(document, whole), resultId: String(++this.results) };
    this.sent.set(document, tokens);
    return tokens;
  }

  async semanticHighlightRange(document: LangiumDocument, { range }: SemanticTokensRangeParams): Promise<SemanticTokens> {
    return this.tokens(document, spanOf(document, range));
  }

  async semanticHighlightDelta(
    document: LangiumDocument,
    { previousResultId }: SemanticTokensDeltaParams,
  ): Promise<SemanticTokens | SemanticTokensDelta> {
    const before = this.sent.get(document);
    const now = await this.semanticHighlight(document);
    if (before === undefined || before.resultId !== previousResultId) return now;
    return { resultId: now.resultId ?? '', edits: [...tokenEdits(before.data, now.data)] };
  }

  /** Places are counted from the token before, and from its line. */
  private tokens(document: LangiumDocument, within: Span): SemanticTokens {
    const { textDocument } = document;
    const data: number[] = [];
    const beginning = (line: number): number =>
      line < textDocument.lineCount ? textDocument.offsetAt({ line, character: 0 }) : Number.POSITIVE_INFINITY;
    let [line, start, end] = [0, 0, beginning(1)];
    let [lineBefore, startBefore] = [0, 0];
    for (const { what, span, declares, shipped, wrong } of colours(this.around.analysisOf(document))) {
      // lines before the ways of an exchange part stand on each of them
      const isTold = data.length > 0 && span.start === startBefore;
      if (isTold || span.start < within.start || span.end > within.end) continue;
      while (span.start >= end) {
        start = end;
        end = beginning(++line + 1);
      }
      const bits = (declares ? 1 : 0) | (shipped ? 2 : 0) | (wrong ? 4 : 0);
      const character = span.start - Math.max(start, startBefore);
      data.push(line - lineBefore, character, span.end - span.start, this.tokenTypes[TYPES[what]] ?? 0, bits);
      [lineBefore, startBefore] = [line, span.start];
    }
    return { data };
  }
}
