/**
 * Addresses as the client spells them. Inside, each document has one address, however it is spelled (`file:///c:/a`, `file:///C%3A/a`; RFC 3986
 * §6.2.2); a client that compares letter by letter would never find its document in what it is told. So each message that goes out has the
 * address of a document as the client had it when it opened the document.
 */
import { UriUtils } from 'langium';
import type { Connection, DidOpenTextDocumentParams } from 'vscode-languageserver';
import { builtinScheme } from '../../../contract/names.js';
import { RecentlyUsed } from '../language/index.js';

/** How many spellings are remembered; those of closed documents, too, as their problems are taken back after that. */
const mostSpellings = 2_000;
/** The root of a drive: whoever spells it in one way in one address does so in all. */
const DRIVE = /^file:\/\/\/[a-z](?::|%3a)(?=\/)/i;
const SHIPPED = new RegExp(`^${builtinScheme}:(?://)?(?=/)`);

class ClientAddresses {
  /** By the address that the document has inside. */
  private readonly known = new RecentlyUsed<string, string>(mostSpellings);
  private readonly drives = new Map<string, string>();
  private isNeeded = false;

  note(address: string): void {
    const inside = UriUtils.normalize(address);
    for (const each of new Set([inside, inside.replace(SHIPPED, `${builtinScheme}://`)])) this.remember(each, address);
    const drive = DRIVE.exec(address);
    if (drive !== null) this.drives.set(DRIVE.exec(inside)?.[0] ?? drive[0], drive[0]);
  }

  /** A message in which all addresses, values and keys, are spelled as the client spells them. */
  in(message: unknown): unknown {
    if (!this.isNeeded) return message;
    if (typeof message === 'string') return this.spelled(message);
    if (Array.isArray(message)) return typeof message[0] === 'number' ? message : message.map((each) => this.in(each));
    if (!isPlain(message)) return message;
    return Object.fromEntries(Object.entries(message).map(([key, each]) => [this.spelled(key), this.in(each)]));
  }

  private remember(inside: string, address: string): void {
    if (inside === address && this.known.get(inside) === undefined) return;
    this.known.set(inside, address);
    this.isNeeded = true;
  }

  private spelled(text: string): string {
    return this.known.get(text) ?? text.replace(DRIVE, (drive) => this.drives.get(drive) ?? drive);
  }
}

/** The same connection, for a server that knows nothing of spellings. */
export function spelledFor(connection: Connection): Connection {
  const spellings = new ClientAddresses();
  return new Proxy(through(connection, spellings), {
    get: (target, name) => {
      if (name !== 'onDidOpenTextDocument') return Reflect.get(target, name);
      return (heard: (params: DidOpenTextDocumentParams) => void) =>
        target.onDidOpenTextDocument((params) => {
          spellings.note(params.textDocument.uri);
          heard(params);
        });
    },
  });
}

/** What the server says goes through `spellings`: what it hands to a function, and what a function of its own answers. */
function through<T extends object>(connection: T, spellings: ClientAddresses): T {
  const said = (value: unknown): unknown => (typeof value === 'function' ? answering(value, spellings) : spellings.in(value));
  return new Proxy(connection, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member === 'function') return (...given: readonly unknown[]): unknown => Reflect.apply(member, target, given.map(said));
      return typeof member === 'object' && member !== null ? through(member, spellings) : member;
    },
  });
}

function answering(handler: object, spellings: ClientAddresses): (...given: readonly unknown[]) => unknown {
  return (...given) => {
    const answer: unknown = typeof handler === 'function' ? Reflect.apply(handler, undefined, given) : undefined;
    return answer instanceof Promise ? answer.then((each) => spellings.in(each)) : spellings.in(answer);
  };
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
