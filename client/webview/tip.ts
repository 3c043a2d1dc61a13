/** What the picture leaves out of the part that is pointed at or has the keyboard, and what is wrong with it, in words beside it, with its fix. */
import type { Picture, PictureProblem } from '../../contract/messages.js';
import { h } from './dom.js';
import { fixButton } from './fix-button.js';
import type { EditorChannel } from './host.js';
import { type DrawnPicture, type Feature, number, type PreviewPage } from './page.js';

export interface Tip extends Feature {
  /** The problems of the newest text, of which an older picture may be shown. */
  readonly latest: (picture: Picture) => void;
}

/** The pointer has so many milliseconds for its way from the part to the tip. */
const way = 250;

export function createTip(host: EditorChannel, page: PreviewPage): Tip {
  const tip = h('div', { class: 'hs-tip', role: 'tooltip', id: 'hs-tip', hidden: true });
  page.app.append(tip);
  let picture: Picture | undefined;
  let leaving: number | undefined;
  const show = (event: Event): void => {
    const part = event.target instanceof Element ? event.target.closest('g[data-statement]') : null;
    const problems = part ? (picture?.problems ?? []).filter(({ statement }) => statement === number(part, 'data-statement')) : [];
    const more = part === null ? undefined : unabridged(picture, part);
    if (!part || (problems.length === 0 && more === undefined)) {
      if (event.type === 'focusin') hide();
      else leave();
      return;
    }
    stay();
    tip.hidden = false;
    tip.replaceChildren(
      ...(more === undefined ? [] : [h('p', { class: 'hs-said hs-whole' }, more)]),
      ...problems.map((problem) => said(problem, picture?.version ?? 0, host)),
    );
    place(tip, part, page.stage);
  };
  const stay = (): void => clearTimeout(leaving);
  const hide = (): void => {
    stay();
    tip.hidden = true;
  };
  const leave = (): void => {
    stay();
    leaving = setTimeout(hide, way);
  };
  page.canvas.addEventListener('pointerover', show);
  page.canvas.addEventListener('focusin', show);
  page.canvas.addEventListener('pointerleave', leave);
  tip.addEventListener('pointerenter', stay);
  tip.addEventListener('pointerleave', leave);
  page.canvas.addEventListener('focusout', hide);
  // the keyboard brings a part into view, and the tip goes with it
  page.stage.addEventListener('scroll', () => {
    const part = document.activeElement;
    if (!tip.hidden && part?.matches('g[data-statement]')) place(tip, part, page.stage);
    else hide();
  });
  document.addEventListener('keydown', (event) => event.key === 'Escape' && hide());
  return {
    drawn: (drawn: DrawnPicture) => {
      picture = drawn.picture;
      hide();
    },
    latest: (latest) => {
      picture = latest;
    },
  };
}

/** Whoever has no pointer finds the same button in the list below the picture. */
function said(problem: PictureProblem, version: number, host: EditorChannel): HTMLElement {
  const { severity, code, message, expected } = problem;
  const fix = severity === 'information' ? undefined : fixButton(problem, version, host);
  fix?.setAttribute('tabindex', '-1');
  const words = h('span', {}, h('code', {}, code), message);
  return h('p', { class: `hs-said hs-${expected ? 'expected' : severity}` }, words, ...(fix === undefined ? [] : [fix]));
}

/** With all its fields, where not all are drawn. */
function unabridged(picture: Picture | undefined, part: Element): string | undefined {
  const step = picture?.fields === 'main' ? picture.steps[number(part, 'data-step') ?? -1] : undefined;
  return step === undefined || step.kind === 'event' ? undefined : step.text;
}

const gap = 10;

/** Below the part, or above it where there is more room: neither the part nor the list of problems is covered. */
function place(tip: HTMLElement, part: Element, stage: Element): void {
  tip.style.maxHeight = '';
  const [box, own] = [part.getBoundingClientRect(), tip.getBoundingClientRect()];
  const below = stage.getBoundingClientRect().bottom - box.bottom - gap;
  const above = box.top - 2 * gap;
  const isBelow = own.height <= below || below >= above;
  const height = Math.min(own.height, Math.max(isBelow ? below : above, LEAST));
  if (height < own.height) tip.style.maxHeight = `${height}px`;
  tip.style.top = `${isBelow ? box.bottom + gap : Math.max(gap, box.top - gap - height)}px`;
  const left = box.left + box.width / 2 - own.width / 2;
  tip.style.left = `${Math.min(Math.max(gap, left), Math.max(gap, innerWidth - own.width - gap))}px`;
}

/** Some lines can be read, and the rest be scrolled to. */
const LEAST = 60;
