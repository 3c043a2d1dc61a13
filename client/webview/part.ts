/** A long exchange is drawn in parts: which part this is, a map of the rest, and the way there. */
import { button } from './button.js';
import { h } from './dom.js';
import type { EditorChannel } from './host.js';
import type { DrawnPicture, Feature, PreviewPage } from './page.js';
import { t } from './words.js';

export function createPart(host: EditorChannel, page: PreviewPage): Feature {
  let [from, to, total] = [0, 0, 0];
  const go = (step: number): void => {
    host.say({ type: 'part', from: Math.max(0, Math.min(step, total - (to - from))) });
  };
  const shown = h('span', { class: 'hs-count' });
  const map = h('input', {
    type: 'range',
    class: 'hs-slider hs-map',
    min: 0,
    'aria-label': t('Part of the exchange'),
    change: () => go(Number(map.value)),
  });
  const earlier = button('back', t('Earlier steps'), () => go(from - (to - from)));
  const later = button('next', t('Later steps'), () => go(to));
  const bar = h(
    'div',
    { class: 'hs-parts', role: 'group', 'aria-label': t('Part of the exchange'), hidden: true },
    earlier,
    map,
    later,
    shown,
  );
  page.foot.prepend(bar);
  return {
    drawn({ picture: { window: part } }: DrawnPicture) {
      bar.hidden = !part;
      if (!part) return;
      ({ from, to, total } = part);
      map.max = String(total - (to - from));
      map.value = String(from);
      map.setAttribute('aria-valuetext', t('Steps {0} to {1} of {2}', from + 1, to, total));
      shown.textContent = t('Steps {0}–{1} of {2}', from + 1, to, total);
      earlier.disabled = from === 0;
      later.disabled = to === total;
    },
  };
}
