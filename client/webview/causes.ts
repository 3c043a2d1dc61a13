/** Two keys walk by cause: `[` to what a line answers, `]` to what answers it; each is said in words. */
import type { Mark, Picture } from '../../contract/messages.js';
import { sentence } from './access.js';
import { type DrawnPicture, type Feature, number, type PreviewPage } from './page.js';
import { t } from './words.js';

/** @param focus goes to a part, as the arrow keys do */
export function createCauses(page: PreviewPage, focus: (part: SVGGElement) => void): Feature {
  let picture: Picture | undefined;
  page.canvas.addEventListener('keydown', (event) => {
    const isBack = event.key === '[';
    if ((!isBack && event.key !== ']') || picture === undefined || !(event.target instanceof SVGGElement)) return;
    event.preventDefault();
    const from = number(event.target, 'data-step');
    const step = from === undefined ? undefined : isBack ? causeOf(picture, from) : answerTo(picture, from);
    const part = step === undefined ? null : page.canvas.querySelector<SVGGElement>(`[data-stop][data-step="${step}"]:not(.hs-state)`);
    if (step === undefined || part === null) {
      page.status.textContent = isBack ? t('Nothing before it led to this.') : t('Nothing answers this.');
      return;
    }
    focus(part);
    page.status.textContent = t(isBack ? 'This answers: {0}' : 'Answered by: {0}', sentence(picture, step));
  });
  return {
    drawn(drawn: DrawnPicture) {
      picture = drawn.picture;
    },
  };
}

type Doing = Extract<Mark, { readonly kind: 'message' | 'arrival' | 'event' }>;

const doingsOf = ({ marks }: Picture): readonly Doing[] =>
  marks.filter((mark): mark is Doing => mark.kind === 'message' || mark.kind === 'arrival' || mark.kind === 'event');

/** What reaches a host or happens on it: it can act on that. */
function reached(mark: Doing): number | undefined {
  if (mark.kind === 'event') return mark.host;
  return mark.kind === 'arrival' || mark.fate === 'delivered' ? mark.to : undefined;
}

/** Of an arrival, its sending; of what a host sends, or that happens on it, the last thing that reached it. */
export function causeOf(picture: Picture, step: number): number | undefined {
  const all = doingsOf(picture);
  const own = all.find((mark) => mark.step === step);
  if (own === undefined) return undefined;
  if (own.kind === 'arrival') return all.find(({ record }) => record === own.sent)?.step;
  const host = own.kind === 'event' ? own.host : own.from;
  return all.findLast((mark) => (mark.step ?? 0) < step && reached(mark) === host)?.step;
}

/** The first step of which this one is the cause; of what is under way, its arrival. */
export const answerTo = (picture: Picture, step: number): number | undefined =>
  doingsOf(picture).find((mark) => mark.step !== undefined && mark.step > step && causeOf(picture, mark.step) === step)?.step;
