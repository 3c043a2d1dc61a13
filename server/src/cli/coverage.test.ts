/** Which rows of a protocol are taken, and by how many. */
import { expect, it } from 'vitest';
import { folder, handshake } from './io.fixture.js';

const BELL = `protocol bell "A bell" {
  message Ring, Hello
  event press
  states awake {
    state IDLE { on press { owe Ring } send Ring -> RUNG }
    state RUNG { receive Hello -> IDLE }
    receive Ring { owe Hello }
    send Hello
    receive Hello -> IDLE when peer == "nobody"
  }
}
`;
const RINGS = 'A : press\nA -> B : Ring\n';

const run = async (...argv: readonly string[]) => handshake(['verify', '--coverage', ...argv]);

const rowsOf = async (...paths: readonly string[]): Promise<readonly string[]> => {
  const { out } = await run('--format', 'json', ...paths);
  type Row = { path: string; line: number; state: string; text: string; exchanges: number; verifications: number };
  const rows: readonly Row[] = JSON.parse(out).coverage.flatMap(({ rows }: { rows: readonly Row[] }) => rows);
  return rows.map(({ line, state, text, exchanges, verifications }) => `${line} ${state}: ${text}: ${exchanges} ${verifications}`);
};

it('counts the exchanges that take a row, and the verifications', async () => {
  const root = folder({
    'bell.hsk': `${BELL}exchange a using bell {\n${RINGS}B -> A : Hello\n}\nexchange b using bell {\n${RINGS}}
verify c using bell { may A : press }\nverify nobody using bell { possible A in IDLE }\n`,
  });
  expect(await rowsOf(root)).toEqual([
    '5 IDLE: on press: 2 1',
    '5 IDLE: send Ring -> RUNG: 2 1',
    '6 RUNG: receive Hello -> IDLE: 1 1',
    '7 awake: receive Ring: 2 1',
    '8 awake: send Hello: 1 1',
    '9 awake: receive Hello -> IDLE when peer == "nobody": 0 0',
  ]);
});

it('in words, with the place of each row, and no verify block is nothing to speak of', async () => {
  const root = folder({ 'bell.hsk': BELL });
  const { out, status } = await run(root);
  expect(status).toBe(0);
  expect(out.split('\n').slice(0, 2).join('\n').replaceAll(root, '')).toBe(
    '/bell.hsk: bell: 6 rows: 0 taken by exchanges, 0 by verifications alone, 6 by none\n  /bell.hsk:5  none  IDLE: on press',
  );
});

it('several documents count for the protocol that they import, and rows of another protocol stand where they are written', async () => {
  const root = folder({
    'bell.hsk': BELL,
    'a.hsk': `import "bell.hsk"\nexchange a using bell {\n${RINGS}}\n`,
    'loud.hsk': `import "bell.hsk"\nprotocol loud extends bell { states awake { state IDLE { on press { owe Ring } } } }\nexchange l using loud {\n${RINGS}}\n`,
  });
  const { out } = await run('--format', 'json', root);
  const found: readonly { protocol: string; rows: readonly { path: string; exchanges: number }[] }[] = JSON.parse(out).coverage;
  expect(found.map(({ protocol }) => protocol).sort()).toEqual(['bell', 'loud']);
  expect(found.find(({ protocol }) => protocol === 'bell')?.rows.some(({ exchanges }) => exchanges === 1)).toBe(true);
  expect(found.find(({ protocol }) => protocol === 'loud')?.rows.some(({ path }) => path.endsWith('bell.hsk'))).toBe(true);
});

it('the library is named as its documents are', async () => {
  const { out } = await handshake(['verify', '--coverage', '-'], 'A -> B : SYN seq=1\n');
  expect(out).toMatch(/builtin:\/\/\/tcp\.hsk:\d+ +1 exchange +LISTEN: receive SYN -> SYN_RECEIVED/);
});
