/** The ladder as SVG that needs nothing besides itself: no style sheet, no ids, no script. */
import type {
  Arrow,
  Bracket,
  HostsBox,
  Ladder,
  LadderBand,
  LadderEvent,
  LadderFrame,
  Lifeline,
  NoteBox,
  Point,
  StateBox,
  TextAt,
  Tick,
  Timer,
} from '../ladder/ladder.js';
import { wording } from '../words/wording.js';
import { grouped, type Marks, type PicturePart, type StepPart } from './parts.js';
import { at, element, round, written, xml } from './svg-write.js';
import { type Theme, type ThemeName, themeOf, toneAt } from './theme.js';

export const FONTS =
  "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'Noto Sans', 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', 'NanumGothic', sans-serif";

export interface SvgOptions {
  readonly theme?: ThemeName | Theme;
  /** Paint the ground; yes unless said otherwise. */
  readonly ground?: boolean;
  /** Each piece in a group of its own, with these attributes. */
  readonly marks?: Marks;
}

export function svg(ladder: Ladder, options: SvgOptions = {}): string {
  const theme = typeof options.theme === 'object' ? options.theme : themeOf(options.theme ?? 'light');
  const { width, height } = ladder;
  const ground = options.ground === false || theme.ground === undefined ? [] : [element('rect', { width, height, fill: theme.ground })];
  const parts = [
    element('title', {}, xml(ladder.title || wording().picture.exchange)),
    element('desc', {}, xml(ladder.description)),
    ...ground,
    ...layers(ladder, theme, options.marks),
  ];
  const head = `xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${FONTS}" fill="none"`;
  let text = `<svg ${head}>\n`;
  for (const part of parts) if (part !== '') text += `${part}\n`;
  return `${text}</svg>\n`;
}

/** Bottom first. */
function layers(ladder: Ladder, theme: Theme, marks: Marks | undefined): readonly string[] {
  const group = (drawn: string, part: PicturePart): string => grouped(drawn, part, marks);
  const piece = (piece: StepPart['piece']): Wrap =>
    marks === undefined ? (drawn) => drawn : (drawn, step) => group(drawn, { kind: 'step', step, piece });
  const [line, words] = [piece('line'), piece('words')];
  return [
    ...ladder.bands.map((each) => group(band(each, theme), { kind: each.look, statement: each.statement })),
    ...ladder.frames.map((each) => group(frame(each, theme), { kind: 'frame', statement: each.statement })),
    ...ladder.boxes.map((each) => group(hostsBox(each, theme), { kind: 'box', statement: each.statement })),
    ...ladder.heading.map((each) => written(each, theme, theme.ink)),
    ...ladder.ticks.map((each) => tick(each, theme)),
    ...ladder.lifelines.map((each) => lifeline(each, theme, marks !== undefined)),
    ...ladder.frames.map(({ parts }) => parts.map(({ label }) => all(label, theme, theme.ink)).join('')),
    ...ladder.breaks.map((each) => timeBreak(each, theme)),
    ...ladder.states.map((each) => group(state(each, theme), stateOf(each))),
    ...ladder.timers.map((each) => line(timer(each, theme), each.step)),
    ...ladder.brackets.flatMap((each) => [
      group(bracket(each, theme), { kind: 'measure', statement: each.statement }),
      group(all(each.labels, theme, theme.ink), { kind: 'measure', statement: each.last }),
    ]),
    ...ladder.arrows.map((each) => arrow(each, theme, { line, tip: piece('tip') })),
    ...ladder.arrows.map((each) => words(arrowWords(each, theme), each.step)),
    ...ladder.notes.map((each) => group(note(each, theme), { kind: each.look, statement: each.statement })),
    ...ladder.events.map((each) => words(event(each, theme), each.step)),
  ];
}

const stateOf = ({ host, step }: StateBox): PicturePart => ({ kind: 'state', host, ...(step === undefined ? {} : { step }) });

const all = (words: readonly TextAt[], theme: Theme, fill: string): string =>
  words.reduce((text, line) => text + written(line, theme, fill), '');

function band({ look, x, y, width, height, label }: LadderBand, theme: Theme): string {
  const lit = look === 'highlight';
  const edge = lit ? element('rect', { x, y, width: 4, height, fill: theme.noteRim }) : '';
  const ground = element('rect', { x, y, width, height, rx: lit ? 2 : 6, fill: lit ? theme.note : theme.band });
  return ground + edge + all(label, theme, lit ? theme.noteInk : theme.bandInk);
}

