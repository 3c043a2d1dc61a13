/** Above the picture of an exercise: the task, hints as cards, blanks to write in, and a score that moves. No value is told. */
import type { ShownExercise, ShownItem } from '../../contract/webview.js';
import { h } from './dom.js';
import type { EditorChannel } from './host.js';
import type { PreviewPage } from './page.js';
import { t } from './words.js';

export type ShowExercise = (exercise: ShownExercise | undefined) => void;

export function createExercise(host: EditorChannel, page: PreviewPage): ShowExercise {
  const score = h('span', { class: 'hs-score', role: 'status' });
  const inside = h('div');
  const panel = h('section', { class: 'hs-exercise', hidden: true, 'aria-label': t('Exercise') }, inside);
  page.app.insertBefore(panel, page.body);
  let shownOf = '';
  return (exercise) => {
    panel.hidden = exercise === undefined;
    if (exercise === undefined) return;
    const { title, tasks, hints, points, outOf, items, passed, solution } = exercise;
    score.textContent = `${points}/${outOf}${passed ? ' ✓' : ''}`;
    const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement.name : '';
    const open = shownOf === title ? openCards(panel) : new Set<string>();
    shownOf = title;
    inside.replaceChildren(
      h('h2', {}, title, ' ', score),
      ...tasks.map((text) => h('p', {}, text)),
      ...hints.map((text, at) => card(`hint-${at}`, t('Hint {0}', at + 1), [text], open)),
      h('ul', {}, ...items.map((item, at) => row(item, at, host))),
      ...(solution.length === 0 ? [] : [card('solution', t('Solution'), solution, open)]),
    );
    inside.querySelector<HTMLInputElement>(`input[name="${focused}"]`)?.focus();
  };
}

const openCards = (panel: HTMLElement): ReadonlySet<string> =>
  new Set([...panel.querySelectorAll<HTMLDetailsElement>('details[open]')].map(({ id }) => id));

/** Folded; what is in it is not in the page before it is unfolded. */
function card(id: string, label: string, lines: readonly string[], open: ReadonlySet<string>): HTMLElement {
  const details = h('details', { id, class: 'hs-hint', open: open.has(id) }, h('summary', {}, label));
  const fill = (): void => {
    if (details.open && details.children.length === 1) details.append(...lines.map((text) => h('p', {}, text)));
  };
  details.addEventListener('toggle', fill);
  fill();
  return details;
}

function row({ label, line, passed, written }: ShownItem, at: number, host: EditorChannel): HTMLElement {
  const go = h(
    'button',
    { type: 'button', class: 'hs-rule', title: t('Line {0}', line + 1), click: () => host.say({ type: 'reveal', line, take: true }) },
    `${passed ? '✓' : '○'} ${label}`,
  );
  const blank = written === undefined || passed ? [] : [input(written, at, host)];
  const isTried = written !== undefined && !written.endsWith('?') && !passed;
  return h('li', {}, go, ...blank, ...(isTried ? [h('span', { class: 'hs-not-yet' }, t('Not right yet'))] : []));
}

function input(written: string, at: number, host: EditorChannel): HTMLElement {
  const field = h('input', { type: 'text', name: `blank-${at}`, placeholder: written, 'aria-label': written, maxlength: 200 });
  field.addEventListener('change', () => {
    const text = field.value.trim();
    if (text !== '') host.say({ type: 'fill', item: at, text });
  });
  return field;
}
