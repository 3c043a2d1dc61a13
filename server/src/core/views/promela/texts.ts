/** What a number stands for, in the comments of a model. */
import { showSlot } from '../../run/display.js';
import { namesOf } from '../../run/program/program.js';
import { roleOf } from '../../run/step/engine.js';
import type { Segment } from '../../run/world.js';
import type { LocalState } from '../../verify/local-steps.js';
import type { Verified } from '../../verify/verified.js';
import { wording } from '../words/wording.js';
import type { PromelaModel } from './model.js';

export function messageText({ moves }: Verified, id: number): string {
  const { context } = moves.hosts;
  const segment: Segment = moves.hosts.segments.at(id);
  const { program } = context;
  const fields = program.fields.flatMap(({ name }, at) => {
    const slot = segment.fields[at];
    return slot === undefined || slot === program.defaults[at] ? [] : [`${name}=${showSlot(context, numbersIn(moves), slot)}`];
  });
  return [namesOf(segment, program).join('+'), ...fields].join(' ');
}

const numbersIn = ({ hosts }: Verified['moves']) => hosts.asWorld([]).numbers;

export const commentText = (text: string): string => text.replaceAll(/\*\/|\/\*/g, '* /').replaceAll(/[\r\n\\]/g, ' ');

export function stateText({ verified }: PromelaModel, { id }: LocalState): string {
  const { hosts } = verified.moves;
  const { context } = hosts;
  const host = hosts.states.at(id);
  const { variables: declared } = roleOf(context.program, host).role;
  const values = declared.flatMap(({ name }, at) => {
    const slot = host.variables[at];
    const shown = slot === undefined ? '' : showSlot(context, numbersIn(verified.moves), slot);
    return shown === '' ? [] : [`${name}=${shown}`];
  });
  const owed = host.owed.map(({ segment, how }) => wording().promela.owed(namesOf(segment, context.program).join('+'), how === 'allow'));
  return commentText([hosts.stateName(id), ...values, ...owed].join(', '));
}
