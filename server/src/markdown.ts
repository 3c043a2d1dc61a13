/**
 * A plugin for markdown-it: `handshake` fences are checked and drawn where they stand. One synchronous call from text to
 * picture, so that it works wherever markdown-it does. Each fence is a document of its own.
 */
import {
  joined,
  ladder,
  learn,
  nearest,
  type Problem,
  pageTheme,
  renumbered,
  type Span,
  speakingAs,
  svg,
  type ThemeName,
  type Trace,
  themes,
  tracesWithin,
  wording,
  words,
  xml,
} from './core/index.js';
import {
  type Analysis,
  analyse,
  type FenceOptions,
  type FencePlace,
  fencesOf,
  isOurInfo,
  optionsIn,
  readableIn,
  type StrangeOption,
  strangeOptions,
  strangeText,
  unsolved,
} from './language/index.js';
import { languageOf } from './translations/choose.js';
import { korean } from './translations/ko/korean.js';

/** As much of markdown-it as is used here: its versions differ in the rest. */
export interface MarkdownIt {
  readonly core: {
    readonly ruler: {
      push(name: string, rule: (state: MarkdownState) => void): void;
      before?(beforeName: string, name: string, rule: (state: MarkdownState) => void): void;
    };
  };
}

interface MarkdownState {
  src: string;
  readonly env: unknown;
  readonly Token: new (type: string, tag: string, nesting: 0) => MarkdownToken;
  tokens: MarkdownToken[];
}

interface MarkdownToken {
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
  /** The language of messages, unless the document says it (`language ko`), as a locale: `ko`, `ko-KR`; English for any other. */
  readonly language?: string;
  /** Keep the source above the picture. */
  readonly source?: boolean;
  /** The text of the document that `import "path"` means; `environment` is what was given to `render`. */
  readonly read?: (path: string, environment: unknown) => string | undefined;
}

const NAME = 'handshake';

/** What each option takes. */
const TAKES: Readonly<Record<keyof HandshakeOptions, (value: unknown) => boolean>> = {
  theme: (value) => [...themes, 'page'].some((theme) => theme === value),
  states: (value) => typeof value === 'boolean',
  language: (value) => typeof value === 'string',
  source: (value) => typeof value === 'boolean',
  read: (value) => typeof value === 'function',
};
const isOption = (name: string): name is keyof HandshakeOptions => Object.hasOwn(TAKES, name);

/** @throws TypeError for an option that there is not, and for a value that it does not take: it would be passed over on every page */
function checkOptions(options: object): void {
  for (const [name, value] of Object.entries(options)) {
    const near = nearest(name, Object.keys(TAKES));
    if (!isOption(name))
      throw new TypeError(`${NAME}: there is no option '${name}'${near === undefined ? '' : `; did you mean '${near}'?`}`);
    if (value !== undefined && !TAKES[name](value)) throw new TypeError(`${NAME}: the option '${name}' cannot be ${JSON.stringify(value)}`);
  }
}

/** A fence becomes a piece of HTML before anybody else draws it. */
export default function handshake(md: MarkdownIt, options: HandshakeOptions = {}): void {
  checkOptions(options);
  learn(korean);
  md.core.ruler.before?.('normalize', `${NAME}_start`, withoutMark);
  md.core.ruler.push(NAME, (state) => {
    if (!state.tokens.some(isOurs)) return;
    let known: FencedDocument | undefined;
    const document = (): FencedDocument => {
      known ??= documentOf(state.src, options, state.env);
      return known;
    };
    state.tokens = withoutEmbedded(state.tokens).flatMap((token) => {
      const figure = isOurs(token) ? figureOrWords(document, token.map?.[0] ?? -1, options) : undefined;
      if (figure === undefined) return [token];
      return [...(options.source === true || !figure.isDrawn ? [token] : []), htmlToken(state, token, figure.html)];
    });
  });
}

/** A byte order mark belongs to the file, not to its first line. */
function withoutMark(state: MarkdownState): void {
  if (state.src.startsWith('\ufeff')) state.src = state.src.slice(1);
}

/** What `handshake embed` wrote is for readers without this plugin. */
function withoutEmbedded(tokens: readonly MarkdownToken[]): MarkdownToken[] {
  let skipping = false;
  return tokens.filter(({ type, content }) => {
    const starts = type === 'html_block' && content.trimStart().startsWith('<!-- handshake:drawn');
    const ends = type === 'html_block' && content.includes('<!-- /handshake:drawn -->');
    const skipped = skipping || starts;
    skipping = skipped && !ends;
    return !skipped;
  });
}

function htmlToken({ Token }: MarkdownState, { map }: MarkdownToken, html: string): MarkdownToken {
  const token = new Token('html_block', '', 0);
  token.map = map;
  token.content = html;
  return token;
}

const isOurs = ({ type, info }: MarkdownToken): boolean => type === 'fence' && isOurInfo(info);

interface FenceFigure {
  readonly html: string;
  /** There is a picture to be seen in place of the text. */
  readonly isDrawn: boolean;
}

