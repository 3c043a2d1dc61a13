/** The frame of the page: bars, the stage with the picture, the panel beside it. Each feature fills its own part. */
import type { Picture } from '../../contract/messages.js';
import { h } from './dom.js';
import { t } from './words.js';

export interface PreviewPage {
  readonly app: HTMLElement;
  /** The bar on top: left what is shown, right how. */
  readonly left: HTMLElement;
  readonly right: HTMLElement;
  readonly body: HTMLElement;
  /** Scrolls. */
  readonly stage: HTMLElement;
  /** Holds the drawing. */
  readonly canvas: HTMLElement;
  readonly side: HTMLElement;
  readonly foot: HTMLElement;
  /** Says aloud what has changed. */
  readonly status: HTMLElement;
}

export function createPage(): PreviewPage {
  const [left, right] = [h('div', { class: 'hs-group' }), h('div', { class: 'hs-group' })];
  const canvas = h('div', { class: 'hs-canvas' });
  const stage = h(
    'main',
    { class: 'hs-stage', tabindex: 0, 'aria-label': t('Picture of the exchange; the arrow keys walk through it, Enter goes to the line') },
    canvas,
  );
  const side = h('aside', { class: 'hs-side', hidden: true, 'aria-label': t('Hosts at this step') });
  const foot = h('footer', { class: 'hs-foot' });
  const status = h('div', { class: 'hs-unseen', role: 'status', 'aria-live': 'polite' });
  const bar = h('header', { class: 'hs-bar' }, left, right);
  const body = h('div', { class: 'hs-body' }, stage, side);
  const app = h('div', { class: 'hs-app' }, bar, body, foot, status);
  document.body.append(app);
  return { app, left, right, body, stage, canvas, side, foot, status };
}

/** What a feature is told, and when. */
export interface DrawnPicture {
  readonly picture: Picture;
  readonly element: SVGSVGElement;
}

/** A feature knows the marks on the drawing's parts (`data-step`, `data-from` …), and no renderer. */
export interface Feature {
  readonly drawn: (drawn: DrawnPicture) => void;
  /** What is drawn next is of another document. */
  readonly other?: () => void;
}

export const partsOf = (element: SVGSVGElement): NodeListOf<SVGGElement> => element.querySelectorAll<SVGGElement>('[data-record]');

export const number = (part: Element, name: string): number | undefined => {
  const value = part.getAttribute(name);
  return value === null ? undefined : Number(value);
};
