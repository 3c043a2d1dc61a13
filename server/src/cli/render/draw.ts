/** One trace, or a whole document, to a picture in the format that is asked for. */
import type { Trace } from '../../core/trace/trace.js';
import { ladder } from '../../core/views/ladder/layout.js';
import { machineDiagram } from '../../core/views/machine.js';
import { svg } from '../../core/views/pens/svg.js';
import { text } from '../../core/views/pens/text.js';
import { tikz } from '../../core/views/pens/tikz.js';
import { sequenceDiagram } from '../../core/views/sequence.js';
import type { Checked } from '../checked.js';
import { markdown } from '../print/markdown.js';
import { checkDots, checkText } from './bounds.js';
import type { Drawing } from './drawing.js';

export interface Drawn {
  readonly content: string | Uint8Array;
  /** What could not be drawn, in a line for people. */
  readonly remark?: string;
}

export async function draw(trace: Trace, drawing: Drawing): Promise<Drawn> {
  const { format, states, theme, diagram } = drawing;
  switch (format) {
    case 'mermaid':
      return { content: mermaid(trace, drawing) };
    case 'markdown':
      return { content: '' };
    case 'svg':
      if (diagram !== 'ladder') return { content: await theirs(mermaid(trace, drawing, true), theme) };
      return { content: svg(ladder(trace, { states }), { theme }) };
    case 'png':
      return pixels(svg(ladder(trace, { states }), { theme }), drawing.scale);
    case 'text':
      checkText(trace.hosts.length, trace.steps.length);
      return { content: text(trace, { states, signs: 'unicode' }) };
    case 'ascii':
      checkText(trace.hosts.length, trace.steps.length);
      return { content: text(trace, { states, signs: 'ascii' }) };
    case 'tikz':
      return { content: tikz(ladder(trace, { states }), { theme }) };
  }
}

export function mermaid(trace: Trace, { diagram, states }: Pick<Drawing, 'diagram' | 'states'>, nowrap = false): string {
  if (diagram !== 'states') return `${sequenceDiagram(trace, { states, nowrap }).text.trimEnd()}\n`;
  return machineDiagram(trace.machine)
    .roles.map((role) => role.diagram)
    .join('\n');
}

/** A page for each document: what `markdown` shows beside the pictures needs all of it. */
export const page = (file: Checked, drawing: Drawing): string =>
  markdown({ ...file, traces: file.traces.map(drawing.shown) }, (trace) => figure(trace, drawing));

function figure(trace: Trace, drawing: Drawing): string {
  const fence = drawing.diagram === 'ladder' ? text(trace, { states: drawing.states, title: '' }) : mermaid(trace, drawing);
  return `\`\`\`${drawing.diagram === 'ladder' ? 'text' : 'mermaid'}\n${fence.trimEnd()}\n\`\`\``;
}

async function pixels(picture: string, scale: number): Promise<Drawn> {
  checkDots(picture, scale);
  const { png } = await import('../png/png.js');
  const { bytes, missing } = await png(picture, scale);
  return missing === ''
    ? { content: bytes }
    : { content: bytes, remark: `no font of this system has ${[...missing].slice(0, 20).join(' ')}: drawn as boxes` };
}

async function theirs(source: string, theme: Drawing['theme']): Promise<string> {
  const { mermaidSvg } = await import('../mermaid/mermaid.js');
  return mermaidSvg(source, theme);
}
