import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, handshake } from '../io.fixture.js';
import { sarifFaults } from './sarif.fixture.js';

const examples = path.resolve(import.meta.dirname, '../../../../examples');
const pages = path.resolve(import.meta.dirname, '../../../../docs/problems');

const wrong = `import "no/such.hsk"
A -> B : SYN seq=100
B -> A : SYN+ACK seq=300 ack=100
A -> C :
expect A in ESTABLISHD
A -> B : ACK
`;
const written = {
  'wrong.hsk': wrong,
  'a b/한 [1]%#?.hsk': wrong,
  'page.md': `# Page\n\n\`\`\`handshake\n${wrong}\`\`\`\n`,
  'empty.hsk': '',
  'broken.hsk': Uint8Array.from([0x41, 0xff, 0xfe, 0x0a, 0x0a]),
  'good.hsk': 'A -> B : SYN seq=100\n',
};

const check = (paths: readonly string[], input = ''): ReturnType<typeof handshake> =>
  handshake(['check', '--format', 'sarif', ...paths], input);

describe('SARIF 2.1.0', () => {
  it('is what mistakes of all kinds come out as', async () => {
    const { out, error } = await check([folder(written)]);
    expect(error).toBe('');
    expect(sarifFaults(out)).toEqual([]);
    const [run] = JSON.parse(out).runs;
    expect(run.artifacts).toHaveLength(6);
    expect(run.results.some(({ fixes }: { fixes?: unknown[] }) => fixes)).toBe(true);
    expect(run.results.some(({ relatedLocations }: { relatedLocations?: unknown[] }) => relatedLocations)).toBe(true);
  });

  it('is what the pages on the problems, the wrong examples and standard input come out as', async () => {
    expect(sarifFaults((await check([pages, path.join(examples, 'broken')])).out)).toEqual([]);
    expect(sarifFaults((await check(['-'], wrong)).out)).toEqual([]);
  });
});

describe('the checks', () => {
  const log = (run: object, more: object = {}): string => JSON.stringify({ version: '2.1.0', runs: [run], ...more });
  const tool = { driver: { name: 'handshake', rules: [{ id: 'a' }] } };
  const message = { text: 'x' };
  const at = (uri: string, region: object = { startLine: 1 }): object => ({ physicalLocation: { artifactLocation: { uri }, region } });
  const found = (result: object): string => log({ tool, results: [{ ruleId: 'a', ruleIndex: 0, message, ...result }] });

  it.each([
    ['a log without fault', found({ locations: [at('a%20b.hsk')] }), undefined],
    ['another version', log({ tool }, { version: '2.0.0' }), '/version'],
    ['an unknown property', log({ tool }, { more: 1 }), '/more'],
    ['no tool', log({}), 'tool is missing'],
    ['no message', log({ tool, results: [{ ruleId: 'a', ruleIndex: 0 }] }), 'message is missing'],
    ['another rule', log({ tool, results: [{ ruleId: 'b', ruleIndex: 0, message }] }), 'another one'],
    ['a level that is none', found({ level: 'information' }), '/level'],
    ['a blank in a path', found({ locations: [at('a b.hsk')] }), 'no reference'],
    ['line 0', found({ locations: [at('a', { startLine: 0 })] }), '/startLine'],
    ['a region backwards', found({ locations: [at('a', { startLine: 2, endLine: 1 })] }), 'ends before'],
    [
      'a fix that changes nothing',
      found({ fixes: [{ artifactChanges: [{ artifactLocation: { uri: 'a' }, replacements: [] }] }] }),
      'fewer than 1',
    ],
    ['the same twice', found({ relatedLocations: [at('a'), at('a')] }), 'something twice'],
  ])('find %s', (_, text, fault) => {
    const faults = sarifFaults(text);
    if (fault === undefined) expect(faults).toEqual([]);
    else expect(faults.join('\n')).toContain(fault);
  });
});
