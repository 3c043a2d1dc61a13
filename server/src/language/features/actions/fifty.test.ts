/** Fifty mistakes of ten kinds on one page: each is one error, and the first fix of each takes it away. */
import { expect, it } from 'vitest';
import { analysed } from '../cursor.fixture.js';
import { applied } from './action.js';
import { fixedAll } from './fix-all.js';
import { healing } from './healing.js';

const RIGHT: Readonly<Record<string, string>> = {
  tcp: `tcp {
  host Ann
  host Bea in LISTEN
  Ann -> Bea : SYN seq=4100
  Bea -> Ann : SYN+ACK seq=9000 ack=4101
  Ann -> Bea : ACK seq=4101 ack=9001
  expect Ann in ESTABLISHED, Bea in ESTABLISHED
  Ann -> Bea : PSH+ACK seq=4101 ack=9001 len=25
  Bea -> Ann : ACK seq=9001 ack=4126
  Bea : close
  Bea -> Ann : FIN+ACK seq=9001 ack=4126
  Ann -> Bea : ACK seq=4126 ack=9002
  expect Ann in CLOSE_WAIT, Bea in FIN_WAIT_2
}
`,
  smtp: `smtp {
  Mx -> Lap : Reply code=220
  Lap -> Mx : HELO
  Mx -> Lap : Reply code=250
  Lap -> Mx : MAIL from="kim@uni"
  Mx -> Lap : Reply code=250
  Lap -> Mx : RCPT to="lee@uni"
  Mx -> Lap : Reply code=250
  Lap -> Mx : DATA
  Mx -> Lap : Reply code=354
  Lap -> Mx : Text
  Mx -> Lap : Reply code=250
  Lap -> Mx : QUIT
  Mx -> Lap : Reply code=221
}
`,
  mqtt: `mqtt {
  Lamp -> Hub : CONNECT
  Hub -> Lamp : CONNACK
  Lamp -> Hub : SUBSCRIBE id=21
  Hub -> Lamp : SUBACK id=21
  Lamp -> Hub : PUBLISH qos=2 id=22
  Hub -> Lamp : PUBREC id=22
  Lamp -> Hub : PUBREL id=22
  Hub -> Lamp : PUBCOMP id=22
  Lamp -> Hub : PINGREQ
  Hub -> Lamp : PINGRESP
}
`,
  dhcp: `dhcp {
  host Tab is client
  host Gate is server
  Tab -> Gate : DISCOVER xid=31
  Gate -> Tab : OFFER xid=31 yiaddr="192.0.2.7" server="Gate"
  Tab -> Gate : REQUEST xid=31 yiaddr="192.0.2.7" server="Gate"
  Gate -> Tab : ACK xid=31 yiaddr="192.0.2.7" server="Gate"
  expect Tab in BOUND
  Tab : t1
  Tab -> Gate : REQUEST xid=31 yiaddr="192.0.2.7"
  Gate -> Tab : ACK xid=31 yiaddr="192.0.2.7" server="Gate"
}
`,
  tls: `tls13 {
  host Web is client
  host Shop is server
  Web -> Shop : ClientHello
  Shop -> Web : ServerHello
  Shop -> Web : EncryptedExtensions
  Shop -> Web : Certificate
  Shop -> Web : CertificateVerify
  Shop -> Web : Finished
  Web -> Shop : Finished
  expect Web in CONNECTED, Shop in CONNECTED
  Web -> Shop : ApplicationData
}
`,
  krb: `kerberos {
  host User is client
  host Kdc is kdc
  host Mail is service
  User -> Kdc : AS_REQ nonce=51 preauth=1
  Kdc -> User : AS_REP nonce=51 ticket="tgt"
  User -> Kdc : TGS_REQ nonce=52 ticket="tgt"
  Kdc -> User : TGS_REP nonce=52 ticket="mail"
  User -> Mail : AP_REQ ticket="mail" time=600
  Mail -> User : AP_REP time=600
  expect User in AUTHENTICATED
}
`,
  sctp: `sctp {
  Pi -> Box : INIT tag=11 tsn=500
  Box -> Pi : INIT_ACK vtag=11 tag=22 tsn=800 cookie="ck"
  Pi -> Box : COOKIE_ECHO vtag=22 cookie="ck"
  Box -> Pi : COOKIE_ACK vtag=11
  Pi -> Box : DATA vtag=22 tsn=500
  Box -> Pi : SACK vtag=11 ack=500
  Pi -> Box : SHUTDOWN vtag=22 ack=799
  Box -> Pi : SHUTDOWN_ACK vtag=11
  Pi -> Box : SHUTDOWN_COMPLETE vtag=22
}
`,
  vote: `two_phase_commit {
  host Lead is coordinator
  host Db is participant
  host Log is participant
  Lead -> Db, Log : Prepare
  Db -> Lead : Yes
  Log -> Lead : Yes
  Lead -> Db, Log : Commit
  Db -> Lead : Ack
  Log -> Lead : Ack
  expect Lead in DONE, nothing owed
}
`,
};
type PlantedMistake = readonly [kind: string, exchange: string, right: string, wrong: string];
const ROWS: readonly PlantedMistake[] = [
  ['turned', 'tcp', 'Bea -> Ann : SYN+ACK', 'Ann -> Bea : SYN+ACK'],
  ['turned', 'smtp', 'Lap -> Mx : DATA', 'Mx -> Lap : DATA'],
  ['turned', 'mqtt', 'Hub -> Lamp : PUBREC', 'Lamp -> Hub : PUBREC'],
  ['turned', 'krb', 'Kdc -> User : TGS_REP', 'User -> Kdc : TGS_REP'],
  ['turned', 'vote', 'Log -> Lead : Yes', 'Lead -> Log : Yes'],
  ['dropped', 'tcp', '  Bea -> Ann : SYN+ACK seq=9000 ack=4101\n', ''],
  ['dropped', 'tls', '  Shop -> Web : CertificateVerify\n', ''],
  ['dropped', 'mqtt', '  Lamp -> Hub : PUBREL id=22\n', ''],
  ['dropped', 'dhcp', '  Tab -> Gate : REQUEST xid=31 yiaddr="192.0.2.7" server="Gate"\n', ''],
  ['dropped', 'vote', '  Lead -> Db, Log : Commit\n', ''],
  ['doubled', 'smtp', '  Lap -> Mx : HELO\n', '  Lap -> Mx : HELO\n  Lap -> Mx : HELO\n'],
  ['doubled', 'tls', '  Shop -> Web : ServerHello\n', '  Shop -> Web : ServerHello\n  Shop -> Web : ServerHello\n'],
  ['doubled', 'krb', '  Mail -> User : AP_REP time=600\n', '  Mail -> User : AP_REP time=600\n  Mail -> User : AP_REP time=600\n'],
  ['doubled', 'mqtt', '  Hub -> Lamp : PUBCOMP id=22\n', '  Hub -> Lamp : PUBCOMP id=22\n  Hub -> Lamp : PUBCOMP id=22\n'],
  ['doubled', 'dhcp', '  Tab : t1\n', '  Tab : t1\n  Tab : t1\n'],
  [
    'swapped',
    'tcp',
    '  Bea -> Ann : SYN+ACK seq=9000 ack=4101\n  Ann -> Bea : ACK seq=4101 ack=9001\n',
    '  Ann -> Bea : ACK seq=4101 ack=9001\n  Bea -> Ann : SYN+ACK seq=9000 ack=4101\n',
  ],
  [
    'swapped',
    'tls',
    '  Shop -> Web : Certificate\n  Shop -> Web : CertificateVerify\n',
    '  Shop -> Web : CertificateVerify\n  Shop -> Web : Certificate\n',
  ],
  ['swapped', 'smtp', '  Lap -> Mx : DATA\n  Mx -> Lap : Reply code=354\n', '  Mx -> Lap : Reply code=354\n  Lap -> Mx : DATA\n'],
  [
    'swapped',
    'sctp',
    '  Pi -> Box : COOKIE_ECHO vtag=22 cookie="ck"\n  Box -> Pi : COOKIE_ACK vtag=11\n',
    '  Box -> Pi : COOKIE_ACK vtag=11\n  Pi -> Box : COOKIE_ECHO vtag=22 cookie="ck"\n',
  ],
  [
    'swapped',
    'vote',
    '  Log -> Lead : Ack\n  expect Lead in DONE, nothing owed\n',
    '  expect Lead in DONE, nothing owed\n  Log -> Lead : Ack\n',
  ],
  ['number', 'tcp', 'ack=4101\n', 'ack=4110\n'],
  ['number', 'tcp', 'seq=9001 ack=4126\n  Bea : close', 'seq=9010 ack=4126\n  Bea : close'],
  ['number', 'krb', 'AS_REP nonce=51', 'AS_REP nonce=15'],
  ['number', 'smtp', 'code=354', 'code=3540'],
  ['number', 'sctp', 'DATA vtag=22', 'DATA vtag=2'],
  ['message', 'tls', 'Shop -> Web : EncryptedExtensions', 'Shop -> Web : CertificateVerify'],
  ['message', 'smtp', 'Lap -> Mx : Text', 'Lap -> Mx : NOOP'],
  ['message', 'mqtt', 'Hub -> Lamp : PUBREC', 'Hub -> Lamp : PUBACK'],
  ['message', 'dhcp', 'Tab -> Gate : DISCOVER', 'Tab -> Gate : REQUEST'],
  ['message', 'vote', 'Db -> Lead : Yes', 'Db -> Lead : Ack'],
  ['flag', 'tcp', 'SYN+ACK', 'SYN'],
  ['flag', 'tcp', 'Bea -> Ann : ACK seq=9001', 'Bea -> Ann : SYN+ACK seq=9001'],
  ['flag', 'tcp', 'Ann -> Bea : ACK seq=4101', 'Ann -> Bea : SYN+ACK seq=4101'],
  ['flag', 'mqtt', 'PUBLISH qos=2', 'PUBLISH qos=1'],
  ['flag', 'tcp', 'Bea -> Ann : FIN+ACK', 'Bea -> Ann : ACK'],
  ['word', 'tcp', 'host Bea in LISTEN', 'hsot Bea in LISTEN'],
  ['word', 'tcp', 'expect Ann in ESTABLISHED', 'exepct Ann in ESTABLISHED'],
  ['word', 'vote', 'nothing owed', 'nothing owd'],
  ['word', 'dhcp', 'Tab is client', 'Tab si client'],
  ['word', 'tls', 'expect Web in CONNECTED', 'expect Web ni CONNECTED'],
  ['name', 'tls', 'CertificateVerify', 'CertificateVerfiy'],
  ['name', 'dhcp', 'DISCOVER', 'DISCVOER'],
  ['name', 'tcp', 'Ann in CLOSE_WAIT', 'Ann in CLOSE_WIAT'],
  ['name', 'mqtt', 'SUBACK id', 'SUBACK idd'],
  ['name', 'krb', 'Mail is service', 'Mail is servcie'],
  ['host', 'krb', 'User -> Mail : AP_REQ', 'User -> Kdc : AP_REQ'],
  ['host', 'tcp', 'Bea : close', 'Ann : close'],
  ['host', 'vote', 'Log -> Lead : Ack', 'Log -> Db : Ack'],
  ['host', 'dhcp', '  host Gate is server\n', ''],
  ['host', 'tcp', 'Ann in CLOSE_WAIT, Bea in FIN_WAIT_2', 'Ann in FIN_WAIT_2, Bea in CLOSE_WAIT'],
];
const page = (): readonly [wrong: string, right: string] => {
  const all = ROWS.map(([, base, from, to], i) => {
    const text = `exchange e${i + 1} using ${RIGHT[base] ?? ''}`;
    if (!text.includes(from)) throw new Error(`${base} ${from}`);
    return [text.replace(from, to), text] as const;
  });
  return [all.map(([w]) => w).join('\n'), all.map(([, r]) => r).join('\n')];
};

