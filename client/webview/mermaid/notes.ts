/** Notes: their lines, their size, their place over one host, some, or all. */
import type { NoteMark } from '../../../contract/messages.js';
import { svg } from '../svg.js';
import type { Measure } from './columns.js';
import type { NotePiece } from './pieces.js';
import type { Scene } from './scene.js';

const lineHeight = 17;
const padding = { x: 14, y: 8 };
const widest = 340;

export function linesOf(text: string, measure: Measure): readonly string[] {
  return text.split(/\r\n|[\n\r]/).flatMap((line) => fold(line, measure));
}

function fold(line: string, measure: Measure): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(/(?<=\s)/)) {
    if (current !== '' && measure(current + word) > widest) {
      lines.push(current.trimEnd());
      current = '';
    }
    current += word;
  }
  return [...lines, current.trimEnd()];
}

export const heightOfNote = (text: string, measure: Measure): number => linesOf(text, measure).length * lineHeight + padding.y * 2;

export function drawNote(mark: NoteMark, piece: NotePiece, scene: Scene): SVGGElement {
  const lines = linesOf(mark.text, scene.measureNote);
  const { left, width } = place(mark, Math.max(...lines.map(scene.measureNote)) + padding.x * 2, scene);
  const height = lines.length * lineHeight + padding.y * 2;
  const top = scene.at(mark.record) - height / 2;
  const group = scene.group('hs-note', mark);
  for (const { name } of [...piece.rect.attributes]) piece.rect.removeAttribute(name);
  for (const [name, value] of Object.entries({ x: left, y: top, width, height, rx: 7 })) piece.rect.setAttribute(name, String(value));
  const first = top + padding.y + lineHeight / 2 + 4.2;
  const spans = lines.map((line, index) => svg('tspan', { x: left + width / 2, y: first + index * lineHeight }, line));
  group.append(piece.rect, svg('text', { 'text-anchor': 'middle' }, ...spans));
  return group;
}

function place(mark: NoteMark, width: number, scene: Scene): { readonly left: number; readonly width: number } {
  const hosts = mark.hosts.length > 0 ? mark.hosts : [0, scene.hosts - 1];
  const [first, last] = [scene.x(Math.min(...hosts)), scene.x(Math.max(...hosts))];
  const whole = first === last ? width : Math.max(width, last - first + 48);
  return { left: (first + last) / 2 - whole / 2, width: whole };
}
