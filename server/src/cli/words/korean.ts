/** The command line in Korean, loaded only when it is used. */
import { josa } from '../../translations/ko/josa.js';
import type { CommandLine } from './form.js';
import { help } from './korean-help.js';
import { reasonInKorean } from './korean-reasons.js';

/** How a connection begins and ends. */
const ENDS: Readonly<Record<string, string>> = { 'met open': '이미 연결됨', opened: '연결 설정', closed: '연결 해제', reset: '리셋' };

const ACTIONS = { read: '읽을', make: '만들', fix: '고칠', format: '서식을 맞출', import: '가져올' } as const;
const MISSING: Readonly<Record<string, string>> = { PATH: 'PATH를', FILE: 'FILE을' };

export const korean: CommandLine = {
  help,
  overall: (commands) => `handshake COMMAND …

글로 쓴 프로토콜의 메시지 교환을 양쪽에서 검사하고 그림으로 그립니다.

${commands}
명령마다 자세한 설명은 handshake COMMAND --help로, 버전은 handshake --version으로 볼 수 있습니다.
--lang ko면 사람이 읽는 것을 모두 한국어로, --lang en이면 영어로 출력합니다. 없으면 LC_ALL과 LANG을 따릅니다. 문서에도 쓸 수 있습니다: language ko.
`,
  seeHelp: (what, command) => `${what}. handshake ${command === '' ? '' : `${command} `}--help를 보세요`,
  noCommand: '명령을 쓰지 않았습니다',
  noSuchCommand: (name) => `${josa(`'${name}'`, '이라는/라는')} ${name.startsWith('-') ? '옵션은' : '명령은'} 없습니다`,
  unknownOption: (option) => `${josa(`'${option}'`, '이라는/라는')} 옵션은 없습니다`,
  wantsValue: (option) => `'${option}' 옵션에는 값이 필요합니다`,
  takesNoValue: (option) => `'${option}' 옵션에는 값을 쓰지 않습니다`,
  oneOf: (option, known, given) =>
    `--${option}에 쓸 수 있는 값: ${known.join(', ')}${given === undefined ? '' : `. ${josa(`'${given}'`, '은/는')} 없습니다`}`,
  wantsNoPath: (command, given) => `${command}에는 경로를 쓰지 않습니다. 쓴 값: '${given}'`,
  missing: (what) => `${MISSING[what] ?? what} 쓰지 않았습니다`,
  ours: (reason) => `handshake 자체의 오류입니다: ${reason}`,
  warning: (text) => `경고: ${text}`,
  cannot: (what, path, reason) =>
    what === 'write' ? `${path}에 쓸 수 없습니다: ${reason}` : `${josa(path, '을/를')} ${ACTIONS[what]} 수 없습니다: ${reason}`,
  reason: reasonInKorean,
  standardInput: '표준 입력',
  standardOutput: '표준 출력',
  notUtf8: 'UTF-8이 아닙니다',
  utf16: 'UTF-16입니다',
  noJson: 'JSON이 아닙니다',
  changedMeanwhile: '그사이에 바뀌었습니다',
  goesWith: (option, other) => `${josa(option, '은/는')} ${josa(other, '과/와')} 함께 씁니다`,
  shardIsJson: '--shard는 --format json과 함께 씁니다. 다른 형식은 handshake report가 만듭니다',
  exclude: (one, other) => `${josa(one, '과/와')} ${josa(other, '은/는')} 함께 쓸 수 없습니다`,
  isFor: (option, what) => `${josa(option, '은/는')} ${what}에만 씁니다`,
  pagesAreFor: '--pages는 svg나 pdf로 그린 교과서식 다이어그램(ladder)에만 씁니다',
  fixed: (path, errors) => `${path}: 오류 ${errors}개를 고쳤습니다`,
  aboveZero: (option, given) => `--${option}에는 0보다 큰 수를 쓰세요. 쓴 값: '${given}'`,
  numberFrom: (option, from, to, given) => `--${option}에는 ${from}부터 ${to}까지의 수를 쓰세요. 쓴 값: '${given}'`,
  aNumber: (option, given) => `--${option}에는 수를 쓰세요. 쓴 값: '${given}'`,
  noVerification: '이 문서에는 verify 블록이 없어 SPIN 모델로 쓸 것이 없습니다.',
  covered: (all, { exchanges, verifications, none }) =>
    `규칙 ${all}개: 교환이 거친 규칙 ${exchanges}개, 검증만 거친 규칙 ${verifications}개, 아무것도 거치지 않은 규칙 ${none}개`,
  figureTakes: (option, values, given) => `--${option}에 쓸 수 있는 값: ${values}. 쓴 값: '${given}'`,
  threads: (option, given) => `--${option}에는 1 이상의 스레드 수를 쓰세요. 쓴 값: '${given}'`,
  step: (given) => `--until에는 1부터 센 단계의 번호를 쓰세요. 쓴 값: '${given}'`,
  checking: (done, of) => `파일 ${of}개 가운데 ${done}개 검사함`,
  interrupted: (done, of) => `중단됨: 파일 ${of}개 가운데 ${done}개를 검사했습니다`,
  shard: (given) => `--shard는 2/4처럼 I/N으로 쓰세요. 쓴 값: '${given}'`,
  takes: (option, known, given) => `--${option}에 쓸 수 있는 것: ${known.join(', ')}. 쓴 값: '${given}'`,
  noExerciseAction: (known, given) =>
    `exercise 뒤에는 다음 가운데 하나를 쓰세요: ${known.join(', ')}${given === '' ? '' : `. 쓴 말: '${given}'`}`,
  handoutFolder: 'handout에는 폴더가 필요합니다: -o DIR',
  sheetFolder: 'sheet에는 폴더가 필요합니다: -o DIR',
  noSheet: (files) => `다음 문서에 오류가 있어 문제지를 만들지 않습니다: ${files.join(', ')}. handshake check를 보세요`,
  leftOut: (names) => `빈칸만 있는 연습 문제가 아니어서 뺐습니다: ${names.join(', ')}`,
  notHandedOut: (files) => `다음 문서에 오류가 있어 배포하지 않습니다: ${files.join(', ')}. handshake check를 보세요`,
  oneName: '이름이 같은 문서가 둘 있습니다. 서로 다른 폴더에 배포하세요',
  twiceInList: (name, folder) => `${josa(name, '이/가')} 목록에 두 번 이상 있습니다. 그 가운데 하나의 폴더: ${folder}`,
  overwritten: (file) => `${josa(file, '을/를')} 덮어쓰게 됩니다. 다른 폴더를 고르세요`,
  written: (files, folder) => `파일 ${files}개를 썼습니다: ${folder}`,
  noExercise: (paths) => `연습 문제가 없습니다: ${paths.join(', ')}`,
  openQuote: (line) => `${line}번째 줄에서 연 따옴표를 닫지 않았습니다`,
  noStudent: (list) => `${list}에 학생이 없습니다`,
  isHandout: '배포본에는 답을 보여 주지 않습니다',
  noAnswer: '모범 답안이 없어 답을 알 수 없습니다',
  noKey: '정답 문서를 쓰지 않았습니다: --key FILE',
  notOnList: (path) => `${path}: 학생 목록에 없어 뺐습니다`,
  nothingHandedIn: (paths) => `제출한 것이 없습니다. 다음 폴더에 *.hsk 파일이 없습니다: ${paths.join(', ')}`,
  ofOne: (format, count) => `--format ${josa(format, '은/는')} 학생 한 명의 제출물에 씁니다. 제출물은 ${count}개입니다`,
  keyHasError: (key, line) => `정답 문서 ${key}의 ${line}번째 줄에 오류가 있습니다. handshake check를 보세요`,
  noCapture: '캡처 파일을 쓰지 않았습니다',
  mostCaptures: (most, given) => `캡처 파일은 양쪽 끝에서 하나씩 최대 ${most}개입니다. 쓴 것은 ${given}개입니다`,
  noConnection: (all) => `맞는 연결이 없습니다. 캡처에 있는 연결은 ${all}개이며, --list로 볼 수 있습니다`,
  tcpOnly: (format, protocol) => `${josa(format, '은/는')} TCP 세그먼트만 담는데, ${protocol} 교환에는 없습니다`,
  captureTooLarge: (megabytes, most) =>
    `데이터가 ${megabytes}MB여서 캡처 파일로 쓸 수 없습니다(최대 ${most}MB). --exchange로 교환 하나를 고르거나 len을 줄이세요`,
  connections: {
    number: '번호',
    segments: '세그먼트',
    bytesThere: '바이트 A → B',
    bytesBack: '바이트 B → A',
    seconds: '초',
    again: '재전송',
    roundTrip: 'RTT(ms)',
    how: '시작과 끝',
    ends: (how) => how.replace(/met open|opened|closed|reset/g, (word) => ENDS[word] ?? word),
  },
  oneScript: (exchanges) =>
    `스크립트에는 교환 하나만 담습니다. 교환이 ${exchanges}개이니 --exchange로 하나를 고르거나, -o 폴더/로 폴더에 쓰세요`,
  noHost: (host, known) => `시험할 호스트 ${josa(`'${host}'`, '이/가')} 없습니다. 있는 호스트: ${known.join(', ')}`,
  noExchange: '문서에 교환이 없습니다',
  nothingToDraw: '문서에 그릴 교환이 없습니다',
  noSuchExchange: (path, name, known) =>
    `${path}에 ${josa(`'${name}'`, '이라는/라는')} 교환이 없습니다${known.length > 0 ? `. 있는 교환: ${known.join(', ')}` : ''}`,
  includesNothing: (path, written, exchange) =>
    `${josa(path, '이/가')} 넣는 ${written}에 ${exchange === '' ? '교환이' : `${josa(`'${exchange}'`, '이라는/라는')} 교환이`} 없습니다`,
  noLink: (link) => `--link에는 https:, http:, file:, vscode: 주소나 같은 사이트 안의 위치만 쓸 수 있습니다: '${link}'`,
  noField: (protocol, field, known) =>
    `${protocol}에는 ${josa(`'${field}'`, '이라는/라는')} 필드가 없습니다. 있는 필드: ${known.join(', ')}`,
  noPicture: (ending, known) =>
    `.${josa(ending, '은/는')} 그림의 확장자가 아닙니다. -o에 쓸 수 있는 확장자: ${known.join(', ')}. 아니면 --format을 쓰세요`,
  draws: (format, able, diagram) =>
    `--format ${josa(format, '은/는')} ${josa(diagram, '을/를')} 그릴 수 없습니다. 그릴 수 있는 것: ${able.join(', ')}`,
  noDots: (width, height, scale) => `${width} × ${height} 포인트의 그림은 --scale ${scale}에서 점이 하나도 없습니다. 더 큰 값을 쓰세요`,
  tooManyDots: (across, down, million, side) =>
    `${across} × ${down}점의 PNG는 그릴 수 없습니다(최대 ${million}백만 점, 한 변 ${side}점). 한도가 없는 --format svg를 쓰거나, 더 작은 --scale을 쓰거나, --exchange로 교환 하나를 고르세요`,
  tooManyCharacters: (hosts, steps, million) =>
    `호스트 ${hosts}개와 단계 ${steps}개는 문자로 그릴 수 없습니다(약 ${million}백만 자). --format svg를 쓰거나 --exchange로 교환 하나를 고르세요`,
  noGlyphs: (letters) => `이 컴퓨터의 글꼴에 없는 글자는 네모로 그렸습니다: ${letters}`,
  watchWants: '--watch에는 파일과 -o가 필요합니다',
  drawn: (errors) => `그렸습니다. 오류 ${errors}개. 바뀌기를 기다립니다`,
  oneFile: (count) => `render에는 파일을 하나만 쓰세요. 쓴 것은 ${count}개입니다. -o가 폴더면 여러 개를 쓸 수 있습니다`,
  manyPages: (count) => `--pages는 이 문서를 파일 ${count}개로 만듭니다. -o를 쓰세요`,
  noMarkdown: (path) => `${josa(path, '은/는')} Markdown 파일이 아닙니다`,
  hasErrors: (path, errors) => `${path}에 오류가 ${errors}개 있습니다. handshake check를 보세요`,
  pictureGone: '그린 교환이 없어져 남은 그림입니다',
  pictureOf: (what, isMissing) => `${what === undefined ? '이 펜스' : what}의 그림이 ${isMissing ? '없습니다' : '오래되었습니다'}`,
  runEmbed: (what, path) => `${what}. handshake embed ${josa(path, '을/를')} 실행하세요`,
  noShare: (file) => `${josa(file, '은/는')} 나누어 검사한 결과가 아닙니다. handshake check --shard I/N --format json으로 만드세요`,
  sharesDiffer: (one, other) => `${one}개로 나눈 것과 ${other}개로 나눈 것은 합칠 수 없습니다`,
  sharesMissing: (missing, of) => `${of}개 가운데 빠진 조각이 있습니다: ${missing.join(', ')}번째`,
  previewAt: (address) => `열린 문서의 그림: ${address}`,
  noPreview: (reason) => `그림 페이지를 열 수 없습니다: ${reason}`,
  live: {
    document: '문서',
    lastEdited: '마지막으로 고친 문서',
    nothingOpen: '교환이 있는 문서가 편집기에 열려 있지 않습니다.',
    problems: (errors) => (errors === 0 ? '오류가 없습니다.' : `오류 ${errors}개.`),
    line: (line) => `${line}번째 줄:`,
    tooLong: (name) => `${name === '' ? '이 교환은' : `${name}:`} 너무 길어서 쓰는 동안 그릴 수 없습니다. handshake render를 쓰세요.`,
    gone: '편집기가 언어 서버를 닫았습니다. 마지막 그림입니다. 다음 언어 서버의 새 주소는 편집기가 알려 줍니다.',
  },
  shareTwice: (number, of) => `${of}개 가운데 ${number}번째 조각이 두 번 있습니다`,
};
