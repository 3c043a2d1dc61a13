/** Zoom and pan: kept when the picture is redrawn and when the page is reloaded. At first the picture fits the width. */
import { button } from './button.js';
import { h } from './dom.js';
import type { EditorChannel } from './host.js';
import { isTyping } from './keys.js';
import type { DrawnPicture, Feature, PreviewPage } from './page.js';
import { t } from './words.js';

const [least, most, step] = [0.1, 6, 1.2];
/** Type of thirteen points is not drawn smaller than nine by itself: one scrolls. */
const LEGIBLE = 0.7;

/** Around the picture (`.hs-canvas`). */
const PADDING = 8;

/** What stands beside the picture does not make it smaller. */
const fitting = (room: number, width: number): number => Math.min(1, Math.max(LEGIBLE, (room - 2 * PADDING) / width));

export function createZoom(host: EditorChannel, page: PreviewPage): Feature {
  let element: SVGSVGElement | undefined;
  let chosen = host.recall().zoom?.scale;
  let scale = 1;
  let returned = false;

  const apply = (): void => {
    if (!element) return;
    const { width, height } = element.viewBox.baseVal;
    scale = chosen ?? fitting(page.body.clientWidth, width);
    element.setAttribute('width', String(width * scale));
    element.setAttribute('height', String(height * scale));
    shown.textContent = `${Math.round(scale * 100)} %`;
  };
  const remember = (): void =>
    host.remember({ zoom: { ...(chosen === undefined ? {} : { scale: chosen }), x: page.stage.scrollLeft, y: page.stage.scrollTop } });
  /** The point at `x`, `y` of the stage stays where it is. */
  const zoom = (factor: number, x = page.stage.clientWidth / 2, y = page.stage.clientHeight / 2): void => {
    const before = scale;
    chosen = Math.min(most, Math.max(least, scale * factor));
    apply();
    page.stage.scrollLeft = (page.stage.scrollLeft + x) * (scale / before) - x;
    page.stage.scrollTop = (page.stage.scrollTop + y) * (scale / before) - y;
    remember();
  };
  const fitWidth = (): void => {
    const beside = page.stage.clientWidth < page.body.clientWidth;
    chosen = beside && element ? fitting(page.stage.clientWidth, element.viewBox.baseVal.width) : undefined;
    apply();
    remember();
  };
  const shown = h(
    'button',
    { type: 'button', class: 'hs-button hs-scale', title: t('Actual size'), click: () => zoom(1 / scale) },
    '100 %',
  );
  page.right.append(
    h(
      'div',
      { class: 'hs-cluster', role: 'group', 'aria-label': t('Zoom') },
      button('less', t('Zoom out (−)'), () => zoom(1 / step)),
      shown,
      button('more', t('Zoom in (+)'), () => zoom(step)),
      button('fit', t('Fit to width (0)'), fitWidth),
    ),
  );
  page.stage.addEventListener('wheel', (event) => onWheel(event, page.stage, zoom), { passive: false });
  page.stage.addEventListener('scrollend', remember);
  document.addEventListener('keydown', (event) => onKey(event, { zoom, fitWidth }));
  new ResizeObserver(() => chosen === undefined && apply()).observe(page.body);
  makePannable(page.stage);
  return {
    other: () => page.stage.scrollTo(0, 0),
    drawn(drawn: DrawnPicture) {
      element = drawn.element;
      apply();
      if (returned) return;
      returned = true;
      page.stage.scrollTo(host.recall().zoom?.x ?? 0, host.recall().zoom?.y ?? 0);
    },
  };
}

type ZoomAt = (factor: number, x?: number, y?: number) => void;

/** A pinch arrives as a wheel event with Ctrl. */
function onWheel(event: WheelEvent, stage: HTMLElement, zoom: ZoomAt): void {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  const frame = stage.getBoundingClientRect();
  const size = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
  zoom(Math.exp((-event.deltaY * size) / 400), event.clientX - frame.left, event.clientY - frame.top);
}

function onKey(event: KeyboardEvent, { zoom, fitWidth }: { readonly zoom: ZoomAt; readonly fitWidth: () => void }): void {
  if (isTyping(event)) return;
  if (event.key === '+' || event.key === '=') zoom(step);
  else if (event.key === '-') zoom(1 / step);
  else if (event.key === '0') fitWidth();
}

/** Drag with Alt or the space bar held, or with the middle button. */
function makePannable(stage: HTMLElement): void {
  let space = false;
  const hold =
    (down: boolean) =>
    (event: KeyboardEvent): void => {
      if (event.key === ' ') space = down;
      stage.classList.toggle('hs-grab', space || (down && event.key === 'Alt'));
    };
  document.addEventListener('keydown', hold(true));
  document.addEventListener('keyup', hold(false));
  stage.addEventListener('pointerdown', (event) => {
    if (!event.altKey && !space && event.button !== 1) return;
    event.preventDefault();
    stage.setPointerCapture(event.pointerId);
    const move = (moved: PointerEvent): void => stage.scrollBy(-moved.movementX, -moved.movementY);
    stage.addEventListener('pointermove', move);
    stage.addEventListener('pointerup', () => stage.removeEventListener('pointermove', move), { once: true });
  });
}
