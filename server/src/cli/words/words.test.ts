/** The command line speaks Korean: its help, and what goes wrong. */
import { describe, expect, it } from 'vitest';
import { englishIn } from '../../translations/names.fixture.js';
import { folder, handshake } from '../io.fixture.js';
import { english } from './english.js';

const COMMANDS = Object.keys(english.help);

/** What people type stays as it is: options with their values, formats, names of other tools. */
const TYPED = new Set(
  (
    'preview handshake check trace render embed format import exercise grade verify report serve stdin lang version help expect error stray text json sarif promela ' +
    'junit github fix dry run jobs threads shard mermaid markdown svg png tikz pdf words html pcap packetdrill diagram ladder sequence states exchange ' +
    'until link line numbers absolute relative none theme light dark print auto scale dpi transparent fields seq ack len main all number messages message lost pages ' +
    'letter predict output name watch path hsk include width off ascii pcapng gzip win mss ws ts tsecr sack no times fold list sort hosts segments ' +
    'bytes seconds repeated how state opened met closed reset problems around connection host port handout sheet solve coverage all hints seed students ' +
    'key exercism csv moodle gradescope prairielearn statistics feedback place rule answer reports as results suite case stdio check diff en ko language md csv Language Server Protocol Mermaid Markdown Obsidian Exercism Moodle Gradescope PrairieLearn Classroom Actions Hub'
  ).split(' '),
);

describe('help', () => {
  it.each(['', ...COMMANDS])('%s', async (name) => {
    const { out } = await handshake(['--lang', 'ko', ...(name === '' ? [] : [name]), '--help']);
    const said = out.slice(out.indexOf('\n'));
    expect(said).toMatch(/[가-힣]/);
    expect(englishIn(said, TYPED)).toEqual([]);
  });
});

describe('what cannot be done', () => {
  const root = folder({
    'a.hsk': 'A -> B : SYN\n',
    'a.txt': '',
    'large.hsk': 'host A in ESTABLISHED\nhost B in ESTABLISHED\nA -> B : ACK seq=1 len=2000000000\n',
    'large.txt': '12:00:00.000001 IP 10.0.0.1.4000 > 10.0.0.2.80: Flags [.], seq 1:4000000001, ack 1, win 100, length 4000000000\n',
  });
  it.each([
    [[], '명령을 쓰지 않았습니다. handshake --help를 보세요'],
    [['chek'], "'chek'라는 명령은 없습니다"],
    [['check'], 'PATH를 쓰지 않았습니다. handshake check --help를 보세요'],
    [['check', '--nope', '-'], "'--nope'라는 옵션은 없습니다"],
    [['check', '-', '--format'], "'--format' 옵션에는 값이 필요합니다"],
    [['check', '--format', 'xml', '-'], "--format에 쓸 수 있는 값: text, json, sarif, junit, github. 'xml'은 없습니다"],
    [['check', `${root}/none.hsk`], 'none.hsk를 읽을 수 없습니다: 그런 파일이나 폴더가 없습니다'],
    [['render', '-o', `${root}/a.bmp`, `${root}/a.hsk`], '.bmp는 그림의 확장자가 아닙니다'],
    [['render', '--exchange', 'x', `${root}/a.hsk`], "a.hsk에 'x'라는 교환이 없습니다"],
    [['render', '--format', 'pcap', `${root}/large.hsk`], '데이터가 2000MB여서 캡처 파일로 쓸 수 없습니다(최대 268MB)'],
    [['grade', '-'], '정답 문서를 쓰지 않았습니다: --key FILE'],
    [['exercise', 'nope'], 'exercise 뒤에는 다음 가운데 하나를 쓰세요: handout, sheet, solve, coverage'],
    [['embed', `${root}/a.txt`], 'Markdown 파일이 아닙니다'],
    [['verify', '--states', '0', '-'], '--states에는 0보다 큰 수를 쓰세요'],
    [['import', `${root}/none.pcap`], 'none.pcap을 가져올 수 없습니다: 그런 파일이나 폴더가 없습니다'],
    [['import', `${root}/large.txt`], '목록에 있는 세그먼트의 데이터가 4000MB여서 읽을 수 없습니다(최대 268MB)'],
    [['import', '--port', 'x', '-'], '--port에는 수를 쓰세요'],
  ])('%j', async (argv, said) => {
    const { status, error } = await handshake(['--lang', 'ko', ...argv]);
    expect(status).toBe(2);
    expect(error).toContain(said);
  });
});
