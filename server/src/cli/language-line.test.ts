/** `language ko` in a document goes before `--lang` and the environment: a class sees one language. */
import { describe, expect, it } from 'vitest';
import { folder, handshake } from './io.fixture.js';

const exchange = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=100\nA -> B : ACK seq=101 ack=301\n';
const KOREAN = 'SYN+ACK의 ack는 100이 아니라 101이어야 합니다';
const ENGLISH = 'ack should be 101';

describe('what a document says of its language', () => {
  it.each([
    ['ko', [], KOREAN],
    ['ko', ['--lang', 'en'], KOREAN],
    ['en', ['--lang', 'ko'], ENGLISH],
  ])('language %s %j', async (tag, options, said) => {
    expect((await handshake(['check', ...options, '-'], `language ${tag} // for the class\n${exchange}`)).out).toContain(said);
  });

  it('holds for JSON, fixes and the words around a problem, and for this document alone', async () => {
    const root = folder({ 'a.hsk': `language ko\n${exchange}`, 'b.hsk': exchange });
    const { out } = await handshake(['check', root]);
    expect(out).toContain(`오류: B가 보내는 ${KOREAN}`);
    expect(out).toContain('ack를 101로 바꾸기');
    expect(out).toContain(`error: ${ENGLISH}`);
    const { files } = JSON.parse((await handshake(['check', '--format', 'json', root])).out);
    expect(files[0].problems[0]).toMatchObject({ code: 'tcp/ack', severity: 'error', fixes: [{ title: 'ack를 101로 바꾸기' }, {}] });
  });

  it('holds for the titles of ways and solutions that have none of their own', async () => {
    const ways = 'exchange a {\n  A -> B : SYN\n  either { B -> A : SYN+ACK }\n  or { B -x A : SYN+ACK }\n  opt { A -> B : ACK }\n}\n';
    const exercise = 'exercise e "문제" {\n  A -> B : SYN seq=?\n  solution { A -> B : SYN seq=1 }\n}\n';
    const { out } = await handshake(['render', '--format', 'words', '-'], `language ko\n${ways}${exercise}`);
    for (const title of ['갈래 1, 선택 부분.', '갈래 2, 선택 부분 없음.', '문제: 모범 답안.']) expect(out).toContain(`제목: ${title}`);
  });

  it('stands in one fence of a page for all of them', async () => {
    const page = `\`\`\`handshake\nlanguage ko\nA -> B : SYN\n\`\`\`\n\n\`\`\`handshake\n${exchange}\`\`\`\n`;
    expect((await handshake(['check', `${folder({ 'a.md': page })}/a.md`])).out).toContain(KOREAN);
  });

  it('is one that there is, and stands once', async () => {
    expect((await handshake(['check', '-'], `language kr\n${exchange}`)).out).toContain('There is no language kr. Did you mean ko?');
    expect((await handshake(['check', '-'], `language ko\nlanguage en\n${exchange}`)).out).toContain('위에 `language`가 이미 있습니다');
    expect((await handshake(['check', '-'], `language\n${exchange}`)).out).toContain('Expected a language: en or ko');
  });

  it('leaves the word to names', async () => {
    const text = 'host language\nhost B in LISTEN\nlanguage ~> B : SYN as language\nlanguage arrives\nlanguage : timeout\n';
    expect((await handshake(['check', '-'], text)).status).toBe(0);
  });
});
