/** The fields that answers are written in. Each stays what it is while its blank does, so that nobody is interrupted in typing. */
import type { FilledBlank, ShownBlank } from '../../contract/webview.js';
import { h } from './dom.js';
import { t } from './words.js';

export interface AnswerField {
  readonly key: string;
  readonly input: HTMLInputElement;
  blank: ShownBlank;
  /** Why it would not be right, of what is typed but not written yet. */
  tried: string | undefined;
}

export interface AnswerEvents {
  readonly typed: () => void;
  readonly filled: (answer: FilledBlank) => void;
}

/** Those that are there already are kept. */
export function answerFields(blanks: readonly ShownBlank[], before: readonly AnswerField[], events: AnswerEvents): readonly AnswerField[] {
  return blanks.map((blank) => {
    const key = keyOf(blank);
    const kept = before.find((each) => each.key === key);
    if (kept === undefined) return created(key, blank, events);
    if (!isUnsent(kept)) {
      kept.input.value = shownIn(blank);
      kept.tried = undefined;
    }
    kept.blank = blank;
    mark(kept);
    return kept;
  });
}

/** Something else is typed than what stands in the document. */
export const isUnsent = ({ input, blank }: AnswerField): boolean => {
  const text = input.value.trim();
  return text !== '' && text !== blank.written;
};

export const answerOf = ({ input, blank: { line, from, to, written } }: AnswerField): FilledBlank => ({
  line,
  from,
  to,
  written,
  text: input.value.trim(),
});

export const messageOf = (field: AnswerField): string | undefined => (isUnsent(field) ? field.tried : field.blank.message);

export function mark(field: AnswerField): void {
  const isWrong = messageOf(field) !== undefined;
  if (isWrong) field.input.setAttribute('aria-invalid', 'true');
  else field.input.removeAttribute('aria-invalid');
}

/** What is asked for there: `ack`, `A in`, `A.snd_nxt`; nothing where it is the message itself. */
export const askedIn = ({ before }: ShownBlank): string => /([^\s,:=]+(?:\s+in|(?=\s*=)))\s*=?\s*$/u.exec(before)?.[1] ?? '';

const shownIn = ({ message, written }: ShownBlank): string => (message === undefined ? '' : written);

/** The same although other blanks of its line are filled in. */
const keyOf = ({ line, before }: ShownBlank): string =>
  `${line} ${before.replaceAll(/=\s*[^\s,]+/gu, '=').replaceAll(/\bin\s+[^\s,]+/gu, 'in')}`;

function created(key: string, blank: ShownBlank, { typed, filled }: AnswerEvents): AnswerField {
  const asked = askedIn(blank);
  const label = t('Blank in line {0}', blank.line + 1);
  const input = h('input', {
    type: 'text',
    class: 'hs-answer',
    placeholder: '?',
    value: shownIn(blank),
    readonly: blank.isReadOnly === true,
    'aria-label': asked === '' ? label : `${label}: ${asked}`,
    maxlength: 200,
    spellcheck: 'false',
    autocomplete: 'off',
  });
  const field: AnswerField = { key, input, blank, tried: undefined };
  input.addEventListener('input', typed);
  input.addEventListener('change', () => isUnsent(field) && filled(answerOf(field)));
  input.addEventListener('keydown', ({ key: pressed }) => {
    if (pressed !== 'Escape' || !isUnsent(field)) return;
    input.value = shownIn(field.blank);
    typed();
  });
  mark(field);
  return field;
}
