import { expect, it } from 'vitest';
import { analyse } from '../analysis/analyse.js';
import { teaching } from './teach.js';

it.each(['\n', '\r\n'])('an exchange becomes an exercise in the line ends of its document: %j', (lineEnd) => {
  const text = 'exchange open {\n  host A\n  host B in LISTEN\n\n  A -> B : SYN seq=100\n}\n'.replaceAll('\n', lineEnd);
  const analysis = analyse(text, { source: '', read: () => undefined });
  const [exchange] = analysis.exchanges;
  const made = exchange && teaching(analysis, exchange, { start: 0, end: 0 }).map(({ edits }) => edits[0]?.text.split(lineEnd));
  expect(made).toEqual([
    [
      'exercise open {',
      '  task "…"',
      '  points 10',
      '  host A',
      '  host B in LISTEN',
      '',
      '  A -> B : SYN seq=100',
      '',
      '  solution {',
      '',
      '    A -> B : SYN seq=100',
      '  }',
      '}',
    ],
  ]);
});
