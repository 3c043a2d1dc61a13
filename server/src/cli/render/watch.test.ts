import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { folder } from '../io.fixture.js';
import { changed, stampsOf } from './watch.js';

const file = (): string => path.join(folder({ 'a.hsk': 'A -> B : SYN' }), 'a.hsk');

it.each(['longer than before', ''])('a change right after the call is seen (%j)', async (text) => {
  const watched = file();
  const change = changed([watched], stampsOf([watched]));
  writeFileSync(watched, text);
  expect(await change).toBeUndefined();
});

it('a change before the call is seen', async () => {
  const watched = file();
  const before = stampsOf([watched]);
  writeFileSync(watched, 'A -> B : SYN seq=1');
  expect(await changed([watched], before)).toBeUndefined();
});

it('ends when it is told to', async () => {
  const stop = new AbortController();
  const change = changed([file()], new Map(), stop.signal);
  stop.abort();
  expect(await change).toBeUndefined();
});
