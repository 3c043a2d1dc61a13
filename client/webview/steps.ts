/** Step by step: up to the chosen step all is drawn, the rest is faint. Buttons, a slider, keys. */
import type { Picture } from '../../contract/messages.js';
import { sentence } from './access.js';
import { button, swapIcon, toggle } from './button.js';
import { h } from './dom.js';
import type { EditorChannel } from './host.js';
import { bringIntoView } from './light.js';
import { type DrawnPicture, type Feature, number, type PreviewPage } from './page.js';
import { t } from './words.js';

/** Told of the step that is shown: -1 is before the first; nothing when the exchange is shown as a whole. */
export type OnStep = (picture: Picture, step: number | undefined) => void;

const pace = 1200;

export interface Steps extends Feature {
  /** Go to this step, if there is stepping at all. */
  readonly go: (step: number) => void;
  /** Begin, at the first step. */
  readonly begin: () => void;
}

export function createSteps(host: EditorChannel, page: PreviewPage, onStep: OnStep): Steps {
  let drawn: DrawnPicture | undefined;
  let step = host.recall().step ?? -1;
  let on = host.recall().step !== undefined;
  let playing: number | undefined;

  const last = (): number => (drawn?.picture.steps.length ?? 0) - 1;
  const apply = (scroll: boolean): void => {
    bar.hidden = !on;
    if (!drawn) return;
    step = Math.min(step, last());
    shade(drawn, on ? step : undefined);
    slider.max = String(last() + 1);
    slider.value = String(step + 1);
    slider.setAttribute('aria-valuetext', step < 0 ? t('Before the first step') : sentence(drawn.picture, step));
    const { from, total } = drawn.picture.window ?? { from: 0, total: last() + 1 };
    shown.textContent = `${step + 1 + from} / ${total}`;
    said.textContent = drawn.picture.steps[step]?.text ?? t('Before the first step');
    onStep(drawn.picture, on ? step : undefined);
    if (on && scroll) follow(drawn, step, page, host);
  };
  const go = (to: number): void => {
    if (!on) return;
    step = Math.max(-1, Math.min(last(), to));
    host.remember({ step });
    apply(true);
  };
  const stop = (): void => {
    clearInterval(playing);
    playing = undefined;
    swapIcon(play, 'play', t('Play (Space)'));
  };
  const start = (): void => {
    if (step >= last()) go(-1);
    playing = window.setInterval(() => (step < last() ? go(step + 1) : stop()), pace);
    swapIcon(play, 'pause', t('Pause (Space)'));
  };
  const playOrStop = (): void => (playing === undefined ? start() : stop());
  const slider = h('input', {
    type: 'range',
    class: 'hs-slider',
    min: 0,
    'aria-label': t('Step'),
    input: () => go(Number(slider.value) - 1),
  });
  const shown = h('span', { class: 'hs-count' });
  const said = h('span', { class: 'hs-now-said' });
  const play = button('play', t('Play (Space)'), playOrStop);
  const ends = { first: () => go(-1), back: () => go(step - 1), next: () => go(step + 1), last: () => go(last()) };
  const bar = h(
    'div',
    { class: 'hs-stepper', role: 'group', 'aria-label': t('Step by step'), hidden: true },
    button('first', t('To the beginning (Home)'), ends.first),
    button('back', t('Back (←)'), ends.back),
    play,
    button('next', t('On (→)'), ends.next),
    button('last', t('To the end (End)'), ends.last),
    slider,
    shown,
    said,
  );
  const begin = (pressed: boolean): void => {
    on = pressed;
    step = -1;
    stop();
    host.remember({ step: on ? step : undefined });
    apply(true);
  };
  const turn = toggle('steps', t('Step by step'), begin);
  turn.set(on);
  page.right.prepend(turn.element);
  page.foot.prepend(bar);
  document.addEventListener('keydown', (event) => on && onKey(event, { ...ends, playOrStop }));
  return {
    go,
    begin() {
      if (on) return;
      turn.set(true);
      begin(true);
    },
    other() {
      stop();
      step = -1;
      if (on) host.remember({ step });
    },
    drawn(now: DrawnPicture) {
      drawn = now;
      apply(false);
    },
  };
}

type StepMoves = Readonly<Record<'first' | 'back' | 'next' | 'last' | 'playOrStop', () => void>>;

const moveOf: Readonly<Record<string, keyof StepMoves>> = {
  ArrowLeft: 'back',
  ArrowRight: 'next',
  Home: 'first',
  End: 'last',
  ' ': 'playOrStop',
};

function onKey(event: KeyboardEvent, moves: StepMoves): void {
  const inControl =
    event.target instanceof HTMLSelectElement || event.target instanceof HTMLInputElement || event.target instanceof HTMLButtonElement;
  const move = moveOf[event.key];
  if (!move || inControl || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  moves[move]();
}

function shade({ element, picture }: DrawnPicture, until: number | undefined): void {
  element.classList.toggle('hs-stepping', until !== undefined);
  const times = timesOf(picture);
  for (const part of element.querySelectorAll('[data-record]')) {
    const time = times.get(number(part, 'data-record') ?? -1) ?? -1;
    part.classList.toggle('hs-later', until !== undefined && time > until);
    part.classList.toggle('hs-now', until !== undefined && number(part, 'data-step') === until);
  }
}

/** The step with which each record appears; a note comes with the step before it. */
function timesOf(picture: Picture): ReadonlyMap<number, number> {
  let time = -1;
  return new Map(
    picture.marks.map((mark) => {
      time = mark.step ?? time;
      return [mark.record, time];
    }),
  );
}

function follow({ element, picture }: DrawnPicture, step: number, page: PreviewPage, host: EditorChannel): void {
  const part = element.querySelector(`[data-step="${step}"][data-stop]`);
  if (part) bringIntoView(part, page.stage);
  page.status.textContent = step < 0 ? t('Before the first step') : sentence(picture, step);
  const lines = picture.statements[picture.steps[step]?.statement ?? -1];
  host.say({ type: 'hover', lines });
}
