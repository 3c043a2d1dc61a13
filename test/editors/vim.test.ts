/** The syntax file for Vim: the language's words, and what Vim makes of a document. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const runtime = path.join(root, 'syntaxes/vim');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const TEXT = `// a comment
exchange open "a \\"title\\"" using tcp {
  host A "Client"
  host note is server in LISTEN
  A -> note : SYN+ACK seq=100 code=7 // code is a field here
  stray note -x A : FIN ack=x
  A : timeout at 20ms
  expect error tcp/ack-flag
  expect A in SYN_SENT
  보내는쪽 ~> note : PSH seq=?
}
`;

/** Line, a word of it, and its group. */
const WANTED = [
  [1, 'comment', 'handshakeComment'],
  [2, 'exchange', 'handshakeHead'],
  [2, 'title', 'handshakeString'],
  [2, '\\"', 'handshakeEscape'],
  [2, 'using', 'handshakeHead'],
  [3, 'host', 'handshakeHead'],
  [3, 'A', 'handshakeHost'],
  [4, 'note', 'handshakeHost'],
  [4, 'is', 'handshakeKeyword'],
  [4, 'LISTEN', 'handshakeState'],
  [5, 'A', 'handshakeHost'],
  [5, '->', 'handshakeArrow'],
  [5, 'note', 'handshakeHost'],
  [5, 'SYN', 'handshakeMessage'],
  [5, 'ACK', 'handshakeMessage'],
  [5, 'seq', 'handshakeField'],
  [5, '100', 'handshakeNumber'],
  [5, 'code', 'handshakeField'],
  [5, 'code is', 'handshakeComment'],
  [6, 'stray', 'handshakeKeyword'],
  [6, 'note', 'handshakeHost'],
  [6, '-x', 'handshakeArrow'],
  [7, 'timeout', 'handshakeEvent'],
  [7, 'at', 'handshakeKeyword'],
  [7, '20ms', 'handshakeNumber'],
  [8, 'expect', 'handshakeKeyword'],
  [8, 'error', 'handshakeKeyword'],
  [8, 'tcp/ack-flag', 'handshakeCode'],
  [9, 'SYN_SENT', 'handshakeState'],
  [10, '보내는쪽', 'handshakeHost'],
  [10, '~>', 'handshakeArrow'],
  [10, '?', 'handshakeBlank'],
] as const;

describe('the syntax file for Vim', () => {
  it("has the language's words, and no others", () => {
    const keywords = new Set([...read('server/src/language/handshake.langium').matchAll(/'([a-z]{2,})'/g)].map(([, word]) => word));
    // heads of branches are read before the grammar
    for (const word of ['either', 'opt', 'repeat', 'measure', 'highlight']) keywords.add(word);
    const lists = [...read('syntaxes/vim/syntax/handshake.vim').matchAll(/^syntax keyword \w+ contained (.*)$/gm)];
    expect(lists.flatMap(([, words = '']) => words.split(' ')).sort()).toEqual([...keywords].sort());
  });

  it.skipIf(spawnSync('vim', ['--version']).status !== 0)('colours a document, and indents by two blanks', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'handshake-vim-'));
    const [document, result, script] = ['a.hsk', 'groups', 'ask.vim'].map((name) => path.join(folder, name)) as [string, string, string];
    writeFileSync(document, TEXT);
    const lines = TEXT.split('\n');
    const columns = WANTED.map(([line, word]) => {
      const text = lines[line - 1] ?? '';
      return [line, Buffer.byteLength(text.slice(0, word === 'code is' ? text.lastIndexOf(word) : text.indexOf(word))) + 1];
    });
    const asked = columns.map(([line, column]) => `synIDattr(synID(${line}, ${column}, 1), 'name')`);
    writeFileSync(
      script,
      [
        'set nocompatible encoding=utf-8',
        `let &runtimepath = '${runtime.replaceAll("'", "''")},' . &runtimepath`,
        'filetype plugin on',
        'syntax on',
        `execute 'edit ' . fnameescape('${document}')`,
        'let all = []',
      ]
        .concat(asked.map((each) => `call add(all, ${each})`))
        .concat([`call add(all, &shiftwidth . &expandtab . &commentstring)`, `call writefile(all, '${result}')`, 'qall!'])
        .join('\n'),
    );
    spawnSync('vim', ['-u', 'NONE', '-i', 'NONE', '-n', '-es', '-S', script], {
      timeout: 60_000,
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    const groups = readFileSync(result, 'utf8').trim().split('\n');
    expect(WANTED.map(([line, word], at) => [line, word, groups[at]])).toEqual(WANTED.map((each) => [...each]));
    expect(groups.at(-1)).toBe('21// %s');
  });
});
