/** A slip in a word is one error, at its line, and the first fix writes what was there before. */
import { expect, it } from 'vitest';
import { words } from '../../../core/views/words.js';
import { analyse } from '../../analysis/analyse.js';
import { analysed, changed } from '../cursor.fixture.js';
import { healing } from './healing.js';

const OPEN = 'host A in CLOSED\nhost B in LISTEN\nA ~> B : SYN seq=100 as m1\nm1 arrives\nexpect B in SYN_RECEIVED\n';
const TWO = 'exchange a {\n  A -> B : SYN\n}\nexchange b "Second" using tcp after a {\n  B -> A : SYN+ACK\n  A -> B : ACK\n}\n';
const MAIL =
  'exchange m using smtp {\n  S -> C : Reply code=220\n  C -> S : EHLO\n  S -> C : Reply code=250\n  C -> S : MAIL from="a"\n}\n';
const MQTT = 'exchange q using mqtt {\n  C -> B : CONNECT\n  B -> C : CONNACK\n  C -> B : PUBLISH qos=1 id=6\n  B -> C : PUBACK id=6\n}\n';

it.each([
  ['host', OPEN, 'hsot', 'There is no word hsot. Did you mean host?'],
  ['expect', OPEN, 'expct', 'There is no word expct.'],
  ['arrives', OPEN, 'arives', 'There is no word arives.'],
  ['exchange b', TWO, 'exchagne b', 'There is no word exchagne.'],
  ['using', TWO, 'usign', 'There is no word usign. Did you mean using?'],
  ['after', TWO, 'aftr', 'There is no word aftr.'],
  ['tcp after a {', TWO, 'tcp after a', 'A { is missing'],
  ['ACK\n}\n', TWO, 'ACK\n', 'never closed'],
  ['SYN\n}\n', TWO, 'SYN\n', 'never closed'],
  ['code=220', MAIL, 'cdoe=220', 'There is no field cdoe. Did you mean code?'],
  ['using smtp', MAIL, 'usng smtp', 'There is no word usng.'],
  ['qos=1', MQTT, 'qso=1', 'There is no field qso.'],
  ['id=6\n', MQTT, 'idd=6\n', 'There is no field idd.'],
  [' ACK', TWO, ' AC', 'There is no flag AC. Did you mean ACK?'],
])('%s', (meant, right, written, sentence) => {
  const text = right.replace(meant, written);
  const analysis = analysed(text);
  const errors = analysis.problems.filter(({ severity }) => severity === 'error');
  expect(errors.map((problem) => words(problem))).toEqual([expect.stringContaining(sentence)]);
  const [problem] = errors;
  const [first] = problem === undefined ? [] : [...healing(analysis, problem, (again) => analysed(again))];
  expect(changed(text, first?.edits ?? [])).toBe(right);
  expect(analyse(right, { source: 'a.hsk', read: () => undefined }).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
});
