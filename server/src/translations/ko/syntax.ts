/** Korean for why a text cannot be read. */
import type { Catalogue } from '../../core/index.js';
import { due, dueAfter } from './due.js';
import { josa } from './josa.js';

const rules: Catalogue['syntax']['rules'] = {
  quotes: '글은 큰따옴표로 감쌉니다: "…"',
  comments: '주석은 //로 시작합니다',
  labels: '라벨은 큰따옴표로 감쌉니다: "…". 주석은 //로 시작합니다',
  character: '여기서는 아무 뜻이 없는 글자입니다',
  characters: '여기서는 아무 뜻이 없는 글자들입니다',
  notUtf8: 'UTF-8이 아닌 바이트가 있습니다. 파일을 UTF-8로 저장하세요',
  stringEnd: '따옴표가 닫히지 않았습니다. "가 빠졌습니다',
  commentEnd: '주석이 닫히지 않았습니다. */가 빠졌습니다',
  braceInExchange: '교환 안에는 {를 쓸 수 없습니다',
  braceInExercise: '연습 문제 안에는 solution { … }과 shuffle { … }만 쓸 수 있으며, 서로 겹칠 수 없습니다',
  braceInVerify: 'verify 블록 안에는 다른 블록을 쓸 수 없습니다',
  nothingToEnd: '이 }로 닫을 블록이 없습니다',
  nothingToBegin: '이 {가 여는 블록이 없습니다',
  blockHead: '블록은 exchange, exercise, protocol 또는 verify로 시작합니다',
  braceMissing: '이 줄 끝에 {가 빠졌습니다',
  braceBefore: '이 {는 앞줄 끝에 써야 합니다',
  braceTooMany: '}가 하나 많습니다. 블록은 더 아래에서 끝납니다',
  blockEnd: '이 블록이 닫히지 않았습니다. }가 빠졌습니다',
  lineStart: '줄은 호스트 이름이나 host, expect, note 같은 단어로 시작합니다',
  nestedLine: '이 줄은 괄호나 `not`이 너무 깊이 겹쳐 있습니다',
  nestedBlocks: '블록이 너무 깊이 겹쳐 있습니다',
  blockAmongActions: '동작 사이에는 블록을 쓸 수 없습니다',
  onlyMessageNamed: '`as`로 이름을 붙일 수 있는 것은 메시지뿐입니다',
  onlyMessageTakes: '도착하는 데 시간이 걸리는 것은 메시지뿐입니다',
  timesOnce: '`at`과 `takes`는 한 번씩만 씁니다',
  expectLast: '`expect`는 맨 뒤에 씁니다',
  fieldsFirst: '필드는 라벨, `as`, `expect`보다 앞에 씁니다',
  oneLabel: '라벨은 한 줄에 하나만, `as`와 `expect`보다 앞에 씁니다',
  asOnce: '`as`는 라벨 뒤, `expect` 앞에 한 번만 씁니다',
  hostLabel: '호스트의 라벨은 하나입니다',
  hostRole: '호스트의 역할은 하나입니다',
  hostState: '호스트가 시작하는 상태는 하나입니다',
  time: '시간은 수에 단위(us, ms, s)를 붙여 씁니다: 50ms, 1.5s',
  orAlone: '이 `or` 바로 앞에 `either`가 없습니다',
  eitherAlone: '`either`에는 다른 갈래가 있어야 합니다. 바로 뒤에 or { … }를 쓰세요',
  measureHead: 'measure에는 호스트와 제목만 쓸 수 있고, 둘 다 생략할 수 있습니다: measure A "RTT" { … }',
  highlightHead: 'highlight에는 제목만 쓸 수 있고, 생략할 수 있습니다: highlight "…" { … }',
  repeatNumber: '`repeat`에는 횟수가 있어야 합니다: repeat 3 { … }',
  mixed: '이 문서에서는 문을 exchange 블록 안에 씁니다. 이 줄을 블록에 넣거나 블록을 없애세요',
  usingTwice: '위에 `using`이 이미 있습니다. 문서에는 하나만 씁니다',
  languageTwice: '위에 `language`가 이미 있습니다. 문서에는 하나만 씁니다',
  tooLarge: '사용하는 정의까지 모두 펼치면 너무 큽니다',
  textQuotes: '글은 큰따옴표로 감쌉니다',
  noteHosts: '`note` 뒤에는 관련된 호스트를 (있으면) 쓰고, 그다음에 글을 씁니다',
  colon: '메시지는 콜론(:) 뒤에 씁니다',
  event: '호스트에서 일어나는 일은 `호스트 : 사건`으로 씁니다',
  senderFirst: '줄은 보내는 호스트로 시작합니다',
  fullHosts: '줄마다 호스트를 선언한 이름 그대로 씁니다',
  hostsFirst: '보내는 호스트, 화살표, 받는 호스트를 먼저 씁니다',
  arrowsRight: '화살표는 오른쪽을 가리킵니다',
  arrow: '화살표는 ->, -x, ~> 가운데 하나입니다',
  tableRow: '줄에는 표의 칸이 없습니다. 호스트와 화살표, 콜론(:), 보내는 메시지 순서로 씁니다',
  plainLine: '줄을 감싼 Markdown 기호는 여기서 아무 뜻이 없습니다',
  claim: '예상은 expect HOST in STATE로 쓰고, 상태 이름에는 _를 씁니다',
  hostLine: '호스트는 host NAME "Label" in STATE로 선언합니다',
  plus: '이름은 +로 잇습니다',
  fields: '필드는 이름=값으로 쓰고, 사이를 띄웁니다',
  window: 'win은 16비트라서 65535까지만 쓸 수 있습니다. 더 큰 윈도우는 SYN에 쓴 ws만큼 곱합니다(2^ws배)',
};

