/** Notes: their lines, their size, their place over one host, some, or all. */
import type { NoteMark, UnreadMark } from '../../../contract/messages.js';
import { svg } from '../svg.js';
import type { Measure } from './columns.js';
import type { NotePiece } from './pieces.js';
import { badge, type Scene } from './scene.js';

export const lineHeight = 17;
const padding = { x: 14, y: 8 };
const widest = 340;

export function linesOf(text: string, measure: Measure, most = widest): readonly string[] {
  return text.split(/\r\n|[\n\r]/).flatMap((line) => fold(line, measure, most));
}

function fold(line: string, measure: Measure, most: number): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(/(?<=\s)/)) {
    if (current !== '' && measure(current + word) > most) {
      lines.push(current.trimEnd());
      current = '';
    }
    current += word;
  }
  return [...lines, current.trimEnd()];
}

export const heightOfNote = (text: string, measure: Measure): number => linesOf(text, measure).length * lineHeight + padding.y * 2;

export const noteText = (mark: NoteMark | UnreadMark): string =>
  mark.kind === 'note' || mark.said === '' ? mark.text : `${mark.text}\n${mark.said}`;

export const drawNote = (mark: NoteMark, piece: NotePiece, scene: Scene): SVGGElement => drawBox('hs-note', mark, mark.hosts, piece, scene);

/** With the badge of an error: what the author has to look at. */
export function drawUnread(mark: UnreadMark, piece: NotePiece, scene: Scene): SVGGElement {
  const group = drawBox('hs-unread', mark, [], piece, scene);
  group.append(badge(Number(piece.rect.getAttribute('x')), scene.at(mark.record)));
  return group;
}

function drawBox(kind: string, mark: NoteMark | UnreadMark, hosts: readonly number[], piece: NotePiece, scene: Scene): SVGGElement {
  const lines = linesOf(noteText(mark), scene.measureNote);
  const { left, width } = place(hosts, Math.max(...lines.map(scene.measureNote)) + padding.x * 2, scene);
  const height = lines.length * lineHeight + padding.y * 2;
  const top = scene.at(mark.record) - height / 2;
  const group = scene.group(kind, mark);
  for (const { name } of [...piece.rect.attributes]) piece.rect.removeAttribute(name);
  for (const [name, value] of Object.entries({ x: left, y: top, width, height, rx: 7 })) piece.rect.setAttribute(name, String(value));
  const first = top + padding.y + lineHeight / 2 + 4.2;
  const spans = lines.map((line, index) => svg('tspan', { x: left + width / 2, y: first + index * lineHeight }, line));
  group.append(piece.rect, svg('text', { 'text-anchor': 'middle' }, ...spans));
  return group;
}

function place(named: readonly number[], width: number, scene: Scene): { readonly left: number; readonly width: number } {
  const hosts = named.length > 0 ? named : [0, scene.hosts - 1];
  const [first, last] = [scene.x(Math.min(...hosts)), scene.x(Math.max(...hosts))];
  const whole = first === last ? width : Math.max(width, last - first + 48);
  return { left: (first + last) / 2 - whole / 2, width: whole };
}
