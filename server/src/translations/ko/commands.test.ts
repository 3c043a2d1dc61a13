/** What commands print for people, in Korean: no word is English that is no name. */
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { folder, handshake } from '../../cli/io.fixture.js';
import { sayIn } from '../../cli/words/said.js';
import { speak } from '../../core/views/words/wording.js';
import { englishIn } from '../names.fixture.js';

const root = path.resolve(import.meta.dirname, '../../../../');
const exercise = path.join(root, 'examples/ko/exercises/01-handshake-numbers.hsk');
const handedIn = folder({ 'kim.hsk': 'exercise 번호 "번호" {\n  A -> B : SYN seq=100\n}\n' });

/** Words of the language, and codes. */
const NAMES = new Set(['exchange', 'using', 'host', 'handshake', 'discarded', 'absent', 'ms', 'points', 'frame', 'at', 'as', 'pcap']);

afterAll(async () => {
  speak();
  await sayIn('en');
});

it.each([
  ['check', path.join(root, 'examples/broken')],
  ['check', '--format', 'junit', path.join(root, 'examples/ko/open.hsk')],
  ['trace', path.join(root, 'examples/ko/data-with-loss.hsk')],
  ['render', '--format', 'markdown', path.join(root, 'examples/ko/old-duplicate.hsk')],
  ['exercise', 'coverage', exercise],
  ['exercise', 'solve', '--all', exercise],
  ['grade', '--key', exercise, handedIn],
  ['grade', '--format', 'csv', '--key', exercise, handedIn],
  ['grade', '--format', 'junit', '--key', exercise, handedIn],
  ['grade', '--format', 'statistics', '--key', exercise, handedIn],
  ['import', '--list', path.join(root, 'test/captures/abort_before_ack3_arrives.a.pcap')],
  ['import', path.join(root, 'test/captures/lost_data_sack.a.pcap')],
])('%s %s %s', async (...argv) => {
  const { out, error } = await handshake(['--lang', 'ko', ...argv]);
  // what is quoted of the documents, their names, and the markup around it
  const said = `${out}${error}`
    .replace(/^ *\d+ \|.*$/gm, '')
    .replace(/<\?.*?\?>|<\/?[a-z]+|[a-z]+="|"handshake"|type="[a-z]+"/g, '')
    .replace(/```[\s\S]*?```/g, '')
    .replace(/\S*\/\S*/g, '');
  expect(englishIn(said, NAMES)).toEqual([]);
});
