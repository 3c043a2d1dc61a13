import { expect, it } from 'vitest';
import { LifeCycle } from './life-cycle.js';

const request = (method: string) => ({ jsonrpc: '2.0', id: 1, method });

it('requests before a server is initialized, and after its shutdown, are refused; notifications are not', () => {
  const cycle = new LifeCycle();
  const heard = [
    { jsonrpc: '2.0', method: 'textDocument/didOpen' },
    request('textDocument/hover'),
    request('initialize'),
    request('textDocument/hover'),
    request('shutdown'),
    request('textDocument/hover'),
    { jsonrpc: '2.0', method: 'exit' },
  ].map((message) => {
    let passed: unknown;
    cycle.handleMessage(message, (next) => {
      passed = Reflect.get(next, 'method');
    });
    return passed;
  });
  const refused = 'handshake/refused';
  expect(heard).toEqual(['textDocument/didOpen', refused, 'initialize', 'textDocument/hover', 'shutdown', refused, 'exit']);
});
