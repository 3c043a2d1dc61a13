/** Verifications in an editor, over a real connection. */

import { afterEach, expect, it } from 'vitest';
import type { CodeAction, CodeLens, Diagnostic, InlayHint } from 'vscode-languageserver';
import type { MachinePicture } from '../../../../contract/messages.js';
import type { Played } from '../../../../contract/play.js';
import type { VerificationEntry } from '../../../../contract/verify.js';
import { Client } from '../client.fixture.js';

const uri = 'file:///verified.hsk';
const OPENS = 'verify opens {\n  may A : connect\n  never B in ESTABLISHED "it opens"\n  possible A in ESTABLISHED\n}\n';

const own = { workspace: { codeLens: { refreshSupport: true }, textDocumentContent: {} } };
let client: Client;
const start = async (locale?: string): Promise<void> => {
  client = await Client.start(undefined, undefined, locale, [], own);
};
afterEach(() => client.close(uri));

const isVerified = ({ code }: Diagnostic): boolean => String(code).startsWith('verify/');
/** Codes with their lines, as soon as there are any. */
const verified = (version: number, many = 1): Promise<readonly Diagnostic[]> =>
  client.until(() => {
    const newest = client.published.findLast((each) => each.uri === uri && each.version === version);
    const found = newest?.diagnostics.filter(isVerified) ?? [];
    return found.length === many ? found : undefined;
  });
const lenses = async (): Promise<readonly string[]> => {
  const found = await client.request<readonly CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  return found.map(({ range, command }) => `${range.start.line} ${command?.title}`);
};

it('a property that fails is a problem, with the way as a related place that can be read', async () => {
  await start();
  await client.open(uri, OPENS);
  const [problem] = await verified(1);
  expect([problem?.code, problem?.range.start, problem?.severity]).toEqual(['verify/never', { line: 2, character: 2 }, 1]);
  expect(problem?.message).toBe('it opens. This can happen: after 7 steps, A is in ESTABLISHED and B is in ESTABLISHED.');
  const way = problem?.relatedInformation?.[0];
  expect(way?.message).toBe('the way there, in 7 steps');
  const { text } = await client.request<{ readonly text: string }>('workspace/textDocumentContent', { uri: way?.location.uri });
  expect(text).toContain('exchange opens_1 "it opens" {');
  expect(text).toContain('expect B in ESTABLISHED');
});

it('what stands above it tells the verdicts; the way is put in as an exchange, or as an exercise', async () => {
  await start();
  await client.open(uri, OPENS);
  await verified(1);
  expect((await lenses()).filter((lens) => !lens.includes('preview'))).toEqual([
    '0 3 hold, 1 fail (8 situations)',
    '2 Insert as exchange',
    '2 Make an exercise of it',
    '3 Insert as exchange',
    '3 Make an exercise of it',
  ]);
  const at = { line: 2, character: 4 };
  const actions = await client.request<readonly CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: at, end: at },
    context: { diagnostics: [], only: ['quickfix'] },
  });
  const texts = actions.map(({ title, edit }) => [title, edit?.changes?.[uri]?.[0]?.newText ?? '']);
  expect(texts.map(([title]) => title)).toEqual(['Insert as exchange', 'Make an exercise of it']);
  for (const [, text] of texts) {
    const whole = `${OPENS.trimEnd()}${text}\n`;
    const found = await client.open(`file:///${texts.findIndex((each) => each[1] === text)}.hsk`, whole);
    expect(found.diagnostics.filter(({ severity }) => severity === 1)).toEqual([]);
  }
});

