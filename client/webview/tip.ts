/** What the picture leaves out of the part that is pointed at or has the keyboard, and what is wrong with it, in words beside it. */
import type { Picture } from '../../contract/messages.js';
import { h } from './dom.js';
import { type DrawnPicture, type Feature, number, type PreviewPage } from './page.js';

export interface Tip extends Feature {
  /** The problems of the newest text, of which an older picture may be shown. */
  readonly latest: (picture: Picture) => void;
}

export function createTip(page: PreviewPage): Tip {
  const tip = h('div', { class: 'hs-tip', role: 'tooltip', id: 'hs-tip', hidden: true });
  page.app.append(tip);
  let picture: Picture | undefined;
  const show = (event: Event): void => {
    const part = event.target instanceof Element ? event.target.closest('g[data-statement]') : null;
    const problems = part ? (picture?.problems ?? []).filter(({ statement }) => statement === number(part, 'data-statement')) : [];
    const more = part === null ? undefined : unabridged(picture, part);
    tip.hidden = problems.length === 0 && more === undefined;
    if (!part || tip.hidden) return;
    tip.replaceChildren(
      ...(more === undefined ? [] : [h('p', { class: 'hs-said hs-whole' }, more)]),
      ...problems.map(({ severity, code, message, expected }) =>
        h('p', { class: `hs-said hs-${expected ? 'expected' : severity}` }, h('code', {}, code), message),
      ),
    );
    place(tip, part);
  };
  const hide = (): void => {
    tip.hidden = true;
  };
  page.canvas.addEventListener('pointerover', show);
  page.canvas.addEventListener('focusin', show);
  page.canvas.addEventListener('pointerleave', hide);
  page.canvas.addEventListener('focusout', hide);
  page.stage.addEventListener('scroll', hide);
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

/** With all its fields, where not all are drawn. */
function unabridged(picture: Picture | undefined, part: Element): string | undefined {
  const step = picture?.fields === 'main' ? picture.steps[number(part, 'data-step') ?? -1] : undefined;
  return step === undefined || step.kind === 'event' ? undefined : step.text;
}

const gap = 10;

/** Below the part, or above it where there is no room. */
function place(tip: HTMLElement, part: Element): void {
  const [box, own] = [part.getBoundingClientRect(), tip.getBoundingClientRect()];
  const below = box.bottom + gap;
  const top = below + own.height > innerHeight ? box.top - gap - own.height : below;
  const left = box.left + box.width / 2 - own.width / 2;
  tip.style.top = `${Math.max(gap, top)}px`;
  tip.style.left = `${Math.min(Math.max(gap, left), Math.max(gap, innerWidth - own.width - gap))}px`;
}
