/** A slip of the hand is one error, and the first fix writes what was there before. */
import { expect, it } from 'vitest';
import { words } from '../../../core/views/words.js';
import { analyse } from '../../analysis/analyse.js';
import { analysed, changed } from '../cursor.fixture.js';
import { applied } from './action.js';
import { healing } from './healing.js';

const OPEN =
  'host A in CLOSED\nhost B in LISTEN\nA ~> B : SYN seq=100 as m1\nm1 arrives\nexpect B in SYN_RECEIVED\nB -> A : SYN+ACK seq=300 ack=101\n';
const CLOSE =
  'host P in ESTABLISHED with snd_nxt=500, rcv_nxt=800\nhost Q in ESTABLISHED with snd_nxt=800, rcv_nxt=500\nP : close\nP -> Q : FIN+ACK seq=500 ack=800\nQ -> P : ACK seq=800 ack=501\nexpect P in FIN_WAIT_2, Q in CLOSE_WAIT\nQ -> P : ACK seq=800 ack=501 len=40\nP -> Q : ACK seq=501 ack=840\n';
const TWO = 'exchange a {\n  A -> B : SYN\n}\nexchange b "Second" using tcp after a {\n  B -> A : SYN+ACK\n  A -> B : ACK\n}\n';
const MAIL =
  'exchange m using smtp {\n  S -> C : Reply code=220\n  C -> S : EHLO\n  S -> C : Reply code=250\n  C -> S : MAIL from="a"\n}\n';
const MQTT = 'exchange q using mqtt {\n  C -> B : CONNECT\n  B -> C : CONNACK\n  C -> B : PUBLISH qos=1 id=6\n  B -> C : PUBACK id=6\n}\n';

const TWICE = MQTT.replace(
  'id=6\n}',
  'id=6\n  C -> B : PUBLISH qos=2 id=7\n  B -> C : PUBREC id=7\n  C -> B : PUBREL id=7\n  B -> C : PUBCOMP id=7\n}',
);
const WHOLE_MAIL = MAIL.replace(
  '\n}\n',
  '\n  S -> C : Reply code=250\n  C -> S : QUIT\n  S -> C : Reply code=221\n  expect C in CLOSED, S in CLOSED\n}\n',
);
const DORA =
  'exchange d using dhcp {\n  host C is client\n  host S is server\n  C -> S : DISCOVER xid=7\n  S -> C : OFFER xid=7 yiaddr="10.0.0.5" server="S"\n  C -> S : REQUEST\n  S -> C : ACK\n  C : t1\n  C -> S : REQUEST\n  S -> C : ACK\n}\n';
const LOOKED_UP =
  'exchange l using dns {\n  host S is stub\n  host R is resolver\n  host Root is authority\n  host Net is authority\n  S -> R : Query id=5 name="a"\n  R -> Root : Query id=60 name="a"\n  Root -> R : Referral id=60\n  R -> Net : Query id=61\n  Net -> R : Answer id=61\n  R -> S : Answer id=5\n}\n';
const SHAKEN = 'A -> B : SYN seq=1\nB -> A : SYN+ACK seq=5 ack=2\nA -> B : ACK seq=2 ack=6\nexpect A in ESTABLISHED, B in ESTABLISHED\n';
const OWED =
  'exchange o using http {\n  host C is client\n  host S is server\n  C -> S : Request\n  expect S owes Response to C\n  S -> C : Response\n  expect nothing owed, every(client in IDLE), count(client in IDLE) = 1\n}\n';
const RESUMED =
  'exchange r using tls13 {\n  host C is client\n  host S is server\n  C -> S : ClientHello psk=1\n  S -> C : ServerHello psk=1\n  S -> C : EncryptedExtensions\n  S -> C : Finished\n  C -> S : Finished\n  expect C in CONNECTED, S in CONNECTED, nothing owed\n}\n';
const VOTED =
  'exchange v using two_phase_commit {\n  host C is coordinator\n  host P is participant\n  host Q is participant\n  C -> P, Q : Prepare\n  P -> C : Yes\n  Q -> C : Yes\n  C -> P, Q : Commit\n  P -> C : Ack\n  Q -> C : Ack\n  expect nothing owed\n}\n';
const STRAY = 'A -> B : SYN seq=1\nstray A -> B : SYN seq=900 expect A in SYN_SENT\n';
const ENDED =
  'A -> B : SYN\nB -> A : SYN+ACK\nA -> B : ACK\nB -> A : FIN+ACK\nA -> B : ACK\nA -> B : FIN+ACK\nB -> A : ACK\nexpect A in CLOSED, B in TIME_WAIT\n';

