/** Above the picture of an exercise: the task, hints as cards, blanks to write in, and a score that moves. */
import type { ShownBlank, ShownExercise, ShownItem } from '../../contract/webview.js';
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
  let before: ShownExercise | undefined;
  return (exercise) => {
    panel.hidden = exercise === undefined;
    if (exercise === undefined) {
      before = undefined;
      return;
    }
    const { title, tasks, hints, points, outOf, items, passed, blanks, solutions } = exercise;
    score.textContent = `${points}/${outOf}${passed ? ' ✓' : ''}`;
    const isSame = before?.name === exercise.name;
    const open = isSame ? openCards(panel) : new Set<string>();
    const typing = isSame ? typedIn(inside) : undefined;
    inside.replaceChildren(
      h('h2', {}, title, ' ', score),
      ...tasks.map((text) => h('p', {}, text)),
      h('div', { class: 'hs-hints' }, ...hints.map((text, at) => card({ id: `hint-${at}`, label: t('Hint {0}', at + 1), text }, open))),
      h('ul', { class: 'hs-blanks' }, ...blanks.map((blank) => blankRow(blank, host))),
      h('ul', { class: 'hs-goals' }, ...items.map((item) => itemRow(item, host))),
      ...solutions.map((text, at) => card({ id: `solution-${at}`, label: t('Solution'), text, isCode: true }, open)),
    );
    if (typing !== undefined) goOnTyping(inside, typing);
    before = exercise;
  };
}

const openCards = (panel: HTMLElement): ReadonlySet<string> =>
  new Set([...panel.querySelectorAll<HTMLDetailsElement>('details[open]')].map(({ id }) => id));

interface Card {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly isCode?: boolean;
}

/** Folded; what is in it is not in the page before it is unfolded. */
function card({ id, label, text, isCode = false }: Card, open: ReadonlySet<string>): HTMLElement {
  const details = h('details', { id, class: 'hs-fold', open: open.has(id) }, h('summary', {}, label));
  const fill = (): void => {
    if (details.open && details.children.length === 1) details.append(h(isCode ? 'pre' : 'p', {}, text));
  };
  details.addEventListener('toggle', fill);
  fill();
  return details;
}

function itemRow({ label, line, passed }: ShownItem, host: EditorChannel): HTMLElement {
  const text = `${passed ? '✓' : '○'} ${label}`;
  return h('li', {}, line === undefined ? text : h('button', { type: 'button', class: 'hs-rule', ...goTo(line, host) }, text));
}

const goTo = (line: number, host: EditorChannel): { readonly title: string; readonly click: () => void } => ({
  title: t('Line {0}', line + 1),
  click: () => host.say({ type: 'reveal', line, take: true }),
});

/** The line as it is written, and a field in place of the blank. */
function blankRow(blank: ShownBlank, host: EditorChannel): HTMLElement {
  const { line, before, after, message, written, isReadOnly = false } = blank;
  const place = h('button', { type: 'button', class: 'hs-rule', ...goTo(line, host) }, String(line + 1));
  const field = isReadOnly ? written : input(blank, host);
  const note = message === undefined ? [] : [h('span', { class: 'hs-not-yet', role: 'status' }, message)];
  return h('li', {}, place, h('code', {}, before, field, after), ...note);
}

function input(blank: ShownBlank, host: EditorChannel): HTMLInputElement {
  const { line, from, to, written, message } = blank;
  const isOpen = message === undefined;
  const field = h('input', {
    type: 'text',
    placeholder: '?',
    value: isOpen ? '' : written,
    'aria-label': t('Blank in line {0}', line + 1),
    'aria-invalid': isOpen ? undefined : 'true',
    maxlength: 200,
    spellcheck: 'false',
    autocomplete: 'off',
  });
  field.addEventListener('change', () => {
    const text = field.value.trim();
    if (text !== '' && text !== written) host.say({ type: 'fill', line, from, to, written, text });
  });
  return field;
}

interface Typing {
  readonly at: number;
  readonly count: number;
  readonly text: string;
  readonly caret: number | null;
  /** Nothing was sent since. */
  readonly isUnsent: boolean;
}

const fieldsIn = (inside: HTMLElement): readonly HTMLInputElement[] => [...inside.querySelectorAll('input')];

/** What somebody writes while the rows are made anew. */
function typedIn(inside: HTMLElement): Typing | undefined {
  const fields = fieldsIn(inside);
  const field = fields.find((each) => each === document.activeElement);
  if (field === undefined) return undefined;
  const { value, selectionStart } = field;
  return { at: fields.indexOf(field), count: fields.length, text: value, caret: selectionStart, isUnsent: value !== field.defaultValue };
}

/** In the same blank; once that is right, in the next one. */
function goOnTyping(inside: HTMLElement, { at, count, text, caret, isUnsent }: Typing): void {
  const fields = fieldsIn(inside);
  const field = fields[Math.min(at, fields.length - 1)];
  field?.focus();
  if (field === undefined || fields.length !== count || !isUnsent) return;
  field.value = text;
  field.setSelectionRange(caret, caret);
}
