/** What a student is told in Korean. */
import { describe, expect, it } from 'vitest';
import { feedbackText, type Level } from '../../core/views/feedback.js';
import { speaking } from '../../core/views/words/wording.js';
import { grade } from '../../language/exercise/grade.js';
import { analysed } from '../../language/testing/check.js';
import { korean } from './korean.js';

const KEY = `
exercise e {
  host A in CLOSED
  host B in LISTEN
  A -> B : SYN seq=100
  B -> A : SYN+ACK seq=300 ack=?
  ...
  goal A in ESTABLISHED
  goal B in ESTABLISHED
  goal at most 3 messages
  solution {
    A -> B : SYN seq=100
    B -> A : SYN+ACK seq=300 ack=101
    A -> B : ACK seq=101 ack=301
  }
}
`;

const told = (answer: string, level: Level = 'answer'): readonly string[] =>
  speaking(korean, () => grade(analysed(KEY).exercises, answer)[0]?.verdict.losses.map((loss) => feedbackText(loss, level)) ?? []);

describe('feedback', () => {
  it.each([
    [KEY.replace(/ {2}solution[^}]*}\n/, ''), ['이 값을 채우지 않았습니다.', '생략 부분에 아무것도 쓰지 않았습니다.']],
    [
      KEY.replace(/ {2}solution[^}]*}\n/, '')
        .replace('ack=?', 'ack=101')
        .replace('...', '// nothing'),
      ["목표 'B in ESTABLISHED'에 이르지 못했습니다. 결과: B는 SYN_RECEIVED("],
    ],
    ['', ['e의 답이 여기에 없습니다.']],
  ])('case %#', (answer, expected) => {
    const found = told(answer).join('\n');
    for (const each of expected) expect(found).toContain(each);
    expect(found.replace(/'[^']*'/g, '')).not.toMatch(/\b(?:The|This|is not|Nothing)\b/);
  });

  const filled = KEY.replace(/ {2}solution[^}]*}\n/, '').replace('...', 'A -> B : ACK');

  it.each([
    [filled.replace('ack=?', 'ack=77'), '아직 맞지 않습니다. 규칙: '],
    [filled.replace('ack=?', 'ack=101').replace('A -> B : ACK', 'A -> B : SYN'), '여기에서 SYN을 보낼 수 없습니다'],
    [filled.replace('ack=?', 'ack=101').replace('seq=100', 'seq=1'), '주어진 줄은 그대로 두어야 합니다. 원래: A -> B : SYN seq=100.'],
    [filled.replace('ack=?', 'ack=101').replace('host A in CLOSED\n', ''), '여기에 있던 주어진 줄이 없습니다. 원래: host A in CLOSED.'],
  ])('at the level of rules, case %#', (answer, expected) => expect(told(answer, 'rule').join('\n')).toContain(expected));

  it.each([
    ['never crash', 'B : crash', 'crash가 일어나면 안 되는데, 일어납니다.'],
    ['closes gracefully', 'B -> A : RST', 'abort, crash, 리셋 없이 모두 정상 종료해야 하는데, B가 RST를 보냅니다.'],
    ['exactly 2 messages', 'A -> B : ACK', '메시지가 2개여야 하는데, 3개입니다.'],
    ['message 3 is ACK and lost', 'A -> B : ACK', '3번 메시지는 유실된 ACK 메시지여야 하는데, 유실되지 않습니다.'],
    ['with ACK lost before A : timeout', 'A -> B : ACK', 'A : timeout보다 먼저 유실된 ACK 메시지가 있어야 하는데, 없습니다.'],
    ['exactly 1 stray', 'A -> B : ACK', '떠돌이 1개여야 하는데, 아무 방해도 없습니다.'],
    ['hidden B.rcv_nxt = 1301', 'A -> B : ACK', '숨은 목표에 이르지 못했습니다. 끝의 B.rcv_nxt에 관한 목표입니다.'],
  ])('says of the goal %s what is missing', (goal, line, expected) => {
    const key = KEY.replace('goal at most 3 messages', `goal ${goal}`);
    const answer = key
      .replace(/ {2}solution[^}]*}\n/, '')
      .replace('ack=?', 'ack=101')
      .replace('...', line);
    const losses = speaking(korean, () =>
      grade(analysed(key).exercises, answer)[0]?.verdict.losses.map((loss) => feedbackText(loss, 'rule')),
    );
    expect(losses).toContain(expected);
  });
});
