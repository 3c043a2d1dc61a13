import protocols from './protocols.json' with { type: 'json' };

/** Beginnings of exchanges; a test checks that there is no mistake in any of them. */
export interface Template {
  readonly name: string;
  readonly label: string;
  readonly detail: string;
  readonly text: string;
}

const CONNECTED = `  host A "Client" in ESTABLISHED with snd_nxt=101, rcv_nxt=301
  host B "Server" in ESTABLISHED with snd_nxt=301, rcv_nxt=101
`;

export const templates: readonly Template[] = [
  {
    name: 'open',
    label: 'Three-way handshake',
    detail: 'A connection is opened',
    text: `exchange open "TCP three-way handshake" {
  host A "Client"
  host B "Server" in LISTEN

  A -> B : SYN     seq=100
  expect A in SYN_SENT, B in SYN_RECEIVED
  B -> A : SYN+ACK seq=300 ack=101
  A -> B : ACK     seq=101 ack=301
  expect A in ESTABLISHED, B in ESTABLISHED
}
`,
  },
  {
    name: 'close',
    label: 'Four-way close',
    detail: 'Both directions are closed, one after the other',
    text: `exchange close "Four-way close" {
${CONNECTED}
  A -> B : FIN+ACK seq=101 ack=301
  B -> A : ACK     seq=301 ack=102
  expect A in FIN_WAIT_2, B in CLOSE_WAIT
  B -> A : FIN+ACK seq=301 ack=102
  A -> B : ACK     seq=102 ack=302
  expect A in TIME_WAIT, B in CLOSED
  A : timeout "2 MSL"
  expect A in CLOSED
}
`,
  },
  {
    name: 'data',
    label: 'Data, and a loss',
    detail: 'A lost segment is sent again',
    text: `exchange data "A lost segment is sent again" {
${CONNECTED}
  A -x B : PSH+ACK seq=101 ack=301 len=100
  A : timeout "retransmission timer"
  A -> B : PSH+ACK seq=101 ack=301 len=100
  B -> A : ACK     seq=301 ack=201
  expect A.snd_una = 201, B.rcv_nxt = 201
}
`,
  },
  {
    name: 'simultaneous',
    label: 'Simultaneous open',
    detail: 'Two SYNs cross',
    text: `exchange simultaneous_open "Simultaneous open" {
  host A "Peer A"
  host B "Peer B"

  A ~> B : SYN     seq=100 as syn_of_A
  B -> A : SYN     seq=300
  syn_of_A arrives
  expect A in SYN_RECEIVED, B in SYN_RECEIVED
  A ~> B : SYN+ACK seq=100 ack=301 as answer_of_A
  B -> A : SYN+ACK seq=300 ack=101
  answer_of_A arrives
  expect A in ESTABLISHED, B in ESTABLISHED
}
`,
  },
  {
    name: 'refused',
    label: 'Connection refused',
    detail: 'Nobody listens: a reset answers the SYN',
    text: `exchange refused "Connection refused" {
  host A "Client"
  host B "Server, nobody listens"

  A -> B : SYN     seq=100
  B -> A : RST+ACK seq=0 ack=101
  expect A in CLOSED, B in CLOSED
}
`,
  },
  {
    name: 'bare',
    label: 'Three lines',
    detail: 'As short as it can be: no hosts declared, numbers as symbols',
    text: `A -> B : SYN     seq=x
B -> A : SYN+ACK seq=y   ack=x+1
A -> B : ACK     seq=x+1 ack=y+1
`,
  },
  {
    name: 'protocol',
    label: 'A protocol of your own',
    detail: 'A question and an answer, and an exchange of it',
    text: `protocol ping "A question and its answer" {
  message Ping "are you there?"
  message Pong "I am"
  start sender is caller, receiver is callee
  role caller {
    initial state IDLE "nothing asked" { send Ping -> WAITING }
    state WAITING "waiting for the answer" { receive Pong -> IDLE }
  }
  role callee {
    initial state READY "answers what it is asked" {
      receive Ping { owe Pong }
      send Pong
    }
  }
}

exchange asked "Ping, pong" using ping {
  A -> B : Ping
  B -> A : Pong
  expect A in IDLE
}
`,
  },
  // one for each shipped protocol
  ...protocols.map(({ text, ...rest }) => ({ ...rest, text: `${text.join('\n')}\n` })),
];
