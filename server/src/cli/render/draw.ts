/** One trace, or a whole document, to a picture in the format that is asked for. */
import { ladder, type Run, sequenceDiagram, summary, svg, type Trace, text, tikz, wording } from '../../core/index.js';
import type { CheckedFile } from '../checked.js';
import { markdown } from '../print/markdown.js';
import type { SourceFile } from '../sources.js';
import { said } from '../words/said.js';
import { checkDots, checkText } from './bounds.js';
import type { RenderOptions } from './drawing.js';
import { linksOf } from './links.js';
import { statesDrawn, statesIn, statesMermaid } from './states.js';
import { inWords } from './words.js';

export interface RenderedPicture {
  readonly content: string | Uint8Array;
  /** Where it has several pages: all of them. */
  readonly pages?: readonly string[];
  /** What could not be drawn, in a line for people. */
  readonly remark?: string;
}

/** What a picture is drawn from. */
export interface DrawnFrom {
  /** Of this one exchange, where there is one; the player judges answers by it. */
  readonly run?: Run | undefined;
  /** Its document; links lead there. */
  readonly source?: SourceFile;
}

export async function draw(trace: Trace, drawing: RenderOptions, { run, source }: DrawnFrom = {}): Promise<RenderedPicture> {
  const { format, states, theme, diagram, isTaken } = drawing;
  if (diagram === 'states' && (format === 'text' || format === 'ascii')) return { content: statesIn(trace, format, isTaken) };
  switch (format) {
    case 'mermaid':
      return { content: mermaid(trace, drawing) };
    case 'markdown':
      return { content: '' };
    case 'svg':
      if (diagram === 'sequence') return { content: await theirs(mermaid(trace, drawing, true), theme) };
      return inPages(await vector(trace, drawing, source));
    case 'png':
      return pixels((await vector(trace, drawing)).join(''), drawing);
    case 'pdf':
      return portable(await vector(trace, drawing), trace);
    case 'text':
      checkText(trace.hosts.length, trace.steps.length);
      return { content: text(trace, { states, signs: 'unicode' }) };
    case 'ascii':
      checkText(trace.hosts.length, trace.steps.length);
      return { content: text(trace, { states, signs: 'ascii' }) };
    case 'tikz':
      return { content: diagram === 'states' ? await statesDrawn(trace, drawing, 'tikz') : tikz(ladder(trace, { states }), { theme }) };
    case 'words':
      return { content: inWords(trace, states) };
    case 'pcap':
    case 'packetdrill':
      return { content: '' };
    case 'html':
      return { content: await player(trace, drawing, run) };
  }
}

/** The picture as SVG, or its pages. */
async function vector(trace: Trace, drawing: RenderOptions, source?: SourceFile): Promise<readonly string[]> {
  const { states, theme, transparent, paper } = drawing;
  if (drawing.diagram === 'states') return [await statesDrawn(trace, drawing, 'svg')];
  const placed = ladder(trace, { states });
  const marks = drawing.link === undefined || source === undefined ? {} : { marks: linksOf(trace, source, drawing.link) };
  const drawn = svg(placed, { theme, ground: transparent !== true, ...marks });
  if (paper === undefined) return [drawn];
  const { pagesOf } = await import('./pages.js');
  return pagesOf(placed, drawn, paper, theme);
}

function inPages([first = '', ...others]: readonly string[]): RenderedPicture {
  return others.length === 0 ? { content: first } : { content: first, pages: [first, ...others] };
}

async function portable(pages: readonly string[], trace: Trace): Promise<RenderedPicture> {
  const { pdf } = await import('../pdf/pdf.js');
  const { bytes, missing } = await pdf(pages, trace.exchange.title || trace.exchange.name || wording().picture.exchange);
  return withRemark(bytes, missing);
}

export function mermaid(
  trace: Trace,
  { diagram, states, isTaken }: Pick<RenderOptions, 'diagram' | 'states' | 'isTaken'>,
  nowrap = false,
): string {
  if (diagram === 'states') return statesMermaid(trace, isTaken);
  // what we draw ourselves has a title already, and a reader of descriptions would need a real browser
  const said = nowrap ? {} : { title: trace.exchange.title || trace.exchange.name, description: summary(trace, states) };
  return `${sequenceDiagram(trace, { states, nowrap, ...said }).text.trimEnd()}\n`;
}

/** A page for each document: what `markdown` shows beside the pictures needs all of it. */
export const page = (file: CheckedFile, drawing: RenderOptions): string =>
  markdown({ ...file, traces: file.traces.map(drawing.shown) }, (trace) => figure(trace, drawing));

function figure(trace: Trace, drawing: RenderOptions): string {
  const fence = drawing.diagram === 'ladder' ? text(trace, { states: drawing.states, title: '' }) : mermaid(trace, drawing);
  return `\`\`\`${drawing.diagram === 'ladder' ? 'text' : 'mermaid'}\n${fence.trimEnd()}\n\`\`\``;
}

async function pixels(picture: string, { scale, dpi }: RenderOptions): Promise<RenderedPicture> {
  checkDots(picture, scale);
  const { png } = await import('../png/png.js');
  const { bytes, missing } = await png(picture, scale, dpi);
  return withRemark(bytes, missing);
}

const withRemark = (content: Uint8Array, missing: string): RenderedPicture =>
  missing === '' ? { content } : { content, remark: said().noGlyphs([...missing].slice(0, 20).join(' ')) };

async function player(trace: Trace, drawing: RenderOptions, run: Run | undefined): Promise<string> {
  const { playerPage } = await import('../player/player.js');
  return playerPage(trace, drawing, run);
}

async function theirs(source: string, theme: RenderOptions['theme']): Promise<string> {
  const { mermaidSvg } = await import('../mermaid/mermaid.js');
  return mermaidSvg(source, theme);
}