function frame({ x, y, width, height, parts }: LadderFrame, theme: Theme): string {
  const edges = element('rect', { x, y, width, height, rx: 4, stroke: theme.line });
  const between = parts
    .slice(1)
    .map((part) => element('path', { d: `M${at({ x, y: part.y })}h${round(width)}`, stroke: theme.line, 'stroke-dasharray': '6 4' }));
  return edges + between.join('');
}

const hostsBox = ({ x, y, width, height, label }: HostsBox, theme: Theme): string =>
  element('rect', { x, y, width, height, rx: 8, stroke: theme.line, 'stroke-dasharray': '2 3' }) + all(label, theme, theme.ink);

/** No room for arrows. */
const SHORT = 18;

/** As a timer is drawn, with its ends as arrows. */
function bracket({ x, from, to, foot }: Bracket, theme: Theme): string {
  const ends = `M${at({ x: x + foot, y: from })}H${round(x - foot / 2)}M${at({ x: x + foot, y: to })}H${round(x - foot / 2)}`;
  const line = element('path', { d: `${ends}M${at({ x, y: from })}V${round(to)}`, stroke: theme.ink });
  const tips = `M${at({ x, y: from })}l-3 7h6zM${at({ x, y: to })}l-3 -7h6z`;
  const arrows = to - from < SHORT ? '' : element('path', { d: tips, fill: theme.ink });
  return line + arrows;
}

/** Where the parts are marked its head is a group of its own. */
function lifeline({ host, x, from, to, head, label }: Lifeline, theme: Theme, marked: boolean): string {
  const line = element('path', { d: `M${at({ x, y: from })}V${round(to)}`, stroke: theme.line, 'stroke-width': '1.5' });
  const tip = element('path', {
    d: `M${at({ x: x - 4, y: to - 2 })}L${at({ x, y: to + 7 })}L${at({ x: x + 4, y: to - 2 })}Z`,
    fill: theme.line,
  });
  const top = element('rect', { ...head, rx: 5, fill: theme.head, stroke: theme.line }) + all(label, theme, theme.ink);
  return line + tip + (marked ? element('g', { 'data-head': host }, top) : top);
}

function state({ x, y, width, height, tone, label }: StateBox, theme: Theme): string {
  const { fill, rim, ink } = toneAt(theme, tone);
  return element('rect', { x, y, width, height, rx: 4, fill, stroke: rim }) + written(label, theme, ink);
}

function timer({ x, from, to, foot }: Timer, theme: Theme): string {
  const d = `M${at({ x: x + foot, y: from })}H${round(x)}V${round(to)}H${round(x + foot)}`;
  return element('path', { d, stroke: theme.faint, 'stroke-linejoin': 'round' });
}

const colourOf = ({ look }: Arrow, theme: Theme): string => (look === 'wrong' ? theme.wrong : look === 'dropped' ? theme.faint : theme.ink);

type Wrap = (drawn: string, step: number) => string;

/** Where it arrives only later, that is a step of its own. */
function arrow(drawn: Arrow, theme: Theme, part: Readonly<Record<'line' | 'tip', Wrap>>): string {
  const { from, to, shape, end, ghost } = drawn;
  const stroke = colourOf(drawn, theme);
  const tipAt = shape === 'self' ? { x: from.x + 1, y: to.y } : to;
  const before = shape === 'self' ? { x: from.x + 40, y: to.y - 4 } : from;
  const long = Math.hypot(tipAt.x - before.x, tipAt.y - before.y) || 1;
  const d =
    shape === 'self'
      ? `M${at(from)}c50 0 50 ${round(to.y - from.y)} 0 ${round(to.y - from.y)}`
      : `M${at(from)}L${at(end === 'arrives' ? backed(before, tipAt, 6, long) : to)}`;
  const line = `<path d="${d}" stroke="${stroke}" stroke-width="1.6"${ghost || end === 'open' ? ' stroke-dasharray="6 4"' : ''}/>`;
  const start = ghost ? element('circle', { cx: from.x, cy: from.y, r: 3, stroke, fill: theme.halo, 'stroke-width': '1.4' }) : '';
  const tip = ending(drawn, before, tipAt, long, stroke);
  if (drawn.arrival === undefined) return part.line(line + start + tip, drawn.step);
  return part.line(line + start, drawn.step) + part.tip(tip, drawn.arrival);
}

