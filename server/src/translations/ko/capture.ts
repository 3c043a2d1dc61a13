/** Korean for what is said of a capture, and beside the lines of an import. */
import type { Catalogue } from '../../core/index.js';
import { josa } from './josa.js';

const both = ([a, b]: readonly [number, number]): string =>
  [a > 0 ? `A ${a}회` : '', b > 0 ? `B ${b}회` : ''].filter((part) => part !== '').join(', ');

const ENDS = { FIN: '연결 해제', RST: '리셋' } as const;
const NO_CAPTURE = 'pcap이나 pcapng 파일이 아닙니다';
const READ_SO_FAR = '그 앞까지는 읽었습니다';

const broken = (what: string, after: number): string => `프레임 ${after}개 뒤에서 ${what}. ${READ_SO_FAR}`;

/** What an operating system answers most. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '그런 파일이 없습니다',
  EISDIR: '폴더입니다',
  EACCES: '권한이 없습니다',
  EPERM: '권한이 없습니다',
  Z_BUF_ERROR: '압축된 내용이 중간에 끊겼습니다',
  Z_DATA_ERROR: '압축된 내용이 손상되었습니다',
};

export const capture: Catalogue['capture'] = {
  inferred: {
    acknowledged: '추정: 캡처에는 없지만 이에 대한 ACK가 있음',
    selectivelyAcknowledged: '추정: 캡처에는 없지만 이에 대한 SACK가 있음',
    goneOnFrom: '추정: 캡처에는 없지만 그다음 번호부터 이어짐',
    goneOnBehind: '추정: 송신 측 캡처에는 없지만 그다음 번호부터 이어짐',
    acknowledgedByReceiver: '추정: 수신 측 캡처에는 없지만 이에 대한 ACK가 있음',
    echoed: '추정: 캡처에는 없지만 이 타임스탬프에 대한 응답이 있음',
    answered: '추정: 캡처에는 없지만 이에 대한 응답이 있음',
    notOfItsHost: '추정: 이 호스트가 보낸 것이 아님. 보내지 않은 것처럼 이어짐',
    lostBefore: '추정: 캡처한 곳에 이르기 전에 유실됨',
    lostSinceSentAgain: '추정: 다시 보냈으므로 유실됨',
    lostLikeOthers: '추정: 앞의 세그먼트처럼 유실됨',
    cutByCard: '추정: 네트워크 카드가 나눔',
    cutOnTheWay: '추정: 전송 중에 나뉨',
    sendsSyn: '추정: SYN을 보냄',
    sendsFin: '추정: FIN을 보냄',
    sendsRst: '추정: RST를 보냄',
    acceptsSyn: '추정: SYN을 받아들임',
    opensAnew: '추정: 새 연결을 설정함',
    answersNothing: '추정: 응답하지 않음',
    answersWithoutConnection: '추정: 연결이 없는 것처럼 응답함',
    cutAnew: '추정: 다르게 나누어 다시 보냄',
  },
  sentAgainAfter: (seconds) => `추정: ${seconds}초 뒤에 다시 보냄`,
  folded: (segments, acknowledgments) => `줄여 씀: 데이터 세그먼트 ${segments}개, ACK ${acknowledgments}개`,
  excuses: {
    inferredOtherwise: '여기에서 추정한 일이 실제로는 다르게 일어났을 수 있습니다',
    inNoCapture: '이 세그먼트는 캡처에 없어, 실제로는 다르게 일어났을 수 있습니다',
    lateReset: '일부 TCP 구현은 이미 끝난 연결에 자신의 다음 번호로 RST를 보냅니다',
    textUnseen: '캡처에 없는 데이터가 순서가 바뀌어 먼저 도착했을 수 있습니다',
    beforeCapture: '캡처가 시작되기 전에 보낸 것에 달려 있습니다',
    framesMissing: '앞의 프레임이 캡처에 없어, 그 내용은 추정한 것입니다',
    followsUnexplained: '앞에 설명할 수 없는 것이 있어 이 줄도 알 수 없습니다',
    tooMuchToTry: '원인을 찾기에는 살펴볼 경우가 너무 많습니다',
  },
  timestampUnseen: (timestamp) => `타임스탬프가 ${timestamp}인 세그먼트가 캡처에는 없지만 도착했을 수 있습니다`,
  messageUnseen: '앞의 메시지가 캡처되지 않았거나, 이 호스트가 미리 아는 것이 있었을 수 있습니다',
  skipped: {
    notIp: (frames) => `IP가 아님 ${frames}개`,
    notTcp: (frames) => `TCP가 아님 ${frames}개`,
    fragment: (frames) => `IP 단편 ${frames}개`,
    jumbogram: (frames) => `IPv6 점보그램 ${frames}개`,
    cutOff: (frames) => `TCP 헤더가 잘림 ${frames}개`,
    malformed: (frames) => `형식이 잘못됨 ${frames}개`,
    unknownLink: (frames) => `지원하지 않는 링크 종류 ${frames}개`,
  },
  faults: {
    noCapture: NO_CAPTURE,
    noListing: `${NO_CAPTURE}. tcpdump -n이나 tshark가 출력한 TCP 세그먼트 목록도 아닙니다`,
    empty: '빈 파일입니다',
    cutOff: `파일이 프레임 중간에서 끊겼습니다. ${READ_SO_FAR}`,
  },
  largeListing: (megabytes, most) => `목록에 있는 세그먼트의 데이터가 ${megabytes}MB여서 읽을 수 없습니다(최대 ${most}MB)`,
  lyingLength: (frame, length) => `${frame}번 프레임의 길이가 ${length}바이트라고 적혀 있지만 그럴 수 없습니다. ${READ_SO_FAR}`,
  impossibleBlock: (length, after) => broken(`길이가 ${length}바이트라는 블록이 나왔지만 그럴 수 없습니다`, after),
  lengthsDiffer: (after) => broken('블록 앞뒤에 적힌 길이가 서로 다릅니다', after),
  noByteOrder: (after) => broken('바이트 순서가 적히지 않은 섹션이 나왔습니다', after),
  frameUnfit: (frame, after) => broken(`${frame}번 프레임이 블록의 크기와 맞지 않습니다`, after),
  unreadable: (code) => REASONS[code] ?? (code === '' ? '읽는 도중 오류가 났습니다' : `읽는 도중 오류가 났습니다(${code})`),
  importedFrom: (names, { connections, segments, others }) => {
    const more = others > 0 ? `, 다른 프로토콜의 메시지 ${others}개` : '';
    return `${names.join(', ')}에서 가져옴: 연결 ${connections}개, 캡처된 세그먼트 ${segments}개${more}`;
  },
  leftOut: (frames) => `제외한 프레임: ${frames}`,
  seenAtOnePlace: '한 곳에서만 캡처함: 유실과 지연(-x, ~>)은 추정한 것',
  headline: (opened, closed, [there, back]) => {
    const begin = opened === undefined ? '캡처 전부터 열려 있음' : `연결 설정: ${opened}`;
    const end = closed === undefined ? '캡처가 끝날 때까지 닫지 않음' : `${ENDS[closed.how]}: ${closed.by}`;
    return `${begin}, ${end}; A → B ${there}바이트, B → A ${back}바이트`;
  },
  retransmissions: (each) => `재전송: ${both(each)}`,
  gaps: (each) => `빈 구간: ${both(each)}`,
  roundTrip: (milliseconds) => `왕복 시간 ${milliseconds}ms`,
  longIsFolded: (name, segments) =>
    `${josa(name, '은/는')} 세그먼트가 ${segments}개여서 줄여 썼습니다. 모두 쓰려면 \`handshake import\` 명령을 쓰세요`,
  tooLong: (name, segments) =>
    `${josa(name, '은/는')} 세그먼트가 ${segments}개여서 편집기에 쓰기에는 너무 깁니다. \`handshake import -o FILE\` 명령으로 쓰세요`,
  notWritten: (connections, from) =>
    `${from}번부터 연결 ${connections}개는 여기에 쓰지 않았습니다. 모두 쓰려면 \`handshake import\` 명령을 쓰세요`,
  howMany: (most, given) => `캡처 하나, 또는 양쪽 끝의 캡처 ${most}개를 가져올 수 있습니다. 지정한 캡처: ${given}개.`,
  cannotImport: (name, reason) => `${josa(name, '을/를')} 가져올 수 없습니다: ${reason}.`,
  underTest: (title, host) => `${title === '' ? '교환' : title}: 시험하는 호스트는 ${host}`,
  pastedListing: '붙여 넣은 목록',
};
