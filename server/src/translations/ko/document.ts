/** Korean for what is wrong with the text itself. */
import { bare, type Catalogue, type NamedThing, type Of, sentences, wayText } from '../../core/index.js';
import { josa } from './josa.js';
import { list, thing } from './phrases.js';

const meant = (name: string): string => `혹시 ${name}인가요?`;

function cycle({ what, path }: Of<'cycle'>): string {
  const way = wayText(path, (count) => `(${count}개 생략)`);
  switch (what) {
    case 'after':
      return sentences(`\`after\`를 따라가면 이 교환으로 되돌아옵니다: ${way}`, '하나는 `after` 없이 시작해야 합니다');
    case 'import':
      return sentences(`이 파일이 자기 자신을 가져옵니다: ${way}`, '`import` 하나를 지우세요');
    case 'extends':
      return sentences(`이 프로토콜이 자기 자신을 확장합니다: ${way}`, '하나는 `extends` 없이 정의해야 합니다');
    case 'let':
      return sentences(`이 정의가 자기 자신에 의존합니다: ${way}`, '하나에는 다른 정의가 필요 없는 값을 쓰세요');
  }
}

const known = (what: NamedThing, names: readonly string[]): string => (names.length === 0 ? '' : `있는 ${thing(what)}: ${list(names)}`);

function unknownName({ what, written, nearest, known: names, reason, isClosed, most, also = [] }: Of<'unknown-name'>): string {
  if (most !== undefined)
    return sentences(`${josa(written, '을/를')} 읽지 않았습니다. 문서 하나가 가져오는 파일은 모두 ${most}개까지만 읽습니다`);
  const absent =
    what === 'file'
      ? `${josa(written, '을/를')} 가져올 수 없습니다`
      : `${josa(written, '이라는/라는')} ${josa(thing(what), '은/는')} 없습니다`;
  return sentences(
    absent,
    bare(reason ?? ''),
    isClosed === true ? '편집기에서 그 파일을 여세요. 여기서는 열려 있는 파일만 읽을 수 있습니다' : '',
    nearest === undefined ? known(what, names) : meant([nearest, ...also.map(({ text }) => text)].join(', ')),
  );
}

function noError({ code, others, known: names, nearest }: Of<'no-error'>): string {
  const absent = code !== undefined && names !== undefined;
  const first = absent
    ? `${josa(code, '이라는/라는')} 오류 코드는 없습니다`
    : others.length > 0
      ? `${code === undefined ? '오류를' : `${code} 오류를`} 예상했지만 이 줄의 오류는 다릅니다: ${list(others)}`
      : `${code === undefined ? '오류를' : `${code} 오류를`} 예상했지만 이 줄에는 오류가 없습니다`;
  if (absent && nearest !== undefined) return sentences(first, meant(nearest));
  const advice = others.length > 0 ? `${josa(others[0] ?? '', '을/를')} 예상하거나 이 줄을 고치세요` : '`expect error`를 지우세요';
  return sentences(first, absent && others.length === 0 ? known('code', names) : advice);
}

const BLANKS: Readonly<Record<Of<'blank'>['what'], string>> = {
  value: '아직 채우지 않은 값입니다. 생략한 것으로 보고 실행합니다.',
  message: '아직 채우지 않은 메시지입니다. 여기서 보내야 할 메시지로 실행합니다.',
  state: '아직 채우지 않은 상태입니다.',
};

type Problems = Catalogue['problems'];

export const document: Pick<
  Problems,
  'syntax' | 'cycle' | 'unknownName' | 'duplicateName' | 'number' | 'noError' | 'blank' | 'imported' | 'exercise' | 'otherAnswer'
> = {
  syntax: (facts, text) => sentences(text, facts.meant === undefined ? '' : meant(facts.meant)),
  cycle,
  unknownName,
  duplicateName: ({ what, name }) =>
    sentences(`${josa(name, '이라는/라는')} ${josa(thing(what), '이/가')} 이미 있습니다`, '다른 이름을 쓰거나 지우세요'),
  number: ({ field, written, expected, host, most }) =>
    host !== undefined && most !== undefined
      ? sentences(
          `여기서 ${host}의 큐 ${field}에 ${written}개가 들어갑니다. 최대 ${most}개입니다`,
          '먼저 `rest`로 하나를 빼거나 규칙에 조건을 붙이세요',
        )
      : host === undefined
        ? sentences(`${josa(written, '은/는')} ${field}에 쓸 수 없습니다`, `${josa(bare(expected), '을/를')} 쓰세요`)
        : sentences(`여기서 ${host}의 ${josa(field, '은/는')} ${josa(written, '이/가')} 됩니다`, `가능한 값은 ${bare(expected)}입니다`),
  noError,
  blank: ({ what }) => BLANKS[what],
  imported: ({ file, line, count }, first) =>
    sentences(`${file}의 ${line}번째 줄: ${first}`, count === 1 ? '' : `그 프로토콜에 오류·경고가 ${count - 1}개 더 있습니다`),
  exercise: ({ what, reason }) => {
    switch (what) {
      case 'solution':
        return sentences('이 모범 답안은 통과하지 못합니다', reason);
      case 'other-line':
        return sentences(
          '모범 답안 자체는 맞지만, 문제에 적힌 줄과 다릅니다',
          reason,
          '빈칸이나 생략 부분에 쓴 답이라면 괜찮습니다. 주어진 줄이라면 모범 답안에도 똑같이 있어야 합니다',
        );
      case 'trivial':
        return sentences('아무것도 하지 않아도 통과하는 연습 문제입니다', '빈칸이나 생략 부분(…), 아직 이르지 못한 목표를 넣으세요');
      case 'goal':
        return sentences('어떻게 써도 이 목표에 이를 수 없습니다', bare(reason));
    }
  },
  otherAnswer: ({ answer, goal, ...other }) =>
    sentences(
      `다음 답도 통과합니다: ${otherwise(other)}`,
      `답 전체: ${answer.join(' · ')}`,
      goal === undefined
        ? '뜻하는 바를 goal로 적으세요. 이 답도 괜찮다면 expect error exercise/other를 쓰세요'
        : `이 답을 막는 줄: ${goal.text}`,
    ),
};

/** What another answer does that the solution does not. */
export function otherwise({ how, different }: Pick<Of<'other-answer'>, 'how' | 'different'>): string {
  if (how === 'early') return `${different}에서 끝나는 답`;
  return how === 'again' ? `${josa(different, '을/를')} 까닭 없이 다시 보내는 답` : different;
}