it.each([
  ['host', OPEN, 'hsot', 'There is no word hsot. Did you mean host?'],
  ['expect', OPEN, 'expct', 'There is no word expct.'],
  ['arrives', OPEN, 'arives', 'There is no word arives.'],
  ['exchange b', TWO, 'exchagne b', 'There is no word exchagne.'],
  ['using', TWO, 'usign', 'There is no word usign. Did you mean using?'],
  ['after', TWO, 'aftr', 'There is no word aftr.'],
  ['with snd_nxt=500', CLOSE, 'wih snd_nxt=500', 'There is no word wih. Did you mean with?'],
  ['owes Response', OWED, 'ows Response', 'There is no word ows. Did you mean owes?'],
  ['nothing owed', OWED, 'nohing owed', 'There is no word nohing. Did you mean nothing?'],
  ['nothing owed', OWED, 'nothing oed', 'There is no word oed. Did you mean owed?'],
  ['nothing owed', RESUMED, 'nothing owd', 'There is no word owd. Did you mean owed?'],
  ['ClientHello psk=1', RESUMED, 'ClientHello', 'psk'],
  ['ServerHello psk=1', RESUMED, 'ServerHello', 'It would be right when resume, but resume is 0.'],
  ['  C -> S : ClientHello psk=1\n', RESUMED, '', 'The ClientHello of C is missing before this ServerHello.'],
  ['  S -> C : ServerHello psk=1\n', RESUMED, '', 'The ServerHello of S is missing before this EncryptedExtensions.'],
  [
    '  C -> S : Finished\n  expect C in CONNECTED, S in CONNECTED, nothing owed\n',
    RESUMED,
    '  expect C in CONNECTED, S in CONNECTED, nothing owed\n  C -> S : Finished\n',
    'These two lines look swapped',
  ],
  ['Q is participant', VOTED, 'Q is particpant', 'There is no role particpant. Did you mean participant?'],
  ['A in CLOSED, B in TIME_WAIT', ENDED, 'A in TIME_WAIT, B in CLOSED', 'expect A in CLOSED, B in TIME_WAIT seems to be meant.'],
  ['every(client', OWED, 'evey(client', 'There is no word evey. Did you mean every?'],
  ['count(client', OWED, 'cout(client', 'There is no word cout. Did you mean count?'],
  ['stray A', STRAY, 'sray A', 'There is no word sray. Did you mean stray?'],
  ['expect A', STRAY, 'expct A', 'There is no word expct. Did you mean expect?'],
  ['tcp after a {', TWO, 'tcp after a', 'A { is missing'],
  ['ACK\n}\n', TWO, 'ACK\n', 'never closed'],
  ['SYN\n}\n', TWO, 'SYN\n', 'never closed'],
  ['code=220', MAIL, 'cdoe=220', 'There is no field cdoe. Did you mean code?'],
  ['using smtp', MAIL, 'usng smtp', 'There is no word usng.'],
  ['qos=1', MQTT, 'qso=1', 'There is no field qso.'],
  ['id=6\n', MQTT, 'idd=6\n', 'There is no field idd.'],
  ['~> B', OPEN, '~> b', 'Write A ~> B : SYN seq=100 as m1'],
  ['host A in', OPEN, 'host AA in', 'There is no host AA. Did you mean A?'],
  ['host B in LISTEN\n', OPEN, '', 'There is no host B. Known hosts: A.'],
  ['  host S is server\n', DORA, '', 'There is no host S. Known hosts: C.'],
  ['  host Net is authority\n', LOOKED_UP, '', 'There is no host Net. Known hosts: S, R and Root.'],
  ['host Root', LOOKED_UP, 'host Rot', 'There is no host Rot. Did you mean Root?'],
  ['host P in ESTABLISHED', CLOSE, 'host P in CLOSED', 'P should start in ESTABLISHED.'],
  ['host Q in ESTABLISHED', CLOSE, 'host Q in LISTEN', 'Q should start in ESTABLISHED.'],
  ['rcv_nxt=800', CLOSE, 'rcv_nxt=803', 'rcv_nxt of P should be 800 at the beginning.'],
  ['rcv_nxt=500', CLOSE, 'rcv_nxt=503', 'rcv_nxt of Q should be 500 at the beginning.'],
  [' ACK', TWO, ' AC', 'There is no flag AC. Did you mean ACK?'],
  ['PUBACK', MQTT, 'PUABCK', 'There is no message PUABCK. Did you mean PUBACK?'],
  ['code=220', WHOLE_MAIL, 'code=221', 'code=220 seems to be meant.'],
  ['code=250\n  C -> S : MAIL', WHOLE_MAIL, 'code=251\n  C -> S : MAIL', 'code=250 seems to be meant.'],
  ['  S -> C : Reply code=250\n  C -> S : MAIL', WHOLE_MAIL, '  C -> S : MAIL', 'The Reply of S is missing before this MAIL.'],
  ['  S -> C : Reply code=221\n', WHOLE_MAIL, '', 'The Reply of S is missing before this line.'],
  ['qos=1', MQTT, 'qos=3', '3 does not fit qos.'],
  ['PUBLISH qos=1 id=6', TWICE, 'PUBLISH qos=3 id=6', '3 does not fit qos.'],
  ['qos=1', MQTT, 'qos=11', '11 does not fit qos.'],
  ['code=220', WHOLE_MAIL, 'code=2200', '2200 does not fit code.'],
  ['code=250\n  C -> S : MAIL', WHOLE_MAIL, 'code=2550\n  C -> S : MAIL', '2550 does not fit code.'],
  ['qos=1', MQTT, 'qos=0', 'qos=1 seems to be meant.'],
  ['PUBLISH qos=1 id=6', MQTT, 'PUBLISH qos=1', 'id=6 seems to be meant.'],
  ['PUBLISH', MQTT, 'CONNACK', 'PUBLISH seems to be meant here, not CONNACK.'],
  ['OFFER xid', DORA, 'RELEASE xid', 'OFFER seems to be meant here, not RELEASE.'],
  ['C : t1', DORA, 'C : t2', 'C : t1 seems to be meant.'],
  ['C : t1', DORA, 'S : t1', 'C : t1 seems to be meant.'],
  ['  B -> C : PUBACK id=6\n', MQTT, '  B -> C : PUBACK id=6\n  B -> C : PUBACK id=6\n', 'This line seems to be one too many.'],
  ['6\n  B', MQTT, '6\n  C -> B : PUBLISH qos=1 id=6\n  B', 'This line seems to be one too many.'],
  ['ACK seq=2', SHAKEN, 'FIN+ACK seq=2', 'ACK seems to be meant in the FIN+ACK of A before it, not FIN+ACK.'],
  ['A in CLOSED', ENDED, 'A ni CLOSED', 'Write expect A in CLOSED, B in TIME_WAIT'],
  ['B in TIME_WAIT', ENDED, 'B n TIME_WAIT', 'Write expect A in CLOSED, B in TIME_WAIT'],
  ['host B in', OPEN, 'host B n', 'Write host B in LISTEN'],
  ['S is server', DORA, 'S si server', 'Write host S is server'],
  ['S is server', DORA, 'S s server', 'Write host S is server'],
  ['B -> A : FIN+ACK', ENDED, 'B -> C : FIN+ACK', 'A seems to be meant in the FIN+ACK of B before it, not C.'],
  ['A -> B : ACK', SHAKEN, 'A -> C : ACK', 'B seems to be meant in the ACK of A before it, not C.'],
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

it('takes a host that another line names as meant', () => {
  const text = `host A\nhost B in LISTEN\nhost C in LISTEN\n${SHAKEN.replace('A -> B : ACK', 'A -> C : ACK')}`;
  const errors = analysed(text).problems.filter(({ severity }) => severity === 'error');
  expect(errors.map((problem) => words(problem))).toEqual([expect.stringContaining('B is in SYN_RECEIVED')]);
  expect(errors.map((problem) => words(problem))).toEqual([expect.not.stringContaining('seems to be meant')]);
});

it.each(['Prepare', 'Commit'])('inserts a message for each host to which one line sent it: %s', (name) => {
  const line = `  C -> P, Q : ${name}\n`;
  const text = VOTED.replace(line, '');
  const [problem, more] = analysed(text).problems.filter(({ severity }) => severity === 'error');
  expect(more).toBeUndefined();
  expect(problem && words(problem)).toContain(`The ${name} of C is missing before this`);
  const [first] = problem === undefined ? [] : [...healing(analysed(text), problem, (again) => analysed(again))];
  expect(applied(text, first?.edits ?? [])).toBe(VOTED.replace(line, `${line.replace('P, Q', 'P')}${line.replace('P, Q', 'Q')}`));
});

it.each([
  ['dropped', 'B -> A : FIN+ACK\n', ''],
  ['turned', 'B -> A : FIN+ACK', 'A -> B : FIN+ACK'],
])('finds the one cause of several false claims at the end: %s', (_, meant, written) => {
  const text = ENDED.replace(meant, written);
  const errorsIn = (now: string) => analysed(now).problems.filter(({ severity }) => severity === 'error');
  const [problem, more] = errorsIn(text);
  expect([problem?.code, more]).toEqual(['claim', undefined]);
  const [first] = problem === undefined ? [] : [...healing(analysed(text), problem, (again) => analysed(again))];
  expect(first?.edits).not.toEqual([]);
  expect(errorsIn(changed(text, first?.edits ?? []))).toEqual([]);
});
