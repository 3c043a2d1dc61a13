/** What `render` is asked to draw, from its options. */
import path from 'node:path';
import {
  type IsTaken,
  type Numbering,
  numberings,
  renumbered,
  type ThemeName,
  type Trace,
  themes,
  until,
  withMainFields,
} from '../../core/index.js';
import { type Arguments, oneOf, wrong } from '../options.js';
import { said } from '../words/said.js';
import { isFolder } from './output.js';
import type { Paper } from './pages.js';

export const formats = [
  'mermaid',
  'markdown',
  'svg',
  'png',
  'pdf',
  'text',
  'ascii',
  'tikz',
  'words',
  'html',
  'pcap',
  'packetdrill',
] as const;
export type PictureFormat = (typeof formats)[number];

const diagrams = ['sequence', 'ladder', 'states'] as const;
export type Diagram = (typeof diagrams)[number];

export interface RenderOptions {
  readonly format: PictureFormat;
  readonly diagram: Diagram;
  readonly theme: ThemeName;
  readonly states: boolean;
  readonly scale: number;
  /** Written into a PNG, where it was asked for. */
  readonly dpi?: number;
  /** Without a background. */
  readonly transparent?: boolean;
  /** In pages of this paper. */
  readonly paper?: Paper;
  /** The player asks for what comes next. */
  readonly predict?: boolean;
  /** What the exchanges do not take is told apart. */
  readonly coverage?: boolean;
  /** Of the document that is drawn, where that is asked. */
  readonly isTaken?: IsTaken;
  /** Where each part of a picture leads, with `{line}` and `{path}` in it. */
  readonly link?: string;
  /** Traces as they are to be shown. */
  readonly shown: (trace: Trace) => Trace;
}

/** Of every command that draws. */
export const pictureOptions = {
  format: { type: 'string' },
  diagram: { type: 'string' },
  theme: { type: 'string' },
  numbers: { type: 'string' },
  states: { type: 'boolean' },
  'no-states': { type: 'boolean' },
} as const;

/** A form of numbers, or that of `--number-messages`, said shorter. */
const numbersKnown = [...numberings, 'messages'] as const;

/** `--numbers` before a file, another option or nothing counts the messages; before a word it says how numbers are written. */
export const numbersMeant = (argv: readonly string[]): readonly string[] =>
  argv.map((each, at) => (each === '--numbers' && !/^[^-./\\][^./\\]*$/u.test(argv[at + 1] ?? '') ? '--number-messages' : each));

/** Undefined where nobody says. @throws CannotDo for both */
export function statesAsked(command: string, given: Arguments): boolean | undefined {
  if (given.has('states') && given.has('no-states')) throw wrong(command, said().exclude('--states', '--no-states'));
  return given.has('no-states') ? false : given.has('states') ? true : undefined;
}

/** What each format can show, what it shows if not asked first. */
export const diagramsOf: Readonly<Record<PictureFormat, readonly [Diagram, ...Diagram[]]>> = {
  mermaid: ['sequence', 'states'],
  markdown: ['sequence', 'ladder', 'states'],
  svg: ['ladder', 'sequence', 'states'],
  png: ['ladder', 'states'],
  pdf: ['ladder', 'states'],
  text: ['ladder', 'states'],
  ascii: ['ladder', 'states'],
  tikz: ['ladder', 'states'],
  words: ['ladder'],
  html: ['ladder'],
  pcap: ['sequence'],
  packetdrill: ['sequence'],
};

export const endings: Readonly<Record<PictureFormat, string>> = {
  mermaid: 'mmd',
  markdown: 'md',
  svg: 'svg',
  png: 'png',
  pdf: 'pdf',
  text: 'txt',
  ascii: 'txt',
  tikz: 'tex',
  words: 'txt',
  html: 'html',
  pcap: 'pcap',
  packetdrill: 'pkt',
};

export function drawingOf(given: Arguments): RenderOptions {
  const format = oneOf('render', 'format', formats, given.value('format') ?? byEnding(given.value('output')));
  const diagram = diagramFor(format, given.value('diagram'));
  const wishes = wishesOf(given);
  const paper = given.value('pages') === undefined ? undefined : oneOf('render', 'pages', ['A4', 'A5', 'letter'], given.value('pages'));
  if (paper !== undefined && ((format !== 'svg' && format !== 'pdf') || diagram !== 'ladder')) throw wrong('render', said().pagesAreFor);
  if (given.has('predict') && format !== 'html') throw wrong('render', said().isFor('--predict', '--format html'));
  if (given.has('coverage') && diagram !== 'states') throw wrong('render', said().isFor('--coverage', '--diagram states'));
  const link = linkOf(given.value('link'), format, diagram);
  const dpi = dpiOf(given.value('dpi'));
  return {
    format,
    diagram,
    theme: oneOf('render', 'theme', themes, given.value('theme')),
    states: statesAsked('render', given) ?? true,
    scale: dpi === undefined ? scaleOf(given.value('scale')) : dpi / 96,
    ...(dpi === undefined ? {} : { dpi }),
    ...(paper === undefined ? {} : { paper }),
    ...(link === undefined ? {} : { link }),
    transparent: given.has('transparent'),
    predict: given.has('predict'),
    coverage: given.has('coverage'),
    shown: (trace) => shownAs(trace, wishes),
  };
}

