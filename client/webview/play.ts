/** Playing: below the picture stand all moves of hosts and network that are possible now; one that is chosen happens. */
import type { Picture } from '../../contract/messages.js';
import type { PlayAnswer, Played, PlayMove } from '../../contract/play.js';
import { sentence } from './access.js';
import { button, toggle } from './button.js';
import { h } from './dom.js';
import type { EditorChannel } from './host.js';
import { bringIntoView } from './light.js';
import { listMoves } from './moves.js';
import type { DrawnPicture, Feature, PreviewPage } from './page.js';
import { t } from './words.js';

export interface Play extends Feature {
  readonly take: (answer: PlayAnswer) => void;
  /** The document's own exchange is shown again. */
  readonly end: () => void;
  readonly isOn: () => boolean;
}

/** `last` goes to the last step, where somebody goes step by step. */
export function createPlay(host: EditorChannel, page: PreviewPage, last: (picture: Picture) => void): Play {
  let now: Played | undefined;
  /** What was taken back, the latest at the end. */
  let undone: (readonly string[])[] = [];
  let [isOn, isAsking] = [false, false];
  const ask = (lines: readonly string[] | undefined): void => {
    if (lines === undefined || isAsking) return;
    isAsking = true;
    host.say({ type: 'play', lines });
  };
  const choose = (lines: readonly string[]): void => {
    if (isAsking) return;
    undone = [];
    ask(lines);
  };
  const undo = (): void => {
    if (isAsking || now?.back === undefined) return;
    undone.push(now.lines);
    ask(now.back);
  };
  const redo = (): void => {
    if (!isAsking) ask(undone.pop());
  };
  const turn = toggle('play-moves', t('Choose what happens next'), (on) => {
    if (on) host.say({ type: 'play' });
    else host.say({ type: 'end-play' });
  });
  page.right.prepend(turn.element);
  const back = button('undo', t('Undo the last move (Backspace)'), undo);
  const again = button('redo', t('Redo (Ctrl+Y)'), redo);
  const start = button('first', t('Begin with the hosts alone'), () => now && choose(now.hosts));
  const insert = h(
    'button',
    { type: 'button', class: 'hs-push', click: () => now && host.say({ type: 'insert-played', lines: now.lines }) },
    t('Insert as exchange'),
  );
  const moves = h('div', { class: 'hs-move-lists' });
  const bar = h('div', { class: 'hs-play-bar' }, h('h2', {}, t('What happens next?')), back, again, start, insert);
  const place = h('section', { class: 'hs-play', hidden: true, 'aria-label': t('What happens next?') }, bar, moves);
  page.foot.append(place);
  document.addEventListener('keydown', (event) => isOn && onKey(event, place, { undo, redo }));

  const set = (on: boolean): void => {
    isOn = on;
    place.hidden = !on;
    turn.set(on);
    page.app.classList.toggle('hs-playing', on);
  };
  const enable = (): void => {
    back.disabled = now?.back === undefined;
    again.disabled = undone.length === 0;
    start.disabled = now === undefined || now.lines.length <= now.hosts.length;
    insert.disabled = now?.back === undefined;
  };
  return {
    isOn: () => isOn,
    end() {
      [now, undone, isAsking] = [undefined, [], false];
      set(false);
    },
    take(answer) {
      isAsking = false;
      const holdsFocus = !isOn || place.contains(document.activeElement);
      if (!('refused' in answer) && now !== undefined && answer.exchange !== now.exchange) undone = [];
      now = 'refused' in answer ? undefined : answer;
      set(true);
      enable();
      if (now === undefined)
        moves.replaceChildren(h('p', { class: 'hs-refused', role: 'alert' }, 'refused' in answer ? answer.refused : ''));
      else listMoves(moves, now, choose);
      page.status.textContent = now === undefined ? '' : saidOf(now);
      if (holdsFocus) focusIn(moves, place);
    },
    drawn({ element, picture }: DrawnPicture) {
      if (!isOn || picture !== now?.picture) return;
      last(picture);
      const parts = element.querySelectorAll(`[data-step="${picture.steps.length - 1}"]`);
      for (const part of parts) part.classList.add('hs-now');
      const stop = [...parts].find((part) => part.hasAttribute('data-stop'));
      if (stop) bringIntoView(stop, page.stage);
    },
    other() {
      undone = [];
    },
  };
}

function saidOf({ picture, moves }: Played): string {
  const step = sentence(picture, picture.steps.length - 1);
  return `${step} ${countOf(moves)}`.trim();
}

const countOf = ({ length }: readonly PlayMove[]): string =>
  length === 0 ? t('Nothing more can happen.') : t('What can happen now: {0} moves.', length);

/** Who plays by keyboard finds the next move under it; where there is none, the buttons. */
function focusIn(moves: HTMLElement, place: HTMLElement): void {
  const first = moves.querySelector<HTMLElement>('[tabindex="0"]') ?? place.querySelector<HTMLElement>('button:not(:disabled)');
  first?.focus();
}

function onKey(event: KeyboardEvent, place: HTMLElement, { undo, redo }: Readonly<Record<'undo' | 'redo', () => void>>): void {
  const isControl = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  const isInside = event.target instanceof Node && place.contains(event.target);
  const isUndo = (isControl && key === 'z' && !event.shiftKey) || (isInside && key === 'backspace');
  const isRedo = isControl && (key === 'y' || (key === 'z' && event.shiftKey));
  if (event.altKey || (!isUndo && !isRedo)) return;
  event.preventDefault();
  if (isUndo) undo();
  else redo();
}
