/** A translation beside one's own protocol: `door.ko.json` beside `door.hsk`. */
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folder, handshake } from './io.fixture.js';

const DOOR = `protocol door "A door" {
  message Knock (n)
  field n : int(16) else door/late
  state SHUT "nobody is in" {
    send Knock -> SHUT { require n < 5 "nobody opens so late" }
    receive Knock
  }
}
`;
const KNOCK = 'import "door.hsk"\n\nexchange using door {\n  A -> B : Knock n=7\n}\n';
const TABLE = JSON.stringify({ 'nobody opens so late': '이렇게 늦게는 아무도 열어 주지 않습니다', 'not there': '없음' });

const told = async (table: string | undefined, ...options: readonly string[]): Promise<string> => {
  const files = { 'door.hsk': DOOR, 'knock.hsk': KNOCK, ...(table === undefined ? {} : { 'door.ko.json': table }) };
  return (await handshake(['check', ...options, `${folder(files)}/knock.hsk`])).out;
};

describe('the translation of an own protocol', () => {
  it('is told where its language is spoken', async () => {
    expect(await told(TABLE, '--lang', 'ko')).toContain('이렇게 늦게는 아무도 열어 주지 않습니다');
    expect(await told(TABLE)).toContain('nobody opens so late');
  });

  it.each(['', '[1]', '{"nobody opens so early": 7}', 'null', '{'])('%s translates nothing', async (table) => {
    const early = { 'door.hsk': DOOR.replaceAll('so late', 'so early'), 'knock.hsk': KNOCK, 'door.ko.json': table };
    expect((await handshake(['check', '--lang', 'ko', `${folder(early)}/knock.hsk`])).out).toContain('nobody opens so early');
  });

  it('is read again with the protocol, and told of the file that declares it, too', async () => {
    const root = folder({ 'door.hsk': `language ko\n${DOOR}${KNOCK.replace(/^import.*\n/, '')}`, 'door.ko.json': TABLE });
    expect((await handshake(['check', `${root}/door.hsk`])).out).toContain('이렇게 늦게는');
    writeFileSync(`${root}/door.ko.json`, TABLE.replace('이렇게 늦게는', '이 시간에는'));
    expect((await handshake(['check', `${root}/door.hsk`])).out).toContain('이 시간에는 아무도');
  });
});

it('each document is told by the translation beside its own protocol, whichever was read before', async () => {
  const [other, knock] = [TABLE.replace('이렇게 늦게는', '이 시간에는'), KNOCK.replace('door.hsk', 'a.hsk')];
  const files = {
    'a.hsk': DOOR,
    'a.ko.json': TABLE,
    'b.hsk': DOOR,
    'b.ko.json': other,
    '1.hsk': knock,
    '2.hsk': knock.replace('a.hsk', 'b.hsk'),
    '3.hsk': knock,
  };
  const root = folder(files);
  const { out } = await handshake(['check', '--lang', 'ko', ...['1', '2', '3'].map((name) => `${root}/${name}.hsk`)]);
  expect(out.match(/이렇게 늦게는|이 시간에는/g)).toEqual(['이렇게 늦게는', '이 시간에는', '이렇게 늦게는']);
});

describe('check tells of a table in its language', () => {
  const ofTable = async (table: string, ...options: readonly string[]): Promise<string> => {
    const root = folder({ 'door.hsk': DOOR, 'door.ko.json': table });
    return (await handshake(['check', ...options, `${root}/door.hsk`])).error.replaceAll(`${root}/`, '');
  };

  it.each([
    ['[1]', 'door.ko.json:1:1: 번역 파일은 JSON 표여야 합니다: { "원문": "번역" }\n'],
    ['{\n  "A door": "문",\n}', 'door.ko.json:3:1: 번역 파일은 JSON 표여야 합니다: { "원문": "번역" }\n'],
    ['{\n  "A door": "문"\n', 'door.ko.json:3:1: 번역 파일은 JSON 표여야 합니다: { "원문": "번역" }\n'],
    [
      '{ "A door": "문", "nobody is in": "아무도 없는 상태", "nobody opens so late": "늦음", "a wall": "벽" }',
      "door.ko.json:1:77: 프로토콜에 없는 글의 번역이라 쓰이지 않습니다: 'a wall'\n",
    ],
  ])('%s', async (table, expected) => {
    expect(await ofTable(table, '--lang', 'ko')).toBe(expected);
    expect(await ofTable(table)).toBe('');
  });

  it('names what is missing', async () => {
    expect(await ofTable('{ "A door": "문", "nobody opens so late": 7 }', '--lang', 'ko')).toBe(
      "door.ko.json:1:18: 'nobody opens so late'의 번역이 없습니다. 따옴표 안에 번역을 쓰세요.\n" +
        "door.ko.json:1:1: 프로토콜의 글 1개에 번역이 없습니다: 'nobody is in'\n",
    );
  });

  it('says nothing where there is none', async () => {
    const root = folder({ 'door.hsk': DOOR });
    expect((await handshake(['check', '--lang', 'ko', `${root}/door.hsk`])).error).toBe('');
  });
});
