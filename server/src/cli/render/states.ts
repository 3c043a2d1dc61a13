/** The states of a protocol in each format. */
import {
  type IsTaken,
  machineText,
  stateGraphs,
  statePicture,
  statesSvg,
  statesText,
  statesTikz,
  type Trace,
  takenOf,
  textIn,
} from '../../core/index.js';
import { rowsTaken } from '../../language/index.js';
import type { CheckedFile } from '../checked.js';
import type { PictureFormat, RenderOptions } from './drawing.js';

/** Of the rows that the exchanges of a document carry out. */
export const takenIn = ({ traces, runOf }: CheckedFile): IsTaken =>
  takenOf(
    traces.flatMap((trace) => {
      const run = runOf(trace);
      return run === undefined ? [] : rowsTaken(run);
    }),
  );

export const statesMermaid = ({ machine }: Trace, isTaken?: IsTaken): string => machineText(machine, isTaken);

const titleOf = ({ machine }: Trace): string => textIn(machine.title) || machine.name;

/** In characters each state stands with the ways that lead out of it. */
export const statesIn = (trace: Trace, format: Extract<PictureFormat, 'text' | 'ascii'>, isTaken?: IsTaken): string =>
  statesText(stateGraphs(trace.machine, trace, isTaken), titleOf(trace), format === 'ascii' ? 'ascii' : 'unicode');

export async function statesDrawn(
  trace: Trace,
  { theme, transparent, isTaken }: Pick<RenderOptions, 'theme' | 'transparent' | 'isTaken'>,
  as: 'svg' | 'tikz',
): Promise<string> {
  const { layOutStates } = await import('./states-layout.js');
  const picture = statePicture(stateGraphs(trace.machine, trace, isTaken), layOutStates, titleOf(trace));
  return as === 'svg' ? statesSvg(picture, { theme, ground: !transparent }) : statesTikz(picture, theme);
}
