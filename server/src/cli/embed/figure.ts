/** What stands below a fence or an include: a Mermaid block, a picture of characters, or a link to a picture that is written beside. */
import path from 'node:path';
import { branched, joined, type Trace, tracesWithin, wording, xml } from '../../core/index.js';
import { type CheckedFile, count } from '../checked.js';
import { CannotDo } from '../io.js';
import { checkFile } from '../open.js';
import { draw, mermaid } from '../render/draw.js';
import type { FileNames } from '../render/output.js';
import { inWords } from '../render/words.js';
import { said } from '../words/said.js';
import type { FigurePlace } from './blocks.js';
import { drawingFor, type EmbedRequest } from './wish.js';

export interface EmbeddedFigure {
  readonly lines: readonly string[];
  /** To be written beside the document. */
  readonly files: readonly PictureFile[];
  readonly errors: number;
  readonly remark?: string;
}

export interface PictureFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

export interface MarkdownPage {
  readonly file: CheckedFile;
  readonly names: FileNames;
}

/** Nothing where there is nothing to draw, as in a fence that holds a protocol. */
export async function figureFor({ what }: FigurePlace, wish: EmbedRequest, page: MarkdownPage): Promise<EmbeddedFigure | undefined> {
  const { traces: ways, errors } =
    what.kind === 'fence'
      ? { traces: tracesWithin({ ...page.file, text: page.file.source.text }, what), errors: 0 }
      : included(what, page.file);
  const traces = branched(ways);
  const trace = joined(traces);
  if (trace === undefined) return undefined;
  const whole = traces.length > 1 ? { ...trace, exchange: { ...trace.exchange, name: '', title: '' } } : trace;
  return { ...(await figure(whole, traces, wish, page)), errors };
}

function included({ path: written, exchange }: FigurePlace['what'] & { kind: 'include' }, { source }: CheckedFile) {
  const file = checkFile(path.isAbsolute(written) ? written : path.join(path.dirname(source.path), written));
  const traces = exchange === '' ? file.traces : file.traces.filter((trace) => trace.exchange.name.normalize() === exchange.normalize());
  if (traces.length === 0) throw new CannotDo(said().includesNothing(source.path, written, exchange));
  return { traces, errors: count([file]).errors };
}

async function figure(
  trace: Trace,
  traces: readonly Trace[],
  wish: EmbedRequest,
  page: MarkdownPage,
): Promise<Omit<EmbeddedFigure, 'errors'>> {
  const { format } = wish;
  const drawing = drawingFor(wish);
  const shown = drawing.shown(trace);
  if (format === 'mermaid') return { lines: fenced('mermaid', mermaid(shown, drawing)), files: [] };
  const drawn = await draw(shown, drawing);
  const said = drawn.remark === undefined ? {} : { remark: drawn.remark };
  if (typeof drawn.content === 'string' && format !== 'svg') return { lines: fenced('text', drawn.content), files: [], ...said };
  const beside = (name: string): string => path.join(path.dirname(page.file.source.path), name);
  const base = [path.parse(page.file.source.path).name, traces[0]?.exchange.name ?? ''].filter((part) => part !== '').join('-');
  const name = page.names.next(base, format);
  const files = [{ path: beside(name), content: drawn.content }];
  if (wish.options.theme !== 'auto') return { lines: [link(name, titleOf(traces), wish)], files, ...said };
  const dark = page.names.next(`${base}-dark`, format);
  const night = await draw(shown, { ...drawing, theme: 'dark' });
  const image = imageOf(
    name,
    inWords(shown, drawing.states)
      .trimEnd()
      .replace(/\s*\n\s*/g, ' '),
    wish,
  );
  const lines = ['<picture>', `  <source media="(prefers-color-scheme: dark)" srcset="${addressOf(dark)}">`, `  ${image}`, '</picture>'];
  return { lines, files: [...files, { path: beside(dark), content: night.content }], ...said };
}

const titleOf = (traces: readonly Trace[]): string =>
  traces.map(({ exchange }) => exchange.title || exchange.name || wording().picture.exchange).join('; ');

/** Markdown has no width: where one is wanted, it is HTML. */
const link = (name: string, title: string, wish: EmbedRequest): string =>
  wish.options.width === undefined ? `![${title.replace(/[\\[\]\r\n]/g, ' ')}](${addressOf(name)})` : imageOf(name, title, wish);

const imageOf = (name: string, words: string, { options: { width } }: EmbedRequest): string =>
  `<img alt="${xml(words)}" src="${addressOf(name)}"${width === undefined ? '' : ` width="${width}"`}>`;

const addressOf = (name: string): string => name.replace(/[()\s"<>&]/g, encodeURIComponent);

const fenced = (language: string, text: string): readonly string[] => [`\`\`\`${language}`, ...text.trimEnd().split('\n'), '```'];
