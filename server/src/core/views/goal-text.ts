/** A goal as a line of the language. */
import type { Goal, Sought } from '../exercise/exercise.js';
import type { Name } from '../span.js';
import { claimText, fieldText } from './statement-text.js';

/** Of those that are proposed: the other ones have their own text. */
export function goalLine(goal: Goal): string | undefined {
  switch (goal.kind) {
    case 'claim':
      return `goal ${claimText(goal.claim)}`;
    case 'graceful':
      return 'goal closes gracefully';
    case 'never':
      return 'event' in goal.what ? `goal never ${goal.what.event.text}` : `goal never with ${soughtLine(goal.what)}`;
    case 'with':
      return withLine(goal);
    case 'messages':
      return `goal ${goal.bound === 'exactly' ? 'exactly' : `at ${goal.bound}`} ${goal.messages} messages`;
    case 'owed':
      return goal.host === undefined && goal.names.length === 0 ? 'goal nothing owed' : undefined;
    default:
      return undefined;
  }
}

function withLine({ sought, before }: Extract<Goal, { kind: 'with' }>): string | undefined {
  if (before === undefined) return `goal with ${soughtLine(sought)}`;
  return 'event' in before ? undefined : `goal with ${soughtLine(sought)} before ${soughtLine(before)}`;
}

const joined = (names: readonly Name[], by: string): string => names.map(({ text }) => text).join(by);

function soughtLine({ from, to, fate, names, without, fields, above }: Sought): string {
  const between = from === undefined || to === undefined ? '' : `${from.text} -> ${to.text} : `;
  const not = without.length === 0 ? [] : ['without', joined(without, ', ')];
  const more = [...(above === undefined ? [] : [`${above.field.text}>${above.amount}`]), ...(fate === 'lost' ? ['lost'] : [])];
  return `${between}${[joined(names, '+'), ...not, ...fields.map(fieldText), ...more].join(' ')}`;
}
