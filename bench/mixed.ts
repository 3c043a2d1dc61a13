/**
 * A workspace of mixed documents, as classes and companies have them: TCP with its close, protocols of one's own, imports of them, notes, exercises,
 * Korean. Each file has numbers of its own, so that nothing is remembered from another one.
 */

export interface MixedFile {
  readonly name: string;
  readonly text: string;
}

/** Twenty files share a protocol. */
const SHARED = 20;

/** Every third file of a kind that has numbers gets a wrong one. */
export function mixedWorkspace(files: number): readonly MixedFile[] {
  return Array.from({ length: files }, (_, at) => {
    const write = KINDS[at % KINDS.length] ?? connection;
    return write({ at, first: 1_000 + at * 7, slip: at % 3 === 0 ? 3 : 0 });
  });
}

interface MixedNumbers {
  readonly at: number;
  /** The first sequence number. */
  readonly first: number;
  /** What is added to one number that is then wrong. */
  readonly slip: number;
}

type Kind = (numbers: MixedNumbers) => MixedFile;

const named = (prefix: string, at: number, ending = 'hsk'): string => `${prefix}${String(at).padStart(5, '0')}.${ending}`;

const opening = (first: number): string => `  A -> B : SYN seq=${first}
  B -> A : SYN+ACK seq=${2 * first} ack=${first + 1}
  A -> B : ACK seq=${first + 1} ack=${2 * first + 1}
`;

const data = (first: number, times: number, slip: number): string =>
  Array.from({ length: times }, (_, nth) => {
    const sent = first + 1 + nth * 10;
    const wrong = nth === 1 ? slip : 0;
    return `  A -> B : PSH+ACK seq=${sent} ack=${2 * first + 1} len=10\n  B -> A : ACK seq=${2 * first + 1} ack=${sent + 10 + wrong}\n`;
  }).join('');

const connection: Kind = ({ at, first, slip }) => ({
  name: named('tcp', at),
  text: `// Connection ${at}\nexchange opening_${at} "Opening ${at}" {\n${opening(first)}}\n
exchange data_${at} "Data ${at}" after opening_${at} {\n${data(first, 5, slip)}  expect A in ESTABLISHED\n}\n
exchange closing_${at} "Closing ${at}" after opening_${at} {
  A -> B : FIN+ACK seq=${first + 1} ack=${2 * first + 1}
  B -> A : ACK seq=${2 * first + 1} ack=${first + 2}
  expect B in CLOSE_WAIT
}\n`,
});

const bare: Kind = ({ at, first, slip }) => ({ name: named('bare', at), text: `${opening(first)}${data(first, 12, slip)}` });

const protocolName = (at: number): string => named('protocol', at);
const sharedAt = (at: number): number => at - (at % (KINDS.length * SHARED)) + PROTOCOL_AT;

const protocol: Kind = ({ at, first }) => ({
  name: protocolName(at),
  text: `protocol counted_${at} "Counted ${at}" {
  message Ask (count)
  message Reply (count)
  field count : int "counts from ${first}" else counted_${at}/count
  start asking is asking, replying is replying

  role asking {
    var asked : int = ${first}
    initial state READY {
      send Ask -> WAITING { require count == asked else counted_${at}/count "one more with each" }
    }
    state WAITING {
      receive Reply when count == asked -> READY { set asked = asked + 1 }
    }
  }

  role replying {
    var due : int
    initial state IDLE {
      receive Ask -> BUSY { set due = count; owe Reply }
    }
    state BUSY {
      send Reply -> IDLE { require count == due else counted_${at}/count "the number of the question" }
    }
  }
}\n`,
});

const user: Kind = ({ at, slip }) => {
  const from = sharedAt(at);
  const first = 1_000 + from * 7;
  const rounds = Array.from({ length: 6 }, (_, nth) => {
    const count = first + nth;
    return `  P -> Q : Ask count=${count}\n  Q -> P : Reply count=${count + (nth === 3 ? slip : 0)}\n`;
  });
  return {
    name: named('user', at),
    text: `import "${protocolName(from)}"\n\nexchange asked_${at} "Asked ${at}" using counted_${from} {\n${rounds.join('')}  note P "That was number ${at}."\n}\n`,
  };
};

const korean: Kind = ({ at, first, slip }) => ({
  name: named('korean', at),
  text: `language ko\n\nexchange 연결_${at} "연결 설정 ${at}" {\n  host A "클라이언트"\n  host B "서버" in LISTEN\n${opening(first)}  note B "이제 데이터를 보낼 수 있다."\n${data(first, 4, slip)}}\n`,
});

const note: Kind = ({ at, first, slip }) => ({
  name: named('note', at, 'md'),
  text: `# Note ${at}\n\nA connection is opened:\n\n\`\`\`handshake\n${opening(first)}\`\`\`\n\nThen data are sent, and *each byte* has its number.\n\n\`\`\`handshake\n${opening(first + 1)}${data(first + 1, 4, slip)}\`\`\`\n`,
});

const exercise: Kind = ({ at, first }) => ({
  name: named('exercise', at),
  text: `exercise numbers_${at} "Numbers ${at}" {
  task "One number in this handshake is wrong. Mend it."
  points 4
  host A "Client"
  host B "Server" in LISTEN

  A -> B : SYN seq=${first}
  B -> A : SYN+ACK seq=${2 * first} ack=${first}
  A -> B : ACK seq=${first + 1} ack=${2 * first + 1}

  solution {
${opening(first)}  }
}\n`,
});

/** Half of them are TCP. */
const KINDS: readonly Kind[] = [connection, bare, protocol, user, connection, korean, user, note, connection, exercise];
const PROTOCOL_AT = KINDS.indexOf(protocol);
