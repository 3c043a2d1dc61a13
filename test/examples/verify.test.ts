/** What is shipped to be verified: each property has the verdict that its text tells, and each way is an exchange that checks clean. */
import { describe, expect, it } from 'vitest';
import { libraryNames } from '../../server/src/language/analysis/library.js';
import { outcomeOf } from '../../server/src/language/verify/verified.js';
import { analysisOf, codesIn, documentsIn } from './documents.js';

/** A block for each protocol of the library, and how many properties it has: all of them hold. */
const EVERY_PROTOCOL: readonly (readonly [name: string, properties: number])[] = [
  ['alternating_bit', 2],
  ['arp', 2],
  ['bgp', 1],
  ['dhcp', 2],
  ['diffie_hellman', 2],
  ['dns', 2],
  ['dtls13', 2],
  ['eap', 2],
  ['go_back_n', 2],
  ['http', 1],
  ['kerberos', 1],
  ['lcp', 2],
  ['mqtt', 1],
  ['oauth2', 2],
  ['ospf', 1],
  ['ping', 1],
  ['quic', 1],
  ['raft', 2],
  ['sctp', 2],
  ['selective_repeat', 1],
  ['sip', 1],
  ['smtp', 1],
  ['ssh', 1],
  ['stop_and_wait', 1],
  ['tcp', 2],
  ['tcp_793', 2],
  ['tcp_textbook', 2],
  ['tls12', 1],
  ['tls13', 2],
  ['two_phase_commit', 2],
  ['wpa2', 2],
];

/** By block: its own properties, then the two that nobody asks for. */
const VERDICTS: Readonly<Record<string, readonly string[]>> = {
  adversary: ['closing: holds', 'closing_at_once: fails', 'opening: fails'],
  'alternating-bit': ['in_order: holds holds', 'reordered: fails'],
  commit: ['two_phase: fails holds', 'three_phase: holds'],
  'go-back-n': ['three: holds', 'four: fails'],
  'half-open': ['crashed: fails holds', 'crashed_then_text: holds'],
  library: EVERY_PROTOCOL.map(([name, properties]) => `${name}: ${Array.from({ length: properties }, () => 'holds').join(' ')}`),
  'mqtt-qos-2': ['once: holds holds'],
  'tcp-opens-and-closes': ['nothing_lost: holds holds', 'one_lost: holds holds holds holds', 'two_lost: holds holds'],
  'time-wait-assassination': ['old_ack: fails'],
  'two-way-handshake': ['three_way: holds', 'two: fails'],
  'why-time-wait': ['closing: holds holds', 'closing_at_once: fails fails', 'again: holds', 'again_at_once: fails', 'again_fresh: holds'],
};

function lookedThrough(file: string) {
  const analysis = analysisOf(file);
  return analysis.verifications.map((each) => {
    const { verdicts, complete } = outcomeOf(each, analysis, { states: 50_000 });
    expect(complete).toBe(true);
    return { name: each.verification.name, verdicts };
  });
}

it('all are known', () => {
  expect(documentsIn('examples/verify')).toEqual(Object.keys(VERDICTS).map((name) => `examples/verify/${name}.hsk`));
});

it('every protocol of the library has a block', () => {
  expect(EVERY_PROTOCOL.map(([name]) => name)).toEqual([...libraryNames].sort());
});

describe.each(Object.keys(VERDICTS))('%s', (name) => {
  it('has its verdicts, and ways that check clean', () => {
    const found = lookedThrough(`examples/verify/${name}.hsk`);
    const said = found.map(
      (each) => `${each.name}: ${each.verdicts.flatMap(({ property, verdict }) => (property ? [verdict] : [])).join(' ')}`,
    );
    expect(said).toEqual(VERDICTS[name]);
    expect(found.flatMap(({ verdicts }) => verdicts.filter(({ property, verdict }) => !property && verdict !== 'holds'))).toEqual([]);
    const ways = found.flatMap(({ verdicts }) => verdicts.flatMap(({ exchange }) => exchange ?? []));
    expect(ways.flatMap(codesIn)).toEqual([]);
  });
});