interface DrawingWishes {
  readonly numbering: Numbering;
  readonly last: number | undefined;
  readonly fields: readonly string[] | undefined;
  readonly counted: boolean;
}

function wishesOf(given: Arguments): DrawingWishes {
  const numbers = oneOf('render', 'numbers', numbersKnown, given.value('numbers'));
  const fields = given.value('fields')?.split(',');
  return {
    numbering: numbers === 'messages' ? numberings[0] : numbers,
    last: stepsOf(given.value('until')),
    fields: fields?.map((name) => name.trim()),
    counted: numbers === 'messages' || given.has('number-messages'),
  };
}

function shownAs(trace: Trace, { numbering, last, fields, counted }: DrawingWishes): Trace {
  const beginning = last === undefined ? trace : until(trace, last);
  const chosen = fields === undefined ? beginning : withFields(beginning, fields);
  return renumbered(counted ? withCounts(chosen) : chosen, numbering);
}

function withFields(trace: Trace, wanted: readonly string[]): Trace {
  const [only] = wanted;
  if (wanted.length === 1 && only === 'all') return trace;
  if (wanted.length === 1 && only === 'main') return withMainFields(trace);
  const known = trace.machine.fields.map(({ name }) => name);
  const unknown = wanted.find((name) => name !== '' && !known.includes(name));
  if (unknown !== undefined) throw wrong('render', said().noField(trace.machine.name, unknown, known));
  const steps = trace.steps.map((step) => ({ ...step, fields: step.fields.filter(({ name }) => wanted.includes(name)) }));
  return { ...trace, steps };
}

/** As `message 2` counts in a goal: every sending, strays too. */
function withCounts(trace: Trace): Trace {
  let count = 0;
  const steps = trace.steps.map((step) => {
    if (step.kind !== 'message') return step;
    count += 1;
    const [first = '?', ...rest] = step.names;
    return { ...step, names: [`${count}. ${first}`, ...rest] };
  });
  return { ...trace, steps };
}

/** Whatever else an address can begin with could be a script in whoever shows the picture. */
const SAFE = /^(?:https?:|vscode:|file:|#|\.{0,2}\/|[^:]*$)/iu;

function linkOf(written: string | undefined, format: PictureFormat, diagram: Diagram): string | undefined {
  if (written === undefined) return undefined;
  if (format !== 'svg' || diagram !== 'ladder') throw wrong('render', said().isFor('--link', '--format svg'));
  if (!SAFE.test(written)) throw wrong('render', said().noLink(written));
  return written;
}

function dpiOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const dpi = Number(written);
  if (!(dpi >= 24 && dpi <= 960)) throw wrong('render', said().numberFrom('dpi', 24, 960, written));
  return dpi;
}

/** Other ways to write an ending. */
const ALIASES: Readonly<Record<string, PictureFormat>> = { mermaid: 'mermaid', markdown: 'markdown', htm: 'html' };

/** `-o picture.svg` says what is wanted; an ending of another kind is more likely a mistake than a wish for Mermaid. */
function byEnding(output: string | undefined): string | undefined {
  const ending = output === undefined || isFolder(output) ? '' : path.extname(output).slice(1).toLowerCase();
  if (ending === '') return undefined;
  const format = formats.find((each) => endings[each] === ending) ?? ALIASES[ending];
  if (format !== undefined) return format;
  const known = [...new Set(Object.values(endings))].map((each) => `.${each}`);
  throw wrong('render', said().noPicture(ending, known));
}

function diagramFor(format: PictureFormat, asked: string | undefined): Diagram {
  const able = diagramsOf[format];
  const diagram = asked === undefined ? able[0] : oneOf('render', 'diagram', diagrams, asked);
  if (able.includes(diagram)) return diagram;
  throw wrong('render', said().draws(format, able, diagram));
}

function stepsOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  if (!/^0*[1-9]\d*$/.test(written)) throw wrong('render', said().step(written));
  return Number(written);
}

function scaleOf(written: string | undefined): number {
  const scale = Number(written ?? 2);
  if (!(scale >= 0.05 && scale <= 10)) throw wrong('render', said().numberFrom('scale', 0.05, 10, String(written)));
  return scale;
}
