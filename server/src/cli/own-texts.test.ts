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
