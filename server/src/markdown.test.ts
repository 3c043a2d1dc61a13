import { readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { declarations } from './core/views/renderers/theme-css.js';
import handshake, { type HandshakeOptions } from './markdown.js';

const html = (markdown: string, options: HandshakeOptions = {}): string => new MarkdownIt().use(handshake, options).render(markdown);
const fence = (text: string, mark = '```'): string => `${mark}handshake\n${text}\n${mark}\n`;
const pictures = (text: string): number => text.split('<svg').length - 1;

const open = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301';

describe('the markdown-it plugin', () => {
  it('draws a fence where it stands', () => {
    const drawn = html(`before\n\n${fence(open)}\nafter`);
    expect(drawn).toMatch(
      /<p>before<\/p>\s*<figure class="handshake-figure code-line" data-line="2">\s*<svg[\s\S]*<\/svg>\s*<\/figure>\s*<p>after<\/p>/,
    );
    expect(drawn).toContain('seq=300 ack=101');
    expect(drawn).not.toContain('handshake-problems');
  });

  it('leaves out what was embedded below: its place is taken by a picture', () => {
    const embedded = '<!-- handshake:drawn mermaid -->\n```mermaid\nsequenceDiagram\n```\n<!-- /handshake:drawn -->\n';
    const drawn = new MarkdownIt({ html: true }).use(handshake).render(`${fence(open)}\n${embedded}\nafter\n`);
    expect([pictures(drawn), drawn.includes('sequenceDiagram'), drawn.includes('<p>after</p>')]).toEqual([1, false, true]);
  });

  it('speaks the language of the document, else that of the page', () => {
    const wrong = open.replace('ack=101', 'ack=100');
    for (const drawn of [
      html(fence(`language ko\n${wrong}`)),
      html(fence(wrong), { language: 'ko' }),
      html(fence(wrong), { language: 'ko-KR' }),
    ])
      expect(drawn).toMatch(/<b>오류<\/b>, \d번째 줄: B가 보내는 SYN\+ACK의 ack는 100이 아니라 101이어야 합니다/);
    for (const drawn of [html(fence(wrong)), html(fence(wrong), { language: 'de' })]) expect(drawn).toContain('<b>error</b>');
  });

  it('leaves all other fences to others', () => {
    const others = '```mermaid\nsequenceDiagram\n```\n\n```ts\nlet a = 1;\n```\n';
    expect(html(others)).toBe(new MarkdownIt().render(others));
  });

  it('shows what is wrong below the picture, with the lines of the Markdown text', () => {
    const drawn = html(`one\ntwo\n\n${fence(open.replace('ack=101', 'ack=100'))}`);
    expect(pictures(drawn)).toBe(1);
    expect(drawn).toMatch(/<li class="handshake-error"><b>error<\/b>, line 6: [^<]*101[^<]*<code>tcp\/ack<\/code>/);
  });

  it('reads all fences as one document: later ones go on after earlier ones', () => {
    const close = 'exchange close after open {\n  A -> B : FIN+ACK seq=101 ack=301\n}';
    const drawn = html(`${fence(`exchange open {\n${open}\n}`)}\n${fence(close)}`);
    expect(pictures(drawn)).toBe(2);
    expect(drawn.slice(drawn.lastIndexOf('<svg'))).toContain('FIN_WAIT_1');
  });

  it('each fence is a document of its own', () => {
    const [above = '', below = ''] = html(`${fence(open)}\nthen\n\n${fence(open)}`).split('<p>then</p>');
    expect([pictures(above), pictures(below)]).toEqual([1, 1]);
    expect([above, below].filter((part) => part.includes('handshake-error'))).toEqual([]);
  });

  it('draws in lists and quotations', () => {
    expect(pictures(html(`- item\n\n  ${fence(open).replaceAll('\n', '\n  ')}`))).toBe(1);
    expect(pictures(html(`> ${fence(open).trimEnd().replaceAll('\n', '\n> ')}\n`))).toBe(1);
  });

  const exercise = `exercise numbers "Numbers" {
  task "Fill in."
  host A
  host B in LISTEN
  A -> B : SYN seq=100
  B -> A : SYN+ACK seq=300 ack=?
  A -> B : ?
  expect A in ?
  A -> B : PSH+ACK len=5
  B -> A : ACK ack=7
  solution { A -> B : SYN seq=100; B -> A : SYN+ACK seq=300 ack=101; A -> B : ACK; expect A in ESTABLISHED }
  solution { A -> B : SYN seq=101; B -> A : SYN+ACK seq=300 ack=101 }
}`;

  it('draws of an exercise what is given, and nothing of its answers', () => {
    const drawn = html(fence(exercise));
    expect(pictures(drawn)).toBe(1);
    for (const given of ['Numbers', 'SYN seq=100', 'SYN+ACK seq=300 ack=?', 'A sends ? to B', 'len=5', 'ack=7'])
      expect(drawn).toContain(given);
    expect(drawn).not.toMatch(/\b(?:101|106|301)\b|ESTABLISHED|SYN_SENT|solution|error/);
  });

  it('says what an exercise asks for, and draws a shuffled block in another order', () => {
    expect(html(fence(exercise))).toContain('<p class="handshake-task" v-pre>Fill in.</p>');
    const lines = ['A -> B : SYN', 'B -> A : SYN+ACK', 'A -> B : ACK len=9', 'B -> A : ACK win=7'];
    const drawn = html(fence(`exercise order {\n  shuffle {\n    ${lines.join('\n    ')}\n  }\n}`)).replace(/<desc>[\s\S]*<\/desc>/, '');
    const order = ['>SYN<', '>SYN+ACK<', 'len=9', 'win=7'].map((text) => drawn.indexOf(text));
    expect(Math.min(...order)).toBeGreaterThan(0);
    expect(order).not.toEqual([...order].sort((a, b) => a - b));
  });

  it('lets an exercise stand beside an exchange', () => {
    const drawn = html(fence(`exchange open {\n${open}\n}\n${exercise}`));
    // each once in the picture, once for those who listen
    expect(['ack=101', 'ack=301', 'ack=?'].map((text) => drawn.replace(/<[^>]*>/g, '').split(text).length - 1)).toEqual([2, 2, 2]);
    expect(drawn).not.toContain('solution');
  });

  it('keeps a blank a blank, in the picture and for those who listen', () => {
    const drawn = html(fence(open.replace('ack=101', 'ack=?').replace('ACK seq=101 ack=301', '?')));
    expect(drawn).toContain('2. B sends SYN+ACK seq=300 ack=? to A.');
    expect(drawn).toContain('3. A sends ? to B.');
    expect(drawn).not.toMatch(/\b(?:101|301)\b/);
  });

  it('shows protocols as text, as there is nothing to draw', () => {
    expect(html(fence('protocol p "P" {\n}'))).toContain('<code class="language-handshake">');
  });

  it('draws as the fence says', () => {
    const drawn = html(fence(open).replace('handshake', 'handshake ladder width=600 states=off numbers=relative'));
    expect(drawn).toMatch(/<svg [^>]*width="600" height="\d+"/);
    expect(drawn.replace(/<desc>[\s\S]*?<\/desc>/, '')).not.toContain('ESTABLISHED');
    expect(drawn).toContain('seq=0');
    expect(html(fence(open).replace('handshake', 'handshake theme=dark'))).not.toContain('var(');
  });

  it.each([
    ['witdh=600', 'witdh=600 changes nothing. Did you mean width=?'],
    ['width=wide', 'width=wide changes nothing: width= takes a number of points from 10 to 9999'],
    ['states=no', 'states=no changes nothing: states= takes on or off'],
    ['lader', 'lader changes nothing. Did you mean ladder, sequence or states?'],
    ['width', 'width changes nothing: width= takes a number of points from 10 to 9999'],
  ])('says of the option %s that it is passed over', (option, said) => {
    const drawn = html(`text\n\n${fence(open).replace('handshake', `handshake ${option}`)}`);
    expect(drawn).toContain(`<li class="handshake-warning"><b>warning</b>, line 3: ${said}</li>`);
    expect(pictures(drawn)).toBe(1);
    expect(html(fence(`language ko\n${open}`).replace('handshake', `handshake ${option}`))).toContain('아무것도 바꾸지 않습니다');
  });

  it('leaves other words of the line to others', () => {
    for (const words of ['{1,3} title="open" line-numbers', ':line-numbers=2 {.wide #first}', 'theme=auto width=600'])
      expect(html(fence(open).replace('handshake', `handshake ${words}`))).not.toContain('handshake-problems');
  });

  it.each([
    [{ stats: false }, "handshake: there is no option 'stats'; did you mean 'states'?"],
    [{ colour: 'red' }, "handshake: there is no option 'colour'"],
    [{ theme: 'night' }, `handshake: the option 'theme' cannot be "night"`],
    [{ states: 'off' }, `handshake: the option 'states' cannot be "off"`],
  ])('%j is refused when the plugin is put in', (options, message) => {
    expect(() => html('text', options as HandshakeOptions)).toThrow(new TypeError(message));
  });

  it.each(['Handshake', 'hsk', 'HSK'])('draws a fence called %s', (name) => {
    expect(pictures(html(fence(open).replace('handshake', name)))).toBe(1);
  });

  it('draws a fence on the first line behind a byte order mark, and none in a comment', () => {
    expect(pictures(html(`\ufeff${fence(open)}`))).toBe(1);
    expect(pictures(new MarkdownIt({ html: true }).use(handshake).render(`<!--\n${fence(open)}-->\n\n${fence(open)}`))).toBe(1);
  });

  it('says under a fence that cannot be drawn why', () => {
    const drawn = html(fence('using nosuch\nA -> B : SYN'));
    expect(drawn).toContain('<code class="language-handshake">');
    expect(drawn).toMatch(/<li class="handshake-error"><b>error<\/b>, line 2: [^<]*nosuch/);
  });

  it('keeps double braces from becoming a program of the page', () => {
    const drawn = html(fence(`exchange e "sum {{ 1+1 }}" {\n${open.replace('ack=101', 'ack=1 "{{ x }}"')}\n}`));
    expect(drawn).not.toContain('{{');
    expect(drawn).toContain('<svg v-pre ');
  });

  it('keeps what an author wrote from becoming markup', () => {
    const drawn = html(fence('A -> B : SYN seq=1 "<script>alert(1)</script>"'));
    expect(drawn).not.toContain('<script>');
    expect(drawn).toContain('&lt;script&gt;');
  });

  it('imports what it is given', () => {
    const read = (path: string): string | undefined => (path === 'open.hsk' ? `exchange open {\n${open}\n}` : undefined);
    const drawn = html(fence('import "open.hsk"\nexchange close after open {\n  A -> B : FIN+ACK\n  B -> A : ACK\n}'), { read });
    expect(drawn).toContain('FIN_WAIT_1');
    expect(drawn).not.toContain('handshake-problems');
  });

  it('can keep the source, and colours of its own', () => {
    expect(html(fence(open), { source: true })).toMatch(/<pre><code[\s\S]*<\/pre>\s*<figure/);
    expect(html(fence(open))).toContain('var(--handshake-ink, #');
    expect(html(fence(open), { theme: 'dark' })).not.toContain('var(');
  });
});

describe('the style sheet of pages', () => {
  const css = readFileSync(new URL('../../client/markdown.css', import.meta.url), 'utf8');

  it('has the colours of the night', () => {
    expect(declarations('dark').filter((line) => !css.includes(line))).toEqual([]);
  });

  it('has each of them again in high contrast, as the theme has it', () => {
    const [, rule = ''] = /\.vscode-high-contrast-light:not\(\.vscode-dark\) \.handshake-figure \{([^}]*)\}/.exec(css) ?? [];
    const lines = rule.trim().split('\n');
    expect(lines.map((line) => line.trim().replace(/:.*/, '')).sort()).toEqual(
      declarations('dark')
        .map((line) => line.replace(/:.*/, ''))
        .sort(),
    );
    expect(lines.filter((line) => !line.includes(': var(--vscode-'))).toEqual([]);
  });

  it('sets no other ones', () => {
    const set = new Set(css.match(/--handshake-[\w-]+(?=:)/g));
    expect(set.size).toBe(declarations('dark').length);
  });
});

/** The types that are shipped with the plugin say the same as its own. */
const shipped: typeof import('../../types/markdown.js')['default'] = handshake;
void shipped;
