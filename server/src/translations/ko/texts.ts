/** What documents of the library say, in Korean: each protocol's texts stand beside it, by their English. */
import alternatingBit from '../../../library/alternating_bit.ko.json' with { type: 'json' };
import arp from '../../../library/arp.ko.json' with { type: 'json' };
import bgp from '../../../library/bgp.ko.json' with { type: 'json' };
import dhcp from '../../../library/dhcp.ko.json' with { type: 'json' };
import diffieHellman from '../../../library/diffie_hellman.ko.json' with { type: 'json' };
import dns from '../../../library/dns.ko.json' with { type: 'json' };
import dtls13 from '../../../library/dtls13.ko.json' with { type: 'json' };
import eap from '../../../library/eap.ko.json' with { type: 'json' };
import goBackN from '../../../library/go_back_n.ko.json' with { type: 'json' };
import http from '../../../library/http.ko.json' with { type: 'json' };
import kerberos from '../../../library/kerberos.ko.json' with { type: 'json' };
import lcp from '../../../library/lcp.ko.json' with { type: 'json' };
import mqtt from '../../../library/mqtt.ko.json' with { type: 'json' };
import oauth2 from '../../../library/oauth2.ko.json' with { type: 'json' };
import ospf from '../../../library/ospf.ko.json' with { type: 'json' };
import ping from '../../../library/ping.ko.json' with { type: 'json' };
import quic from '../../../library/quic.ko.json' with { type: 'json' };
import raft from '../../../library/raft.ko.json' with { type: 'json' };
import sctp from '../../../library/sctp.ko.json' with { type: 'json' };
import selectiveRepeat from '../../../library/selective_repeat.ko.json' with { type: 'json' };
import sip from '../../../library/sip.ko.json' with { type: 'json' };
import smtp from '../../../library/smtp.ko.json' with { type: 'json' };
import snippets from '../../../library/snippets.ko.json' with { type: 'json' };
import ssh from '../../../library/ssh.ko.json' with { type: 'json' };
import stopAndWait from '../../../library/stop_and_wait.ko.json' with { type: 'json' };
import tcp from '../../../library/tcp.ko.json' with { type: 'json' };
import tcp793 from '../../../library/tcp_793.ko.json' with { type: 'json' };
import tcpTextbook from '../../../library/tcp_textbook.ko.json' with { type: 'json' };
import tls12 from '../../../library/tls12.ko.json' with { type: 'json' };
import tls13 from '../../../library/tls13.ko.json' with { type: 'json' };
import twoPhaseCommit from '../../../library/two_phase_commit.ko.json' with { type: 'json' };
import wpa2 from '../../../library/wpa2.ko.json' with { type: 'json' };

/** Where two protocols use the same words, the first one translates them; nobody does so better than TCP. */
const DOCUMENTS: readonly Readonly<Record<string, string>>[] = [
  tcp,
  alternatingBit,
  arp,
  bgp,
  dhcp,
  diffieHellman,
  dns,
  dtls13,
  eap,
  goBackN,
  http,
  kerberos,
  lcp,
  mqtt,
  oauth2,
  ospf,
  ping,
  quic,
  raft,
  sctp,
  selectiveRepeat,
  sip,
  smtp,
  snippets,
  ssh,
  stopAndWait,
  tcp793,
  tcpTextbook,
  tls12,
  tls13,
  twoPhaseCommit,
  wpa2,
];

export const texts: ReadonlyMap<string, string> = new Map(DOCUMENTS.toReversed().flatMap((each) => Object.entries(each)));
