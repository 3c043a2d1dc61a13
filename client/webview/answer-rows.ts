/** Under the task: a row for each blank that has no place in the picture, and for each that is not right yet. */
import { type AnswerField, messageOf } from './answers.js';
import { h, keepChildren } from './dom.js';
import type { EditorChannel } from './host.js';
import { t } from './words.js';

interface AnswerRow {
  readonly element: HTMLElement;
  readonly slot: HTMLElement;
  readonly code: HTMLElement;
  readonly note: HTMLElement;
}

export type ShowAnswerRows = (fields: readonly AnswerField[], drawn: ReadonlySet<AnswerField>) => void;

export function answerRows(list: HTMLElement, host: EditorChannel): ShowAnswerRows {
  const rows = new WeakMap<AnswerField, AnswerRow>();
  const rowOf = (field: AnswerField): AnswerRow => {
    const row = rows.get(field) ?? created(field, host);
    rows.set(field, row);
    return row;
  };
  return (fields, drawn) => {
    const shown = fields.filter((field) => !drawn.has(field) || messageOf(field) !== undefined);
    for (const field of shown) fill(rowOf(field), field, drawn.has(field));
    keepChildren(
      list,
      shown.map((field) => rowOf(field).element),
    );
  };
}

export const goTo = (line: number, host: EditorChannel): { readonly title: string; readonly click: () => void } => ({
  title: t('Line {0}', line + 1),
  click: () => host.say({ type: 'reveal', line, take: true }),
});

function created({ key, input, blank: { line } }: AnswerField, host: EditorChannel): AnswerRow {
  const place = h('button', { type: 'button', class: 'hs-rule', ...goTo(line, host) }, String(line + 1));
  const [code, slot] = [h('code'), h('span')];
  const note = h('span', { class: 'hs-not-yet', role: 'status', id: `not-yet ${key}`.replaceAll(/\s+/gu, '-') });
  input.setAttribute('aria-describedby', note.id);
  return { element: h('li', {}, place, code, note), slot, code, note };
}

/** The line as it is written, with the field in it, where the picture has no place for that. */
function fill({ code, slot, note }: AnswerRow, field: AnswerField, isDrawn: boolean): void {
  const { input, blank } = field;
  const message = messageOf(field) ?? '';
  if (note.textContent !== message) note.textContent = message;
  code.hidden = isDrawn;
  if (isDrawn) return;
  if (input.parentElement !== slot) {
    input.removeAttribute('style');
    slot.append(input);
  }
  if (slot.parentElement === code && code.firstChild?.textContent === blank.before) return;
  if (slot.parentElement !== code) code.append(slot);
  for (const node of [...code.childNodes]) if (node !== slot) node.remove();
  slot.before(blank.before);
  slot.after(blank.after);
}
