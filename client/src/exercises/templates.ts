/** Beginnings of exercises; a test checks that there is no mistake in any of them. */
import type { Template } from '../templates.js';

const HOSTS = '  host A "Client"\n  host B "Server" in LISTEN\n';

const exercise = (name: string, label: string, detail: string, task: string, body: string): Template => ({
  name,
  label,
  detail,
  text: `exercise ${name} "${label}" {\n  task "${task}"\n  hint "A SYN takes one number."\n  points 10\n${HOSTS}${body}}\n`,
});

export const exerciseTemplates: readonly Template[] = [
  exercise(
    'blanks',
    'Fill in the blanks',
    '? for a value, a message or a state',
    'Fill in what is missing.',
    '  A -> B : SYN     seq=100\n  B -> A : SYN+ACK seq=300 ack=?\n  A -> B : ?\n  expect B in ?\n',
  ),
  exercise(
    'complete',
    'Complete it',
    'Statements in place of …, until the goals hold',
    'Bring both sides to ESTABLISHED.',
    '  A -> B : SYN seq=100\n  …\n  goal A in ESTABLISHED, B in ESTABLISHED\n',
  ),
  exercise(
    'mistake',
    'Find the error',
    'A given exchange with a mistake',
    'One number is wrong: mend it, or name the error above its line.',
    '  A -> B : SYN     seq=100\n  B -> A : SYN+ACK seq=300 ack=100\n  A -> B : ACK     seq=101 ack=301\n  solution {\n    A -> B : SYN     seq=100\n    B -> A : SYN+ACK seq=300 ack=101\n    A -> B : ACK     seq=101 ack=301\n  }\n',
  ),
  exercise(
    'order',
    'Put in order',
    'Lines that are shuffled in the handout',
    'Put the lines in order.',
    '  shuffle {\n    A -> B : SYN\n    B -> A : SYN+ACK\n    A -> B : ACK\n  }\n',
  ),
  exercise(
    'states',
    'Predict the states',
    'Claims with ? after each message',
    'Write the states after each message.',
    '  A -> B : SYN\n  expect A in ?, B in ?\n  B -> A : SYN+ACK\n  expect A in ?, B in ?\n  A -> B : ACK\n  expect A in ?, B in ?\n',
  ),
  exercise(
    'loss',
    'Redraw it with a loss',
    'Goals say what has to be different',
    'Redraw it: the second segment is lost once.',
    '  A -> B : SYN\n  B -> A : SYN+ACK\n  A -> B : ACK\n  goal message 2 lost\n  goal A in ESTABLISHED, B in ESTABLISHED\n',
  ),
  exercise(
    'design',
    'Design it',
    'Only hosts, a task and goals',
    'Draw how the connection is opened, and 100 bytes are sent.',
    '  …\n  goal A in ESTABLISHED, B in ESTABLISHED\n  goal with A -> B : ACK len=100\n  goal nothing owed\n',
  ),
];
