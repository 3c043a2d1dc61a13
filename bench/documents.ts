/** Documents of a given number of messages: a handshake, then data and its acknowledgement, over and over. */

const openingFrom = (first: number): readonly string[] => [
  `A -> B : SYN seq=${first}`,
  `B -> A : SYN+ACK seq=300 ack=${first + 1}`,
  `A -> B : ACK seq=${first + 1} ack=301`,
];
const OPENING = 3;

/** @param first the initial sequence number of A */
export function documentOf(messages: number, first = 100): string {
  const lines = [...openingFrom(first)];
  for (let sent = first + 1; lines.length < messages; sent += 10) {
    lines.push(`A -> B : PSH+ACK seq=${sent} ack=301 len=10`, `B -> A : ACK seq=301 ack=${sent + 10}`);
  }
  return `${lines.slice(0, messages).join('\n')}\n`;
}

/** So many exchanges of so many messages each, of which none has its numbers from another one. */
export const exchangesOf = (exchanges: number, messages: number): string =>
  Array.from({ length: exchanges }, (_, nth) => `exchange e${nth + 1} {\n${documentOf(messages, 100 + nth * 1_000)}}\n`).join('');

/** The same with a wrong number in each so many-th message, each off by something else. */
export function withMistakes(text: string, each: number): string {
  let nth = -1;
  const isMeant = (line: string) => line.includes(' : ') && ++nth > OPENING && nth % each === 0 && !/SYN|^A -> B : ACK/.test(line);
  const wrong = (line: string, at: number) => line.replace(/\d+/, (number) => String(Number(number) + 7 + ((at * 13) % 50)));
  return text
    .split('\n')
    .map((line, at) => (isMeant(line) ? wrong(line, at) : line))
    .join('\n');
}
