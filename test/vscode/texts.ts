/** The exchanges that the suites write. */

export const open = `exchange open "TCP three-way handshake" {
  host A "Client"
  host B "Server" in LISTEN

  A -> B : SYN     seq=100
  expect A in SYN_SENT, B in SYN_RECEIVED
  B -> A : SYN+ACK seq=300 ack=101
  A -> B : ACK     seq=101 ack=301
  expect A in ESTABLISHED, B in ESTABLISHED
}
`;

export const wrongAck = open.replace('ack=101', 'ack=100');

export const close = `exchange close "Four-way close, last ACK lost" after open {
  A -> B : FIN+ACK seq=101 ack=301
  B -> A : ACK     seq=301 ack=102
  B -> A : FIN+ACK seq=301 ack=102
  A -x B : ACK     seq=102 ack=302          // never arrives
  B : timeout                               // so B sends its FIN again
  B -> A : FIN+ACK seq=301 ack=102
  A -> B : ACK     seq=102 ack=302
  A : timeout                               // 2 MSL are over
  expect A in CLOSED, B in CLOSED
}
`;

export const numbers = `exercise numbers "Numbers" {
  blanks 2
  task "Fill in the numbers."
  points 4
  host A; host B in LISTEN
  A -> B : SYN     seq=100
  B -> A : SYN+ACK seq=300 ack=?
  A -> B : ACK     seq=101 ack=?
}
`;
