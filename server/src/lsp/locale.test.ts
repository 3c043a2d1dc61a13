/** The server speaks the language of the editor. */
import { expect, it } from 'vitest';
import { Client } from './client.fixture.js';

const wrong = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=100\nA -> B : ACK seq=101 ack=301\n';

it.each([
  ['ko', 'ack는 100이 아니라 101이어야 합니다'],
  ['ko-KR', 'ack는 100이 아니라 101이어야 합니다'],
  ['de', 'ack should be 101'],
])('%s', async (locale, said) => {
  const client = await Client.start(undefined, undefined, locale);
  const { diagnostics } = await client.open('file:///a.hsk', wrong);
  expect(diagnostics[0]?.message).toContain(said);
});
