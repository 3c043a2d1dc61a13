import { describe, expect, it } from 'vitest';
import { languageIn, languageOf } from '../translations/choose.js';
import { handshake } from './io.fixture.js';

const wrong = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=100\nA -> B : ACK seq=101 ack=301\n';

describe('--lang', () => {
  it.each([[['check', '--lang', 'ko', '-']], [['--lang=ko', 'check', '-']], [['check', '-', '--lang=ko']]])('%j', async (argv) => {
    expect((await handshake(argv, wrong)).out).toContain('SYN+ACK의 ack는 100이 아니라 101이어야 합니다');
  });

  it('is English again in the next command', async () => {
    await handshake(['check', '--lang', 'ko', '-'], wrong);
    expect((await handshake(['check', '-'], wrong)).out).toContain('ack should be 101');
  });

  it('is a language that there is', async () => {
    expect(await handshake(['check', '--lang', 'xx', '-'], wrong)).toMatchObject({ status: 2, out: '' });
    expect(await handshake(['check', '-', '--lang'], wrong)).toMatchObject({ status: 2, out: '' });
  });

  it('behind -- is a path', async () => {
    expect((await handshake(['check', '--', '--lang'])).error).toContain('--lang');
  });
});

it('an environment says its language', () => {
  expect(languageIn({ LANG: 'ko_KR.UTF-8' })).toBe('ko');
  expect(languageIn({ LC_ALL: 'C', LANG: 'ko_KR.UTF-8' })).toBe('en');
  expect(languageIn({ LC_ALL: '', LANG: 'ko' })).toBe('ko');
  expect(languageIn({})).toBe('en');
});

it('a locale is that of an editor, too', () => {
  expect([languageOf('ko-KR'), languageOf('KO'), languageOf('en'), languageOf('constructor'), languageOf('')]).toEqual([
    'ko',
    'ko',
    'en',
    'en',
    'en',
  ]);
});
