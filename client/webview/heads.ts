/** The heads of the lifelines stay in view while one scrolls. */
import { h } from './dom.js';
import type { DrawnPicture, Feature, PreviewPage } from './page.js';
import { svg } from './svg.js';

const HEADS = '.hs-header, [data-head]';
const MARGIN = 4;

export function createHeads(page: PreviewPage): Feature {
  const strip = h('div', { class: 'hs-heads', hidden: true, 'aria-hidden': 'true' });
  let element: SVGSVGElement | undefined;
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, boundingClientRect, rootBounds } of entries) {
        const isAbove = !isIntersecting && boundingClientRect.top < (rootBounds?.top ?? 0);
        strip.hidden = !isAbove;
        strip.replaceChildren(...(isAbove && element ? [copyOf(element)] : []));
      }
    },
    { root: page.stage },
  );
  return {
    drawn(drawn: DrawnPicture) {
      watch.disconnect();
      element = drawn.element;
      strip.hidden = true;
      page.canvas.prepend(strip);
      const first = element.querySelector(HEADS);
      if (first) watch.observe(first);
    },
  };
}

/** The heads on top, without those at the lower end, as wide as the picture. */
function copyOf(element: SVGSVGElement): SVGSVGElement {
  const all = [...element.querySelectorAll<SVGGElement>(HEADS)];
  const { y, height } = all[0]?.getBBox() ?? { y: 0, height: 0 };
  const { x, width } = element.viewBox.baseVal;
  const copy = svg('svg', { viewBox: `${x} ${y - MARGIN} ${width} ${height + 2 * MARGIN}` });
  copy.classList.add(...[...element.classList].filter((name) => name === 'hs-ladder'));
  copy.style.fontFamily = getComputedStyle(element).fontFamily;
  copy.append(...all.filter((head) => Math.abs(head.getBBox().y - y) < height).map((head) => head.cloneNode(true)));
  return copy;
}