const quoted = (written: string): string => `'${written}'`;

/** A list needs no particle. */
function expected(what: string, found: string | undefined): string {
  const isOne = /[가-힣]$/.test(what) && !what.includes(',');
  const place = found === undefined ? '이 뒤에는' : `${quoted(found)} 자리에는`;
  if (what === due.end) return found === undefined ? '줄이 여기서 끝나야 합니다' : `줄이 ${quoted(found)} 앞에서 끝나야 합니다`;
  return isOne ? `${place} ${josa(what, '이/가')} 와야 합니다` : `${place} 다음이 와야 합니다: ${what}`;
}

const PARTS = { protocol: '프로토콜의 줄', state: '상태의 줄', rule: '동작을 나타내는 줄' } as const;

export const syntax: Catalogue['syntax'] = {
  rules,
  due,
  dueAfter,
  expected,
  noSuchPart: ({ of, known }) => `${PARTS[of]}이 와야 합니다: ${known.join(', ')}`,
  backwards: ({ from, to }) => `화살표는 오른쪽을 가리킵니다. ${from} -> ${to}처럼 쓰세요`,
  lookalike: ({ written, meant }) => `${quoted(written)} 대신 ${quoted(meant)} 기호를 쓰세요`,
  meaningless: (written, rule) => `여기서 ${quoted(written)} 기호는 아무 뜻이 없습니다. ${rule}`,
  escape: (written) => `따옴표 안의 ${quoted(written)}에는 뜻이 없습니다. 쓸 수 있는 것: \\", \\\\, \\n, \\uXXXX`,
  noWord: (written) => `${josa(written, '이라는/라는')} 단어는 없습니다`,
  wordAgain: (written) => `이 줄에 \`${written}\` 부분이 이미 있습니다`,
  longLine: (most) => `이 줄은 ${most}자를 넘습니다`,
  manyWords: (most) => `이 줄에는 단어와 기호가 ${most}개 넘게 있습니다`,
  manyLines: (most) => `이 문서는 ${most}줄을 넘어, 여기서부터는 읽지 않습니다. 여러 문서로 나누세요`,
  manyWays: (most) => `여기까지의 갈래가 ${most}개를 넘어, 처음 ${most}개만 검사합니다`,
  outside: ({ least, most }) => `여기에는 ${least}부터 ${most}까지의 수를 씁니다`,
  notation: (written, rule) => `이렇게 쓰세요: ${written}. ${rule}`,
  didYouMean: (word) => `혹시 ${word}인가요?`,
};
