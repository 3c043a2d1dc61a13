import { chmodSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '../language/analysis/analyse.js';
import { fixed } from './fix.js';
import { folder, handshake } from './io.fixture.js';
import { checkSource } from './open.js';
import { sourceOf } from './sources.js';

const fixedText = (text: string, name = 'a.hsk'): string => fixed(sourceOf(name, new TextEncoder().encode(text))).after.lines.text;

const OPENED = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\n';
const CALLED =
  'expect A in SYN_SENT, B in SYN_RECEIVED\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\nexpect A in ESTABLISHED, B in ESTABLISHED\n';
const ESTABLISHED = 'host A in ESTABLISHED with snd_nxt=101, rcv_nxt=301\nhost B in ESTABLISHED with snd_nxt=301, rcv_nxt=101\n';
const TIMED = `${ESTABLISHED}A -x B : ACK seq=101 len=100 ts=100 tsecr=50\nA -> B : ACK seq=201 len=100 ts=101 tsecr=50\n`;
const GUARDED = `protocol p {
  message Q (n, s)
  message A (n)
  field n : int
  field s : name
  var max : int = 3
  initial state S { send Q when n < max; receive Q when n == 1 and s == "x" -> T; receive A }
  state T { send A when n == max -> S }
}
using p
`;
const ASKED = 'A -> B : Q n=1 s="x"\n';
const CALL =
  'using sip\nhost Alice is caller\nhost P is proxy\nhost Bob is callee\nAlice -> P : INVITE\nP -> Bob : INVITE\nBob -> P : Ringing\n';
const LEASE =
  'using dhcp\nhost C is client\nhost S is server\nC -> S : DISCOVER xid=7\nS -> C : OFFER xid=7 yiaddr="10.0.0.5" server="gw-1"\n';
const PLAIN = LEASE.replace('"10.0.0.5"', 'a').replace('"gw-1"', 'gw');
const DECLARED = 'host A "Client"\nhost B "Server" in LISTEN\n';

describe('check --fix puts right, and keeps what was not wrong', () => {
  it.each([
    [
      'a missing line with texts',
      `${LEASE}S -> C : ACK xid=7 yiaddr="10.0.0.5" server="gw-1"\nexpect C in BOUND\nC : t1\n`,
      `${LEASE}C -> S : REQUEST xid=7 yiaddr="10.0.0.5" server="gw-1"\nS -> C : ACK xid=7 yiaddr="10.0.0.5" server="gw-1"\nexpect C in BOUND\nC : t1\n`,
    ],
    [
      'a missing line with words, as its author writes them',
      `${PLAIN}S -> C : ACK xid=7 yiaddr=a server=gw\nexpect C in BOUND\nC : t1\n`,
      `${PLAIN}C -> S : REQUEST xid=7 yiaddr=a server=gw\nS -> C : ACK xid=7 yiaddr=a server=gw\nexpect C in BOUND\nC : t1\n`,
    ],
    [
      'text that is acknowledged though its line is missing',
      `${OPENED}B -> A : ACK seq=301 ack=401\nB -> A : PSH+ACK seq=301 ack=401 len=10\nA -> B : ACK seq=401 ack=311\n`,
      `${OPENED}A -> B : ACK seq=101 ack=301 len=300\nB -> A : ACK seq=301 ack=401\nB -> A : PSH+ACK seq=301 ack=401 len=10\nA -> B : ACK seq=401 ack=311\n`,
    ],
    [
      'a simultaneous open whose segments are written as arriving at once',
      'A -> B : SYN seq=100\nB -> A : SYN seq=300\nA -> B : SYN+ACK seq=100 ack=301 // both\nB -> A : SYN+ACK seq=300 ack=101',
      'A ~> B : SYN seq=100 as m1\nB -> A : SYN seq=300\nm1 arrives\nA ~> B : SYN+ACK seq=100 ack=301 as m2 // both\nB -> A : SYN+ACK seq=300 ack=101\nm2 arrives',
    ],
    [
      'FINs that cross, as their numbers tell',
      `${OPENED}A -> B : FIN+ACK seq=101 ack=301\nB -> A : FIN+ACK seq=301 ack=101\nA -> B : ACK seq=102 ack=302\nB -> A : ACK seq=302 ack=102\nexpect A in TIME_WAIT, B in TIME_WAIT\n`,
      `${OPENED}A ~> B : FIN+ACK seq=101 ack=301 as m1\nB -> A : FIN+ACK seq=301 ack=101\nm1 arrives\nA -> B : ACK seq=102 ack=302\nB -> A : ACK seq=302 ack=102\nexpect A in TIME_WAIT, B in TIME_WAIT\n`,
    ],
    [
      'a simultaneous open of which a mistake shows only at its end',
      'A : connect\nB : connect\nA -> B : SYN\nB -> A : SYN\nA -> B : SYN+ACK\nB -> A : SYN+ACK\nexpect A in ESTABLISHED, B in ESTABLISHED\n',
      'A : connect\nB : connect\nA ~> B : SYN as m1\nB -> A : SYN\nm1 arrives\nA ~> B : SYN+ACK as m2\nB -> A : SYN+ACK\nm2 arrives\nexpect A in ESTABLISHED, B in ESTABLISHED\n',
    ],
    [
      'a FIN that is acknowledged though its line is missing, and counted in all later lines',
      `${OPENED}A -> B : ACK seq=101 ack=302\nA -> B : PSH+ACK seq=101 ack=302 len=50\nB -> A : ACK seq=302 ack=151\n`,
      `${OPENED}B -> A : FIN+ACK seq=301 ack=101\nA -> B : ACK seq=101 ack=302\nA -> B : PSH+ACK seq=101 ack=302 len=50\nB -> A : ACK seq=302 ack=151\n`,
    ],
    [
      'two lines of one host that are swapped',
      'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : PSH+ACK seq=101 ack=301 len=30\nA -> B : ACK seq=101 ack=301\nB -> A : ACK seq=301 ack=131\n',
      `${OPENED}A -> B : PSH+ACK seq=101 ack=301 len=30\nB -> A : ACK seq=301 ack=131\n`,
    ],
    [
      'the SYN after a call, with its arrow turned round',
      `A : connect\nB -> A : SYN seq=100\n${CALLED}`,
      `A : connect\nA -> B : SYN seq=100\n${CALLED}`,
    ],
    [
      'SYN and FIN that are counted as nothing',
      'A -> B : SYN seq=0\nB -> A : SYN+ACK seq=0 ack=0\nA -> B : ACK seq=0 ack=0\nA -> B : PSH+ACK seq=0 ack=0 len=50\nB -> A : ACK seq=0 ack=50\nA -> B : FIN+ACK seq=50 ack=0\nB -> A : ACK seq=0 ack=50\nB -> A : FIN+ACK seq=0 ack=50\nA -> B : ACK seq=50 ack=0\n',
      'A -> B : SYN seq=0\nB -> A : SYN+ACK seq=0 ack=1\nA -> B : ACK seq=1 ack=1\nA -> B : PSH+ACK seq=1 ack=1 len=50\nB -> A : ACK seq=1 ack=51\nA -> B : FIN+ACK seq=51 ack=1\nB -> A : ACK seq=1 ack=52\nB -> A : FIN+ACK seq=1 ack=52\nA -> B : ACK seq=52 ack=2\n',
    ],
    ['a SYN that is missing between a call and claims', `A : connect\n${CALLED}`, `A : connect\nA -> B : SYN seq=100\n${CALLED}`],
    [
      'a SACK block and an echo that nothing has carried',
      `${TIMED}B -> A : ACK ack=101 sack="5001-6001" ts=51 tsecr=99999\n`,
      `${TIMED}B -> A : ACK ack=101 sack="201-301" ts=51 tsecr=101\n`,
    ],
    [
      'an echo that nothing has carried, and that would be none the other way round either',
      `${TIMED}B -> A : ACK ack=101 sack="201-301" ts=51 tsecr=105\n`,
      `${TIMED}B -> A : ACK ack=101 sack="201-301" ts=51 tsecr=101\n`,
    ],
    [
      'another message in place of the one that is owed, as claims tell',
      'A -> B : SYN seq=0\nB -> A : FIN seq=0 ack=1\nexpect B in SYN_RECEIVED\nA -> B : ACK seq=1 ack=1\nexpect A in ESTABLISHED, B in ESTABLISHED\n',
      'A -> B : SYN seq=0\nB -> A : SYN+ACK seq=0 ack=1\nexpect B in SYN_RECEIVED\nA -> B : ACK seq=1 ack=1\nexpect A in ESTABLISHED, B in ESTABLISHED\n',
    ],
    [
      'messages that nobody owes and that are missing before others',
      'using tls13\nhost C is client\nhost S is server\nC -> S : ClientHello\nS -> C : ServerHello\nS -> C : Certificate\nS -> C : Finished\nC -> S : Finished\n',
      'using tls13\nhost C is client\nhost S is server\nC -> S : ClientHello\nS -> C : ServerHello\nS -> C : EncryptedExtensions\nS -> C : Certificate\nS -> C : CertificateVerify\nS -> C : Finished\nC -> S : Finished\n',
    ],
    [
      'names as standards write them, behind the name of the protocol',
      'using dhcp\nC -> S : DHCPDISCOVER xid=7\nS -> C : DHCPOFFER xid=7\nC -> S : DHCPREQUEST xid=7\nS -> C : DHCPACK xid=7\n',
      'using dhcp\nC -> S : DISCOVER xid=7\nS -> C : OFFER xid=7\nC -> S : REQUEST xid=7\nS -> C : ACK xid=7\n',
    ],
    [
      'a role that is taken for a host',
      'using sip\nhost Alice of caller\nhost P is proxy\nhost Bob of callee\nAlice -> P : INVITE\n',
      'using sip\nhost Alice is caller\nhost P is proxy\nhost Bob is callee\nAlice -> P : INVITE\n',
    ],
    [
      'a claim of all hosts at once',
      `${ESTABLISHED}expect both in ESTABLISHED\n`,
      `${ESTABLISHED}expect A in ESTABLISHED, B in ESTABLISHED\n`,
    ],
    ['a value that a condition does not ask for', `${GUARDED}A -> B : Q n=2 s="x"\n`, `${GUARDED}A -> B : Q n=1 s="x"\n`],
    ['a value that must be a variable', `${GUARDED}${ASKED}B -> A : A n=2\n`, `${GUARDED}${ASKED}B -> A : A n=3\n`],
    ['a value that is left out', `${GUARDED}A -> B : Q n=1\n`, `${GUARDED}A -> B : Q n=1 s="x"\n`],
    [
      'a turned arrow',
      `${DECLARED}A -> B : SYN seq=100\nA -> B : SYN+ACK seq=300 ack=101 // two\nA -> B : ACK seq=101 ack=301\n`,
      `${DECLARED}A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101 // two\nA -> B : ACK seq=101 ack=301\n`,
    ],
    [
      'exchanged lines, with their comments',
      `${DECLARED}A -> B : SYN seq=100\n  A -> B : ACK seq=101 ack=301 // three\n  B -> A : SYN+ACK seq=300 ack=101 // two`,
      `${DECLARED}A -> B : SYN seq=100\n  B -> A : SYN+ACK seq=300 ack=101 // two\n  A -> B : ACK seq=101 ack=301 // three`,
    ],
    [
      'a line that is missing, in the columns of the others',
      'A -> B : SYN     seq=100\nA -> B : ACK     seq=101 ack=301\nA -> B : PSH+ACK seq=101 ack=301 len=5\n',
      'A -> B : SYN     seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK     seq=101 ack=301\nA -> B : PSH+ACK seq=101 ack=301 len=5\n',
    ],
    [
      'a line with text that is missing, among large numbers',
      'host A in ESTABLISHED with snd_nxt=4000000101, rcv_nxt=301\nhost B in ESTABLISHED with snd_nxt=301, rcv_nxt=4000000101\nB -> A : ACK seq=301 ack=4000000151\nA -> B : ACK seq=4000000151 ack=301 len=50\nB -> A : ACK seq=301 ack=4000000201\n',
      'host A in ESTABLISHED with snd_nxt=4000000101, rcv_nxt=301\nhost B in ESTABLISHED with snd_nxt=301, rcv_nxt=4000000101\nA -> B : ACK seq=4000000101 ack=301 len=50\nB -> A : ACK seq=301 ack=4000000151\nA -> B : ACK seq=4000000151 ack=301 len=50\nB -> A : ACK seq=301 ack=4000000201\n',
    ],
    [
      'a SACK block that ends at the last byte',
      'host A in ESTABLISHED with snd_nxt=101, rcv_nxt=301\nhost B in ESTABLISHED with snd_nxt=301, rcv_nxt=101\nA -x B : ACK len=100\nA -> B : ACK seq=201 len=100\nB -> A : ACK ack=101 sack="201-300"\n',
      'host A in ESTABLISHED with snd_nxt=101, rcv_nxt=301\nhost B in ESTABLISHED with snd_nxt=301, rcv_nxt=101\nA -x B : ACK len=100\nA -> B : ACK seq=201 len=100\nB -> A : ACK ack=101 sack="201-301"\n',
    ],
    [
      'two numbers of one line',
      `${DECLARED}A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=100 ack=300\nA -> B : PSH+ACK seq=101 ack=301 len=5\nB -> A : ACK seq=301 ack=106\n`,
      `${DECLARED}A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\nA -> B : PSH+ACK seq=101 ack=301 len=5\nB -> A : ACK seq=301 ack=106\n`,
    ],
    [
      "a host's name",
      'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\nA -> B : PSH+ACK seq=101 ack=301 len=50\nBb -> A : ACK seq=301 ack=151\n',
      'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\nA -> B : PSH+ACK seq=101 ack=301 len=50\nB -> A : ACK seq=301 ack=151\n',
    ],
    [
      'a SYN in place of the ACK that is owed',
      'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : SYN seq=101 ack=301\nA -> B : PSH+ACK seq=101 ack=301 len=50\nB -> A : ACK seq=301 ack=151\n',
      'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\nA -> B : PSH+ACK seq=101 ack=301 len=50\nB -> A : ACK seq=301 ack=151\n',
    ],
    [
      'without numbers, where there are none',
      'A -> B : SYN\r\nA -> B : ACK\r\nA -> B : PSH+ACK "GET"\r\n',
      'A -> B : SYN\r\nB -> A : SYN+ACK\r\nA -> B : ACK\r\nA -> B : PSH+ACK "GET"\r\n',
    ],
    [
      'with symbols, where there are symbols',
      'A -> B : SYN seq=x\nB -> A : SYN+ACK seq=y ack=x\nA -> B : ACK seq=x+1 ack=y+1\n',
      'A -> B : SYN seq=x\nB -> A : SYN+ACK seq=y ack=x+1\nA -> B : ACK seq=x+1 ack=y+1\n',
    ],
    [
      'several mistakes, each by itself',
      'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=201\nA -> B : ACK seq=101 ack=301\nB -> A : PSH+ACK seq=301 ack=101 len=5\nA -> B : ACK seq=101 ack=305\n',
      'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\nB -> A : PSH+ACK seq=301 ack=101 len=5\nA -> B : ACK seq=101 ack=306\n',
    ],
    [
      "segments on their way that stand in each other's place",
      'host A in ESTABLISHED with snd_nxt=1; host B in ESTABLISHED with rcv_nxt=1\nA ~> B : ACK seq=11 len=10 as b\nA ~> B : ACK seq=1 len=10 as a\nA ~> B : ACK seq=21 len=10 as c\na arrives\nb arrives\nc arrives\nB -> A : ACK ack=31\n',
      'host A in ESTABLISHED with snd_nxt=1; host B in ESTABLISHED with rcv_nxt=1\nA ~> B : ACK seq=1 len=10 as a\nA ~> B : ACK seq=11 len=10 as b\nA ~> B : ACK seq=21 len=10 as c\na arrives\nb arrives\nc arrives\nB -> A : ACK ack=31\n',
    ],
    [
      'a line that stands too early, with its comment',
      'A -> B : SYN seq=100\nA -> B : PSH+ACK seq=101 ack=301 len=5 // GET\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\nB -> A : ACK seq=301 ack=106\n',
      'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\nA -> B : PSH+ACK seq=101 ack=301 len=5 // GET\nB -> A : ACK seq=301 ack=106\n',
    ],
    [
      'an acknowledgment before what it acknowledges',
      `${ESTABLISHED}B -> A : ACK seq=301 ack=121\nA -> B : PSH+ACK seq=101 ack=301 len=20\nB -> A : PSH+ACK seq=301 ack=121 len=30\nA -> B : ACK seq=121 ack=331\n`,
      `${ESTABLISHED}A -> B : PSH+ACK seq=101 ack=301 len=20\nB -> A : ACK seq=301 ack=121\nB -> A : PSH+ACK seq=301 ack=121 len=30\nA -> B : ACK seq=121 ack=331\n`,
    ],
    [
      'a server that does not listen',
      'host A\nhost B\nA -> B : SYN seq=1\nB -> A : SYN+ACK seq=1 ack=2\nA -> B : ACK seq=2 ack=2\n',
      'host A\nhost B in LISTEN\nA -> B : SYN seq=1\nB -> A : SYN+ACK seq=1 ack=2\nA -> B : ACK seq=2 ack=2\n',
    ],
    [
      'hosts that are to begin in the midst of a connection',
      'host A "Laptop"\nhost B "Web"\nA -> B : PSH+ACK seq=1 ack=1 len=5\nB -> A : ACK seq=1 ack=6\n',
      'host A "Laptop" in ESTABLISHED\nhost B "Web" in ESTABLISHED\nA -> B : PSH+ACK seq=1 ack=1 len=5\nB -> A : ACK seq=1 ack=6\n',
    ],
    [
      'roles of two hosts',
      'using dhcp\nhost c "PC" is server\nhost s is client\nc -> s : DISCOVER xid=1\ns -> c : OFFER xid=1 yiaddr="10.0.0.5"\n',
      'using dhcp\nhost c "PC" is client\nhost s is server\nc -> s : DISCOVER xid=1\ns -> c : OFFER xid=1 yiaddr="10.0.0.5"\n',
    ],
    ['a message to the wrong one of two', `${CALL}P -> Bob : Ringing\n`, `${CALL}P -> Alice : Ringing\n`],
    [
      'a flag that was forgotten, with its number',
      'host A\nhost B\nA -> B : SYN seq=500\nB -> A : RST seq=0\nexpect A in CLOSED\n',
      'host A\nhost B\nA -> B : SYN seq=500\nB -> A : RST+ACK seq=0 ack=501\nexpect A in CLOSED\n',
    ],
    [
      'short forms of names',
      'using tls13\nC -> S : CH\nS -> C : SH\nS -> C : EE\n',
      'using tls13\nC -> S : ClientHello\nS -> C : ServerHello\nS -> C : EncryptedExtensions\n',
    ],
    [
      'names that are like no other: what makes the exchange right, else nothing',
      'using dns\nhost R is stub\nhost N is server\nR -> N : Query id=77 name="example.org" colour=3\nN -> R : Response id=77\n',
      'using dns\nhost R is stub\nhost N is resolver\nR -> N : Query id=77 name="example.org"\nN -> R : Answer id=77 name="example.org"\n',
    ],
    [
      'a flag and a state that there are not',
      'host A in NOWHERE\nhost B in LISTEN\nA -> B : SYN+FOO seq=1\n',
      'host A\nhost B in LISTEN\nA -> B : SYN seq=1\n',
    ],
    [
      'a number that was mistyped, and shows only later',
      'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=305 ack=101\nA -> B : ACK seq=101 ack=301\nA -> B : PSH+ACK seq=101 ack=301 len=10\nB -> A : ACK seq=301 ack=111\n',
      'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\nA -> B : PSH+ACK seq=101 ack=301 len=10\nB -> A : ACK seq=301 ack=111\n',
    ],
    [
      'a wrong number with all that counts on from it',
      'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=102 ack=301\nA -> B : PSH+ACK seq=102 ack=301 len=10\nB -> A : ACK seq=301 ack=112\n',
      'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\nA -> B : PSH+ACK seq=101 ack=301 len=10\nB -> A : ACK seq=301 ack=111\n',
    ],
    [
      'a flag from which numbers were counted on',
      `${ESTABLISHED}A -> B : ACK seq=101 ack=301\nB -> A : ACK seq=301 ack=102\nB -> A : FIN+ACK seq=301 ack=102\nA -> B : ACK seq=102 ack=302\n`,
      `${ESTABLISHED}A -> B : FIN+ACK seq=101 ack=301\nB -> A : ACK seq=301 ack=102\nB -> A : FIN+ACK seq=301 ack=102\nA -> B : ACK seq=102 ack=302\n`,
    ],
    [
      'a FIN that was not counted, before its acknowledgment',
      `${ESTABLISHED}A -> B : FIN+ACK seq=101 ack=301\nA -> B : ACK seq=101 ack=301\nB -> A : ACK seq=301 ack=102\n`,
      `${ESTABLISHED}A -> B : FIN+ACK seq=101 ack=301\nA -> B : ACK seq=102 ack=301\nB -> A : ACK seq=301 ack=102\n`,
    ],
    [
      'relative numbers behind absolute ones',
      'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\nA -> B : PSH+ACK seq=1 ack=1 len=10\nB -> A : ACK seq=1 ack=11\nA -> B : FIN+ACK seq=11 ack=1\nB -> A : FIN+ACK seq=1 ack=12\nA -> B : ACK seq=12 ack=2\n',
      'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\nA -> B : PSH+ACK seq=101 ack=301 len=10\nB -> A : ACK seq=301 ack=111\nA -> B : FIN+ACK seq=111 ack=301\nB -> A : FIN+ACK seq=301 ack=112\nA -> B : ACK seq=112 ack=302\n',
    ],
    [
      'the same in symbols',
      'A -> B : SYN seq=x\nB -> A : SYN+ACK seq=y ack=x+1\nA -> B : ACK seq=x+2 ack=y+1\nA -> B : PSH+ACK seq=x+2 ack=y+1 len=10\nB -> A : ACK seq=y+1 ack=x+12\n',
      'A -> B : SYN seq=x\nB -> A : SYN+ACK seq=y ack=x+1\nA -> B : ACK seq=x+1 ack=y+1\nA -> B : PSH+ACK seq=x+1 ack=y+1 len=10\nB -> A : ACK seq=y+1 ack=x+11\n',
    ],
    [
      'an event, a segment and a state that there are not',
      `${DECLARED}A -> B : SYN seq=1\nA : frobnicate\nm9 arrives\nexpect A in HAPPY, B in SYN_RECEIVED\n`,
      `${DECLARED}A -> B : SYN seq=1\nexpect A in SYN_SENT, B in SYN_RECEIVED\n`,
    ],
    [
      'as notes write it',
      'A → B : Syn (Seq=0)\nB => A : [SYN, ACK] seq=0, ack=1\nA -> B : ack seq=1 ack=1\nA -> B : DATA (len=5)\nexpect A ESTAB, B in established\n',
      'A -> B : SYN seq=0\nB -> A : SYN+ACK seq=0 ack=1\nA -> B : ACK seq=1 ack=1\nA -> B : PSH+ACK len=5\nexpect A in ESTABLISHED, B in ESTABLISHED\n',
    ],
    [
      'a number among notes',
      'A --> B: [SYN] Seq=0\nB --> A: [SYN, ACK] Seq=0, Ack=0\nA --> B: [ACK] Seq=1, Ack=1\n',
      'A -> B : SYN seq=0\nB -> A : SYN+ACK seq=0 ack=1\nA -> B : ACK seq=1 ack=1\n',
    ],
    [
      'on one line',
      'exchange e { A -> B : SYN seq=1; A -> B : ACK seq=2 ack=8; expect B in ESTABLISHED }',
      'exchange e { A -> B : SYN seq=1; B -> A : SYN+ACK seq=7 ack=2; A -> B : ACK seq=2 ack=8; expect B in ESTABLISHED }',
    ],
  ])('%s', (_, before, after) => {
    expect(fixedText(before)).toBe(after);
    expect(fixedText(after)).toBe(after);
  });

  it('the notation, and leaves what shows only then to its author', () =>
    expect(fixedText('A -> B : SYN-ACK seq=0 ack=1\n')).toBe('A -> B : SYN+ACK seq=0 ack=1\n'));

  it('of Markdown only the fences', () => {
    const notes = (line: string) => `# SYN seq=1\n\n> \`\`\`handshake\n> A -> B : SYN seq=1\n> ${line}\n> \`\`\`\n\nack=1\n`;
    expect(fixedText(notes('B -> A : SYN+ACK seq=7 ack=1'), 'a.md')).toBe(notes('B -> A : SYN+ACK seq=7 ack=2'));
  });
});

it('what is owed is added without the fields of which nothing is known', () => {
  const text = 'host A in ESTABLISHED with snd_nxt=1\nhost B\nA -> B : ACK seq=1 ack=302\n';
  const source = sourceOf('a.hsk', new TextEncoder().encode(text));
  const { problems, fixesOf } = checkSource(source);
  const owed = problems.filter(({ code }) => code === 'unanswered');
  expect(owed.map((problem) => fixesOf(problem, 1).map(({ title }) => title))).toEqual([['Add B -> A : RST seq=302 at the end']]);
});

describe('check --fix in Markdown', () => {
  const fence = (lines: string) => `\`\`\`handshake\n${lines}\`\`\`\n`;
  const OPEN = 'A -> B : SYN seq=1\nB -> A : SYN+ACK seq=5 ack=2\n';

  it('leaves all that stands between two fences as it is, and begins anew in each', () => {
    const notes = (first: string, second: string, third: string) =>
      `# Notes\n\n${fence(`${OPEN}${first}\n`)}\n*between*: ack=5\n\n${fence(`${OPEN}${second}\n`)}\nend\n\n${fence(`${OPEN}${third}\n`)}`;
    const right = 'A -> B : ACK seq=2 ack=6';
    expect(fixedText(notes('A -> B : ACK seq=2 ack=5', right, 'B -> A : ACK seq=2 ack=6'), 'a.md')).toBe(notes(right, right, right));
  });

  it('puts lines in where the fences are quotations, or stand in a list', () => {
    const notes = (...between: readonly string[]) => {
      const lines = ['```handshake', 'A -> B : SYN seq=1', ...between, 'A -> B : ACK seq=2 ack=6', '```'];
      return `${lines.map((line) => `> ${line}`).join('\n')}\n\n- one\n${lines.map((line) => `  ${line}`).join('\n')}\n`;
    };
    expect(fixedText(notes(), 'a.md')).toBe(notes('B -> A : SYN+ACK seq=5 ack=2'));
  });
});

describe('of the examples that are wrong on purpose, once nobody expects it', () => {
  const broken = path.resolve(import.meta.dirname, '../../../examples/broken');
  /** What their authors want, nobody else can know. */
  const WITHOUT_CURE = ['exercise-goal.hsk', 'exercise-solution.hsk', 'exercise-trivial.hsk'];
  it.each(readdirSync(broken))('%s', (file) => {
    const text = readFileSync(path.join(broken, file), 'utf8').replace(/^ *expect error.*\n/gm, '');
    const { after } = fixed(sourceOf(path.join(broken, file), new TextEncoder().encode(text)));
    const left = analyse(after.text, { source: file, read: () => undefined });
    expect(left.problems.filter(({ severity }) => severity === 'error').length > 0, after.text).toBe(WITHOUT_CURE.includes(file));
  });
});

describe('handshake check --fix', () => {
  const wrong = 'A -> B : SYN seq=1\nB -> A : SYN+ACK seq=7 ack=1\n';
  const right = 'A -> B : SYN seq=1\nB -> A : SYN+ACK seq=7 ack=2\n';
  const read = (root: string, file: string) => readFileSync(path.join(root, file), 'utf8');

  it('writes what it put right, and nothing else', async () => {
    const root = folder({ 'a.hsk': `\uFEFF${wrong}`, 'b.hsk': right });
    symlinkSync(path.join(root, 'a.hsk'), path.join(root, 'c.hsk'));
    chmodSync(path.join(root, 'a.hsk'), 0o640);
    const { status, out } = await handshake(['check', '--fix', root]);
    expect(status).toBe(0);
    expect(out).toContain(`${root}/a.hsk: 1 error fixed\n`);
    expect([read(root, 'a.hsk'), read(root, 'b.hsk'), read(root, 'c.hsk')]).toEqual([`\uFEFF${right}`, right, `\uFEFF${right}`]);
    expect(readdirSync(root)).toEqual(['a.hsk', 'b.hsk', 'c.hsk']);
  });

  it('--dry-run writes nothing', async () => {
    const root = folder({ 'a.hsk': wrong });
    const { status, out } = await handshake(['check', '--fix', '--dry-run', root]);
    expect(status).toBe(1);
    expect(out).toBe(
      `--- ${root}/a.hsk\n+++ ${root}/a.hsk\n@@ -1,2 +1,2 @@\n A -> B : SYN seq=1\n-B -> A : SYN+ACK seq=7 ack=1\n+B -> A : SYN+ACK seq=7 ack=2\n`,
    );
    expect(read(root, 'a.hsk')).toBe(wrong);
  });

  it('standard input to standard output', async () => {
    expect(await handshake(['check', '--fix', '-'], wrong)).toEqual({ status: 0, out: right, error: '' });
  });

  it('names what it cannot write, and fixes the others', async () => {
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${wrong}`, 'utf16le'));
    const root = folder({ 'a.hsk': utf16, 'b.hsk': wrong });
    const { status, error } = await handshake(['check', '--fix', root]);
    expect([status, error]).toEqual([2, `handshake: cannot fix ${root}/a.hsk: it is not UTF-8\n`]);
    expect(read(root, 'b.hsk')).toBe(right);
    expect(new Uint8Array(readFileSync(path.join(root, 'a.hsk')))).toEqual(utf16);
  });

  it('--dry-run alone means nothing', async () => {
    expect((await handshake(['check', '--dry-run', '-'])).status).toBe(2);
  });
});
