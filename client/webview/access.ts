/** Accessibility: a name for every part of the picture, a description of the whole, a list of the steps. */
import type { Mark, Picture } from '../../contract/messages.js';
import { h } from './dom.js';
import { type DrawnPicture, type Feature, number, type PreviewPage, partsOf } from './page.js';
import { svg } from './svg.js';
import { t } from './words.js';

/** Lanes and brackets repeat what other parts say. */
const spoken = new Set(['message', 'arrival', 'event', 'state', 'note', 'section', 'claim', 'reason', 'unread']);

export function createAccess(page: PreviewPage): Feature {
  const list = h('ol', { class: 'hs-unseen', 'aria-label': t('Steps of the exchange') });
  page.stage.append(list);
  return {
    drawn({ picture, element }: DrawnPicture) {
      const marks = new Map(picture.marks.map((mark) => [mark.record, mark]));
      for (const part of partsOf(element)) name(part, marks.get(number(part, 'data-record') ?? -1), picture);
      inOrderOfTime(element);
      describe(element, picture);
      list.replaceChildren(...picture.told.map((line) => h('li', {}, line)));
    },
  };
}

/** Who reads from part to part goes from one line of the exchange to the next; what lies behind them keeps its place. */
function inOrderOfTime(element: SVGSVGElement): void {
  const parts = [...element.querySelectorAll<SVGGElement>('[data-stop]')];
  const order = (part: SVGGElement): number => number(part, 'data-record') ?? 0;
  parts.sort((a, b) => order(a) - order(b));
  parts[0]?.parentNode?.append(...parts);
}

function name(part: SVGGElement, mark: Mark | undefined, picture: Picture): void {
  const repeats = part.matches('.hs-lane, .hs-bracket, .hs-section, [data-again]');
  if (!mark || repeats || !spoken.has(mark.kind)) {
    part.setAttribute('aria-hidden', 'true');
    return;
  }
  part.setAttribute('data-stop', '');
  part.setAttribute('role', mark.statement === undefined ? 'img' : 'button');
  part.setAttribute('aria-label', labelOf(mark, picture, part.textContent?.replaceAll(/\s+/g, ' ').trim() ?? ''));
}

/** What is written there is a part of the name: people call a thing by what they see. */
function labelOf(mark: Mark, picture: Picture, written: string): string {
  const host = (index: number): string => picture.hosts[index]?.label ?? '';
  switch (mark.kind) {
    case 'message':
      return sentence(picture, mark.step ?? 0, t('{0} to {1}: {2}', host(mark.from), host(mark.to), written));
    case 'arrival':
      return sentence(picture, mark.step ?? 0, t('{0} arrives at {1} {2}', mark.name, host(mark.to), written));
    case 'event':
      return sentence(picture, mark.step ?? 0, `${host(mark.host)}: ${written}`);
    case 'state':
      return t('{0} is in {1}', host(mark.host), written);
    case 'claim':
      if (mark.isAsked) return t('Asked for: {0}, {1}', host(mark.host), written);
      return [`${t('Claim that does not hold: {0}, {1}', host(mark.host), written)}.`, ...wrongAt(picture, mark.statement)].join(' ');
    case 'reason':
      return t('{0} drops it: {1}', host(mark.host), written);
    case 'unread':
      return t('Wrong line: {0}', mark.said === '' ? mark.text : `${mark.text}. ${mark.said}`);
    case 'note':
    case 'section':
    case 'frame':
      return mark.text;
  }
}

/** One step in words: what happens, how it goes, what is wrong, where everybody stands after it. */
export function sentence(picture: Picture, index: number, what = picture.steps[index]?.text ?? ''): string {
  const step = picture.steps[index];
  if (!step) return '';
  const fate = picture.marks.find((mark) => mark.kind === 'message' && mark.step === index);
  const lost =
    fate?.kind === 'message' && fate.fate !== 'delivered' ? [fate.fate === 'lost' ? t('It is lost.') : t('It is in flight.')] : [];
  const wrong = wrongAt(picture, step.statement);
  const states = picture.hosts.map(({ name: host, label }) => `${label} ${step.states[host] ?? ''}`).join(', ');
  return [
    t('Step {0} of {1}: {2}.', index + 1 + (picture.window?.from ?? 0), picture.window?.total ?? picture.steps.length, what),
    ...lost,
    t('After it: {0}.', states),
    ...wrong,
  ].join(' ');
}

const wrongAt = (picture: Picture, statement: number | undefined): readonly string[] =>
  picture.problems
    .filter((problem) => problem.statement !== undefined && problem.statement === statement)
    .map(({ severity, message, expected }) => (expected ? message : `${t(severity)}: ${message}`));

function describe(element: SVGSVGElement, picture: Picture): void {
  const hosts = picture.hosts.map(({ label }) => label).join(', ');
  const title = svg('title', { id: 'hs-title' }, picture.title || t('Exchange'));
  const text = t('Sequence diagram of {0} steps between {1}, checked against {2}.', picture.steps.length, hosts, picture.protocol);
  element.prepend(title, svg('desc', { id: 'hs-desc' }, text));
  element.setAttribute('role', 'group');
  // Mermaid's word for its kind of drawing, in English
  element.removeAttribute('aria-roledescription');
  element.setAttribute('aria-labelledby', 'hs-title');
  element.setAttribute('aria-describedby', 'hs-desc');
}
