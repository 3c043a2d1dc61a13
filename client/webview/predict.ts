/** For learners: what comes after the present step is there, but its numbers and states are blanks until they are asked for. */
import { toggle } from './button.js';
import type { EditorChannel } from './host.js';
import type { PreviewPage } from './page.js';
import { svg } from './svg.js';
import { t } from './words.js';

export interface Predict {
  /** To be told after each change of the step. */
  readonly veil: () => void;
}

export function createPredict(host: EditorChannel, page: PreviewPage, needSteps: () => void): Predict {
  let on = host.recall().predict ?? false;
  const turn = toggle('predict', t('Predict: numbers and states stay hidden until their step'), (pressed) => {
    on = pressed;
    host.remember({ predict: on });
    if (on) needSteps();
    veil();
  });
  turn.set(on);
  page.right.prepend(turn.element);
  const veil = (): void => {
    const drawing = page.canvas.querySelector('.hs-picture');
    drawing?.classList.toggle('hs-predict', on);
    for (const part of drawing?.querySelectorAll<SVGGElement>('[data-record]') ?? []) {
      if (on && part.classList.contains('hs-later')) hide(part);
      else if (part.classList.contains('hs-hidden')) unveil(part);
    }
  };
  return { veil };
}

const numbers = '.hs-field, .hs-filled, .hs-wrong, .hs-ladder text';
const said = new WeakMap<Text, string>();
const isState = (part: Element): boolean => part.matches('[data-kind="state"]:not(.hs-lane)');

function numbersIn(part: Element): readonly Text[] {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) {
    const { currentNode: text } = walker;
    if (text instanceof Text && text.parentElement?.closest(numbers)) found.push(text);
  }
  return found;
}

function hide(part: SVGGElement): void {
  if (part.classList.contains('hs-hidden')) return;
  part.classList.add('hs-hidden');
  for (const text of numbersIn(part)) {
    said.set(text, text.data);
    text.data = text.data.replace(/=\S+/g, '=?');
  }
  const label = part.getAttribute('aria-label');
  if (label !== null) {
    part.dataset.label = label;
    part.setAttribute('aria-label', t('Not shown yet {0}', isState(part) ? '' : (part.textContent ?? '').replaceAll(/\s+/g, ' ').trim()));
  }
  const box = isState(part) ? part.querySelector('rect') : null;
  if (box) part.append(question(box));
}

function question(box: SVGRectElement): SVGElement {
  const [x, width] = [Number(box.getAttribute('x')), Number(box.getAttribute('width'))];
  const y = Number(box.getAttribute('y')) + Number(box.getAttribute('height')) / 2 + 4;
  return svg('text', { class: 'hs-question', x: x + width / 2, y, 'text-anchor': 'middle', 'aria-hidden': 'true' }, '?');
}

function unveil(part: SVGGElement): void {
  part.classList.remove('hs-hidden');
  for (const text of numbersIn(part)) text.data = said.get(text) ?? text.data;
  if (part.dataset.label !== undefined) part.setAttribute('aria-label', part.dataset.label);
  delete part.dataset.label;
  part.querySelector('.hs-question')?.remove();
}
