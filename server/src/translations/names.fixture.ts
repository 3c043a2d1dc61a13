/** For tests: English in what is said in another language. */

/** Words of the language and of its protocols that stay as they are in every language. */
const NAMES = new Set(
  'seq ack len win mss ws ts tsecr sack listen connect send close abort crash timeout arrives expect error final serial keepalive challenge tcp in Wireshark tcpdump Handshake'.split(
    ' ',
  ),
);

/** Names of protocols, as Korean textbooks write them, too. */
const PROTOCOLS =
  /Kerberos|Raft|Stop-and-[Ww]ait|Go-Back-N|Selective Repeat|Alternating Bit|Diffie-Hellman|\(association\)|[34]-way handshake/g;

/** Words in small letters that stand in no backticks, and are neither names nor in `known`. */
export const englishIn = (text: string, known: { has(word: string): boolean } = new Set<string>()): readonly string[] =>
  [
    ...text
      .replace(/`[^`]*`/g, '')
      .replace(PROTOCOLS, '')
      .matchAll(/[A-Za-z][A-Za-z_]+/g),
  ]
    .map(([word]) => word)
    .filter((word) => /^[A-Z]?[a-z]{2,}$/.test(word) && !NAMES.has(word) && !known.has(word));
