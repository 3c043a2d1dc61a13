/** Which documents are checked: those that somebody works on, not the other side of a comparison, where every problem would stand twice. */
import { type TextDocument, Uri, workspace } from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';
import { builtinScheme, earlierSchemes, studentScheme } from '../../contract/names.js';

const OWN: ReadonlySet<string> = new Set(['file', 'untitled', 'vscode-notebook-cell', builtinScheme, studentScheme]);

/** A file, a document that was never saved, a cell, a shipped protocol, a file of any other file system. */
export function isRead({ scheme }: Uri): boolean {
  if (OWN.has(scheme)) return true;
  const isFolder = workspace.workspaceFolders?.some(({ uri }) => uri.scheme === scheme) ?? false;
  return isFolder || (!earlierSchemes.has(scheme) && workspace.fs.isWritableFileSystem(scheme) !== undefined);
}

const skipped = (document: TextDocument): boolean => !isRead(document.uri);

/** The server is told of no other documents, and asked nothing about them. */
export const onlyRead: Middleware = {
  didOpen: async (document, next) => (skipped(document) ? undefined : next(document)),
  didChange: async (event, next) => (skipped(event.document) ? undefined : next(event)),
  didSave: async (document, next) => (skipped(document) ? undefined : next(document)),
  didClose: async (document, next) => (skipped(document) ? undefined : next(document)),
  sendRequest: (type, params, token, next) => {
    const uri = askedOf(params);
    return uri === undefined || isRead(uri) ? next(type, params, token) : Promise.resolve(null as never);
  },
};

function askedOf(params: unknown): Uri | undefined {
  const document: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, 'textDocument') : undefined;
  const uri: unknown = typeof document === 'object' && document !== null ? Reflect.get(document, 'uri') : undefined;
  return typeof uri === 'string' ? Uri.parse(uri) : undefined;
}
