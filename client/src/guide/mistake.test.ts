import { expect, it } from 'vitest';
import { templates } from '../templates.js';
import { mistakeIn } from './mistake.js';

const broken = (text: string): string | undefined => {
  const found = mistakeIn(text);
  return found && text.slice(0, found.start) + found.text + text.slice(found.end);
};

it.each([
  ['A -> B : SYN+ACK seq=300 ack=101', 'A -> B : SYN+ACK seq=300 ack=100'],
  ['A -> B : ACK ack=0', 'A -> B : ACK ack=1'],
  ['A -> B : SYN+ACK seq=y ack=x+1', 'A -> B : SYN+ACK seq=y ack=x+2'],
  ['// A -> B : ack=1\nA -> B : SYN', undefined],
])('%s', (text, wrong) => expect(broken(text)).toBe(wrong));

it('the exchange that a button opens can be broken', () => expect(broken(templates[0]?.text ?? '')).toContain('ack=100'));
