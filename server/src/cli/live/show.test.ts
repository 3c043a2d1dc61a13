/** The page with the picture of what is open: whom it answers, and that it follows. */
import { createServer, request } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { LiveDocument, LiveDocuments } from '../../language/live.js';
import { analysed } from '../../language/testing/check.js';
import { showLive } from './show.js';

const RIGHT = 'exchange open "Opening" {\n  A -> B : SYN seq=100\n  B -> A : SYN+ACK seq=300 ack=101\n  A -> B : ACK seq=101 ack=301\n}\n';

const documentOf = (uri: string, text: string): LiveDocument => {
  const { exchanges, problems, language } = analysed(text);
  return {
    uri,
    text,
    problems,
    exchanges: exchanges.map(({ trace }) => ({ trace, hidesStates: false })),
    ...(language === undefined ? {} : { language }),
  };
};

/** An editor with documents, the newest first. */
function editor(...first: readonly LiveDocument[]) {
  let documents = first;
  const listeners = new Set<() => void>();
  const open: LiveDocuments = {
    all: () => documents,
    follow: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell: () => undefined,
  };
  const show = (...now: readonly LiveDocument[]): void => {
    documents = now;
    for (const listener of listeners) listener();
  };
  return { open, show };
}

const at = (address: string, path: string, more = ''): string => `${address.replace('/?', `/${path}?`)}${more}`;

const pictures = async (address: string, more = ''): Promise<{ readonly title: string; readonly body: string; readonly summary: string }> =>
  JSON.parse(await (await fetch(at(address, 'pictures', more))).text());

/** `fetch` does not let its caller choose the host. */
const statusFor = (address: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) =>
    request(address, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end(),
  );

describe('the page of what is open', () => {
  it('shows the picture and the problems, in the language of the document', async () => {
    const wrong = `language ko\n${RIGHT.replace('ack=101', 'ack=7')}`;
    const { open } = editor(documentOf('file:///tmp/%EC%97%B0%EA%B2%B0.hsk', wrong), documentOf('file:///tmp/right.hsk', RIGHT));
    const address = await showLive(open, 0);
    expect(await (await fetch(address)).text()).toContain('EventSource');
    const { title, body, summary } = await pictures(address);
    expect([title, summary]).toEqual(['연결.hsk', '1 error.']);
    expect(body).toMatch(/<svg[\s\S]*SYN\+ACK[\s\S]*<li class="error"><b>Line 4:<\/b>/);
    const other = await pictures(address, '&document=file:///tmp/right.hsk');
    expect([other.title, other.summary, other.body.includes('<li')]).toEqual(['right.hsk', 'No errors.', false]);
  });

  it('is for whoever has its address, on this machine', async () => {
    const address = await showLive(editor(documentOf('file:///a.hsk', RIGHT)).open, 0);
    const without = address.replace(/token=.*/, '');
    for (const wrong of [without, `${without}token=`, `${address}0`, address.replace(/.$/, 'é')])
      expect((await fetch(wrong)).status).toBe(403);
    expect(await statusFor(address, 'evil.example:80')).toBe(403);
    expect((await fetch(address, { method: 'POST' })).status).toBe(405);
    expect((await fetch(at(address, 'etc/passwd'))).status).toBe(404);
  });

  it('hears of each change', async () => {
    const { open, show } = editor();
    const address = await showLive(open, 0);
    expect((await pictures(address)).body).toContain('No document with an exchange is open');
    const events = (await fetch(at(address, 'events'))).body?.getReader();
    const heard = async (): Promise<string> => new TextDecoder().decode((await events?.read())?.value);
    expect(await heard()).toBe('data: changed\n\n');
    show(documentOf('file:///a.hsk', RIGHT));
    expect(await heard()).toBe('data: changed\n\n');
    expect((await pictures(address)).title).toBe('a.hsk');
    await events?.cancel();
  });

  it('takes another port where the one that was asked for is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const port = Object(taken.address()).port;
    const address = await showLive(editor(documentOf('file:///a.hsk', RIGHT)).open, port);
    expect(new URL(address).port).not.toBe(String(port));
    expect((await fetch(address)).status).toBe(200);
    taken.close();
  });

  it('says of what is too long that it is', async () => {
    const one = documentOf('file:///a.hsk', RIGHT);
    const { body } = await pictures(
      await showLive(editor({ ...one, exchanges: Array.from({ length: 1_000 }, () => one.exchanges).flat() }).open, 0),
    );
    expect([body.split('<svg').length - 1, body.split('<p>open is too long').length - 1]).toEqual([666, 334]);
  });
});
