/** Documents of a given number of messages: a handshake, then data and its acknowledgement, over and over. */

const OPENING = ['A -> B : SYN seq=100', 'B -> A : SYN+ACK seq=300 ack=101', 'A -> B : ACK seq=101 ack=301'];

export function documentOf(messages: number): string {
  const lines = [...OPENING];
  for (let sent = 101; lines.length < messages; sent += 10) {
    lines.push(`A -> B : PSH+ACK seq=${sent} ack=301 len=10`, `B -> A : ACK seq=301 ack=${sent + 10}`);
  }
  return `${lines.slice(0, messages).join('\n')}\n`;
}

/** So many exchanges of so many messages each. */
export const exchangesOf = (exchanges: number, messages: number): string =>
  Array.from({ length: exchanges }, (_, nth) => `exchange e${nth + 1} {\n${documentOf(messages)}}\n`).join('');

/** The same with a wrong number in each so many-th message, each off by something else. */
export function withMistakes(text: string, each: number): string {
  let nth = -1;
  const isMeant = (line: string) => line.includes(' : ') && ++nth > OPENING.length && nth % each === 0;
  const wrong = (line: string, at: number) => line.replace(/\d+/, (number) => String(Number(number) + 7 + ((at * 13) % 50)));
  return text
    .split('\n')
    .map((line, at) => (isMeant(line) && !OPENING.includes(line) ? wrong(line, at) : line))
    .join('\n');
}
