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

const grouped = `protocol lamp {
  messages on, off
  start sender in OUT, receiver in OUT
  initial state OUT "dark" {
    send on -> DIM
  }
  states lit "there is light" {
    states low "a little" {
      state DIM "just so" {
        send on -> BRIGHT
      }
    }
    states high "a lot" {
      state BRIGHT "by day" {
        send on -> GLARING
      }
      state GLARING "too much" {
        send off -> OUT
      }
    }
  }
}
exchange using lamp {
  A -> B : on
}
`;

test('groups of states are boxes in boxes, but not a group of one state', () => {
  const machine = analyse(grouped, { source: 'lamp.hsk', read: () => undefined }).exchanges[0]?.machine;
  const role = machine && machineDiagram(machine).roles[0];
  expect(
    role?.nested?.groups.map(({ id, name, place }) => [id, name, place.source, grouped.slice(place.span.start, place.span.end)]),
  ).toEqual([
    ['g0', 'lit', 'lamp.hsk', 'lit'],
    ['g1', 'high', 'lamp.hsk', 'high'],
  ]);
  expect(role?.nested).toMatchObject({
    diagram: `stateDiagram-v2
  state "OUT" as s0
  state "lit" as g0 {
    state "DIM" as s1
    state "high" as g1 {
      state "BRIGHT" as s2
      state "GLARING" as s3
    }
  }
  s0 --> s1
  s1 --> s2
  s2 --> s3
  s3 --> s0
`,
  });
  expect(role?.diagram).not.toContain('{');
});

test('without groups there is nothing to nest', () => {
  const machine = analyse(protocol, { source: 'door.hsk', read: () => undefined }).exchanges[0]?.machine;
  expect(machine && machineDiagram(machine).roles[0]).not.toHaveProperty('nested');
});
