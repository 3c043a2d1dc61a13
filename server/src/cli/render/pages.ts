/** A long ladder in pages: the heads stand on each of them, and no arrow is cut without a mark. */
import { type Arrow, element, type Ladder, round, type ThemeName, themeOf } from '../../core/index.js';

/** In points of a picture, 96 to the inch. */
export const papers = { A4: [794, 1123], A5: [559, 794], letter: [816, 1056] } as const;
export type Paper = keyof typeof papers;

const MARGIN = 38;
/** A page ends where it can in the last part of it. */
const LAST_PART = 0.72;
const STEP = 4;

/** SVG of each page, of the paper's size; `drawn` is the whole picture. */
export function pagesOf(ladder: Ladder, drawn: string, paper: Paper, theme: ThemeName): readonly string[] {
  const [width, height] = papers[paper];
  const inner = drawn.replace(/^<svg[^>]*>\n?/, '').replace(/<\/svg>\s*$/, '');
  const wide = Math.max(ladder.width, width - 2 * MARGIN);
  const scale = (width - 2 * MARGIN) / wide;
  const room = (height - 2 * MARGIN) / scale;
  const [head] = ladder.lifelines;
  const heads = { from: (head?.head.y ?? 0) - 6, to: (head?.from ?? 0) + 2 };
  const cuts = cutsOf(ladder, room, heads.to - heads.from);
  return cuts.slice(1).map((to, page) => {
    const from = cuts[page] ?? 0;
    const above = page === 0 ? '' : slice(inner, ladder.width, { from: heads.from, to: heads.to }, 0);
    const below = slice(inner, ladder.width, { from, to }, page === 0 ? 0 : heads.to - heads.from);
    const marks = [...marksAt(ladder, from, 6, page), ...marksAt(ladder, to, -6, cuts.length - 2 - page)];
    const shift = (page === 0 ? 0 : heads.to - heads.from) - from;
    const ink = themeOf(theme).ink;
    const dots = marks.map(({ x, y }) => element('circle', { cx: x, cy: y + shift, r: 3.2, stroke: ink, 'stroke-dasharray': '2 2' }));
    const number = `<text x="${round(wide / 2)}" y="${round(room + 22)}" text-anchor="middle" font-size="11" fill="${themeOf(theme).faint}">${page + 1} / ${cuts.length - 1}</text>`;
    const body = element(
      'svg',
      {
        x: MARGIN,
        y: MARGIN,
        width: width - 2 * MARGIN,
        height: height - MARGIN,
        viewBox: `0 0 ${round(wide)} ${round((height - MARGIN) / scale)}`,
      },
      [above, below, ...dots, number].join('\n'),
    );
    const ground = element('rect', { width, height, fill: themeOf(theme).ground ?? '#ffffff' });
    const family = /font-family="([^"]*)"/.exec(drawn)?.[1] ?? 'sans-serif';
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${family}" fill="none">\n${ground}\n${body}\n</svg>\n`;
  });
}

interface PageStretch {
  readonly from: number;
  readonly to: number;
}

const slice = (inner: string, width: number, { from, to }: PageStretch, y: number): string =>
  element('svg', { x: 0, y, width, height: to - from, viewBox: `0 ${round(from)} ${round(width)} ${round(to - from)}` }, inner);

/** Where the pages begin, and the end of the last. */
function cutsOf(ladder: Ladder, room: number, heads: number): readonly number[] {
  const cuts = [0];
  for (let from = 0; ladder.height - from > (from === 0 ? room : room - heads); ) {
    const most = from + (from === 0 ? room : room - heads);
    let best = { y: most, cost: Number.POSITIVE_INFINITY };
    for (let y = most; y > from + (most - from) * LAST_PART; y -= STEP) {
      const cost = costAt(ladder, y);
      if (cost < best.cost) best = { y, cost };
      if (cost === 0) break;
    }
    cuts.push(best.y);
    from = best.y;
  }
  return [...cuts, ladder.height];
}

/** Words must not be cut, arrows better not. */
function costAt(ladder: Ladder, y: number): number {
  const boxes = [...ladder.notes, ...ladder.states.map(({ label }) => ({ y: label.at.y - 12, height: 16 }))];
  const words = ladder.arrows.flatMap(({ labels }) => labels.map(({ at }) => ({ y: at.y - 18, height: 26 })));
  const events = ladder.events.flatMap(({ labels }) => labels.map(({ at }) => ({ y: at.y - 14, height: 20 })));
  const headings = ladder.bands.map((band) => ({ y: band.y, height: 30 }));
  const hit = [...boxes, ...words, ...events, ...headings].filter((box) => box.y < y && box.y + box.height > y).length;
  return hit * 10 + crossing(ladder, y).length;
}

const crossing = ({ arrows }: Ladder, y: number): readonly Arrow[] => arrows.filter(({ from, to }) => from.y < y && to.y > y);

function marksAt(ladder: Ladder, y: number, by: number, more: number): readonly { readonly x: number; readonly y: number }[] {
  if (more <= 0) return [];
  return crossing(ladder, y).map(({ from, to }) => ({ x: from.x + ((to.x - from.x) * (y - from.y)) / (to.y - from.y), y: y + by }));
}
