import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { josa, type ParticlePair } from './josa.js';

/** Words with the particle behind them, as they are read aloud. */
const said: Readonly<Record<ParticlePair, string>> = {
  '은/는':
    'SYN은 FIN은 LISTEN은 CLOSING은 ACK는 SYN+ACK는 ACK+SYN은 TIME_WAIT는 FIN_WAIT_1은 FIN_WAIT_2는 100은 0은 A1은 x+1은 2MSL은 len은 win은 seq는 peer_fin은 Ping은 NewSessionTicket은 서울은 서버는 "서울"은 `SYN`은 서버(B)는 m1은 50ms는 Bob은 queue는 bit는',
  '이/가': 'RST가 ACK가 SYN이 timeout이 TIME_WAIT가 101이 102가 호스트가 플래그가 GET이 Client가 클라이언트가',
  '을/를':
    '101을 102를 SYN+ACK를 FIN을 ack를 `ack`를 Commit을 서울을 a.pcap을 a.pcapng를 junit을 Lookup을 group을 click을 loop를 heap_top을 stub을 textbook을 set을 queue를',
  '과/와': 'seq와 ack와 SYN과 101과 서버와',
  '으로/로': '101로 103으로 ACK로 SYN으로 서울로 2MSL로 RST로 102로',
  '이라는/라는': 'SYM이라는 ACK라는 b라는 서버라는',
  '이나/나': 'SYN이나 ACK나',
};

describe('a particle', () => {
  it.each(Object.entries(said))('%s', (pair, words) => {
    const particles = new RegExp(`(?:${pair.split('/').join('|')})$`);
    for (const word of words.split(' ')) expect(josa(word.replace(particles, ''), pair as ParticlePair)).toBe(word);
  });

  it('is written in both forms behind another script', () => {
    expect(josa('Ж', '은/는')).toBe('Ж은(는)');
    expect(josa('鈴', '으로/로')).toBe('鈴(으)로');
  });

  it('is that of the last digit, of whatever number', () => {
    const digits = ['영은', '일은', '이는', '삼은', '사는', '오는', '육은', '칠은', '팔은', '구는'];
    fc.assert(fc.property(fc.nat(), (n) => josa(String(n), '은/는').slice(-1) === digits[n % 10]?.slice(-1)));
  });

  it('follows any word at all, and changes nothing of it', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...(Object.keys(said) as ParticlePair[])), (word, pair) =>
        josa(word, pair).startsWith(word),
      ),
    );
  });
});
