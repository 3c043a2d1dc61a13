/** Picture → text: a part that is clicked, focused or hovered, and its line. The arrow keys move from part to part. */
import type { LineRange, Picture } from '../../contract/messages.js';
import type { EditorChannel } from './host.js';
import { type DrawnPicture, type Feature, number, type PreviewPage } from './page.js';

const linesOf = (part: Element | null): LineRange | undefined => {
  const from = part ? number(part, 'data-from') : undefined;
  const to = part ? number(part, 'data-to') : undefined;
  return from === undefined ? undefined : { from, to: to ?? from };
};

const partAt = (event: Event): SVGGElement | null =>
  event.target instanceof Element ? event.target.closest<SVGGElement>('g[data-record]') : null;

/** `chosen` hears of the step whose part was clicked. */
export function createLinks(host: EditorChannel, page: PreviewPage, chosen: (step: number) => void): Feature {
  let frames: ReadonlyMap<number, number> = new Map();
  const go = (event: Event, take: boolean): void => {
    const lines = linesOf(partAt(event));
    if (lines) host.say({ type: 'reveal', line: lines.from, take });
    const step = partAt(event)?.getAttribute('data-step');
    if (!step) return;
    chosen(Number(step));
    const frame = frames.get(Number(step));
    if (frame !== undefined && event.type === 'click') host.say({ type: 'frame', frame });
  };
  let pointed: number | undefined;
  const point = (event: Event | undefined): void => {
    const lines = event ? linesOf(partAt(event)) : undefined;
    if (lines?.from === pointed) return;
    pointed = lines?.from;
    light(page, lines);
    host.say({ type: 'hover', lines });
  };
  page.canvas.addEventListener('click', (event) => go(event, false));
  page.canvas.addEventListener('dblclick', (event) => go(event, true));
  page.canvas.addEventListener('pointerover', point);
  page.canvas.addEventListener('pointerleave', () => point(undefined));
  page.canvas.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') go(event, true);
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (move !== 0 && event.target instanceof SVGGElement && walk(page, event.target, move)) event.preventDefault();
  });
  page.stage.addEventListener('keydown', (event) => {
    if (event.target !== page.stage || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return;
    event.preventDefault();
    page.canvas.querySelector<SVGGElement>('[data-stop][tabindex="0"]')?.focus();
  });
  return {
    drawn: ({ element, picture }: DrawnPicture) => {
      frames = framesOf(picture);
      makeReachable(element);
    },
  };
}

/** By step, of what was captured. */
const framesOf = ({ marks }: Picture): ReadonlyMap<number, number> =>
  new Map(
    marks.flatMap((mark) =>
      mark.kind === 'message' && mark.frame !== undefined && mark.step !== undefined ? [[mark.step, mark.frame] as const] : [],
    ),
  );

const light = (page: PreviewPage, lines: LineRange | undefined): void => {
  for (const part of page.canvas.querySelectorAll('[data-from]')) {
    part.classList.toggle('hs-pointed', lines !== undefined && number(part, 'data-from') === lines.from);
  }
};

const order = (part: Element): number => number(part, 'data-record') ?? 0;

const stops = (root: ParentNode): SVGGElement[] =>
  [...root.querySelectorAll<SVGGElement>('[data-stop]')].sort((a, b) => order(a) - order(b));

/** One stop for the Tab key; the arrow keys go on from there, from top to bottom. */
function makeReachable(element: SVGSVGElement): void {
  stops(element).forEach((part, index) => {
    part.setAttribute('tabindex', index === 0 ? '0' : '-1');
  });
}

function walk(page: PreviewPage, from: SVGGElement, move: number): boolean {
  const all = stops(page.canvas);
  const at = all.indexOf(from);
  const next = all[at + move];
  if (at < 0 || !next) return false;
  focusPart(page, next);
  return true;
}

/** The Tab key comes back to it. */
export function focusPart(page: PreviewPage, next: SVGGElement): void {
  for (const part of stops(page.canvas)) part.setAttribute('tabindex', part === next ? '0' : '-1');
  next.focus();
}
