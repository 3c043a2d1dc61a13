/** The shipped protocols, as texts: documents like any other, which need no import. Each file bears the name of its protocol. */
import alternating_bit from '../../../library/alternating_bit.hsk';
import arp from '../../../library/arp.hsk';
import bgp from '../../../library/bgp.hsk';
import dhcp from '../../../library/dhcp.hsk';
import diffie_hellman from '../../../library/diffie_hellman.hsk';
import dns from '../../../library/dns.hsk';
import dtls13 from '../../../library/dtls13.hsk';
import eap from '../../../library/eap.hsk';
import go_back_n from '../../../library/go_back_n.hsk';
import http from '../../../library/http.hsk';
import kerberos from '../../../library/kerberos.hsk';
import lcp from '../../../library/lcp.hsk';
import mqtt from '../../../library/mqtt.hsk';
import oauth2 from '../../../library/oauth2.hsk';
import ospf from '../../../library/ospf.hsk';
import ping from '../../../library/ping.hsk';
import quic from '../../../library/quic.hsk';
import raft from '../../../library/raft.hsk';
import sctp from '../../../library/sctp.hsk';
import selective_repeat from '../../../library/selective_repeat.hsk';
import sip from '../../../library/sip.hsk';
import smtp from '../../../library/smtp.hsk';
import ssh from '../../../library/ssh.hsk';
import stop_and_wait from '../../../library/stop_and_wait.hsk';
import tcp from '../../../library/tcp.hsk';
import tcp_793 from '../../../library/tcp_793.hsk';
import tcp_textbook from '../../../library/tcp_textbook.hsk';
import tls12 from '../../../library/tls12.hsk';
import tls13 from '../../../library/tls13.hsk';
import two_phase_commit from '../../../library/two_phase_commit.hsk';
import wpa2 from '../../../library/wpa2.hsk';
import type { SourceText } from './analysis.js';

const FILES: Readonly<Record<string, string>> = {
  tcp,
  tcp_793,
  tcp_textbook,
  tls12,
  tls13,
  dtls13,
  quic,
  sctp,
  dhcp,
  dns,
  arp,
  ping,
  smtp,
  http,
  mqtt,
  ssh,
  sip,
  wpa2,
  eap,
  lcp,
  kerberos,
  oauth2,
  bgp,
  ospf,
  raft,
  two_phase_commit,
  stop_and_wait,
  alternating_bit,
  go_back_n,
  selective_repeat,
  diffie_hellman,
};

const SCHEME = 'builtin:///';

export const libraryNames: readonly string[] = Object.keys(FILES);

/** A text is not read before its protocol is needed. */
export function librarySource(name: string): SourceText | undefined {
  const text = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
  return text === undefined ? undefined : { source: `${SCHEME}${name}.hsk`, text };
}

/** What a shipped protocol is called in full. */
export const libraryTitle = (name: string): string | undefined =>
  /^protocol \w+ "((?:[^"\\]|\\.)*)"/m.exec(librarySource(name)?.text ?? '')?.[1];

export const libraryText = (source: string): string | undefined =>
  source.startsWith(SCHEME) ? librarySource(source.slice(SCHEME.length).replace(/\.hsk$/, ''))?.text : undefined;

/** The id of what lies at an address: of a shipped protocol its own, however many slashes an editor leaves in its address. */
export const sourceAt = (address: string): string => address.replace(/^builtin:\/*/, SCHEME);
