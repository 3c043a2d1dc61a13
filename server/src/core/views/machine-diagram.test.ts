import { expect, it } from 'vitest';
import { analyse } from '../../language/analysis/analyse.js';
import { machineDiagrams } from './machine-diagram.js';

const machineOf = (text: string) => analyse(text, { source: 'a.hsk', read: () => undefined }).exchanges[0]?.machine;

it('draws each state and the ways between them', () => {
  const machine = machineOf('A -> B : SYN\n');
  const [diagram] = machine === undefined ? [] : machineDiagrams(machine);
  expect(diagram?.states).toHaveLength(11);
  expect(diagram?.text).toContain('note right of s0: from several states<br/>');
  expect(diagram?.text).toContain('s2 --> s4: receive SYN#43;ACK');
});
