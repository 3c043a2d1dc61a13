/**
 * Pages for a browser, over HTTP of this machine alone: there the browser keeps what it has compiled of a script, and a page costs a
 * fifth of what it costs when each gets its script by hand. Such an address is secure, too, or there would be no clipboard.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '': 'text/html' };
const published = new Map<string, string>();

const server = createServer((request, response) => {
  const name = new URL(request.url ?? '/', 'http://localhost').pathname;
  const type = types[path.extname(name)];
  const body = published.get(name);
  if (type === undefined || body === undefined) return response.writeHead(404).end();
  // a page is written anew for each preview; its script and its style are always the same
  response.writeHead(200, { 'content-type': type, 'cache-control': type === 'text/html' ? 'no-store' : 'max-age=3600, immutable' });
  return response.end(body);
});
server.listen(0, '127.0.0.1').unref();
await once(server, 'listening');

export const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** What is served from now on, by its path: `/plain/main.js`, `/plain/` for a page. */
export const publish = (name: string, body: string): void => void published.set(name, body);
