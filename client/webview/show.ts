/**
 * Which picture is to be seen: always the newest; a line that cannot be read has its row in it. Only where nothing at all can
 * be read the last good one stays. Typing never waits for drawing.
 */
import type { Picture } from '../../contract/messages.js';
import { h } from './dom.js';
import { fromLadder } from './ladder.js';
import { drawPlain, type PageFonts, render } from './mermaid/render.js';
import type { DrawnPicture, PreviewPage } from './page.js';
import { t } from './words.js';

export interface Show {
  readonly show: (picture: Picture) => void;
  readonly say: (message: string) => void;
  readonly again: () => void;
}

export interface ShowParts {
  readonly page: PreviewPage;
  readonly fonts: () => PageFonts;
  /** Is it to be drawn as Mermaid does elsewhere? */
  readonly isPlain: () => boolean;
  /** A picture is there; it may be an old one, of which the text has gone on. */
  readonly drawn: (drawn: DrawnPicture, latest: Picture) => void;
}

const isDark = (): boolean => /\bvscode-(?:dark|high-contrast(?!-light))\b/u.test(document.body.className);

export function createShow({ page, fonts, isPlain, drawn }: ShowParts): Show {
  const elementOf = (picture: Picture): SVGSVGElement | Promise<SVGSVGElement> => {
    if (isPlain()) return drawPlain(picture.text, isDark());
    return picture.ladder === undefined ? render(picture, fonts()) : fromLadder(picture.ladder);
  };

  let next: Picture | undefined;
  let last: DrawnPicture | undefined;
  let drawing = false;

  const work = async (): Promise<void> => {
    drawing = true;
    for (let picture = take(); picture; picture = take()) await put(picture);
    drawing = false;
  };
  const take = (): Picture | undefined => {
    const picture = next;
    next = undefined;
    return picture;
  };
  const put = async (picture: Picture): Promise<void> => {
    if (last && isNothing(picture) && last.picture.uri === picture.uri) return stale(last, picture);
    try {
      if (picture.exchange < 0) return nothing(page, t('No exchange here yet. Write a line such as  A -> B : SYN'));
      const element = await elementOf(picture);
      page.canvas.replaceChildren(element);
      last = { picture, element };
      page.stage.classList.remove('hs-stale');
      drawn(last, picture);
    } catch (error) {
      failed(page, error, () => api.show(picture));
    }
  };
  const stale = (good: DrawnPicture, latest: Picture): void => {
    page.stage.classList.add('hs-stale');
    drawn(good, latest);
  };
  const api: Show = {
    show(picture) {
      next = picture;
      if (!drawing) void work();
    },
    say: (message) => nothing(page, message),
    again: () => last && api.show(last.picture),
  };
  return api;
}

/** Not even a line of an exchange can be told. */
const isNothing = ({ problems, steps, marks }: Picture): boolean =>
  steps.length === 0 && !marks.some(({ kind }) => kind === 'unread') && problems.some(({ unreadable }) => unreadable);

function nothing(page: PreviewPage, message: string): void {
  page.canvas.replaceChildren(h('p', { class: 'hs-nothing' }, message));
}

/** The next edit draws anew as well. */
function failed(page: PreviewPage, error: unknown, again: () => void): void {
  const reason = error instanceof Error ? error.message : String(error);
  const retry = h('button', { type: 'button', class: 'hs-push', click: again }, t('Draw again'));
  page.canvas.replaceChildren(
    h(
      'div',
      { class: 'hs-nothing', role: 'alert' },
      h('p', {}, t('The picture could not be drawn.')),
      h('p', { class: 'hs-why' }, reason),
      retry,
    ),
  );
}
