/** For learners: what comes after the present step is there, but its numbers and states are blanks until they are asked for. */
import { toggle } from './button.js';
import type { Host } from './host.js';
import type { Page } from './page.js';
import { svg } from './svg.js';

export interface Predict {
  /** To be told after each change of the step. */
  readonly veil: () => void;
}

export function createPredict(host: Host, page: Page, needSteps: () => void): Predict {
  let on = host.recall().predict ?? false;
  const turn = toggle('predict', 'Predict: numbers and states stay hidden until their step', (pressed) => {
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

const numbers = '.hs-field, .hs-filled, .hs-wrong';

function hide(part: SVGGElement): void {
  if (part.classList.contains('hs-hidden')) return;
  part.classList.add('hs-hidden');
  for (const field of part.querySelectorAll<SVGElement>(numbers)) {
    field.dataset.said = field.textContent ?? '';
    field.textContent = (field.textContent ?? '').replace(/=.*/, '=?');
  }
  const label = part.getAttribute('aria-label');
  if (label !== null) {
    part.dataset.label = label;
    part.setAttribute(
      'aria-label',
      `Not shown yet ${part.classList.contains('hs-state') ? '' : (part.textContent ?? '').replaceAll(/\s+/g, ' ').trim()}`,
    );
  }
  const box = part.classList.contains('hs-state') ? part.querySelector('rect') : null;
  if (box) part.append(question(box));
}

function question(box: SVGRectElement): SVGElement {
  const [x, width] = [Number(box.getAttribute('x')), Number(box.getAttribute('width'))];
  const y = Number(box.getAttribute('y')) + Number(box.getAttribute('height')) / 2 + 4;
  return svg('text', { class: 'hs-question', x: x + width / 2, y, 'text-anchor': 'middle', 'aria-hidden': 'true' }, '?');
}

function unveil(part: SVGGElement): void {
  part.classList.remove('hs-hidden');
  for (const field of part.querySelectorAll<SVGElement>('[data-said]')) {
    field.textContent = field.dataset.said ?? '';
    delete field.dataset.said;
  }
  if (part.dataset.label !== undefined) part.setAttribute('aria-label', part.dataset.label);
  delete part.dataset.label;
  part.querySelector('.hs-question')?.remove();
}
