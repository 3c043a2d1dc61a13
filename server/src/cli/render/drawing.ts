/** What `render` is asked to draw, from its options. */
import type { Trace } from '../../core/trace/trace.js';
import { type ThemeName, themes } from '../../core/views/pens/theme.js';
import { type Numbering, numberings, renumbered } from '../../core/views/renumber.js';
import { until } from '../../core/views/until.js';
import { type Arguments, oneOf, wrong } from '../options.js';

export const formats = ['mermaid', 'markdown', 'svg', 'png', 'text', 'ascii', 'tikz'] as const;
export type Format = (typeof formats)[number];

const diagrams = ['sequence', 'ladder', 'states'] as const;
export type Diagram = (typeof diagrams)[number];

export interface Drawing {
  readonly format: Format;
  readonly diagram: Diagram;
  readonly theme: ThemeName;
  readonly states: boolean;
  readonly scale: number;
  /** Traces as they are to be shown. */
  readonly shown: (trace: Trace) => Trace;
}

/** What each format can show, what it shows if not asked first. */
const ABLE: Readonly<Record<Format, readonly [Diagram, ...Diagram[]]>> = {
  mermaid: ['sequence', 'states'],
  markdown: ['sequence', 'ladder', 'states'],
  svg: ['ladder', 'sequence'],
  png: ['ladder'],
  text: ['ladder'],
  ascii: ['ladder'],
  tikz: ['ladder'],
};

export const endings: Readonly<Record<Format, string>> = {
  mermaid: 'mmd',
  markdown: 'md',
  svg: 'svg',
  png: 'png',
  text: 'txt',
  ascii: 'txt',
  tikz: 'tex',
};

export function drawingOf(given: Arguments): Drawing {
  const format = oneOf('render', 'format', formats, given.value('format') ?? byEnding(given.value('output')));
  const diagram = diagramFor(format, given.value('diagram'));
  const numbering = oneOf('render', 'numbers', numberings, given.value('numbers'));
  const last = stepsOf(given.value('until'));
  if (given.has('states') && given.has('no-states')) throw wrong('render', '--states and --no-states exclude each other');
  return {
    format,
    diagram,
    theme: oneOf('render', 'theme', themes, given.value('theme')),
    states: !given.has('no-states'),
    scale: scaleOf(given.value('scale')),
    shown: (trace) => shownAs(trace, numbering, last),
  };
}

const shownAs = (trace: Trace, numbering: Numbering, last: number | undefined): Trace =>
  renumbered(last === undefined ? trace : until(trace, last), numbering);

/** `-o picture.svg` says what is wanted. */
const byEnding = (output: string | undefined): string | undefined =>
  formats.find((format) => output?.endsWith(`.${endings[format]}`) === true);

function diagramFor(format: Format, asked: string | undefined): Diagram {
  const able = ABLE[format];
  const diagram = asked === undefined ? able[0] : oneOf('render', 'diagram', diagrams, asked);
  if (able.includes(diagram)) return diagram;
  throw wrong('render', `--format ${format} draws ${able.join(' or ')}, not ${diagram}`);
}

function stepsOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  if (!/^\d+$/.test(written)) throw wrong('render', `--until is the number of a step, counted from 1, not '${written}'`);
  return Number(written);
}

function scaleOf(written: string | undefined): number {
  const scale = Number(written ?? 2);
  if (!(scale >= 0.05 && scale <= 10)) throw wrong('render', `--scale is a number from 0.05 to 10, not '${written}'`);
  return scale;
}
