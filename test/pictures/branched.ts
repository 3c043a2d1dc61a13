/** The ways through an exchange as Mermaid has them in one picture. */
import { branched } from '../../server/src/core/views/branched.js';
import { sequenceDiagram } from '../../server/src/core/views/sequence.js';
import { analyse } from '../../server/src/language/analysis/analyse.js';

/** Two that send data to each other. */
export const connected = 'host A in ESTABLISHED with snd_nxt=1, rcv_nxt=1\nhost B in ESTABLISHED with snd_nxt=1, rcv_nxt=1\n';

/** @returns the text of each picture */
export const inFrames = (lines: string): readonly string[] =>
  branched(analyse(lines, { source: 'x', read: () => undefined }).exchanges.map(({ trace }) => trace)).map(
    (trace) => sequenceDiagram(trace, { title: trace.exchange.title }).text,
  );

/** One of everything, in each other and empty. */
export const everyFrame = `${connected}section "Before"
repeat 2 { A -> B : PSH+ACK len=4; opt "an answer" { B -> A : ACK } }
highlight "ways" {
  either "it closes; at once" { A : close; either { B -> A : ACK } or { } }
  or "it goes on: # % end" { repeat 3 { A : send } }
}
`;