interface FencedDocument {
  readonly analysis: Analysis;
  readonly traces: readonly Trace[];
  readonly fences: readonly FencePlace[];
  /** Offset of each line. */
  readonly lines: readonly number[];
}

function documentOf(markdown: string, { read }: HandshakeOptions, environment: unknown): FencedDocument {
  const found = (path: string) => {
    const text = read?.(path, environment);
    return text === undefined ? undefined : { source: path, text };
  };
  const { text: readable, sections } = readableIn(markdown);
  const lines = [0, ...[...markdown.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const analysis = unsolved(analyse(readable, { source: '', read: found, sections }));
  return { analysis, traces: analysis.exchanges.map(({ trace }) => trace), fences: fencesOf(markdown), lines };
}

/** A fence that cannot be drawn is told of, and never takes the page down. */
function figureOrWords(document: () => FencedDocument, line: number, options: HandshakeOptions): FenceFigure | undefined {
  const language = languageOf(options.language ?? '');
  try {
    return speakingAs(language, () => figureAt(document(), line, options));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const said = speakingAs(language, () => wording().picture.undrawable(reason));
    return { html: `<p class="handshake-problems" v-pre>${xml(said)}</p>\n`, isDrawn: true };
  }
}

/** Nothing for a fence that holds no exchange, and nothing wrong: then its text is what is to be seen. */
const figureAt = (document: FencedDocument, line: number, options: HandshakeOptions): FenceFigure | undefined =>
  speakingAs(document.analysis.language, () => figureIn(document, line, options));

function figureIn({ analysis, traces, fences, lines }: FencedDocument, line: number, options: HandshakeOptions): FenceFigure | undefined {
  const start = lines[line] ?? -1;
  const fence = fences.find((each) => each.start <= start && start < each.end);
  if (fence === undefined) return undefined;
  const problems = analysis.problems.filter(({ span }) => inside(span, fence));
  const parts = tracesWithin({ ...analysis, traces }, fence);
  const trace = joined(parts);
  const tasks = tasksIn(analysis, fence);
  const remarks = [...strangeOptions(fence.info).map((option) => remark(option, line)), ...problems.map((problem) => item(problem, lines))];
  if (trace === undefined) return problems.length === 0 ? undefined : { html: list(remarks), isDrawn: false };
  const drawn = pictureOf(trace, optionsIn(fence.info), options, parts.length > 1);
  // `code-line` and `data-line` are what editors scroll by.
  return {
    html: `<figure class="handshake-figure code-line" data-line="${line}">\n${tasks}${drawn}${list(remarks)}</figure>\n`,
    isDrawn: true,
  };
}

/** What is asked for, above the picture. */
const tasksIn = ({ exercises }: Analysis, fence: Span): string =>
  exercises
    .filter(({ exercise: { span } }) => inside(span, fence))
    .flatMap(({ exercise: { tasks } }) => tasks.map(({ text }) => `<p class="handshake-task" v-pre>${plain(text)}</p>\n`))
    .join('');

/** What the fence says goes before what the page says. */
function pictureOf(trace: Trace, own: FenceOptions, { theme: wanted, states }: HandshakeOptions, untitled: boolean): string {
  const theme = own.theme === undefined || own.theme === 'auto' ? (wanted ?? 'page') : own.theme;
  const shown = renumbered(trace, own.numbers ?? 'absolute');
  const placed = ladder(shown, {
    states: own.states === undefined ? states !== false : own.states === 'on',
    ...(untitled ? { title: '' } : {}),
  });
  const drawn = svg(placed, { theme: theme === 'page' ? pageTheme() : theme });
  const sized = own.width === undefined ? drawn : withWidth(drawn, Number(own.width), placed);
  // what an author wrote in double braces is no program of the page
  return sized.replace('<svg ', '<svg v-pre ').replaceAll('{{', '&#123;&#123;');
}

const withWidth = (drawn: string, width: number, placed: { readonly width: number; readonly height: number }): string =>
  drawn.replace(/ width="[\d.]+" height="[\d.]+"/, ` width="${width}" height="${Math.round((width * placed.height) / placed.width)}"`);

const inside = (span: Span, fence: Span): boolean => fence.start <= span.start && span.start < fence.end;

const list = (items: readonly string[]): string =>
  items.length === 0 ? '' : `<ul class="handshake-problems" v-pre>\n${items.join('')}</ul>\n`;

/** @param line of the fence, counted from 0 */
function remark(option: StrangeOption, line: number): string {
  const said = wording().terminal;
  return `<li class="handshake-warning"><b>${said.severity('warning')}</b>, ${said.line(line + 1)}: ${plain(strangeText(option))}</li>\n`;
}

function item(problem: Problem, lines: readonly number[]): string {
  const line = lines.findLastIndex((start) => start <= problem.span.start) + 1;
  const { severity, code } = problem;
  const said = wording().terminal;
  return `<li class="handshake-${severity}"><b>${said.severity(severity)}</b>, ${said.line(line)}: ${plain(words(problem))} <code>${xml(code)}</code></li>\n`;
}

/** Author's words as text of the page. */
const plain = (text: string): string => xml(text).replaceAll('{{', '&#123;&#123;');
