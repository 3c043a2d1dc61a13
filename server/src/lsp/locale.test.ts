/** The server speaks the language of the editor. */
import { expect, it } from 'vitest';
import { type Picture, pictureRequest } from '../../../contract/messages.js';
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

it('a document that says its language goes before the editor', async () => {
  const client = await Client.start(undefined, undefined, 'en');
  const { diagnostics } = await client.open('file:///a.hsk', `language ko\n${wrong}`);
  expect(diagnostics[0]?.message).toContain('ack는 100이 아니라 101이어야 합니다');
  const at = { textDocument: { uri: 'file:///a.hsk' }, range: diagnostics[0]?.range, context: { diagnostics } };
  expect((await client.request<readonly { title: string }[]>('textDocument/codeAction', at))[0]?.title).toBe('ack를 101로 바꾸기');
  expect((await client.open('file:///b.hsk', wrong)).diagnostics[0]?.message).toContain('ack should be 101');
});

it('hovers, lenses, completion, refusals of a rename follow it, too', async () => {
  const client = await Client.start(undefined, undefined, 'en');
  await client.open('file:///a.hsk', `language ko\n${wrong}`);
  const textDocument = { uri: 'file:///a.hsk' };
  const onFlag = { textDocument, position: { line: 1, character: 10 } };
  expect(JSON.stringify(await client.request('textDocument/hover', onFlag))).toContain('tcp의 플래그');
  expect(JSON.stringify(await client.request('textDocument/completion', { textDocument, position: { line: 4, character: 0 } }))).toContain(
    '이 자리에서 검사하는 예상',
  );
  await expect(client.request('textDocument/prepareRename', onFlag)).rejects.toThrow(
    '이름을 바꿀 수 없습니다. 플래그는 직접 지은 이름이 아닙니다.',
  );
});

it('refactorings for teachers, and the sections beside a picture', async () => {
  const client = await Client.start(undefined, undefined, 'ko');
  await client.open('file:///a.hsk', `exchange e {\n${wrong.replace('ack=100', 'ack=101')}}\n`);
  const at = { line: 2, character: 30 };
  const asked = { textDocument: { uri: 'file:///a.hsk' }, range: { start: at, end: at }, context: { diagnostics: [] } };
  const titles = (await client.request<readonly { title: string }[]>('textDocument/codeAction', asked)).map(({ title }) => title);
  expect(titles).toEqual(expect.arrayContaining(['빈칸으로 바꾸기', '이 교환으로 연습 문제 만들기']));
  expect(titles.filter((title) => !/[가-힣]/.test(title))).toEqual([]);
  const { steps } = await client.request<Picture>(pictureRequest, { uri: 'file:///a.hsk', line: 0 });
  expect(steps[1]?.rules.map(({ see }) => see)).toContain('RFC 9293 §3.10.7.3, 넷째');
});
