/** What stands below a fence or an include: a Mermaid block, a picture of characters, or a link to a picture that is written beside. */
import path from 'node:path';
import type { Trace } from '../../core/trace/trace.js';
import { joined } from '../../core/views/join.js';
import { withUnread } from '../../core/views/unread.js';
import { within } from '../../core/views/within.js';
import { type Checked, count } from '../checked.js';
import { CannotDo } from '../io.js';
import { checkFile } from '../open.js';
import { draw, mermaid } from '../render/draw.js';
import type { Drawing } from '../render/drawing.js';
import type { FileNames } from '../render/output.js';
import type { Spot } from './blocks.js';

export const embeddable = ['mermaid', 'svg', 'png', 'text', 'ascii'] as const;
export type Embeddable = (typeof embeddable)[number];

export interface Figure {
  readonly lines: readonly string[];
  /** To be written beside the document. */
  readonly file?: { readonly path: string; readonly content: string | Uint8Array };
  readonly errors: number;
  readonly remark?: string;
}

export interface Page {
  readonly file: Checked;
  readonly names: FileNames;
}

/** Nothing where there is nothing to draw, as in a fence that holds a protocol. */
export async function figureFor({ what }: Spot, format: Embeddable, page: Page): Promise<Figure | undefined> {
  const { traces, errors } =
    what.kind === 'fence'
      ? {
          traces: page.file.traces.flatMap((trace) => within(withUnread(trace, page.file.source.text, page.file.problems), what) ?? []),
          errors: 0,
        }
      : included(what, page.file);
  const trace = joined(traces);
  if (trace === undefined) return undefined;
  const whole = traces.length > 1 ? { ...trace, exchange: { ...trace.exchange, name: '', title: '' } } : trace;
  return { ...(await figure(whole, traces, format, page)), errors };
}

function included({ path: written, exchange }: Spot['what'] & { kind: 'include' }, { source }: Checked) {
  const file = checkFile(path.isAbsolute(written) ? written : path.join(path.dirname(source.path), written));
  const traces = exchange === '' ? file.traces : file.traces.filter((trace) => trace.exchange.name.normalize() === exchange.normalize());
  if (traces.length === 0)
    throw new CannotDo(`${source.path} includes ${written}, which has no exchange${exchange === '' ? '' : ` '${exchange}'`}`);
  return { traces, errors: count([file]).errors };
}

async function figure(trace: Trace, traces: readonly Trace[], format: Embeddable, page: Page): Promise<Omit<Figure, 'errors'>> {
  const drawing = drawingFor(format);
  if (format === 'mermaid') return { lines: fenced('mermaid', mermaid(trace, drawing)) };
  const { content, remark } = await draw(trace, drawing);
  const said = remark === undefined ? {} : { remark };
  if (typeof content === 'string' && format !== 'svg') return { lines: fenced('text', content), ...said };
  const name = page.names.next(
    [path.parse(page.file.source.path).name, traces[0]?.exchange.name ?? ''].filter((part) => part !== '').join('-'),
    format,
  );
  const title = traces.map(({ exchange }) => exchange.title || exchange.name || 'Exchange').join('; ');
  const link = `![${title.replace(/[\\[\]\r\n]/g, ' ')}](${name.replace(/[()\s]/g, encodeURIComponent)})`;
  return { lines: [link], file: { path: path.join(path.dirname(page.file.source.path), name), content }, ...said };
}

const drawingFor = (format: Embeddable): Drawing => ({
  format,
  diagram: format === 'mermaid' ? 'sequence' : 'ladder',
  theme: 'light',
  states: true,
  scale: 2,
  shown: (trace) => trace,
});

const fenced = (language: string, text: string): readonly string[] => [`\`\`\`${language}`, ...text.trimEnd().split('\n'), '```'];
