/**
 * `handshake serve --preview PORT`: what an editor has open, as a page that follows. Served to this machine alone, and to whoever has the
 * token of its address: other users of the machine, and other pages of the browser, have not.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { LiveDocuments } from '../../language/index.js';
import { livePage } from './page.js';
import { livePictures } from './pictures.js';

const LOOPBACK = '127.0.0.1';
/** Each page keeps one connection open. */
const MOST_PAGES = 20;

/**
 * @param port 0 for any that is free; one that is taken is replaced by such a one
 * @returns the address of the page
 * @throws Error where no port can be had
 */
export async function showLive(open: LiveDocuments, port: number): Promise<string> {
  const token = randomBytes(16).toString('hex');
  const pages = new Set<ServerResponse>();
  const server = createServer((request, response) => answer({ open, token, pages, port: portOf(server) }, request, response));
  await listen(server, port).catch((error: unknown) => (port === 0 ? Promise.reject(error) : listen(server, 0)));
  server.unref();
  open.follow(() => {
    for (const page of pages) page.write('data: changed\n\n');
  });
  return `http://${LOOPBACK}:${portOf(server)}/?token=${token}`;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

interface Served {
  readonly open: LiveDocuments;
  readonly token: string;
  readonly pages: Set<ServerResponse>;
  readonly port: number;
}

const COMMON = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

function answer(served: Served, request: IncomingMessage, response: ServerResponse): void {
  const url = URL.canParse(request.url ?? '', `http://${LOOPBACK}`) ? new URL(request.url ?? '', `http://${LOOPBACK}`) : undefined;
  const refused = refusal(served, request, url);
  if (url === undefined || refused !== undefined) response.writeHead(refused ?? 404, COMMON).end();
  else if (url.pathname === '/events') follow(served.pages, response);
  else respond(url, served.open, response);
}

/** The status of one that is not answered. */
function refusal({ token, port }: Served, { headers, method }: IncomingMessage, url: URL | undefined): number | undefined {
  // another name for this machine is how a foreign page would come in
  const isHere = [`${LOOPBACK}:${port}`, `localhost:${port}`].includes(headers.host ?? '');
  if (!isHere || !isSame(url?.searchParams.get('token') ?? '', token)) return 403;
  return method === 'GET' ? undefined : 405;
}

function respond({ pathname, searchParams }: URL, open: LiveDocuments, response: ServerResponse): void {
  if (pathname === '/') {
    const { text, policy } = livePage();
    response.writeHead(200, { ...COMMON, 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy }).end(text);
  } else if (pathname === '/pictures') {
    const pictures = livePictures(open.all(), searchParams.get('document') ?? '');
    response.writeHead(200, { ...COMMON, 'Content-Type': 'application/json' }).end(JSON.stringify(pictures));
  } else response.writeHead(404, COMMON).end();
}

function follow(pages: Set<ServerResponse>, response: ServerResponse): void {
  const [oldest] = pages;
  if (pages.size >= MOST_PAGES) oldest?.end();
  pages.add(response);
  response.on('close', () => void pages.delete(response));
  response.writeHead(200, { ...COMMON, 'Content-Type': 'text/event-stream' });
  response.write('data: changed\n\n');
}

const isSame = (given: string, wanted: string): boolean =>
  given.length === wanted.length && timingSafeEqual(Buffer.from(given.replace(/[^0-9a-f]/g, ' ')), Buffer.from(wanted));
