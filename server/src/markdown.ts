/**
 * A plugin for markdown-it: `handshake` fences are checked and drawn where they stand. One synchronous call from text to
 * picture, so that it works wherever markdown-it does. Each fence is a document of its own.
 */
import type { Problem } from './core/problem/problem.js';
import type { Span } from './core/span.js';
import { joined } from './core/views/join.js';
import { ladder } from './core/views/ladder/layout.js';
import { svg } from './core/views/pens/svg.js';
import { xml } from './core/views/pens/svg-write.js';
import type { ThemeName } from './core/views/pens/theme.js';
import { pageTheme } from './core/views/pens/theme-css.js';
import { withUnread } from './core/views/unread.js';
import { within } from './core/views/within.js';
import { words } from './core/views/words.js';
import { analyse } from './language/analysis/analyse.js';
import type { Analysis } from './language/analysis/analysis.js';
import { unsolved } from './language/exercise/withheld.js';
import { type FencePlace, fencesOf, readableIn } from './language/fences.js';

/** As much of markdown-it as is used here: its versions differ in the rest. */
export interface MarkdownIt {
  readonly core: { readonly ruler: { push(name: string, rule: (state: State) => void): void } };
}

interface State {
  readonly src: string;
  readonly env: unknown;
  readonly Token: new (type: string, tag: string, nesting: 0) => Token;
  tokens: Token[];
}

interface Token {
  readonly type: string;
  readonly info: string;
  readonly level: number;
  content: string;
  map: [number, number] | null;
}

export interface HandshakeOptions {
  /** `page`, the default: colours that the page's style sheet can set. */
  readonly theme?: ThemeName | 'page';
  /** Draw the states of the hosts; yes unless said otherwise. */
  readonly states?: boolean;
  /** Keep the source above the picture. */
  readonly source?: boolean;
  /** The text of the document that `import "path"` means; `environment` is what was given to `render`. */
  readonly read?: (path: string, environment: unknown) => string | undefined;
}

const NAME = 'handshake';

/** A fence becomes a piece of HTML before anybody else draws it. */
export default function handshake(md: MarkdownIt, options: HandshakeOptions = {}): void {
  md.core.ruler.push(NAME, (state) => {
    if (!state.tokens.some(isOurs)) return;
    let known: Document | undefined;
    const document = (): Document => {
      known ??= documentOf(state.src, options, state.env);
      return known;
    };
    state.tokens = withoutEmbedded(state.tokens).flatMap((token) => {
      const html = isOurs(token) ? figureOrWords(document, token.map?.[0] ?? -1, options) : undefined;
      return html === undefined ? [token] : [...(options.source === true ? [token] : []), htmlToken(state, token, html)];
    });
  });
}

/** What `handshake embed` wrote is for readers without this plugin. */
function withoutEmbedded(tokens: readonly Token[]): Token[] {
  let skipping = false;
  return tokens.filter(({ type, content }) => {
    const starts = type === 'html_block' && content.trimStart().startsWith('<!-- handshake:drawn');
    const ends = type === 'html_block' && content.includes('<!-- /handshake:drawn -->');
    const skipped = skipping || starts;
    skipping = skipped && !ends;
    return !skipped;
  });
}

function htmlToken({ Token }: State, { map }: Token, html: string): Token {
  const token = new Token('html_block', '', 0);
  token.map = map;
  token.content = html;
  return token;
}

const isOurs = ({ type, info }: Token): boolean => type === 'fence' && /^\{?\s*\.?handshake(?=[\s},:]|$)/.test(info.trim());

interface Document {
  readonly analysis: Analysis;
  readonly fences: readonly FencePlace[];
  /** Offset of each line. */
  readonly lines: readonly number[];
}

function documentOf(markdown: string, { read }: HandshakeOptions, environment: unknown): Document {
  const found = (path: string) => {
    const text = read?.(path, environment);
    return text === undefined ? undefined : { source: path, text };
  };
  const { text: readable, sections } = readableIn(markdown);
  const lines = [0, ...[...markdown.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return { analysis: unsolved(analyse(readable, { source: '', read: found, sections })), fences: fencesOf(markdown), lines };
}

/** Nothing for a fence that holds no exchange: then its text is what is to be seen. */
/** A fence that cannot be drawn is told of, and never takes the page down. */
function figureOrWords(document: () => Document, line: number, options: HandshakeOptions): string | undefined {
  try {
    return figureAt(document(), line, options);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `<p class="handshake-problems">This exchange could not be drawn: ${xml(reason)}</p>\n`;
  }
}

function figureAt({ analysis, fences, lines }: Document, line: number, { theme, states }: HandshakeOptions): string | undefined {
  const start = lines[line] ?? -1;
  const fence = fences.find((each) => each.start <= start && start < each.end);
  if (fence === undefined) return undefined;
  const problems = analysis.problems.filter(({ span }) => inside(span, fence));
  const parts = analysis.exchanges.flatMap(({ trace }) => within(withUnread(trace, analysis.text, analysis.problems), fence) ?? []);
  const trace = joined(parts);
  if (trace === undefined) return undefined;
  const title = parts.length > 1 ? { title: '' } : {};
  const drawn = svg(ladder(trace, { states: states !== false, ...title }), {
    theme: theme === undefined || theme === 'page' ? pageTheme() : theme,
  });
  // `code-line` and `data-line` are what editors scroll by.
  return `<figure class="handshake-figure code-line" data-line="${line}">\n${drawn}${list(problems, lines)}</figure>\n`;
}

const inside = (span: Span, fence: Span): boolean => fence.start <= span.start && span.start < fence.end;

function list(problems: readonly Problem[], lines: readonly number[]): string {
  if (problems.length === 0) return '';
  return `<ul class="handshake-problems">\n${problems.map((problem) => item(problem, lines)).join('')}</ul>\n`;
}

function item(problem: Problem, lines: readonly number[]): string {
  const line = lines.findLastIndex((start) => start <= problem.span.start) + 1;
  const { severity, code } = problem;
  return `<li class="handshake-${severity}"><b>${severity}</b>, line ${line}: ${xml(words(problem))} <code>${xml(code)}</code></li>\n`;
}
