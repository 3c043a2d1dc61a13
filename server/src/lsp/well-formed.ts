/** Do the parameters of a request about a document name it, and a place in it, as the protocol wants (LSP 3.17, Text Documents)? */

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
};

const withPart = (part: string, ...methods: readonly string[]): readonly [string, string][] => methods.map((method) => [method, part]);

/** Without which a request means nothing. */
const NEEDED: ReadonlyMap<string, string> = new Map([
  ...withPart('position', 'hover', 'completion', 'definition', 'declaration', 'typeDefinition', 'implementation', 'references'),
  ...withPart('position', 'documentHighlight', 'signatureHelp', 'prepareRename', 'prepareCallHierarchy', 'onTypeFormatting'),
  ...withPart('range', 'codeAction', 'inlayHint', 'rangeFormatting', 'semanticTokens/range'),
  ...withPart('positions', 'selectionRange'),
  ...withPart('newName', 'rename'),
]);

const PREFIX = 'textDocument/';

export function isWellFormed(method: string, params: unknown): boolean {
  if (!method.startsWith(PREFIX)) return true;
  if (!isObject(params) || !isObject(params.textDocument) || typeof params.textDocument.uri !== 'string') return false;
  const needed = NEEDED.get(method.slice(PREFIX.length));
  if (needed !== undefined && params[needed] === undefined) return false;
  return Object.entries(PARTS).every(([part, isRight]) => params[part] === undefined || isRight(params[part]));
}
