/**
 * Which documents are read: whatever a client opens, but for the other side of a comparison, where every problem would stand twice, and
 * hints would move one side against the other. Clients other than ours open both sides, as they know no difference.
 */
import { URI } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { earlierSchemes } from '../../../contract/names.js';

/**
 * The same connection, for a server that hears of no other documents. What is asked about them has no answer.
 *
 * @param folders those of the workspace: in an old version that is one of them, somebody works
 */
export function ofReadDocuments(connection: Connection, folders: () => readonly URI[]): Connection {
  const isRead = ({ scheme }: URI): boolean => !earlierSchemes.has(scheme) || folders().some((folder) => folder.scheme === scheme);
  const readOnly =
    (handler: object) =>
    (...given: readonly unknown[]): unknown => {
      const uri = documentOf(given[0]);
      if (uri !== undefined && !isRead(uri)) return null;
      return typeof handler === 'function' ? Reflect.apply(handler, undefined, given) : undefined;
    };
  return guarded(connection, readOnly);
}

/** The same connection, where each function that is handed to it, as those that hear a message, is changed by `guard`. */
export function guarded<T extends object>(part: T, guard: (handler: object) => unknown): T {
  return new Proxy(part, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      const given = (each: unknown): unknown => (typeof each === 'function' ? guard(each) : each);
      if (typeof member === 'function') return (...all: readonly unknown[]): unknown => Reflect.apply(member, target, all.map(given));
      return typeof member === 'object' && member !== null ? guarded(member, guard) : member;
    },
  });
}

function documentOf(params: unknown): URI | undefined {
  const document: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, 'textDocument') : undefined;
  const uri: unknown = typeof document === 'object' && document !== null ? Reflect.get(document, 'uri') : undefined;
  return typeof uri === 'string' ? URI.parse(uri) : undefined;
}
