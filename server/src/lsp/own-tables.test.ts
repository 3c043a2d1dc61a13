/** The editor tells what is missing or stale in the table of translations beside a protocol. */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { folder } from '../cli/io.fixture.js';
import { Client } from './client.fixture.js';
import { RegularFiles } from './regular-files.js';

const DOOR = `protocol door "A door" {
  message Knock
  state SHUT "nobody is in" {
    send Knock
    receive Knock
  }
}
`;
const TABLE = '{ "A door": "문", "a wall": "벽", "nobody is in": 7 }\n';

const told = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map(({ range: { start }, message }) => `${start.line + 1}:${start.character + 1}: ${message}`);

async function opened(table: string, locale = 'ko') {
  const root = folder({ 'door.hsk': DOOR, 'door.ko.json': table });
  const [door, json] = ['door.hsk', 'door.ko.json'].map((name) => pathToFileURL(`${root}/${name}`).toString()) as [string, string];
  const client = await Client.start(() => new RegularFiles(), undefined, locale);
  const { diagnostics } = await client.open(door, DOOR);
  const ofTable = (): readonly string[] | undefined => {
    const last = client.published.findLast(({ uri }) => uri === json);
    return last && told(last.diagnostics);
  };
  const rewrite = async (text: string): Promise<void> => {
    writeFileSync(`${root}/door.ko.json`, text);
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: json, type: 2 }] });
  };
  return { client, door, diagnostics, ofTable, rewrite };
}

it('what is stale or empty stands in the table, until it is put right', async () => {
  const { client, door, ofTable, rewrite } = await opened(TABLE);
  await expect
    .poll(ofTable)
    .toEqual([
      "1:18: 프로토콜에 없는 글의 번역이라 쓰이지 않습니다: 'a wall'",
      "1:33: 'nobody is in'의 번역이 없습니다. 따옴표 안에 번역을 쓰세요.",
    ]);
  await rewrite('[]');
  await expect.poll(ofTable).toEqual(['1:1: 번역 파일은 JSON 표여야 합니다: { "원문": "번역" }']);
  await rewrite('{ "A door": "문", "nobody is in": "아무도 없는 상태" }');
  await expect.poll(ofTable).toEqual([]);
  await rewrite(TABLE);
  await expect.poll(ofTable).toHaveLength(2);
  await client.close(door);
  await expect.poll(ofTable).toEqual([]);
});

it('what is missing stands at its text in the protocol', async () => {
  const { client, door, diagnostics, rewrite } = await opened('{ "A door": "문" }');
  expect(told(diagnostics)).toContain('3:14: door.ko.json에 이 글의 번역이 없어 원문 그대로 나옵니다.');
  await rewrite('{ "A door": "문", "nobody is in": "아무도 없는 상태" }');
  const ofDoor = (): readonly string[] => told(client.published.findLast(({ uri }) => uri === door)?.diagnostics ?? []);
  await expect.poll(ofDoor).not.toContainEqual(expect.stringContaining('door.ko.json'));
});

it('nothing is said of it in English', async () => {
  const { diagnostics, ofTable } = await opened(TABLE, 'en');
  expect([told(diagnostics).filter((each) => each.includes('json')), ofTable()]).toEqual([[], undefined]);
});
