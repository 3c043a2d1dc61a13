/** A picture's source and marks → an element to be shown. The renderer, seen from the rest of the page. */
import type { BoxedHosts, Host, LineRange, Mark } from '../../../contract/messages.js';
import type { Measure } from './columns.js';
import { draw, type PageFonts } from './draw.js';
import { sizes } from './metrics.js';
import { patch } from './patch.js';

export interface DiagramSource {
  readonly diagram: string;
  readonly marks: readonly Mark[];
  readonly hosts: readonly Host[];
  readonly boxes: readonly BoxedHosts[];
  readonly statements: readonly LineRange[];
}

export async function render(source: DiagramSource, fonts: PageFonts): Promise<SVGSVGElement> {
  const rulers = {
    message: ruler(`600 ${sizes.message}px ${fonts.code}`),
    state: ruler(`500 ${sizes.state}px ${fonts.code}`),
    note: ruler(`${sizes.note}px ${fonts.text}`),
  };
  const drawing = await draw(source.diagram, fonts);
  return patch(drawing, source, rulers);
}

function ruler(font: string): Measure {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return (text) => text.length * 8;
  context.font = font;
  return (text) => context.measureText(text).width;
}

export { drawPlain, type PageFonts } from './draw.js';
