/** A document of several exchanges as one picture: who is in it, where each exchange begins, and what is on its way. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { folder, handshake } from './io.fixture.js';

const file = path.join(
  folder({
    'two.hsk': `exchange open "Opening" {
  host A "Client"
  host B in LISTEN
  A -> B : SYN seq=100
  B -> A : SYN+ACK seq=300 ack=101
  A -> B : ACK seq=101 ack=301
}
exchange close "Closing, with a proxy" after open {
  host C "Proxy"
  A ~> B : FIN+ACK seq=101 ack=301 as f
  C -x B : SYN seq=7
  f arrives
  B -> A : ACK seq=301 ack=102
}
`,
  }),
  'two.hsk',
);

test('as Mermaid', async () => {
  expect((await handshake(['render', file])).out).toBe(`sequenceDiagram
  accDescr: 7 steps between Client, B and Proxy. In the end Client is in FIN_WAIT_2, B is in CLOSE_WAIT, Proxy is in SYN_SENT.
  participant p0 as Client
  participant p1 as B
  participant p2 as Proxy
  Note left of p0: CLOSED
  Note over p1: LISTEN
  Note right of p2: CLOSED
  rect rgba(128, 128, 128, 0.12)
    Note over p0,p2: Opening
    p0->>p1: SYN seq=100
    Note left of p0: SYN_SENT
    Note over p1: SYN_RECEIVED
    p1->>p0: SYN+ACK seq=300 ack=101
    Note left of p0: ESTABLISHED
    p0->>p1: ACK seq=101 ack=301
    Note over p1: ESTABLISHED
  end
  rect rgba(128, 128, 128, 0.12)
    Note over p0,p2: Closing, with a proxy
    p0-)p1: FIN+ACK seq=101 ack=301 (f)
    Note left of p0: FIN_WAIT_1
    p2-xp1: SYN seq=7
    Note right of p2: SYN_SENT
    Note over p1: (f arrives)
    Note over p1: CLOSE_WAIT
    p1->>p0: ACK seq=301 ack=102
    Note left of p0: FIN_WAIT_2
  end
`);
});

test('as text', async () => {
  const { out } = await handshake(['render', '--format', 'text', file]);
  expect(out.replaceAll(/ +$/gm, '')).toBe(`           Client                       B                        Proxy
      CLOSED │                          │                          │ CLOSED
             │                        LISTEN                       │
             │                          │                          │
══════════════════════════════════ Opening ═══════════════════════════════════
             │                          │                          │
    SYN_SENT │────── SYN seq=100 ──────▶│                          │
             │                     SYN_RECEIVED                    │
             │                          │                          │
             │  SYN+ACK seq=300 ack=101 │                          │
 ESTABLISHED │◀─────────────────────────│                          │
             │                          │                          │
             │── ACK seq=101 ack=301 ──▶│                          │
             │                     ESTABLISHED                     │
             │                          │                          │
═══════════════════════════ Closing, with a proxy ════════════════════════════
             │                          │                          │
             │                          │                          │ CLOSED
             │                          │                          │
             │  FIN+ACK seq=101 ack=301 │                          │
             │            [f]           │                          │
  FIN_WAIT_1 │──────────────── ···      │                          │
             │                          │                          │
             │                          │      ✗──── SYN seq=7 ────│ SYN_SENT
             │                          │                          │
             │  FIN+ACK seq=101 ack=301 │                          │
             │            [f]           │                          │
             │      ··· ───────────────▶│                          │
             │                      CLOSE_WAIT                     │
             │                          │                          │
  FIN_WAIT_2 │◀── ACK seq=301 ack=102 ──│                          │
             │                          │                          │
`);
});
