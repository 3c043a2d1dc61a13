import { expect, it } from 'vitest';
import { analyse } from './analyse.js';
import { libraryNames } from './library.js';

it.each(libraryNames)('%s stays the same when it is written down and read again', (name) => {
  const [only] = analyse(`exchange e using ${name} {\n}\n`, { source: 'e.hsk', read: () => undefined }).exchanges;
  expect(only?.machine.name).toBe(name);
  expect(JSON.parse(JSON.stringify(only?.machine))).toEqual(only?.machine);
});
