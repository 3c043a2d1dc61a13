/** For those who hear or feel the picture: a name for every part, a description of the whole, a list of the steps. */
import type { Mark, Picture } from '../../contract/messages.js';
import { h } from './dom.js';
import { type Drawn, type Feature, number, type Page, partsOf } from './page.js';
import { svg } from './svg.js';

/** Lanes, brackets and sections repeat what other parts say. */
const spoken = new Set(['message', 'arrival', 'event', 'state', 'note', 'claim', 'reason', 'unread']);

export function createAccess(page: Page): Feature {
  const list = h('ol', { class: 'hs-unseen', 'aria-label': 'Steps of the exchange' });
  page.stage.append(list);
  return {
    drawn({ picture, element }: Drawn) {
      const marks = new Map(picture.marks.map((mark) => [mark.record, mark]));
      for (const part of partsOf(element)) name(part, marks.get(number(part, 'data-record') ?? -1), picture);
      describe(element, picture);
      list.replaceChildren(...picture.steps.map((_, index) => h('li', {}, sentence(picture, index))));
    },
  };
}

function name(part: SVGGElement, mark: Mark | undefined, picture: Picture): void {
  const repeats = part.matches('.hs-lane, .hs-bracket, [data-again]');
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
      return sentence(picture, mark.step ?? 0, `${host(mark.from)} to ${host(mark.to)}: ${written}`);
    case 'arrival':
      return sentence(picture, mark.step ?? 0, `${mark.name} arrives at ${host(mark.to)} ${written}`);
    case 'event':
      return sentence(picture, mark.step ?? 0, `${host(mark.host)}: ${written}`);
    case 'state':
      return `${host(mark.host)} is in ${written}`;
    case 'claim':
      return `Claim that does not hold: ${host(mark.host)}, ${written}`;
    case 'reason':
      return `${host(mark.host)} drops it: ${written}`;
    case 'unread':
      return `Not read: ${mark.text}${mark.said === '' ? '' : `. ${mark.said}`}`;
    case 'note':
    case 'section':
      return mark.text;
  }
}

/** One step in words: what happens, how it goes, what is wrong, where everybody stands after it. */
export function sentence(picture: Picture, index: number, what = picture.steps[index]?.text ?? ''): string {
  const step = picture.steps[index];
  if (!step) return '';
  const fate = picture.marks.find((mark) => mark.kind === 'message' && mark.step === index);
  const lost = fate?.kind === 'message' && fate.fate !== 'delivered' ? [fate.fate === 'lost' ? 'It is lost.' : 'It is in flight.'] : [];
  const wrong = picture.problems
    .filter((problem) => problem.statement === step.statement)
    .map(({ severity, message, expected }) => (expected ? message : `${severity}: ${message}`));
  const states = picture.hosts.map(({ name: host, label }) => `${label} ${step.states[host] ?? ''}`).join(', ');
  return [
    `Step ${index + 1 + (picture.window?.from ?? 0)} of ${picture.window?.total ?? picture.steps.length}: ${what}.`,
    ...lost,
    `After it: ${states}.`,
    ...wrong,
  ].join(' ');
}

function describe(element: SVGSVGElement, picture: Picture): void {
  const hosts = picture.hosts.map(({ label }) => label).join(', ');
  const title = svg('title', { id: 'hs-title' }, picture.title || 'Exchange');
  const text = `Sequence diagram of ${picture.steps.length} steps between ${hosts}, checked against ${picture.protocol}.`;
  element.prepend(title, svg('desc', { id: 'hs-desc' }, text));
  element.setAttribute('role', 'group');
  element.setAttribute('aria-labelledby', 'hs-title');
  element.setAttribute('aria-describedby', 'hs-desc');
}