function ending({ end }: Arrow, from: Point, to: Point, long: number, fill: string): string {
  if (end === 'arrives') return `<path d="${head(from, to, long)}" fill="${fill}"/>`;
  if (end === 'lost') {
    const [x, y] = [to.x, to.y];
    const d = `M${at({ x: x - 6, y: y - 6 })}L${at({ x: x + 6, y: y + 6 })}M${at({ x: x - 6, y: y + 6 })}L${at({ x: x + 6, y: y - 6 })}`;
    return element('path', { d, stroke: fill, 'stroke-width': '2.2', 'stroke-linecap': 'round' });
  }
  const away = backed(from, to, -9, long);
  const further = backed(from, to, -16, long);
  return [to, away, further].map(({ x, y }) => element('circle', { cx: x, cy: y, r: '1.6', fill })).join('');
}

/** The point `by` before `to`, on a way that is `long`. */
function backed(from: Point, to: Point, by: number, long: number): Point {
  return { x: to.x - ((to.x - from.x) / long) * by, y: to.y - ((to.y - from.y) / long) * by };
}

function head(from: Point, to: Point, long: number): string {
  const back = backed(from, to, 10, long);
  const [dx, dy] = [(to.x - back.x) * 0.4, (to.y - back.y) * 0.4];
  return `M${at(to)}L${at({ x: back.x - dy, y: back.y + dx })}L${at({ x: back.x + dy, y: back.y - dx })}Z`;
}

/** The line is in the colour of an error; of the words only what is wrong. */
function arrowWords({ look, labels, badge: sign }: Arrow, theme: Theme): string {
  const words = all(labels, theme, look === 'dropped' ? theme.faint : theme.ink);
  return sign === undefined ? words : words + badge(sign, theme);
}

function badge({ x, y }: Point, theme: Theme): string {
  const sign = `M${at({ x: x - 3, y: y - 3 })}l6 6m0 -6l-6 6`;
  const ring = element('circle', { cx: x, cy: y, r: '7', fill: theme.wrong });
  return ring + element('path', { d: sign, stroke: theme.onWrong, 'stroke-width': '1.8' });
}

interface NoteLook {
  readonly fill: string;
  readonly stroke: string;
  readonly ink: string;
  readonly dashes?: string;
}

const NOTE_LOOKS: Readonly<Record<Exclude<NoteBox['look'], 'reason'>, (theme: Theme) => NoteLook>> = {
  note: ({ note, noteRim, noteInk }) => ({ fill: note, stroke: noteRim, ink: noteInk }),
  wrong: ({ halo, wrong }) => ({ fill: halo, stroke: wrong, ink: wrong }),
  asked: ({ halo, line, ink }) => ({ fill: halo, stroke: line, ink }),
  unread: ({ halo, faint }) => ({ fill: halo, stroke: faint, ink: faint, dashes: '5 4' }),
};

function note({ look, x, y, width, height, labels, badge: sign }: NoteBox, theme: Theme): string {
  if (look === 'reason') return all(labels, theme, theme.faint);
  const { fill, stroke, ink, dashes } = NOTE_LOOKS[look](theme);
  const box = element('rect', { x, y, width, height, rx: 4, fill, stroke, 'stroke-dasharray': dashes });
  return box + all(labels, theme, ink) + (sign === undefined ? '' : badge(sign, theme));
}

function event({ at: { x, y }, leader, wrong, labels, box }: LadderEvent, theme: Theme): string {
  const fill = wrong ? theme.wrong : theme.ink;
  const ground = box ? element('rect', { ...box, rx: 4, fill: theme.halo, stroke: theme.line, 'stroke-width': '0.8' }) : '';
  const line = leader ? element('path', { d: `M${at(leader.from)}L${at(leader.to)}`, stroke: theme.faint }) : '';
  return (
    ground +
    line +
    element('circle', { cx: x, cy: y, r: '3.4', fill, stroke: theme.halo, 'stroke-width': '1.2' }) +
    all(labels, theme, fill)
  );
}

const tick = ({ y, from, to, label }: Tick, theme: Theme): string =>
  element('path', { d: `M${at({ x: from, y })}H${round(to)}`, stroke: theme.faint }) + written(label, theme, theme.faint);

/** Two strokes across a lifeline, with nothing between them. */
function timeBreak({ x, y }: Point, theme: Theme): string {
  const stroke = (aside: number): string => `M${at({ x: x - 5, y: y + aside + 3 })}L${at({ x: x + 5, y: y + aside - 3 })}`;
  const gap = `${stroke(-3)}L${at({ x: x + 5, y })}L${at({ x: x - 5, y: y + 6 })}Z`;
  const strokes = element('path', { d: stroke(-3) + stroke(3), stroke: theme.line, 'stroke-width': '1.5' });
  return element('path', { d: gap, fill: theme.halo }) + strokes;
}
