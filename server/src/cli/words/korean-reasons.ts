/** Why a file cannot be read or written, in Korean, by the English of `disk/reason.ts`. */
const REASONS: Readonly<Record<string, string>> = {
  'no such file or folder': '그런 파일이나 폴더가 없습니다',
  'a part of its path is no folder': '경로 가운데 폴더가 아닌 것이 있습니다',
  'permission denied': '권한이 없습니다',
  'the disk is read-only': '읽기 전용 디스크입니다',
  'it is a folder': '폴더입니다',
  'there is a file of this name': '같은 이름의 파일이 있습니다',
  'what is zipped breaks off': '압축한 내용이 중간에 끊깁니다',
  'what is zipped is damaged': '압축한 내용이 손상되었습니다',
  'nothing comes from it': '읽을 내용이 오지 않습니다',
  'something else uses it': '다른 프로그램이 쓰고 있습니다',
  'it is a program that runs': '실행 중인 프로그램입니다',
  'too many files are open': '열려 있는 파일이 너무 많습니다',
  'the disk cannot be read or written there': '디스크의 그 부분을 읽거나 쓸 수 없습니다',
  'the system has no file of this name': '시스템에 그런 이름의 파일이 있을 수 없습니다',
  'nobody is at its other end': '받는 쪽이 없습니다',
  'its links lead in a circle': '링크가 되돌아옵니다',
  'the name is too long': '이름이 너무 깁니다',
  'the disk is full': '디스크가 가득 찼습니다',
  'the disk quota is used up': '디스크 할당량을 다 썼습니다',
  'it would be too large': '너무 커집니다',
  'it is too large': '너무 큽니다',
  'it is also read: give the output another name': '읽고 있는 파일입니다. 출력에 다른 이름을 쓰세요',
  'it is closed': '닫혀 있습니다',
  'it is no file of this machine': '이 컴퓨터의 파일이 아닙니다',
  'it is no regular file': '일반 파일이 아닙니다',
};
const LARGER = /^it is larger than (\d+) MB$/;

/** @param english itself, where nobody has translated it */
export function reasonInKorean(english: string): string {
  const [, size] = LARGER.exec(english) ?? [];
  return size === undefined ? (REASONS[english] ?? english) : `${size} MB보다 큽니다`;
}
