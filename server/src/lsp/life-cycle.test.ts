import { expect, it } from 'vitest';
import { LifeCycle } from './life-cycle.js';

const params = { textDocument: { uri: 'untitled:a.hsk' }, position: { line: 0, character: 0 } };
const request = (method: string) => ({ jsonrpc: '2.0', id: 1, method, params });

/** Names of what is let through, message by message. */
function passed(messages: readonly { readonly jsonrpc: string; readonly method: string }[]): readonly (readonly unknown[])[] {
  const cycle = new LifeCycle();
  return messages.map((message) => {
    const through: unknown[] = [];
    cycle.handleMessage(message, (next) => void through.push(Reflect.get(next, 'method')));
    return through;
  });
}

it('requests before a server is initialized, and after its shutdown, are refused, and so is a second beginning; notifications are not', () => {
  const heard = passed([
    { jsonrpc: '2.0', method: 'textDocument/didOpen' },
    request('textDocument/hover'),
    request('initialize'),
    { jsonrpc: '2.0', method: 'initialized' },
    request('textDocument/hover'),
    request('initialize'),
    request('shutdown'),
    request('textDocument/hover'),
    { jsonrpc: '2.0', method: 'exit' },
  ]);
  const refused = 'handshake/refused';
  const through = [
    'textDocument/didOpen',
    refused,
    'initialize',
    'initialized',
    'textDocument/hover',
    refused,
    'shutdown',
    refused,
    'exit',
  ];
  expect(heard).toEqual(through.map((method) => [method]));
});

it('a client that never says that it is ready is ready when it asks for something', () => {
  const heard = passed([
    request('initialize'),
    request('textDocument/hover'),
    request('textDocument/hover'),
    { jsonrpc: '2.0', method: 'initialized' },
  ]);
  expect(heard).toEqual([['initialize'], ['initialized', 'textDocument/hover'], ['textDocument/hover'], []]);
});
