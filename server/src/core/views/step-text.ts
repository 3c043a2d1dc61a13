/** A step as a line of the language, with the fields that were left out filled in. */
import type { Statement } from '../exchange/exchange.js';
import type { CarriedMessage, MessageStep, Step } from '../trace/trace.js';

const ARROWS: Readonly<Record<MessageStep['fate'], string>> = { delivered: '->', lost: '-x', 'in-flight': '~>' };

export function stepText(step: Step): string {
  switch (step.kind) {
    case 'message': {
      const name = step.name === undefined ? '' : ` as ${step.name}`;
      return `${step.stray ? 'stray ' : ''}${step.from} ${ARROWS[step.fate]} ${step.to} : ${contents(step)}${name}`;
    }
    case 'arrival':
      return `${step.name} arrives (${step.from} -> ${step.to} : ${contents(step)})`;
    case 'event':
      return [`${step.host} : ${step.event}`, ...step.fields.map(field)].join(' ');
  }
}

/** The same for a picture: a `?` stays a `?`. */
export const drawnText = (step: Step, statement: Statement | undefined): string => stepText(asWritten(step, statement));

function asWritten(step: Step, statement: Statement | undefined): Step {
  // a copy of a step makes all that it shows when it is asked
  if (!step.fields.some(({ blank }) => blank) && !(statement?.kind === 'message' && statement.blank)) return step;
  const fields = step.fields.map((each) => (each.blank ? { ...each, value: '?' } : each));
  return step.kind === 'message' && statement?.kind === 'message' && statement.blank
    ? { ...step, names: [], fields: [] }
    : { ...step, fields };
}

const contents = ({ names, fields }: CarriedMessage): string => [names.length > 0 ? names.join('+') : '?', ...fields.map(field)].join(' ');

const field = ({ name, value }: { readonly name: string; readonly value: string }): string => `${name}=${value}`;
