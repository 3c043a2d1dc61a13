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
  ['textDocument/references', { textDocument, position, context: { includeDeclaration: true } }],
  ['handshake/picture', { uri: 'file:///a.hsk' }],
  ['handshake/machine', { uri: 'file:///a.hsk', exchange: 0 }],
  ['handshake/play', { uri: 'file:///a.hsk' }],
  ['handshake/tryAnswers', { uri: 'file:///a.hsk', answers: [{ range, text: '101' }] }],
  ['handshake/importCaptures', { captures: [{ name: 'a.pcap', uri: 'file:///a.pcap' }] }],
  ['handshake/checkWorkspace', null],
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
  ['textDocument/references', { textDocument, context: { includeDeclaration: true } }],
  ['textDocument/codeAction', { textDocument, context: { diagnostics: [] } }],
  ['handshake/picture', null],
  ['handshake/picture', { uri: 7 }],
  ['handshake/machine', { uri: 'file:///a.hsk' }],
  ['handshake/tryAnswers', { uri: 'file:///a.hsk', answers: [{ text: '101' }] }],
  ['handshake/handout', { uri: 'file:///a.hsk' }],
  ['handshake/paste', {}],
  ['handshake/listConnections', { captures: [{ name: 'a.pcap' }] }],
  ['workspace/symbol', undefined],
  ['workspace/symbol', { query: 3 }],
  ['workspace/executeCommand', {}],
  ['callHierarchy/outgoingCalls', {}],
])('not %s %j', (method, params) => expect(isWellFormed(method, params)).toBe(false));
