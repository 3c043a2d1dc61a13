/** What is known to differ, by name, and why. `docs/truth.md` tells the same at length; a test holds the two together. */
import type { Finding } from './result.js';

/** Recordings in which Linux does otherwise than RFC 9293, on purpose or by a setting. */
export const recordings: Readonly<Record<string, string>> = {
  synsent_syn_fin: 'Linux ignores text and FIN on a SYN+ACK; RFC 9293 §3.10.7.3 goes on with them',
  dup_fin_time_wait_rfc1337: 'net.ipv4.tcp_rfc1337 is set: a RST in TIME_WAIT is ignored; RFC 9293 §3.10.7.4 closes',
  rst_in_time_wait_rfc1337: 'net.ipv4.tcp_rfc1337 is set: a RST in TIME_WAIT is ignored; RFC 9293 §3.10.7.4 closes',
  listen_port_probes: 'Linux drops SYN+FIN in LISTEN; RFC 9293 §3.10.7.2 accepts the SYN and forgets the FIN',
  rst_one_below_in_close_wait: 'RFC 9293 §3.10.7.4, first, drops it, Linux closes: both are right, and nothing that follows tells which',
  fin_out_of_window: 'a forged segment that one end did not send is named in a SACK block: the capture does not show it',
  rst_in_syn_received: 'the kernel was asked too late: the second RST had taken it to LISTEN by then',
};

/** Rows of reactions.txt. */
export const reactions: readonly (readonly [rows: RegExp, why: string])[] = [
  [/^LISTEN: SYN FIN$/, 'Linux drops SYN+FIN in LISTEN; RFC 9293 §3.10.7.2 accepts the SYN and forgets the FIN'],
  [
    /^SYN-SENT: SYN$/,
    'the kernel was asked too early: in the recording simultaneous_open it goes to SYN_RECEIVED, as RFC 9293 §3.10.7.3 says',
  ],
  [/^SYN-SENT: SYN \+data$/, 'the kernel repeats its SYN before the SYN+ACK, a retransmission that the other one overtook'],
  [
    /^SYN-SENT: SYN ACK ack=ISS\+2$/,
    'RFC 9293 §3.10.7.3, first, sends a RST; Linux stays silent, though it answers the same ACK without SYN',
  ],
  [/^SYN-SENT: SYN ACK (FIN )?good/, 'Linux ignores text and FIN on a SYN+ACK; RFC 9293 §3.10.7.3 goes on with them'],
  [
    /^SYN-RECEIVED-active: .*SND\.UNA/,
    'Linux takes SEG.ACK = SND.UNA, as RFC 793 had it; RFC 9293 §3.10.7.4, fifth, wants SND.UNA < SEG.ACK',
  ],
  [
    /^SYN-RECEIVED-passive: (data old|FIN ACK at RCV\.NXT-1)/,
    'the acknowledgment of a segment that ends exactly at RCV.NXT is taken; Linux only repeats its own',
  ],
  [/RST below window \(-1\)$/, 'RFC 9293 §3.10.7.4, first, drops it, Linux closes: both are right, and nothing that follows tells which'],
  [/FIN ACK \+data at RCV\.NXT, ack all$/, 'the ACK is delayed beyond the 14 ms for which the kernel was watched'],
];

/** The host that a capture from one end has not watched. */
const unwatched: Readonly<Record<string, RegExp>> = { "imported from A's end": /^c\d+, B:/, "imported from B's end": /^c\d+, A:/ };

export const reasonFor = (title: string, { name, what }: Finding): string | undefined => {
  if (title === 'reactions') return reactions.find(([rows]) => rows.test(name))?.[1];
  if (unwatched[title]?.test(what)) return 'this host was not watched: what happened there is inferred';
  if (what.includes('unseen ending')) return 'a timer ended it, and nothing on the wire tells';
  return recordings[name];
};
