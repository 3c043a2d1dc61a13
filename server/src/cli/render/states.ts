/** The states of a protocol in each format. */
import { machineText, stateGraphs, statePicture, statesSvg, statesText, statesTikz, type Trace, textIn } from '../../core/index.js';
import type { PictureFormat, RenderOptions } from './drawing.js';

export const statesMermaid = ({ machine }: Trace): string => machineText(machine);

const titleOf = ({ machine }: Trace): string => textIn(machine.title) || machine.name;

/** In characters each state stands with the ways that lead out of it. */
export const statesIn = (trace: Trace, format: Extract<PictureFormat, 'text' | 'ascii'>): string =>
  statesText(stateGraphs(trace.machine, trace), titleOf(trace), format === 'ascii' ? 'ascii' : 'unicode');

export async function statesDrawn(
  trace: Trace,
  { theme, transparent }: Pick<RenderOptions, 'theme' | 'transparent'>,
  as: 'svg' | 'tikz',
): Promise<string> {
  const { layOutStates } = await import('./states-layout.js');
  const picture = statePicture(stateGraphs(trace.machine, trace), layOutStates, titleOf(trace));
  return as === 'svg' ? statesSvg(picture, { theme, ground: !transparent }) : statesTikz(picture, theme);
}
