/** Puts the fields of answers over the picture, each on its `?`. Knows the marks on the drawing's parts, and no renderer. */
import { type AnswerField, askedIn } from './answers.js';
import { h, keepChildren } from './dom.js';
import { type Feature, number, type PreviewPage } from './page.js';

export interface AnswerPlaces extends Feature {
  /** @returns those that have a place in the picture */
  readonly place: (fields: readonly AnswerField[]) => ReadonlySet<AnswerField>;
}

/** @param changed the picture is another one, or has another size */
export function createAnswerPlaces(page: PreviewPage, changed: () => void): AnswerPlaces {
  const layer = h('div', { class: 'hs-answers' });
  page.stage.append(layer);
  let element: SVGSVGElement | undefined;
  const watch = new ResizeObserver(changed);
  watch.observe(page.stage);
  return {
    drawn(drawn) {
      if (element !== undefined) watch.unobserve(element);
      element = drawn.element;
      watch.observe(element);
      changed();
    },
    other: () => layer.replaceChildren(),
    place(fields) {
      const places = element?.isConnected === true ? placesIn(element, fields) : new Map<AnswerField, DOMRect>();
      const origin = layer.getBoundingClientRect();
      for (const [{ input }, { left, top, height }] of places) {
        input.style.left = `${left - origin.left - BORDER}px`;
        input.style.top = `${top - origin.top + height / 2}px`;
        input.style.fontSize = `${Math.max(MIN_SIZE, height * FONT_SHARE)}px`;
      }
      keepChildren(
        layer,
        [...places.keys()].map(({ input }) => input),
      );
      return new Set(places.keys());
    },
  };
}

/** Of a field: what is typed stands where the `?` stood, and the `=` before it stays in view. */
const BORDER = 1;
/** A line of type is so much higher than its letters' size. */
const FONT_SHARE = 0.8;
const MIN_SIZE = 9;

function placesIn(element: SVGSVGElement, fields: readonly AnswerField[]): ReadonlyMap<AnswerField, DOMRect> {
  const places = new Map<AnswerField, DOMRect>();
  for (const [line, own] of Map.groupBy(fields, ({ blank }) => blank.line)) {
    const parts = partsAt(element, line);
    const claims = parts.filter(({ dataset }) => dataset.kind === 'claim');
    for (const [index, field] of own.entries()) {
      // of claims those are drawn that are open or do not hold, one for each blank
      const inClaim = claims.length === own.length ? claims[index] : undefined;
      const found = inClaim ? inQuestion(inClaim) : parts.map((part) => inWords(part, field)).find((each) => each !== undefined);
      const place = found?.getBoundingClientRect();
      if (place !== undefined && place.width > 0) places.set(field, place);
    }
  }
  return places;
}

const SPOKEN = new Set(['message', 'event', 'claim']);

/** By record; a part that is drawn twice counts once. */
function partsAt(element: SVGSVGElement, line: number): readonly SVGGElement[] {
  const all = [...element.querySelectorAll<SVGGElement>(`g[data-record][data-from="${line}"]`)].filter(
    ({ dataset, textContent }) => SPOKEN.has(dataset.kind ?? '') && textContent?.trim() !== '',
  );
  const record = (part: Element): number => number(part, 'data-record') ?? 0;
  const first = new Map(all.toReversed().map((part) => [record(part), part]));
  return [...first.values()].sort((a, b) => record(a) - record(b));
}

/** `ack=?`, what stands behind the sign; of a message that is asked for as a whole, all of it. */
function inWords(part: SVGGElement, { blank }: AnswerField): Range | undefined {
  const asked = askedIn(blank);
  const texts = textsIn(part);
  if (asked === '') {
    const whole = blank.message === undefined ? texts.find(({ data }) => data.trim() === '?') : texts[0];
    if (whole === undefined) return undefined;
    return blank.message === undefined ? rangeOf(whole, 0, whole.length) : rangeOver(whole);
  }
  const name = `${asked.split('.').at(-1) ?? asked}=`;
  for (const text of texts) {
    const at = text.data.indexOf(name);
    if (at >= 0) return rangeOf(text, at + name.length, wordEnd(text, at));
  }
  return undefined;
}

function inQuestion(part: SVGGElement): Range | undefined {
  const [text] = textsIn(part);
  if (text === undefined) return undefined;
  const sign = /(?:=|\bin)\s+/u.exec(text.data);
  return rangeOf(text, sign === null ? 0 : sign.index + sign[0].length, text.length);
}

function textsIn(part: SVGGElement): readonly Text[] {
  const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walk.nextNode(); node !== null; node = walk.nextNode())
    if (node instanceof Text && node.data.trim() !== '') texts.push(node);
  return texts;
}

function wordEnd({ data, length }: Text, from: number): number {
  const end = data.slice(from).search(/\s/u);
  return end < 0 ? length : from + end;
}

function rangeOf(text: Text, from: number, to: number): Range {
  const range = document.createRange();
  range.setStart(text, from);
  range.setEnd(text, to);
  return range;
}

function rangeOver(text: Text): Range {
  const range = document.createRange();
  range.selectNodeContents(text.parentElement?.closest('text') ?? text);
  return range;
}
