import { describe, expect, it } from 'vitest';
import { type PastedExchange, type PasteParams, pasteRequest } from '../../../contract/messages.js';
import { analyse } from '../language/analysis/analyse.js';
import { Client } from './client.fixture.js';

const CARET = '¦';

/** The document with the text pasted at its caret; of a document of its own, the text alone. */
async function pasted(text: string, document: string, name = 'a.hsk'): Promise<string> {
  const client = await Client.start();
  const [before = '', after = ''] = document.split(CARET);
  const uri = `file:///${name}`;
  await client.open(uri, before + after, name.endsWith('.md') ? 'markdown' : 'handshake');
  const lines = before.split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  const answer = await ask(client, { text, into: { uri, selection: { start: position, end: position } } });
  if (answer === null) return 'nothing';
  if (answer.range === undefined) return `its own:\n${answer.text}`;
  const whole = before + after;
  const offset = ({ line, character }: typeof position): number =>
    whole.split('\n', line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  return whole.slice(0, offset(answer.range.start)) + answer.text + whole.slice(offset(answer.range.end));
}

const ask = (client: Client, params: PasteParams): Promise<PastedExchange | null> =>
  client.request<PastedExchange | null>(pasteRequest, params);

const NOTES = '1. Client => Server: [SYN] (seq=100)\n2. Server => Client: SYN-ACK seq=300, ack=101\nand so on\n';
const BLOCK = `exchange pasted {
  Client -> Server : SYN     seq=100
  Server -> Client : SYN+ACK seq=300 ack=101
  // and so on
}`;
const LINES = BLOCK.split('\n').slice(1, -1).join('\n');

const LISTING = `12:00:00.000001 IP 10.0.0.1.4000 > 10.0.0.2.80: Flags [S], seq 1000, win 64240, options [mss 1460], length 0
12:00:00.000101 IP 10.0.0.2.80 > 10.0.0.1.4000: Flags [S.], seq 9000, ack 1001, win 65160, options [mss 1460], length 0
12:00:00.000201 IP 10.0.0.1.4000 > 10.0.0.2.80: Flags [.], ack 1, win 502, length 0`;

describe('lines of notes', () => {
  it.each([
    ['an empty document', CARET, BLOCK],
    ['a line of its own', `import "x.hsk"${CARET}`, `import "x.hsk"\n\n${BLOCK}`],
    ['an exchange', `exchange a {\n  ${CARET}\n}\n`, `exchange a {\n${LINES}\n}\n`],
    ['the head of an exchange', `exchange a {${CARET}\n}\n`, `exchange a {\n${LINES}\n}\n`],
    ['a name that is taken', `exchange pasted {\n}\n${CARET}`, `exchange pasted {\n}\n${BLOCK.replace('pasted', 'pasted_2')}`],
    ['a protocol', `protocol p {\n${CARET}\n}\n`, `protocol p {\n\n}\n\n${BLOCK}\n`],
    ['bare lines', `host Client\n${CARET}`, `host Client\n${LINES.replaceAll(/^ {2}/gm, '')}`],
    ['breaks of Windows', `import "x.hsk"\r\n${CARET}`, `import "x.hsk"\r\n${BLOCK.replaceAll('\n', '\r\n')}`],
  ])('in %s', async (_, document, expected) => expect(await pasted(NOTES, document)).toBe(expected));

  it.each([
    ['', `# Notes\n\n${CARET}\n`, `# Notes\n\n\`\`\`handshake\n${BLOCK}\n\`\`\`\n`],
    [
      'behind a fence',
      `\`\`\`handshake\nA -> B : SYN\n\`\`\`${CARET}\n`,
      `\`\`\`handshake\nA -> B : SYN\n\`\`\`\n\n\`\`\`handshake\n${BLOCK}\n\`\`\`\n`,
    ],
    ['in a fence', `\`\`\`handshake\n${CARET}\n\`\`\`\n`, `\`\`\`handshake\n${BLOCK}\n\`\`\`\n`],
    [
      'in a fence of lines',
      `\`\`\`handshake\nhost Client\n${CARET}\n\`\`\`\n`,
      `\`\`\`handshake\nhost Client\n${LINES.replaceAll(/^ {2}/gm, '')}\n\`\`\`\n`,
    ],
  ])('in Markdown %s', async (_, document, expected) => expect(await pasted(NOTES, document, 'a.md')).toBe(expected));
});

describe('a figure of RFC 9293', () => {
  const right = (text: string): string => {
    expect(analyse(text, { source: 'a.hsk', read: () => undefined }).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    return text;
  };

  it('of a handshake', async () => {
    const text = right(
      await pasted(
        `    TCP Peer A                                           TCP Peer B

1.  CLOSED                                               LISTEN

2.  SYN-SENT    --> <SEQ=100><CTL=SYN>               --> SYN-RECEIVED

3.  ESTABLISHED <-- <SEQ=300><ACK=101><CTL=SYN,ACK>  <-- SYN-RECEIVED

4.  ESTABLISHED --> <SEQ=101><ACK=301><CTL=ACK>       --> ESTABLISHED
`,
        CARET,
      ),
    );
    expect(text).toMatch(/host A in CLOSED\n {2}host B in LISTEN\n {2}A -> B : SYN +seq=100 +expect A in SYN_SENT, B in SYN_RECEIVED\n/);
  });

  it('of a close', async () => {
    const text = right(
      await pasted(
        `1.  ESTABLISHED                                          ESTABLISHED
2.  (Close)
    FIN-WAIT-1  --> <SEQ=100><ACK=300><CTL=FIN,ACK>  --> CLOSE-WAIT
3.  FIN-WAIT-2  <-- <SEQ=300><ACK=101><CTL=ACK>      <-- CLOSE-WAIT
4.                                                       (Close)
    TIME-WAIT   <-- <SEQ=300><ACK=101><CTL=FIN,ACK>  <-- LAST-ACK
5.  TIME-WAIT   --> <SEQ=101><ACK=301><CTL=ACK>      --> CLOSED
6.  (2 MSL)
    CLOSED
`,
        CARET,
      ),
    );
    expect(text).toMatch(/A : close\n[\s\S]*B : close\n[\s\S]*A : timeout\n {2}expect A in CLOSED\n/);
  });

  it('of what crosses', async () => {
    const text = right(
      await pasted(
        `1.  CLOSED                                           CLOSED
2.  SYN-SENT     --> <SEQ=100><CTL=SYN>              ...
3.  SYN-RECEIVED <-- <SEQ=300><CTL=SYN>              <-- SYN-SENT
4.               ... <SEQ=100><CTL=SYN>              --> SYN-RECEIVED
`,
        CARET,
      ),
    );
    expect(text).toMatch(/A ~> B : SYN seq=100 as m1 expect A in SYN_SENT\n[\s\S]*m1 arrives expect B in SYN_RECEIVED\n/);
  });
});

describe('a listing', () => {
  it('of tcpdump -v, which writes two lines for each segment', async () => {
    const text = LISTING.replaceAll(/IP (?=10)/g, 'IP (tos 0x0, ttl 64, id 1, offset 0, flags [DF], proto TCP (6), length 60)\n    ');
    expect(await pasted(text, CARET)).toBe(await pasted(LISTING, CARET));
  });

  it('with names, which stay', async () => {
    const named = LISTING.replaceAll('10.0.0.1.4000', 'pc.home.4000').replaceAll('10.0.0.2.80', 'example.com.http');
    expect(await pasted(named, CARET)).toBe(
      (await pasted(LISTING, CARET)).replaceAll('10.0.0.1:4000', 'pc.home:4000').replaceAll('10.0.0.2:80', 'example.com:http'),
    );
  });

  it('becomes an exchange that is right', async () => {
    const text = await pasted(LISTING, CARET);
    expect(text).toMatch(/^ {2}A -> B : SYN seq=0 .*\n {2}B -> A : SYN\+ACK seq=0 ack=1 .*\n {2}A -> B : ACK seq=1 ack=1 /m);
    expect(analyse(text, { source: 'a.hsk', read: () => undefined }).problems).toEqual([]);
  });

  it.each([
    [
      'behind an exchange',
      `exchange c1 {\n  ${CARET}A -> B : SYN\n}\n`,
      /^exchange c1 \{\n {2}A -> B : SYN\n\}\n\n[\s\S]*^exchange c1_2 "[\s\S]*\}\n$/m,
    ],
    ['in a document of its own', `A -> B : SYN\n${CARET}`, /^its own:\n[\s\S]*^exchange c1 "/m],
  ])('%s', async (_, document, expected) => expect(await pasted(LISTING, document)).toMatch(expected));

  it('behind a fence of lines', async () =>
    expect(await pasted(LISTING, `\`\`\`handshake\nA -> B : SYN\n${CARET}\`\`\`\nText\n`, 'a.md')).toMatch(
      /^```handshake\nA -> B : SYN\n```\n\n```handshake\n[\s\S]*exchange c1 "[\s\S]*\n```\nText\n$/,
    ));

  it('beside a fence of blocks, in one of its own where another fence has lines alone', async () => {
    const note = `\`\`\`handshake\nexchange c1 {\n}\n${CARET}\`\`\`\n\n\`\`\`handshake\nA -> B : SYN\n\`\`\`\n`;
    expect(await pasted(LISTING, note, 'a.md')).toMatch(
      /^```handshake\nexchange c1 \{\n\}\n[\s\S]*exchange c1_2 [\s\S]*\n\}\n\n```\n\n```handshake\nA -> B/,
    );
  });

  it('in a document of its own where a fence is open', async () =>
    expect(await pasted(LISTING, `\`\`\`handshake\nA -> B : SYN\n${CARET}`, 'a.md')).toMatch(/^its own:\n/));
});

it.each([
  [
    'Mermaid',
    'sequenceDiagram\n  participant A\n  A->>B: SYN\n  Note over A: waits\n  B-->>A: SYN, ACK\n',
    'A -> B : SYN\n  note A "waits"\n  B -> A : SYN+ACK',
  ],
  ['a fence', '```handshake\nA -> B : SYN seq=1\n```\n', 'A -> B : SYN seq=1'],
  ['what is ours already', 'exchange x {\n  A -> B : SYN\n}\n', 'exchange x {\n  A -> B : SYN\n}'],
  ['a wrong number', 'A => B : SYN seq=100\nB => A : SYN-ACK seq=300 ack=7\n', 'ack=7'],
])('%s', async (_, text, expected) => expect(await pasted(text, CARET)).toContain(expected));

it.each(['', 'Hello, world.\nThis is a note.\n', '{ "a": [1, 2] }', '}}}{{{', '\u0000\u0001'])('%j is no exchange', async (text) =>
  expect(await pasted(text, CARET)).toBe('nothing'),
);

it('without a document, a document of its own', async () => {
  const client = await Client.start();
  expect(await ask(client, { text: NOTES })).toEqual({ text: `${BLOCK}\n` });
});
