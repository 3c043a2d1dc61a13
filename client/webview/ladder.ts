/** The ladder that the server drew → an element to be shown, with room to point at its lines. */
import { svg } from './svg.js';

export function fromLadder(text: string): SVGSVGElement {
  const read = new DOMParser().parseFromString(text, 'image/svg+xml');
  const element = document.importNode(read.documentElement, true);
  if (!(element instanceof SVGSVGElement) || read.querySelector('parsererror')) throw new Error('The picture came out empty.');
  for (const said of element.querySelectorAll(':scope > :is(title, desc)')) said.remove();
  for (const part of element.querySelectorAll<SVGGElement>('g[data-record]')) dress(part);
  element.classList.add('hs-picture', 'hs-ladder');
  // Its words have the width of this font, whatever the page's is.
  element.style.fontFamily = element.getAttribute('font-family') ?? '';
  return element;
}

function dress(part: SVGGElement): void {
  const { kind, tone, again } = part.dataset;
  part.classList.add('hs-part', ...(tone === undefined ? [] : [`hs-tone-${Number(tone) % 12}`]));
  const hasLine = kind === 'arrival' || (kind === 'message' && again !== undefined);
  const line = hasLine ? part.querySelector(':scope > path') : null;
  if (line) part.prepend(hit(line));
}

/** A line is too thin to click. */
const hit = (line: Element): SVGPathElement => svg('path', { class: 'hs-hit', d: line.getAttribute('d') ?? '' });
