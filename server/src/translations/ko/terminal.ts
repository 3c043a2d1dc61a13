/** Korean for what stands around problems and grades at a terminal. */

import type { Catalogue } from '../../core/index.js';
import { otherwise } from './document.js';

const SEVERITIES = { error: '오류', warning: '경고', information: '정보' } as const;

export const terminal: Catalogue['terminal'] = {
  severity: (severity) => SEVERITIES[severity],
  note: '참고',
  noDocuments: '문서가 없습니다. 폴더에서는 *.hsk 파일과 *.md 파일의 handshake 코드 블록을 찾습니다.',
  noProblems: (files) => `파일 ${files}개에 오류가 없습니다.`,
  errors: (number) => `오류 ${number}개`,
  warnings: (number) => `경고 ${number}개`,
  informations: (number) => `정보 ${number}개`,
  inFiles: (parts, files) => `파일 ${files}개: ${parts}.`,
  nothingHandedIn: '제출물이 없습니다. *.hsk 파일이 하나도 없습니다.',
  points: '점수',
  passed: '통과',
  failed: '실패',
  noMorePoints: '추가 감점 없음',
  passedOf: (passed, all) => `${all}개 중 ${passed}개 통과`,
  missedOf: (missed, all) => `${all}명 중 ${missed}명`,
  item: '항목',
  missed: '틀림',
  writtenInstead: '대신 쓴 답',
  nothingWritten: '쓰지 않음',
  writtenAs: (name, own) =>
    `주어진 줄로 보아 ${name}의 답안입니다. ${own === '' ? '이름은 지워졌습니다.' : `이름은 ${own}(으)로 바뀌었습니다.`}`,
  othersNumbers: (student) => `${student}에게 배포된 수입니다.`,
  line: (line) => `${line}번째 줄`,
  pointsOf: (points, all) => `${all}점 중 ${points}점`,
  nothingMissed: '모두 맞습니다.',
  solution: '모범 답안',
  noAnswer: '알려진 답이 없습니다. 이 연습 문제에는 모범 답안이 없습니다.',
  sheetName: '이름',
  sheetTitle: '연습 문제',
  hint: (text) => `힌트: ${text}`,
  lineColumn: '줄',
  stepColumn: '단계',
  problems: '오류와 경고',
  noProblemsCase: '오류 없음',
  codeAt: (code, place) => `${place} ${code}`,
  grades: { id: 'ID', name: '이름', email: '이메일', file: '파일', points: '점수', of: '만점', result: '결과', feedback: '피드백' },
  alsoPasses: (different, how) => `다른 답도 통과: ${otherwise({ how, different })}`,
  covered: (title, touched, all) => `${title}: ${all}개 중 ${touched}개`,
  statesOf: (protocol) => `${protocol}의 상태`,
  transitions: '전이',
  paragraphs: 'RFC의 절',
  inConnections: (errors, warnings, connections) => `연결 ${connections}개: 오류 ${errors}개, 경고 ${warnings}개.`,
  inLine: (exercise, line) => `${exercise}, ${line}번째 줄`,
};
