/** Settings of several folders, wrong ones, and clients that cannot tell any. */
import { describe, expect, it } from 'vitest';
import type { ConfigurationItem } from 'vscode-languageserver/node';
import { Client } from './client.fixture.js';

const wrongAck = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=7\n';
const able = { workspace: { configuration: true } };

/** A client that tells for each document what its folder says. */
async function telling(byFolder: Readonly<Record<string, unknown>>): Promise<Client> {
  return Client.start(undefined, undefined, undefined, [], able, {
    'workspace/configuration': ({ items }: { readonly items: readonly ConfigurationItem[] }) =>
      items.map(({ scopeUri }) => byFolder[scopeUri?.split('/').at(-2) ?? ''] ?? null),
  });
}

const severities = (of: unknown) => ({ problems: { severity: of } });

async function severityIn(client: Client, uri: string): Promise<readonly (number | undefined)[]> {
  const { diagnostics } = await client.open(uri, wrongAck);
  return diagnostics.filter(({ code }) => code === 'tcp/ack').map(({ severity }) => severity);
}

describe('settings', () => {
  it('are those of the folder of each document', async () => {
    const client = await telling({ one: severities({ 'tcp/ack': 'hint' }), two: severities({ 'tcp/ack': 'off' }) });
    expect(await severityIn(client, 'file:///one/a.hsk')).toEqual([4]);
    expect(await severityIn(client, 'file:///two/a.hsk')).toEqual([]);
    expect(await severityIn(client, 'file:///three/a.hsk')).toEqual([1]);
    expect(client.published.filter(({ uri }) => uri === 'file:///one/a.hsk')).toHaveLength(1);
  });

  it('are asked for anew when the client says that they have changed', async () => {
    const folders: Record<string, unknown> = {};
    const client = await telling(folders);
    expect(await severityIn(client, 'file:///one/a.hsk')).toEqual([1]);
    folders.one = severities({ 'tcp/ack': 'hint' });
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    const again = await client.until(() => client.published.find(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 4)));
    expect(again.version).toBe(1);
  });

  it('that cannot be meant are told once, and count as not set', async () => {
    const wrong = { ...severities({ 'tcp/ack': 'loud' }), format: { align: 'yes' } };
    const client = await telling({ one: wrong });
    expect(await severityIn(client, 'file:///one/a.hsk')).toEqual([1]);
    expect(await severityIn(client, 'file:///one/b.hsk')).toEqual([1]);
    expect(client.shown).toEqual([
      'Some settings of Handshake have invalid values and are ignored: handshake.format.align = "yes", handshake.problems.severity: tcp/ack = "loud".',
    ]);
  });

  it.each([[5], ['all'], [[]], [{ problems: 7 }], [{ hints: null }]])('of another shape, %j, harm nobody', async (settings) => {
    const client = await telling({ one: settings });
    expect(await severityIn(client, 'file:///one/a.hsk')).toEqual([1]);
  });

  it('are what they are without any, where the client has none any more', async () => {
    const folders: Record<string, unknown> = { one: severities({ 'tcp/ack': 'off' }) };
    const client = await telling(folders);
    expect(await severityIn(client, 'file:///one/a.hsk')).toEqual([]);
    delete folders.one;
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => client.published.find(({ diagnostics }) => diagnostics.some(({ code }) => code === 'tcp/ack')));
  });

  it('that come with the news count, where the client tells none when it is asked', async () => {
    const client = await telling({});
    expect(await severityIn(client, 'file:///one/a.hsk')).toEqual([1]);
    await client.notify('workspace/didChangeConfiguration', { settings: { handshake: severities({ 'tcp/ack': 'off' }) } });
    await client.until(() => client.published.find(({ diagnostics }) => !diagnostics.some(({ code }) => code === 'tcp/ack')));
  });

  it.each([
    [5, 'handshake = 5'],
    [{ problems: 7 }, 'handshake.problems = 7'],
    [{ hints: ['states'] }, 'handshake.hints = ["states"]'],
    [{ problems: { severity: [] }, hints: [] }, undefined],
  ])('%j is told by the name that is wrong: %s', async (settings, name) => {
    const client = await telling({ one: settings });
    await severityIn(client, 'file:///one/a.hsk');
    expect(client.shown).toEqual(name === undefined ? [] : [`Some settings of Handshake have invalid values and are ignored: ${name}.`]);
  });

  it.each([
    [{ hint: { states: false } }, 'handshake.hint.states (handshake.hints.states?)'],
    [{ hints: { state: false }, colour: 3 }, 'handshake.hints.state (handshake.hints.states?), handshake.colour'],
    [
      severities({ clam: 'off', 'tcp/akc': 'off', 'mine/own': 'off', 'tcp/ack': 'off' }),
      'handshake.problems.severity: clam (claim?), handshake.problems.severity: tcp/akc',
    ],
  ])('%j does not exist, which is told once: %s', async (settings, names) => {
    const client = await telling({ one: settings });
    await severityIn(client, 'file:///one/a.hsk');
    await severityIn(client, 'file:///one/b.hsk');
    expect(client.shown).toEqual([`Handshake has no such settings: ${names}.`]);
  });

  it('of a client that announces that it can tell them, and cannot, are those that hold everywhere', async () => {
    const client = await Client.start(undefined, undefined, undefined, [], able);
    expect(await severityIn(client, 'file:///one/a.hsk')).toEqual([1]);
  });
});

describe('a client that announces nothing', () => {
  it('is asked for nothing', async () => {
    const client = await Client.start();
    await client.open('file:///one/a.hsk', wrongAck);
    await client.notify('workspace/didChangeConfiguration', { settings: { handshake: severities({ 'tcp/ack': 'off' }) } });
    await client.until(() => client.published.find(({ diagnostics }) => !diagnostics.some(({ code }) => code === 'tcp/ack')));
    expect(client.askedFor).toEqual([]);
  });
});
