import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, handshake } from './io.fixture.js';

const open = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301';
const fence = (text: string): string => `\`\`\`handshake\n${text}\n\`\`\`\n`;

function notes(text: string, others: Readonly<Record<string, string>> = {}) {
  const root = folder({ 'notes.md': text, ...others });
  const file = path.join(root, 'notes.md');
  const embed = (...options: readonly string[]) => handshake(['embed', ...options, file]);
  return { root, file, embed, read: () => readFileSync(file, 'utf8'), write: (fresh: string) => writeFileSync(file, fresh) };
}

describe('handshake embed', () => {
  it('writes the picture below a fence, and nothing else', async () => {
    const { embed, read } = notes(`before\n\n${fence(open)}\nafter  \n`);
    expect(await embed()).toMatchObject({ status: 0, out: '' });
    const [above = '', picture = '', below = ''] = read().split(/(?=\n<!-- handshake:drawn)|(?<=<!-- \/handshake:drawn -->\n)/);
    expect([above, below]).toEqual([`before\n\n${fence(open)}`, '\nafter  \n']);
    expect(picture).toMatch(
      /^\n<!-- handshake:drawn mermaid -->\n```mermaid\nsequenceDiagram\n[\s\S]*\n```\n<!-- \/handshake:drawn -->\n$/,
    );
  });

  it('changes nothing the second time, and refreshes what is stale', async () => {
    const { embed, read, write } = notes(fence(open));
    await embed();
    const once = read();
    await embed();
    expect(read()).toBe(once);
    expect(await embed('--check')).toMatchObject({ status: 0, out: '' });
    write(once.replace('seq=300 ack=101\nA', 'seq=400 ack=101\nA').replace('ack=301', 'ack=401'));
    const stale = await embed('--check');
    expect(stale.status).toBe(1);
    expect(stale.out).toMatch(/notes\.md:1: the picture of this fence is stale/);
    await embed();
    expect(read()).toContain('seq=400');
    expect(read()).not.toContain('seq=300');
    expect((await embed('--check')).status).toBe(0);
  });

  it('keeps line breaks, a byte order mark and a missing last break as they are', async () => {
    const text = `\ufeffone\r\n${fence(open).replaceAll('\n', '\r\n')}two`;
    const { embed, read } = notes(text);
    await embed();
    expect(read().startsWith(text.slice(0, -3))).toBe(true);
    expect(read().endsWith('<!-- /handshake:drawn -->\r\ntwo')).toBe(true);
    expect(read().replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('works where a fence ends the file, and in lists and quotations', async () => {
    const { embed, read } = notes(fence(open).trimEnd());
    await embed();
    expect((await embed('--check')).status).toBe(0);
    const listed = notes(`> - item\n>\n>   ${fence(open).trimEnd().replaceAll('\n', '\n>   ')}\n> more\n`);
    await listed.embed();
    expect(listed.read()).toContain('\n>   ```mermaid\n');
    expect((await listed.embed('--check')).status).toBe(0);
    expect(read()).toContain('```\n\n<!-- handshake:drawn');
  });

  it('includes documents by a comment, whole or one exchange', async () => {
    const { embed, read } = notes('<!-- handshake:include a.hsk -->\n\n<!-- handshake:include a.hsk two -->\n', {
      'a.hsk': `exchange one {\n${open}\n}\nexchange two "Second" {\n  A -> B : SYN seq=7\n  B -> A : SYN+ACK seq=8\n  A -> B : ACK\n}\n`,
    });
    expect((await embed()).status).toBe(0);
    const [, whole = '', second = ''] = read().split('<!-- handshake:include');
    expect(whole).toContain('seq=100');
    expect([second.includes('seq=7'), second.includes('seq=100')]).toEqual([true, false]);
  });

  it('writes pictures beside the file and links to them; a kind once chosen stays', async () => {
    const { embed, read, root } = notes(fence(`exchange open "The opening" {\n${open}\n}`));
    await embed('--format', 'svg');
    expect(read()).toContain('<!-- handshake:drawn svg -->\n![The opening](notes-open.svg)\n');
    expect(readFileSync(path.join(root, 'notes-open.svg'), 'utf8')).toContain('<svg');
    expect((await embed('--check')).status).toBe(0);
    writeFileSync(path.join(root, 'notes-open.svg'), 'old');
    expect((await embed('--check')).status).toBe(1);
    await embed();
    expect((await embed('--check')).status).toBe(0);
  });

  it('leaves protocols, other fences, and comments within fences alone', async () => {
    const text = '```handshake\nprotocol p "P" {\n}\n```\n\n```html\n<!-- handshake:include a.hsk -->\n```\n';
    const { embed, read } = notes(text.replace('html', 'handshake').replace('<!--', '//').replace('```html', '```handshake'));
    const before = read();
    await embed();
    expect(read()).toBe(before);
  });

  it('tells of errors, and draws all the same', async () => {
    const { embed, read } = notes(fence(open.replace('ack=101', 'ack=100')));
    expect(await embed()).toMatchObject({ status: 1, error: expect.stringContaining('1 error') });
    expect(read()).toContain('sequenceDiagram');
  });

  it('a picture whose fence is gone, or draws nothing any more, is told and taken away', async () => {
    const { embed, read, write } = notes(`# T\n\n${fence(open)}\nafter\n`);
    await embed();
    const [, picture = ''] = /(\n<!-- handshake:drawn[\s\S]*-->\n)/.exec(read()) ?? [];
    for (const left of ['', '```handshake\nprotocol p "P" {\n}\n```\n']) {
      write(`# T\n\n${left}${picture}\nafter\n`);
      const stale = await embed('--check');
      expect([stale.status, stale.out]).toEqual([1, expect.stringContaining('left over')]);
      await embed();
      expect(read()).toBe(`# T\n\n${left}\nafter\n`);
      expect((await embed('--check')).status).toBe(0);
    }
  });

  it('leaves a picture alone that is shown as text', async () => {
    const text = '````md\n<!-- handshake:drawn mermaid -->\n<!-- /handshake:drawn -->\n````\n';
    const { embed, read } = notes(text);
    expect((await embed('--check')).status).toBe(0);
    await embed();
    expect(read()).toBe(text);
  });

  it.each(['handshake', 'Handshake', 'hsk', 'HSK', '{.handshake}', ' handshake title="a"'])('draws a fence called %j', async (name) => {
    const { embed, read } = notes(fence(open).replace('handshake', name));
    await embed();
    expect(read()).toContain('sequenceDiagram');
  });

  it('draws nothing in a comment', async () => {
    const text = `<!-- kept for later\n${fence(open)}-->\n\n${fence(open)}`;
    const { embed, read } = notes(text);
    await embed();
    expect(read().startsWith(text)).toBe(true);
    expect(read().split('sequenceDiagram')).toHaveLength(2);
  });

  it('draws a fence on the first line behind a byte order mark once', async () => {
    const { embed, read } = notes(`\ufeff${fence(open)}`);
    await embed();
    await embed();
    expect(read().split('sequenceDiagram')).toHaveLength(2);
    expect(read().lastIndexOf('\ufeff')).toBe(0);
    expect((await embed('--check')).status).toBe(0);
  });

  it('draws as it is asked, keeps that, and lets a fence say otherwise', async () => {
    const { embed, read } = notes(`${fence(open)}\n${fence(open).replace('handshake', 'handshake states=on numbers=absolute')}`);
    await embed('--no-states', '--numbers', 'relative');
    const [, first = '', second = ''] = read().split('<!-- handshake:drawn');
    expect(first).not.toMatch(/ESTABLISHED$|Note .*: ESTABLISHED/m);
    expect(first).not.toContain('Note');
    expect(first).toContain('seq=0');
    expect(second).toContain('Note');
    expect(second).toContain('seq=100');
    expect((await embed('--check')).status).toBe(0);
    await embed('--states', '--numbers', 'absolute');
    expect(read().split('<!-- handshake:drawn')[1]).toContain('Note');
  });

  it('writes a light and a dark picture that follow the page, with the exchange in words', async () => {
    const { embed, read, root } = notes(fence(`exchange open "The opening" {\n${open}\n}`));
    await embed('--theme', 'auto', '--width', '480');
    expect(read()).toMatch(
      /<picture>\n {2}<source media="\(prefers-color-scheme: dark\)" srcset="notes-open-dark\.svg">\n {2}<img alt="The opening [^"]*A sends SYN[^"]*" src="notes-open\.svg" width="480">\n<\/picture>/,
    );
    const [light = '', dark = ''] = ['', '-dark'].map((which) => readFileSync(path.join(root, `notes-open${which}.svg`), 'utf8'));
    expect([light.includes('<svg'), dark.includes('<svg'), light === dark]).toEqual([true, true, false]);
    expect((await embed('--check')).status).toBe(0);
    writeFileSync(path.join(root, 'notes-open-dark.svg'), 'old');
    expect((await embed('--check')).status).toBe(1);
  });

  it('draws a ladder where a fence wants one', async () => {
    const { embed, read } = notes(fence(open).replace('handshake', 'handshake ladder width=600 states=off'));
    await embed();
    expect(read()).toContain('<!-- handshake:drawn svg -->\n<img alt="Exchange" src="notes.svg" width="600">\n');
  });

  it('leaves the old file if the new one cannot be written, and no draft', async () => {
    const { embed, read, root } = notes(fence(open));
    chmodSync(root, 0o500);
    const { status, error } = await embed();
    chmodSync(root, 0o700);
    if (process.getuid?.() !== 0) expect([status, read()]).toEqual([2, fence(open)]);
    expect(error === '' || error.includes('cannot write')).toBe(true);
    expect(readdirSync(root)).toEqual(['notes.md']);
  });

  it('says which option of a fence is passed over', async () => {
    const { embed, read } = notes(`text\n\n${fence(open).replace('handshake', 'handshake states=no')}`);
    const { status, error } = await embed();
    expect(status).toBe(0);
    expect(error).toMatch(/notes\.md:3: states=no changes nothing: states= takes on or off\n$/);
    expect(read()).toContain('sequenceDiagram');
  });

  it.each([
    [['embed'], 'no FILE given'],
    [['embed', 'a.hsk'], 'not a Markdown file'],
    [['embed', 'gone.md'], 'no such file'],
    [['embed', '--format', 'gif', 'gone.md'], ''],
    [['embed', '--theme', 'pink', 'gone.md'], '--theme is light, dark, print or auto'],
    [['embed', '--width', '0', 'gone.md'], '--width'],
    [['embed', '--states', '--no-states', 'gone.md'], 'cannot be used together'],
  ])('%j cannot be done', async (argv, what) => {
    const { status, error } = await handshake(argv);
    expect(status).toBe(2);
    expect(error).toContain(what);
  });
});
