import { expect, test } from 'vitest';
import { analyse } from '../../language/analysis/analyse.js';
import { machineDiagram } from './machine.js';

const protocol = `protocol door {
  messages knock, open
  event shove, leave
  start sender in OUTSIDE, receiver in INSIDE
  initial state OUTSIDE "before the door" {
    on leave -> OUTSIDE
    send knock -> WAITING
  }
  state WAITING "has knocked" {
    receive open -> INSIDE
    on shove -> INSIDE
  }
  state INSIDE "behind the door" {
    on leave -> OUTSIDE
    receive knock
    send open
  }
}
exchange using door {
  A -> B : knock
}
`;

test('states with their texts, ways between them with what leads there', () => {
  const machine = analyse(protocol, { source: 'door.hsk', read: () => undefined }).exchanges[0]?.machine;
  const role = machine && machineDiagram(machine).roles[0];
  expect(role?.diagram).toBe(`stateDiagram-v2
  state "OUTSIDE" as s0
  state "WAITING" as s1
  state "INSIDE" as s2
  s0 --> s1
  s1 --> s2
  s2 --> s0
`);
  expect(role?.states.map(({ name, text, tone }) => [name, text, tone])).toEqual([
    ['OUTSIDE', 'before the door', 0],
    ['WAITING', 'has knocked', 1],
    ['INSIDE', 'behind the door', 2],
  ]);
  expect(role?.edges.map(({ labels }) => labels)).toEqual([['send knock'], ['shove', 'receive open'], ['leave']]);
});
