/** Are the parameters of a request those that it needs: of one about a document, its address, and a place in it (LSP 3.17, Text Documents)? */

import {
  exercisesRequest,
  handoutRequest,
  importCapturesRequest,
  listConnectionsRequest,
  machineRequest,
  pasteRequest,
  pictureRequest,
  triedRequest,
  verificationsRequest,
  verifyRequest,
} from '../../../contract/messages.js';
import { playRequest } from '../../../contract/play.js';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0;

const isPosition = (value: unknown): boolean => isObject(value) && isCount(value.line) && isCount(value.character);

const isRange = (value: unknown): boolean => isObject(value) && isPosition(value.start) && isPosition(value.end);

/** Looked at where they are there, whatever is asked. */
const PARTS: Readonly<Record<string, (value: unknown) => boolean>> = {
  position: isPosition,
  range: isRange,
  positions: (value) => Array.isArray(value) && value.every(isPosition),
  newName: (value) => typeof value === 'string',
  context: isObject,
};

const withPart = (part: string, ...methods: readonly string[]): readonly [string, string][] => methods.map((method) => [method, part]);

/** Without which a request means nothing. */
const NEEDED: readonly (readonly [string, string])[] = [
  ...withPart('position', 'hover', 'completion', 'definition', 'declaration', 'typeDefinition', 'implementation', 'references'),
  ...withPart('position', 'documentHighlight', 'signatureHelp', 'prepareRename', 'prepareCallHierarchy', 'onTypeFormatting'),
  ...withPart('range', 'codeAction', 'inlayHint', 'rangeFormatting', 'semanticTokens/range'),
  ...withPart('positions', 'selectionRange'),
  ...withPart('newName', 'rename'),
  ...withPart('position', 'rename'),
  ...withPart('context', 'references', 'codeAction'),
];

const PREFIX = 'textDocument/';

const isAbout = ({ uri }: Readonly<Record<string, unknown>>): boolean => typeof uri === 'string';

const isStretch = (value: unknown): boolean => isObject(value) && isRange(value.range) && typeof value.text === 'string';

const isCapture = (value: unknown): boolean =>
  isObject(value) && typeof value.name === 'string' && (typeof value.uri === 'string' || typeof value.base64 === 'string');

const namesCaptures = ({ captures }: Readonly<Record<string, unknown>>): boolean => Array.isArray(captures) && captures.every(isCapture);

/** Requests that are no `textDocument/…`, each with what it needs. */
const OTHERS: ReadonlyMap<string, (params: Readonly<Record<string, unknown>>) => boolean> = new Map([
  ['workspace/symbol', ({ query }) => typeof query === 'string'],
  ['workspace/executeCommand', ({ command }) => typeof command === 'string'],
  ['workspace/textDocumentContent', isAbout],
  ['callHierarchy/incomingCalls', ({ item }) => isObject(item) && typeof item.uri === 'string'],
  ['callHierarchy/outgoingCalls', ({ item }) => isObject(item) && typeof item.uri === 'string'],
  ...[pictureRequest, exercisesRequest, verificationsRequest, verifyRequest, playRequest].map((ours) => [ours, isAbout] as const),
  [machineRequest, ({ uri, exchange }) => typeof uri === 'string' && isCount(exchange)],
  [triedRequest, ({ uri, answers }) => typeof uri === 'string' && Array.isArray(answers) && answers.every(isStretch)],
  [handoutRequest, ({ uri, seed }) => typeof uri === 'string' && typeof seed === 'string'],
  [pasteRequest, ({ text }) => typeof text === 'string'],
  [importCapturesRequest, namesCaptures],
  [listConnectionsRequest, namesCaptures],
]);

export function isWellFormed(method: string, params: unknown): boolean {
  const other = OTHERS.get(method);
  if (other !== undefined) return isObject(params) && other(params);
  if (!method.startsWith(PREFIX)) return true;
  if (!isObject(params) || !isObject(params.textDocument) || typeof params.textDocument.uri !== 'string') return false;
  if (NEEDED.some(([needing, part]) => `${PREFIX}${needing}` === method && params[part] === undefined)) return false;
  return Object.entries(PARTS).every(([part, isRight]) => params[part] === undefined || isRight(params[part]));
}
