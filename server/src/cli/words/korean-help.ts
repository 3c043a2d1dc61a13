/** What the command line says of its commands, in Korean. */
import type { CommandLine } from './form.js';

const PATHS = 'PATH는 파일, 폴더(안에 있는 *.hsk와 *.md의 handshake 펜스를 찾습니다) 또는 표준 입력을 뜻하는 -입니다.';
const STATUS = '종료 코드: 0 오류 없음, 1 오류 있음, 2 명령을 수행하지 못함';

export const help: CommandLine['help'] = {
  check: {
    summary: '문서를 검사하고 오류를 알려 줍니다',
    details: `${PATHS}

  --format text     오류와 그 줄을 사람이 읽기 좋게 (기본값)
  --format json     오류를 JSON으로
  --format sarif    코드 검사 도구를 위한 SARIF 2.1.0
  --format junit    지속적 통합을 위한 JUnit XML
  --format github   GitHub Actions의 주석

  --fix             오류마다 첫 번째 수정이 맞으면 고쳐서 파일에 쓰고, 남은 오류를 알려 줍니다
  --fix --dry-run   파일에 쓰지 않고, --fix가 바꿀 것을 diff로 보여 줍니다

  --jobs N          스레드 수. 할 일이 많으면 모든 코어를 씁니다
  --shard I/N       목록에서 I번째부터 N개마다 하나씩. --format json과 함께 쓰고 handshake report로 합칩니다

표준 입력(-)을 고친 결과는 표준 출력으로 나갑니다. 줄을 그대로 두고 설명만 붙이는 것(stray, 유실 표시, expect error)은 여기서 수정하지 않습니다.
${STATUS}.
NO_COLOR=1이면 색을 쓰지 않습니다.
`,
  },
  trace: {
    summary: '교환을 실행하고 단계마다 모든 호스트의 상태를 보여 줍니다',
    details: `${PATHS}

  --format text     사람이 읽는 표 (기본값)
  --format json     단계를 JSON으로

${STATUS}.
`,
  },
  render: {
    summary: '문서를 그립니다. 메시지와, 단계마다 모든 호스트의 상태가 나옵니다',
    details: `FILE은 *.hsk나 *.md 파일, 또는 표준 입력을 뜻하는 -입니다. -o 폴더를 쓰면 여러 파일을 줄 수 있고, 교환마다 파일이 하나씩 생깁니다.

  --format mermaid    Mermaid 시퀀스 다이어그램 (-o OUT의 확장자가 다르지 않으면 기본값)
  --format markdown   교환마다 다이어그램, 상태 표, 오류를 담은 페이지
  --format svg        다른 파일이 필요 없는 그림
  --format png        같은 그림을 픽셀로, 이 컴퓨터의 글꼴로
  --format tikz       같은 그림을 LaTeX 문서로
  --format pdf        같은 그림을 글꼴이 든 PDF 페이지로
  --format words      교환을 소리 내어 읽듯이 문장으로
  --format html       한 파일로 된 재생기: 한 단계씩, 두 호스트의 상태 기계와 변수까지
  --format text       같은 그림을 문자로. ascii: 기본 문자만, 최대 72칸
  --format pcap       TCP 교환의 세그먼트를 캡처로: 가져온 것은 그 프레임, 다른 것은 보낸 모든 것
  --format packetdrill  packetdrill 스크립트. 시험할 호스트는 --host NAME (없으면 연결을 받는 쪽)
  --diagram KIND      ladder (교과서식: 기울어진 화살표, 옆에 상태. mermaid와 markdown이 아니면 기본값),
                      sequence (Mermaid가 그리는 대로), states (프로토콜의 상태 전이도)
  --coverage          --diagram states에서, 문서의 어떤 교환도 거치지 않는 전이를 점선으로 그리기
  --exchange NAME     이 교환만
  --until STEP        처음부터 이 단계까지만 (1부터 셉니다)
  --numbers HOW       absolute (쓴 그대로, 기본값), relative (호스트마다 첫 번호부터), none
  --no-states         호스트의 상태 없이
  --theme NAME        light (기본값), dark, print
  --scale N           png에서 1포인트의 픽셀 수 (2). --dpi N: 1인치의 점 수로
  --transparent       svg와 png에서 배경 없이
  --fields LIST       메시지의 이 필드만. 예: seq,ack,len. 또는 main, all
  --numbers           값이 없으면: 목표에서 세는 대로('message 2 lost') 메시지에 번호 붙이기. --number-messages도 같습니다
  --link ADDRESS      svg에서 각 부분이 그 줄로 이어지게 하기. 주소의 {line}과 {path}는 그 위치로 바뀝니다
  --pages PAPER       A4, A5, letter: svg는 여러 파일, pdf는 여러 페이지로, 호스트 이름은 페이지마다
  --predict           재생기에서, 다음 단계를 보여 주기 전에 먼저 묻기
  -o, --output OUT    표준 출력 대신 이 파일이나 폴더(이름이 /로 끝나거나 이미 있는 폴더)에 쓰기
  --stdin-name NAME   표준 입력을 이 이름의 파일로 보기: *.md면 Markdown으로 읽고, import는 그 옆에서 찾습니다
  --watch             파일이 바뀔 때마다 다시 그리기. 멈출 때까지 계속하며, -o가 필요합니다

${STATUS}.
`,
  },
  embed: {
    summary: 'Markdown 파일의 handshake 펜스 아래에 그림을 넣거나 새로 고칩니다',
    details: `FILE은 Markdown 파일입니다. handshake 펜스마다, 그리고 다음 주석마다

  <!-- handshake:include path.hsk -->        (또는: path.hsk EXCHANGE)

그 아래에 그림이 들어갑니다. 앞뒤에 표시하는 주석이 붙고, 파일의 다른 곳은 바뀌지 않습니다.

  --format mermaid    GitHub, GitLab, Obsidian이 그리는 Mermaid 블록 (기본값)
  --format svg|png    파일 옆에 쓴 그림으로 가는 링크
  --format text|ascii 문자로 된 그림
                      (--format이 없으면 이미 있는 그림은 그 종류 그대로)
  --theme NAME        light, dark, print, 또는 auto: 밝은 그림과 어두운 그림 가운데 페이지에 맞는 것
  --diagram KIND      ladder, sequence, states 가운데 형식에 따라 그릴 수 있는 것
  --numbers HOW       absolute (쓴 그대로, 기본값), relative (호스트마다 첫 번호부터), none
  --no-states         호스트의 상태 없이. --states: 다시 상태와 함께
  --width N           페이지에 놓일 그림의 너비, 포인트
                      (이것도 그림마다 남습니다. \`\`\`handshake 뒤의 말이 먼저입니다:
                      \`\`\`handshake ladder width=600 states=off)
  --check             파일에 쓰지 않고, 없거나 오래되었거나 남은 그림을 알려 줍니다

종료 코드: 0 이상 없음, 1 그림이 오래됨(--check) 또는 문서에 오류 있음, 2 명령을 수행하지 못함.
`,
  },
  format: {
    summary: '문서의 서식을 맞춥니다',
    details: `들여쓰기, 메시지의 칸, 빈 줄, 플래그의 순서를 맞춥니다. 문서의 뜻은 절대 바뀌지 않고, 오류가 있어도 됩니다.
파일은 그 자리에서 고치고 경로를 알려 줍니다. 표준 입력(-)은 표준 출력으로 나갑니다. Markdown에서는 handshake 펜스만 맞춥니다.

  --check    파일에 쓰지 않고, 서식이 맞지 않는 파일을 알려 줍니다

종료 코드: 0 맞추었거나 할 일 없음, 1 --check에서 서식이 맞지 않는 파일 있음, 2 명령을 수행하지 못함.
`,
  },
  import: {
    summary: '네트워크 캡처(pcap, pcapng)를 문서로 만듭니다. TCP 연결마다 교환이 하나씩 생깁니다',
    details: `CAPTURE는 pcap이나 pcapng 파일(gzip도 됩니다), 또는 표준 입력을 뜻하는 -입니다. 캡처가 둘이면 같은 연결의 양쪽 끝에서 캡처한 것으로
봅니다. 그러면 도중에 유실되거나 지연되거나 중복된 것을 알 수 있습니다. 캡처가 하나면 추정합니다.

  --absolute          순서 번호를 각 SYN에 상대적으로 쓰지 않고 전송된 값 그대로
  --fields A,B        seq와 len 말고는 이 필드만: ack, win, mss, ws, ts, tsecr, sack
  --no-times          줄마다 시간을 쓰지 않기
  --absolute-times    시간을 첫 프레임부터의 밀리초가 아니라 1970년부터의 초로
  --fold              긴 데이터 구간을 몇 줄로
  --list              문서를 만들지 않고 연결 목록만
  --check             문서를 만들지 않고 연결을 검사: 많은 연결을 문서로 만들 때보다 빠르게
  --jobs N            (--check와 함께) 스레드를 최대 N개까지. 없으면 캡처가 클 때 모든 코어를 씁니다
  --shard I/N         조건에 맞는 연결 가운데 I번째부터 N개마다 하나씩. 번호는 캡처 전체에서와 같습니다
  --sort BY           목록을 정렬: number, hosts, segments, bytes, seconds, repeated, how
  --state WORD        이런 연결만: opened, met, closed, reset
  --problems          잘못되었거나 설명할 수 없는 것이 있는 연결만
  --around N          N번 프레임 앞뒤에서 캡처한 것만
  --connection N      목록에서 이 번호의 연결만
  --host ADDRESS      이 호스트의 연결만
  --port P            이 포트의 연결만
  -o, --output OUT    표준 출력 대신 이 파일에 쓰기

종료 코드: 0 마침(캡처가 깨졌으면 표준 오류에 경고), 1 --check에서 오류 있음, 2 명령을 수행하지 못함.
`,
  },
  exercise: {
    summary: '연습 문제를 배포하고, 풀고, 프로토콜의 어디를 다루는지 봅니다',
    details: `PATH는 파일이나 폴더(*.hsk를 찾습니다)입니다. 연습 문제가 없는 파일은 건너뜁니다.

  handout             학생용 문서 쓰기: 모범 답안, 두 번째부터의 힌트, 숨긴 목표, 주석이 빠지고, import한 것은 안에 써 넣습니다
  sheet               종이에 풀 문제지(빈칸 자리에 밑줄)와 모범 답안지, 또는 Moodle 퀴즈 쓰기
  solve               연습 문제마다 답 하나: 모범 답안, 없으면 상태 기계가 아는 답
  solve --all         통과하는 다른 종류의 답까지 모두: 리셋, 강제 종료, 일찍 끝내기, 다른 메시지
  coverage            연습 문제가 다루는 프로토콜의 상태, 전이, RFC의 절

  --hints all         (handout) 첫 힌트만이 아니라 모든 힌트 남기기
  -o, --output DIR    (handout, sheet) 쓸 폴더
  --seed N            (handout, sheet) 번호와 순서를 뽑는 시드 (0)
  --students LIST     (handout) 줄마다 첫 칸에 학생이 있는 CSV 파일(-는 표준 입력). 학생마다 폴더와 번호가 따로 생깁니다
  --format FORMAT     (sheet) markdown (기본값), html, svg (A4 쪽), 또는 moodle: 빈칸만 있는 연습 문제의 Moodle XML
  --format FORMAT     (coverage) text (기본값), json, 또는 mermaid: 다룬 곳에 색을 칠한 상태 전이도

종료 코드: 0 이상 없음, 1 문서에 오류가 있거나 답을 모름, 2 명령을 수행하지 못함.
`,
  },
  grade: {
    summary: '학생이 제출한 것을 채점합니다',
    details: `PATH는 학생이 제출한 파일이나 그런 파일이 든 폴더(*.hsk와 *.md를 찾습니다)입니다. -는 표준 입력입니다. 글자가 아니라 뜻으로 채점합니다.
PATH 안의 폴더 하나가 학생 한 명의 제출물입니다. 나란히 있는 파일들이 서로 다른 연습 문제를 담고 있을 때도 그렇습니다.

  --key FILE          배포하기 전의 연습 문제가 든 교수자의 문서 (또는 그런 문서의 폴더)
  --format text       점수와, 틀린 곳의 줄, 표 (기본값)
  --format json       같은 것을 JSON으로
  --format junit      JUnit XML: 파일마다 suite, 연습 문제마다 case
  --format exercism   Exercism의 results.json, 파일 하나
  --format csv        제출물마다 한 줄, 스프레드시트용
  --format moodle     같은 것을 Moodle의 성적 가져오기용으로
  --format gradescope Gradescope의 results.json, 제출물 하나
  --format prairielearn PrairieLearn 외부 채점기의 results.json, 제출물 하나
  --format github     GitHub Classroom 자동 채점의 출력, 제출물 하나
  --format statistics 항목마다 몇 명이 틀렸고 무엇을 썼는지
  --feedback LEVEL    틀린 곳에서 알려 줄 것: place(자리), rule(규칙과 RFC의 절, 기본값), answer(답)
  --students LIST     수강생 목록(-는 표준 입력): 제출하지 않은 학생도 알려 주고, 결과에 학번, 이름, 이메일이 들어갑니다. 다른 학생의
                      번호를 쓴 것도 알려 줍니다
  --reports DIR       제출물마다 보고서를 이 폴더에 쓰기
  --reports-as KIND   markdown (기본값), 또는 html
  --shard I/N         제출물 목록에서 I번째부터 N개마다 하나씩

종료 코드: 0 모두 통과, 1 통과하지 못한 것 있음, 2 명령을 수행하지 못함.
`,
  },
  verify: {
    summary: '일어날 수 있는 모든 것을 살펴보고 어떤 성질이 성립하는지 알려 줍니다',
    details: `${PATHS}

  --format text     성질마다 판정과, 성립하지 않으면 거기까지 가는 가장 짧은 길 (기본값)
  --format json     같은 것을 JSON으로
  --format promela  같은 호스트, 한도, 성질을 SPIN 모델로
  --coverage        교환과 검증이 프로토콜의 어느 규칙을 거치고 어느 규칙을 거치지 않는지도 알려 줍니다
  --states N        검증 하나에서 상황을 최대 N개까지 (1000000)
  --seconds S       검증 하나에 최대 S초까지 (60)
  --jobs N          검증 N개를 각각의 스레드에서 동시에 (1). --threads N도 같습니다
  --shard I/N       목록에서 I번째부터 N개마다 하나씩

이 한도 안에서 성립하는지 알 수 없는 성질은 미정입니다.
종료 코드: 0 성립하지 않는 것 없음, 1 성립하지 않는 성질이나 문서의 오류 있음, 2 명령을 수행하지 못함.
`,
  },
  report: {
    summary: '나누어 검사한 결과를 하나로 합칩니다',
    details: `FILE은 handshake check --shard I/N --format json의 출력입니다. 모든 파일을 한 번에 검사했을 때와 한 글자도 다르지 않게
출력합니다.

  --format   check와 같습니다. 기본값은 text입니다

종료 코드: check와 같습니다. 빠진 조각이 있거나 조각이 아니면 2입니다.
`,
  },
  serve: {
    summary: '편집기를 위한 언어 서버를 표준 입력과 출력에서 실행합니다',
    details: `--stdio가 있든 없든, 표준 입력과 출력으로 Language Server Protocol을 씁니다.

  --preview   편집기에 열린 문서의 그림을, 고칠 때마다 따라 바뀌는 페이지로도 보여 줍니다. 토큰이 든 주소를 편집기와 표준 오류로
              알립니다. 이 컴퓨터에서만 열리며, 0이면 비어 있는 포트를 씁니다
`,
  },
};