it('the way to what fails is played on from its end', async () => {
  await start();
  await client.open(uri, OPENS);
  await client.request('handshake/verify', { uri });
  const verification = { index: 0, way: 0 };
  const played = await client.request<Played>('handshake/play', { uri, verification });
  expect(played.picture.steps.at(-1)?.states).toEqual({ A: 'ESTABLISHED', B: 'ESTABLISHED' });
  expect([played.verification, played.lines.filter((line) => line.includes('->'))]).toEqual([verification, expect.any(Array)]);
  const closes = played.moves.find(({ line }) => line === 'A -> B : FIN+ACK');
  const { edits } = await client.request<Played>('handshake/play', { uri, verification, lines: closes?.lines, writes: true });
  expect(edits?.[0]?.text).toMatch(/exchange opens_played \{\n[\s\S]*FIN\+ACK/);
  // no way leads to what always holds: it begins before
  const { lines } = await client.request<Played>('handshake/play', { uri, verification: { index: 0, way: 2 } });
  expect(lines).toEqual(['host A in CLOSED', 'host B in LISTEN']);
});

it('what did not change is not looked through again; a change ends the old verdict', async () => {
  await start();
  await client.open(uri, OPENS);
  await verified(1);
  const end = { line: 5, character: 0 };
  await client.change(uri, { range: { start: end, end }, text: '\n// more\n' });
  // known at once, with the very first diagnostics of this version
  expect(client.published.find((each) => each.uri === uri && each.version === 2)?.diagnostics.filter(isVerified)).toHaveLength(1);
  const word = { start: { line: 2, character: 2 }, end: { line: 2, character: 7 } };
  const { diagnostics } = await client.change(uri, { range: word, text: 'possible' });
  expect(diagnostics.filter(isVerified)).toEqual([]);
});

it('what is meant to fail is no problem, and says so when it holds', async () => {
  await start();
  await client.open(
    uri,
    OPENS.replace('  never', '  expect error verify/never\n  never').replace('  possible', '  expect error verify/possible\n  possible'),
  );
  const found = await client.until(() => client.published.findLast((each) => each.uri === uri && each.diagnostics.length > 0));
  expect(found.diagnostics.map(({ code, range }) => [code, range.start.line])).toEqual([['no-error', 5]]);
});

it('is told to the Testing view, and looked through when asked', async () => {
  await start('ko');
  await client.open(uri, OPENS);
  const [entry] = await client.request<readonly VerificationEntry[]>('handshake/verify', { uri });
  expect([entry?.name, entry?.state, entry?.properties.map(({ verdict }) => verdict)]).toEqual([
    'opens',
    'known',
    ['fails', 'holds', 'holds', 'holds'],
  ]);
  expect(entry?.properties[0]?.message).toContain('일어날 수 있습니다');
});

it('with errors in it nothing is looked through', async () => {
  await start();
  await client.open(uri, OPENS.replace('connect', 'conect'));
  const [entry] = await client.request<readonly VerificationEntry[]>('handshake/verify', { uri });
  expect(entry?.state).toBe('errors');
});

const BELL = `protocol bell {
  message Ring, Hello
  state IDLE {
    send Ring -> RUNG
    receive Ring -> BUSY
  }
  state RUNG {
    receive Hello -> IDLE
  }
  state BUSY {
    send Hello -> IDLE
  }
}
exchange a using bell {
  A -> B : Ring
}
`;

it('beside each row stands what takes it, where that is wanted; so does the state chart tell', async () => {
  await start('en');
  const told = async (): Promise<readonly string[]> => {
    const range = { start: { line: 0, character: 0 }, end: { line: 13, character: 0 } };
    const hints = await client.request<readonly InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range });
    const { roles } = await client.request<MachinePicture>('handshake/machine', { uri, exchange: 0 });
    const untaken = roles.flatMap(({ edges }) => edges.filter(({ untaken }) => untaken === true).map(({ from, to }) => `${from} ${to}`));
    return [...hints.map(({ position, label }) => `${position.line} ${String(label)}`), ...untaken];
  };
  await client.open(uri, BELL);
  expect(await told()).toEqual([]);
  await client.notify('workspace/didChangeConfiguration', { settings: { handshake: { hints: { coverage: true } } } });
  await client.until(() => client.published.length > 1 || undefined);
  const taken = ['3 1 exchange', '4 1 exchange'];
  expect(await told()).toEqual([...taken, '7 never taken', '10 never taken', 'RUNG IDLE', 'BUSY IDLE']);
  await client.change(uri, { text: `${BELL}verify v using bell {\n  host A\n  host B\n  may A send Ring\n  may B send Hello\n}\n` });
  await client.request('handshake/verify', { uri });
  expect(await told()).toEqual(['3 1 exchange, 1 verification', '4 1 exchange, 1 verification', '7 1 verification', '10 1 verification']);
});