const errorsIn = (text: string) => analysed(text).problems.filter(({ severity }) => severity === 'error');

it('fifty mistakes are fifty errors, one in each exchange, and the first fix of each takes only it away', () => {
  const [wrong, right] = page();
  expect(errorsIn(right)).toEqual([]);
  const analysis = analysed(wrong);
  const all = errorsIn(wrong);
  const exchanges = all.map(({ span }) => [...wrong.slice(0, span.start).matchAll(/^exchange (e\d+)/gm)].at(-1)?.[1]);
  expect(exchanges).toEqual(ROWS.map((_, i) => `e${i + 1}`));
  for (const [i, problem] of all.entries()) {
    const [first] = healing(analysis, problem, (text) => analysed(text));
    expect(first?.isNoCure, exchanges[i]).not.toBe(true);
    expect(errorsIn(applied(wrong, first?.edits ?? [])).length, exchanges[i]).toBe(all.length - 1);
  }
  const fixed = fixedAll(analysis, (text) => analysed(text));
  expect(errorsIn(fixed.text)).toEqual([]);
});

it('one mistake without a fix that heals keeps no other one from its own', () => {
  const one = (name: string, line: string) =>
    `exchange ${name} {\n  A -> B : SYN seq=100\n  B -> A : ${line}\n  A -> B : ACK seq=101 ack=301\n}\n`;
  const kept = one('kept', 'ECE seq=300 ack=101');
  const mistyped = Array.from({ length: 30 }, (_, i) => one(`e${i}`, 'SYN+ACK seq=300 ack=100'));
  const fixed = fixedAll(analysed([kept, ...mistyped].join('')), (text) => analysed(text));
  expect(errorsIn(fixed.text).every(({ span }) => span.start < kept.length + 40)).toBe(true);
});
