import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { folder, handshake } from './io.fixture.js';
import type { PlayerData } from './player/data.js';

const open = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\n';
const two = `exchange one "First" {\n${open}}\nexchange two after one {\n  A -> B : FIN+ACK\n  B -> A : ACK\n}\n`;

const render = async (text: string, ...options: readonly string[]): Promise<string> => {
  const { status, out, error } = await handshake(['render', ...options, '-'], text);
  expect([status, error]).toEqual([0, '']);
  return out;
};

describe('handshake render --link', () => {
  it('leads from each part of an SVG to its line', async () => {
    const drawn = await render(open, '--format', 'svg', '--link', 'https://example.org/a?x=1&l={line}');
    expect([...new Set(drawn.match(/<a href="[^"]*"/g))].sort()).toEqual(
      [1, 2, 3].map((line) => `<a href="https://example.org/a?x=1&amp;l=${line}"`),
    );
  });

  it.each([
    [['--format', 'svg', '--link', 'javascript:alert(1)'], /--link leads to/],
    [['--format', 'png', '--link', 'https://example.org'], /--link is for --format svg/],
  ])('refuses %j', async (options, why) => {
    const { status, error } = await handshake(['render', ...options, '-'], open);
    expect([status, why.test(error)]).toEqual([2, true]);
  });
});

describe('handshake render --numbers', () => {
  it.each([[['--numbers']], [['--numbers', 'messages']], [['--number-messages']], [['--numbers', '--no-states']]])(
    '%j counts the messages',
    async (options) => {
      expect(await render(open, '--format', 'ascii', ...options)).toMatch(/ 1\. SYN seq=100 [\s\S]* 3\. ACK /);
    },
  );

  it.each([
    ['none', /-- SYN --/],
    ['relative', /SYN seq=0 /],
  ])('%s says how numbers are written', async (how, sign) => {
    expect(await render(open, '--format', 'ascii', '--numbers', how)).toMatch(sign);
  });
});

describe('handshake render', () => {
  it('fills the first of the numbers that vary into the title of an exercise', async () => {
    const exercise = 'exercise e "Number {isn}" {\n  vary isn in {7, 8}\n  A -> B : SYN seq=isn\n  B -> A : SYN+ACK seq=300 ack=?\n}\n';
    expect(await render(exercise, '--format', 'mermaid')).toContain('title: Number 7\n');
  });

  it.each([
    ['svg', /^<svg[\s\S]*<\/svg>\n$/],
    ['text', /│─+ SYN seq=100 ─+▶│ SYN_RECEIVED/],
    ['ascii', /\|-+ SYN seq=100 -+>\| SYN_RECEIVED/],
    ['tikz', /\\documentclass[\s\S]*\\end\{document\}\n$/],
    ['mermaid', /^sequenceDiagram\n/],
    ['markdown', /```mermaid\n/],
  ])('draws as %s', async (format, sign) => {
    expect(await render(open, '--format', format)).toMatch(sign);
  });

  it("draws Mermaid's sequence diagram as SVG, without a browser", async () => {
    const drawn = await render(open, '--format', 'svg', '--diagram', 'sequence');
    expect(drawn).toMatch(/^<svg width="\d[^>]*>[\s\S]*SYN\+ACK seq=300 ack=101[\s\S]*<\/svg>\n$/);
  });

  it.each([
    ['svg', /data-state="TIME_WAIT"[\s\S]*<\/svg>\n$/],
    ['tikz', /TIME\\_WAIT[\s\S]*\\end\{document\}\n$/],
    ['text', /● CLOSED[\s\S]*TIME_WAIT\n(?: {2}[├└].*\n)*? {2}[├└]─ timeout ─+▶ CLOSED/],
    ['ascii', /\* CLOSED[\s\S]*\+- timeout -+> CLOSED/],
    ['mermaid', /\[\*\] --> s0[\s\S]*s\d+ --> s0 : timeout/],
  ])('draws the states of the protocol as %s, with every way back', async (format, sign) => {
    expect(await render(open, '--diagram', 'states', '--format', format)).toMatch(sign);
  });

  it('draws all roles of a protocol as one diagram that Mermaid can read', async () => {
    const roles = `protocol p "P" {
  start sender is c, receiver is s
  message Q
  message R
  role c { initial state IDLE { send Q -> WAIT } state WAIT { receive R -> IDLE } }
  role s { initial state READY { receive Q { owe R }; send R } }
}
exchange e using p {
  C -> S : Q
  S -> C : R
}
`;
    const drawn = await render(roles, '--diagram', 'states');
    expect(drawn.match(/stateDiagram-v2/g)).toHaveLength(1);
    expect(drawn).toMatch(/state "c" as r0 \{[\s\S]*r0s1 --> r0s0 : receive R[\s\S]*state "s" as r1 \{/);
  });

  const DOOR = `protocol door {
  message Q, R
  start sender in SHUT, receiver in SHUT
  initial state SHUT {
    send Q -> OPEN
    receive Q -> OPEN
  }
  state OPEN {
    send R -> SHUT
    receive R -> SHUT
  }
}
exchange using door {
  A -> B : Q
}
`;
  it.each([
    ['ascii', /send Q -+> OPEN\n[\s\S]*send R \.+> SHUT\n/],
    ['text', /send R ┄+▶ SHUT/],
    ['mermaid', /s0 --> s1 : send Q<br\/>receive Q\n {2}s1 --> s0 : send R<br\/>receive R<br\/>never taken\n/],
    ['svg', /to SHUT: send R, receive R, never taken\.<\/desc>[\s\S]*stroke-dasharray="3 4"/],
    ['tikz', /\\draw\[hskfaint, dashed, ->/],
  ])('dashes the transitions that no exchange takes, as %s', async (format, sign) => {
    expect(await render(DOOR, '--diagram', 'states', '--coverage', '--format', format)).toMatch(sign);
    expect(await render(DOOR, '--diagram', 'states', '--format', format)).not.toMatch(sign);
  });

  it('tells it in words', async () => {
    const said = await render('host A\nhost B in LISTEN\nA -x B : SYN seq=100\n', '--format', 'words');
    expect(said).toContain('1. A sends SYN seq=100 to B. It is lost. A is in SYN_SENT.');
  });

  it('counts messages, and shows only the fields asked for', async () => {
    const drawn = await render(open, '--format', 'ascii', '--number-messages', '--fields', 'ack');
    expect(drawn).toMatch(/1\. SYN -[\s\S]*2\. SYN\+ACK ack=101/);
    expect(drawn).not.toContain('seq=');
  });

  it('shows the main fields, and all where an error is expected', async () => {
    const text = 'A -> B : SYN seq=1 win=500\nexpect error\nB -> A : SYN+ACK seq=5 ack=9 win=700\n';
    const drawn = await render(text, '--format', 'ascii', '--fields', 'main');
    expect(drawn).toMatch(/SYN seq=1 -/);
    expect(drawn).toContain('SYN+ACK seq=5 ack=9 win=700');
    expect(await render(text, '--format', 'ascii', '--fields', 'all')).toContain('win=500');
  });

  it('makes a PDF of vectors, with the fonts in it', async () => {
    const drawn = Buffer.from(await render(open, '--format', 'pdf'), 'latin1').toString('latin1');
    expect(drawn).toMatch(/^%PDF-1\./);
    expect(drawn).toMatch(/\/FontFile[23]/);
    expect(drawn).not.toContain('/Subtype /Image');
  });

  it('puts a long ladder on pages, each with the heads', async () => {
    const root = folder({ 'a.hsk': `${open}${'A -> B : PSH+ACK len=1\nB -> A : ACK\n'.repeat(30)}` });
    await handshake(['render', '--pages', 'A5', '-o', path.join(root, 'a.svg'), path.join(root, 'a.hsk')]);
    const pages = readdirSync(root).filter((file) => file.endsWith('.svg'));
    expect(pages.length).toBeGreaterThan(2);
    await handshake(['render', '--pages', 'A5', '-o', path.join(root, 'a.pdf'), path.join(root, 'a.hsk')]);
    expect(readFileSync(path.join(root, 'a.pdf'), 'latin1').match(/\/Type \/Page\b/g)).toHaveLength(pages.length);
  });

  it('writes a player into one file that asks for nothing outside', async () => {
    const page = await render(open, '--format', 'html', '--predict');
    expect(page).toMatch(/^<!doctype html>[\s\S]*"predict":true/);
    expect(page).toContain("default-src 'none'");
    expect(page.match(/(?:src|href)="[^"]*"/g)).toBeNull();
  });

  it('answers a wrong guess in the player with the slip that it is, without the answer', async () => {
    const page = await render(`${open}A -> B : PSH+ACK len=10\nB -> A : ACK\n`, '--format', 'html', '--predict');
    const data = JSON.parse(/id="data">(.*?)<\/script>/.exec(page)?.[1] ?? '') as PlayerData;
    const questions = data.steps.flatMap(({ question }) => question ?? []);
    expect(questions[0]?.slips.ESTABLISHED).toMatch(/^A host is ESTABLISHED only when/);
    const last = questions.at(-1);
    expect(last?.answer).toBe('111');
    expect(last?.slips['112']).toMatch(/takes no number/);
    for (const { answer, slips } of questions) expect(Object.keys(slips)).not.toContain(answer);
  });

  it('writes the dots per inch into a PNG', async () => {
    const bytes = Buffer.from(await render(open, '--format', 'png', '--dpi', '192'), 'latin1');
    expect(bytes.subarray(37, 41).toString()).toBe('pHYs');
    expect(bytes.readUInt32BE(41)).toBe(7559);
  });

  it('draws as PNG', async () => {
    const png = Buffer.from(await render(open, '--format', 'png', '--scale', '1'), 'latin1');
    expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    const larger = Buffer.from(await render(open, '--format', 'png', '--scale', '3'), 'latin1');
    expect(larger.readUInt32BE(16)).toBeGreaterThan(png.readUInt32BE(16) * 2.9);
  });

  it('draws the whole document in one, or one exchange', async () => {
    expect(await render(two, '--format', 'ascii')).toMatch(/= First =[\s\S]*= two =/);
    const only = await render(two, '--format', 'ascii', '--exchange', 'two');
    expect([only.includes('FIN+ACK'), only.includes('SYN')]).toEqual([true, false]);
    const { status, error } = await handshake(['render', '--exchange', 'three', '-'], two);
    expect([status, error]).toEqual([2, "handshake: - has no exchange 'three'; it has one, two\n"]);
  });

  it('draws the first steps only', async () => {
    const drawn = await render(open, '--format', 'ascii', '--until', '2');
    expect([drawn.includes('seq=300'), drawn.includes('seq=101')]).toEqual([true, false]);
    expect(await render(open, '--until', '1')).not.toContain('SYN+ACK');
  });

  it('shows numbers as they are written, counted from the first one, or not at all', async () => {
    const numbers = async (how: string) => (await render(open, '--numbers', how)).match(/\b(?:seq|ack)=\S+/g) ?? [];
    expect(await numbers('absolute')).toEqual(['seq=100', 'seq=300', 'ack=101', 'seq=101', 'ack=301']);
    expect(await numbers('relative')).toEqual(['seq=0', 'seq=0', 'ack=1', 'seq=1', 'ack=1']);
    expect(await numbers('none')).toEqual([]);
  });

  it('counts symbols and numbers that begin again at zero', async () => {
    const symbols = open.replace('100', 'x').replaceAll('101', 'x+1');
    expect(await render(symbols, '--numbers', 'relative')).toMatch(/ack=1[\s\S]*seq=1 ack=1/);
    const wrapped = open.replace('100', '4294967295').replaceAll('101', '0');
    expect(await render(wrapped, '--numbers', 'relative')).toMatch(/SYN seq=0[\s\S]*seq=1 ack=1/);
  });

  it('leaves the states out', async () => {
    for (const format of ['mermaid', 'svg', 'text', 'tikz', 'words'])
      expect((await render(open, '--format', format, '--no-states')).replace(/<desc>[\s\S]*<\/desc>/, '')).not.toContain('ESTABLISHED');
  });

  it('knows the format by the name of the file', async () => {
    const root = folder({ 'a.hsk': open });
    const out = path.join(root, 'a.svg');
    expect((await handshake(['render', '-o', out, path.join(root, 'a.hsk')])).status).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('<svg');
  });

  it('writes each exchange into a folder, under its name', async () => {
    const root = folder({ 'a.hsk': two, 'b.hsk': open });
    const out = path.join(root, 'pictures/');
    await handshake(['render', '--format', 'svg', '-o', out, path.join(root, 'a.hsk')]);
    expect(readdirSync(out).sort()).toEqual(['one.svg', 'two.svg']);
    await handshake(['render', '--format', 'tikz', '-o', out, root]);
    expect(readdirSync(out).filter((file) => file.endsWith('.tex'))).toEqual(['a-one.tex', 'a-two.tex', 'b.tex']);
  });

  it('makes file names of names in every script, and none twice', async () => {
    const root = folder({ 'a.hsk': `exchange 연결 {\n${open}}\nexchange a_b {\n${open}}\nexchange A_B {\n${open}}\n` });
    const out = path.join(root, 'out/');
    await handshake(['render', '--format', 'text', '-o', out, path.join(root, 'a.hsk')]);
    expect(readdirSync(out).sort()).toEqual(['A_B-2.txt', 'a_b.txt', '연결.txt']);
  });

  it('reads standard input as the file that it is called', async () => {
    const { out } = await handshake(['render', '--stdin-name', 'notes.md', '-'], `text\n\n\`\`\`handshake\n${open}\`\`\`\n`);
    expect(out).toContain('SYN+ACK');
  });

  it('draws wrong documents, says so by its status, and what is wrong in the picture', async () => {
    const { status, out } = await handshake(['render', '--format', 'ascii', '-'], open.replace('ack=101', 'ack=100'));
    expect(status).toBe(1);
    expect(out).toMatch(/\(!1\) SYN\+ACK[\s\S]*\n\(!1\) ack should be 101/);
  });

  it.each([
    [['--format', 'gif', '-'], '--format is one of'],
    [['--diagram', 'states', '--format', 'words', '-'], 'draws ladder, not states'],
    [['-o', 'picture.jpg', '-'], 'not a picture format: -o ends with .mmd, .md, .svg, .png, .pdf'],
    [['--pages', 'A9', '--format', 'svg', '-'], '--pages is one of A4, A5, letter'],
    [['--pages', 'A4', '-'], '--pages is for ladders as svg or pdf'],
    [['--dpi', 'many', '-'], '--dpi is a number'],
    [['--predict', '-'], '--predict is for --format html'],
    [['--fields', 'sek', '-'], "tcp has no field 'sek'"],
    [['--theme', 'pink', '-'], '--theme is one of'],
    [['--until', 'soon', '-'], 'the number of a step'],
    [['--numbers', 'few', '-'], '--numbers is one of'],
    [['--scale', '0', '-'], '--scale'],
    [['--states', '--no-states', '-'], 'cannot be used together'],
    [['--coverage', '-'], '--coverage is for --diagram states'],
    [['--watch', '-'], '--watch needs files'],
    [['-o', 'no/such/folder/', '-'], 'cannot make'],
  ])('%j is answered in one line', async (options, what) => {
    const { status, error } = await handshake(['render', ...options], open);
    expect(status).toBe(2);
    expect(error).toContain(what);
    expect(error.trimEnd()).not.toContain('\n');
    expect(existsSync('no')).toBe(false);
  });
});

describe('handshake render --watch', () => {
  const root = folder({ 'a.hsk': open, 'part.hsk': '' });
  mkdirSync(path.join(root, 'out'));
  const out = path.join(root, 'out/a.txt');
  const stop = new AbortController();
  afterEach(() => stop.abort());

  it('draws again when the file changes', async () => {
    const running = handshake(['render', '--watch', '--format', 'text', '-o', out, path.join(root, 'a.hsk')], '', stop.signal);
    await expect.poll(() => existsSync(out) && readFileSync(out, 'utf8')).toContain('seq=300');
    writeFileSync(path.join(root, 'a.hsk'), open.replace('300', '500').replace('301', '501'));
    await expect.poll(() => readFileSync(out, 'utf8')).toContain('seq=500');
    stop.abort();
    expect((await running).status).toBe(0);
  });
});
