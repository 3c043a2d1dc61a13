/** How a picture is wanted: what its fence says, else what is asked for, else as it was drawn before. */
import { wording } from '../../core/index.js';
import { type FenceOptions, optionsIn, optionsText } from '../../language/index.js';
import { type Arguments, oneOf, wrong } from '../options.js';
import { diagramsOf, drawingOf, type RenderOptions, statesAsked } from '../render/drawing.js';
import { said } from '../words/said.js';
import type { FigurePlace } from './blocks.js';

export const embeddable = ['mermaid', 'svg', 'png', 'text', 'ascii'] as const;
export type Embeddable = (typeof embeddable)[number];

export interface EmbedRequest {
  readonly format: Embeddable;
  readonly options: FenceOptions;
  /** What the mark of the picture keeps, so that the next time needs no options. */
  readonly mark: string;
}

const OPTIONS = ['theme', 'numbers', 'width', 'diagram'] as const;

/** @throws CannotDo for a value that there is not */
export function asked(given: Arguments): FenceOptions {
  const states = statesAsked('embed', given);
  const words = OPTIONS.flatMap((name) => {
    const value = given.value(name);
    if (value === undefined) return [];
    const word = name === 'diagram' ? value : `${name}=${value}`;
    if (Object.keys(optionsIn(word)).length === 0) throw wrong('embed', said().figureTakes(name, wording().picture.takes[name], value));
    return [word];
  });
  return optionsIn([...words, ...(states === undefined ? [] : [`states=${states ? 'on' : 'off'}`])].join(' '));
}

export function wishOf({ what, format: before, chosen }: FigurePlace, given: Arguments): EmbedRequest {
  const kept = { ...chosen, ...asked(given) };
  const own = what.kind === 'fence' ? optionsIn(what.info) : {};
  const options = { ...kept, ...own };
  const format = oneOf('embed', 'format', embeddable, given.value('format') ?? known(before) ?? formatFor(options));
  const { diagram, ...rest } = kept;
  return { format, options, mark: `${format}${optionsText(rest)}${diagram === undefined ? '' : ` ${diagram}`}` };
}

const known = (format: string | undefined): string | undefined => embeddable.find((each) => each === format);

/** Mermaid draws no ladder, and follows the page by itself. */
const formatFor = ({ diagram, theme, width }: FenceOptions): Embeddable =>
  diagram === 'ladder' || theme !== undefined || width !== undefined ? 'svg' : 'mermaid';

/** A kind of picture that the format has not is left to the format. */
export function drawingFor({ format, options: { diagram, theme, numbers, states } }: EmbedRequest): RenderOptions {
  const fits = diagram !== undefined && diagramsOf[format].includes(diagram);
  const values: Readonly<Record<string, string | undefined>> = {
    format,
    theme: theme === 'auto' ? 'light' : theme,
    numbers,
    diagram: fits ? diagram : undefined,
  };
  return drawingOf({ paths: [], value: (name) => values[name], has: (name) => name === 'no-states' && states === 'off' });
}
