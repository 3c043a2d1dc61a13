/** Above the picture of an exercise: the task, hints as cards, what is not right yet, and a score that moves. */
import type { ShownExercise, ShownItem, TriedAnswers } from '../../contract/webview.js';
import { createAnswerPlaces } from './answer-places.js';
import { answerRows, goTo } from './answer-rows.js';
import { type AnswerEvents, type AnswerField, answerFields, answerOf, isUnsent, mark } from './answers.js';
import { h } from './dom.js';
import type { EditorChannel } from './host.js';
import type { Feature, PreviewPage } from './page.js';
import { t } from './words.js';

export interface ExercisePanel extends Feature {
  readonly show: (exercise: ShownExercise | undefined) => void;
  /** What would come of answers that are typed and not written yet. */
  readonly tried: (answers: TriedAnswers) => void;
}

/** After this pause, typing counts as ended, in milliseconds. */
const PAUSE = 250;

export function createExercise(host: EditorChannel, page: PreviewPage): ExercisePanel {
  const score = h('span', { class: 'hs-score', role: 'status' });
  const [head, list, foot] = [h('div'), h('ul', { class: 'hs-blanks' }), h('div')];
  const panel = h('section', { class: 'hs-exercise', hidden: true, 'aria-label': t('Exercise') }, head, list, foot);
  page.app.insertBefore(panel, page.body);
  const showRows = answerRows(list, host);
  const places = createAnswerPlaces(page, () => showFields());
  let shown: ShownExercise | undefined;
  let fields: readonly AnswerField[] = [];
  let [turn, pause] = [0, 0];
  const showFields = (): void => showRows(fields, places.place(fields));
  const showScore = ({ points, outOf, passed }: Pick<ShownExercise, 'points' | 'outOf' | 'passed'>): void => {
    score.textContent = `${points}/${outOf}${passed ? ' ✓' : ''}`;
  };
  const ask = (): void => {
    const answers = fields.filter(isUnsent).map(answerOf);
    turn += 1;
    if (answers.length > 0) host.say({ type: 'try', turn, answers });
    else if (shown !== undefined) showScore(shown);
    for (const field of fields) mark(field);
    showFields();
  };
  const events: AnswerEvents = {
    typed() {
      clearTimeout(pause);
      pause = window.setTimeout(ask, PAUSE);
    },
    filled: (answer) => host.say({ type: 'fill', ...answer }),
  };
  return {
    drawn: places.drawn,
    tried({ turn: answered, messages, ...points }) {
      const tried = fields.filter(isUnsent);
      if (answered !== turn || tried.length !== messages.length) return;
      showScore(points);
      for (const [index, field] of tried.entries()) {
        field.tried = messages[index] ?? undefined;
        mark(field);
      }
      showFields();
    },
    show(exercise) {
      const isSame = exercise !== undefined && shown?.name === exercise.name;
      const before = isSame ? fields : [];
      const at = before.findIndex(({ input }) => input === document.activeElement);
      shown = exercise;
      turn += 1;
      panel.hidden = exercise === undefined;
      fields = answerFields(exercise?.blanks ?? [], before, events);
      showFields();
      if (exercise === undefined) return;
      const open = isSame ? openCards(panel) : new Set<string>();
      showScore(exercise);
      head.replaceChildren(...headOf(exercise, score, open));
      foot.replaceChildren(...footOf(exercise, host, open));
      const left = before[at];
      // once it is right, on to the next one
      if (left !== undefined && !fields.includes(left)) (fields[Math.min(at, fields.length - 1)]?.input ?? page.stage).focus();
      if (fields.some(isUnsent)) events.typed();
    },
  };
}

const headOf = ({ title, tasks, hints }: ShownExercise, score: HTMLElement, open: ReadonlySet<string>): readonly HTMLElement[] => [
  h('h2', {}, title, ' ', score),
  ...tasks.map((text) => h('p', {}, text)),
  h('div', { class: 'hs-hints' }, ...hints.map((text, at) => card({ id: `hint-${at}`, label: t('Hint {0}', at + 1), text }, open))),
];

const footOf = ({ items, solutions }: ShownExercise, host: EditorChannel, open: ReadonlySet<string>): readonly HTMLElement[] => [
  h('ul', { class: 'hs-goals' }, ...items.map((item) => itemRow(item, host))),
  ...solutions.map((text, at) => card({ id: `solution-${at}`, label: t('Solution'), text, isCode: true }, open)),
];

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
