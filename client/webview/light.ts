/** Text → picture: the parts of the cursor's lines are highlighted and scrolled into view. */
import type { LineRange } from '../../contract/messages.js';
import { type DrawnPicture, type Feature, number, type PreviewPage } from './page.js';

export interface Light extends Feature {
  readonly lines: (lines: readonly LineRange[]) => void;
}

export function createLight(page: PreviewPage): Light {
  let lines: readonly LineRange[] = [];
  let from: number | undefined;
  const apply = (root: ParentNode, scroll: boolean): void => {
    let first: Element | undefined;
    for (const part of root.querySelectorAll('[data-from]')) {
      const lit = isLit(part, lines);
      part.classList.toggle('hs-lit', lit);
      if (lit && part.hasAttribute('data-stop')) first ??= part;
    }
    if (scroll && first) bringIntoView(first, page.stage);
  };
  return {
    drawn({ element, picture }: DrawnPicture) {
      const moved = picture.window?.from !== from;
      from = picture.window?.from;
      apply(element, moved);
    },
    lines(next) {
      lines = next;
      apply(page.canvas, true);
    },
  };
}

function isLit(part: Element, lines: readonly LineRange[]): boolean {
  const [from, to] = [number(part, 'data-from') ?? -1, number(part, 'data-to') ?? -1];
  return lines.some((line) => line.from <= to && from <= line.to);
}

const margin = 48;

export function bringIntoView(part: Element, stage: HTMLElement): void {
  const [box, frame] = [part.getBoundingClientRect(), stage.getBoundingClientRect()];
  const down = box.bottom + margin - frame.bottom;
  const up = frame.top + margin - box.top;
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
  if (up > 0) stage.scrollBy({ top: -up, behavior });
  else if (down > 0) stage.scrollBy({ top: down, behavior });
}
