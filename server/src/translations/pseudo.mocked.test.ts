/** A third language: with all of the catalogue in ⟦⟧, no word of the editor, of pictures and of the command line stands outside. */
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { folder, handshake } from '../cli/io.fixture.js';
import { speaking } from '../core/views/words/wording.js';
import { analysed } from '../language/testing/check.js';
import { englishIn } from './names.fixture.js';
import { outside, pseudo } from './pseudo.fixture.js';
import { DOCUMENTS, EDITOR, example, namesIn, PICTURES, withoutLinks } from './walk.fixture.js';

vi.mock('../cli/words/english.js', async (original) => {
  const { marked: mark } = await import('./pseudo.fixture.js');
  const { english } = await original<typeof import('../cli/words/english.js')>();
  return { english: mark(english) };
});
vi.mock('./choose.js', async (original) => {
  const { pseudo: made } = await import('./pseudo.fixture.js');
  const { speak } = await import('../core/views/words/wording.js');
  return { ...(await original<typeof import('./choose.js')>()), speakIn: async () => speak(made) };
});

const WRONG =
  'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=100\nA -> B : FIN\nA : listen\nexpect A in X\nexpect A in CLOSED\nstray A -> B : RST seq=7\nnonsense\nA -> B : Q\n';

it('what stands outside is seen', () => {
  expect(englishIn(outside('⟦a text of ⟦A⟧ within⟧ and a bare word'))).toEqual(['and', 'bare', 'word']);
});

describe.each([...DOCUMENTS, WRONG].map((text, at) => [at, text] as const))('document %i', (_, text) => {
  const analysis = speaking(pseudo, () => analysed(text));
  it.each([...EDITOR, ...(analysis.exchanges.length > 0 ? PICTURES : [])])('%s', (_, wordsOf) => {
    const said = speaking(pseudo, () => wordsOf(analysis)).map((each) => outside(withoutLinks(each)));
    expect([...new Set(said)].flatMap((each) => englishIn(each, namesIn(analysis)).map((word) => `${word} in ${each}`))).toEqual([]);
  });
});

const root = path.resolve(import.meta.dirname, '../../../');
const exercise = path.join(root, 'examples/ko/exercises/01-handshake-numbers.hsk');
const handedIn = folder({ 'kim.hsk': 'exercise 번호 "번호" {\n  A -> B : SYN seq=100\n}\n' });
const wrong = folder({ 'wrong.hsk': WRONG, 'note.md': '# ⟦title⟧\n\n```handshake\nA -> B : SYN\n```\n' });

/** Words of the language and of commands, codes, and those of formats. */
const NAMES = new Set(
  'exchange using host handshake discarded absent ms points check trace render embed format import exercise grade verify report serve xml version encoding utf type name tests failures errors testsuites testsuite testcase classname file line failure message system out syntax claim illegal unknown event frame at as pcap flight unanswered'.split(
    ' ',
  ),
);

describe('commands', () => {
  it.each([
    ['--help'],
    ...['check', 'trace', 'render', 'embed', 'format', 'import', 'exercise', 'grade', 'verify', 'report', 'serve'].map((name) => [
      name,
      '--help',
    ]),
    ['render', `${wrong}/wrong.hsk`, '-o', 'a.nothing'],
    ['render', '--format', 'gif', `${wrong}/wrong.hsk`],
    ['render', '--exchange', 'q', `${wrong}/wrong.hsk`],
    ['render', '--until', 'x', `${wrong}/wrong.hsk`],
    ['embed', '--check', `${wrong}/note.md`],
    ['verify', '--states', '0', exercise],
    ['verify', path.join(root, 'examples/ko/verify/two-way-handshake.hsk')],
    ['verify', '--coverage', path.join(root, 'examples/ko/verify/alternating-bit.hsk')],
    ['import', 'nowhere.pcap'],
    ['import', `${wrong}/wrong.hsk`],
    ['import', '--check', path.join(root, 'test/captures/abort_before_ack3_arrives.a.pcap')],
    ['exercise', 'handout', exercise],
    ['exercise', 'sheet', exercise],
    ['grade', exercise],
    ['report', `${wrong}/wrong.hsk`],
    ['check', '--jobs', 'many', wrong],
    ['check', '--shard', '3/2', wrong],
    ['chek'],
    ['check', '--nope'],
    ['check', 'nowhere.hsk'],
    ['check', `${wrong}/wrong.hsk`],
    ['check', '--format', 'junit', `${wrong}/wrong.hsk`],
    ['render', '--format', 'markdown', `${wrong}/wrong.hsk`],
    ['exercise', 'coverage', exercise],
    ['grade', '--key', exercise, handedIn],
    ['grade', '--format', 'csv', '--key', exercise, handedIn],
    ['grade', '--format', 'statistics', '--key', exercise, handedIn],
    ['import', '--list', path.join(root, 'test/captures/abort_before_ack3_arrives.a.pcap')],
    ['import', path.join(root, 'test/captures/lost_data_sack.a.pcap')],
  ])('%s %s %s', async (...argv) => {
    const { out, error } = await handshake(argv);
    const said = outside(`${out}${error}`)
      .replace(/^ *\d+ \|.*$/gm, '')
      .replace(/```[\s\S]*?```/g, '')
      .replace(/^handshake [a-z]+ .*(?=\n\n)|\S*\/\S*|nowhere\.hsk|\[[a-z-]+\]/gm, '');
    const text = [example('exercises/01-handshake-numbers'), example('verify/two-way-handshake'), example('verify/alternating-bit')].join();
    expect(englishIn(said, { has: (word) => NAMES.has(word) || text.includes(word) || WRONG.includes(word) })).toEqual([]);
    expect(`${out}${error}`).toContain('⟦');
  });
});
