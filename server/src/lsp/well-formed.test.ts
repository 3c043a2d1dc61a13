import { expect, test } from 'vitest';
import { isWellFormed } from './well-formed.js';

const textDocument = { uri: 'file:///a.hsk' };
const position = { line: 0, character: 3 };
const range = { start: position, end: position };

test.each([
  ['textDocument/hover', { textDocument, position }],
  ['textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }],
  ['textDocument/selectionRange', { textDocument, positions: [position] }],
  ['textDocument/rename', { textDocument, position, newName: 'B' }],
  ['textDocument/semanticTokens/full', { textDocument }],
  ['workspace/symbol', { query: '' }],
  ['callHierarchy/incomingCalls', { item: { uri: 'file:///a.hsk' } }],
  ['handshake/picture', { uri: 'file:///a.hsk' }],
])('%s %j', (method, params) => expect(isWellFormed(method, params)).toBe(true));

test.each([
  ['textDocument/hover', undefined],
  ['textDocument/hover', null],
  ['textDocument/hover', []],
  ['textDocument/hover', { position }],
  ['textDocument/hover', { textDocument: { uri: 7 }, position }],
  ['textDocument/hover', { textDocument }],
  ['textDocument/hover', { textDocument, position: { line: -1, character: 0 } }],
  ['textDocument/hover', { textDocument, position: { line: '1', character: 0 } }],
  ['textDocument/hover', { textDocument, position: { line: 1.5, character: 0 } }],
  ['textDocument/codeAction', { textDocument, range: { start: position } }],
  ['textDocument/selectionRange', { textDocument, positions: position }],
  ['textDocument/rename', { textDocument, position, newName: 7 }],
  ['textDocument/documentSymbol', 'a'],
  ['textDocument/references', { textDocument, position }],
  ['workspace/symbol', undefined],
  ['workspace/symbol', { query: 3 }],
  ['workspace/executeCommand', {}],
  ['callHierarchy/outgoingCalls', {}],
])('not %s %j', (method, params) => expect(isWellFormed(method, params)).toBe(false));
