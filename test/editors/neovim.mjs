// Neovim as a client of the language server: diagnostics, completion, a fix, formatting. Prints what it got; fails if something is missing.
// Run by hand: node test/editors/neovim.mjs (after npm run build; needs nvim).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const here = import.meta.dirname;
const command = [process.execPath, path.resolve(here, '../../dist/cli/handshake.js'), 'serve', '--stdio'].join('\n');
const folder = mkdtempSync(path.join(os.tmpdir(), 'handshake-nvim-'));
const file = path.join(folder, 'a.hsk');
writeFileSync(file, 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300   ack=100\nA -> B : \n');

const script = `
local function wait(what, test) if not vim.wait(60000, test, 20) then print('missing: ' .. what); vim.cmd('cquit') end end
wait('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
for _, d in ipairs(vim.diagnostic.get(0)) do print(d.lnum + 1, d.source, (d.message:gsub('%..*', ''))) end
local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 60000)
  for _, answer in pairs(answers or {}) do return answer.result end
end
local doc = { uri = vim.uri_from_bufnr(0) }
local list = ask('textDocument/completion', { textDocument = doc, position = { line = 2, character = 9 } })
for _, item in ipairs(list.items) do print('offered', item.label, item.labelDetails and item.labelDetails.description or '') end
local hover = ask('textDocument/hover', { textDocument = doc, position = { line = 0, character = 10 } })
print('hover', (hover.contents.value:gsub('\\n.*', '')))
local edits = ask('textDocument/formatting', { textDocument = doc, options = { tabSize = 2, insertSpaces = true } })
vim.lsp.util.apply_text_edits(edits, 0, 'utf-16')
print('formatted', vim.api.nvim_buf_get_lines(0, 1, 2, false)[1])
vim.cmd('qall!')
`;
const lua = path.join(folder, 'run.lua');
writeFileSync(lua, script);
const { status, stdout, stderr } = spawnSync(
  'nvim',
  ['--headless', '-u', path.join(here, 'neovim-0.7.lua'), file, '-c', `luafile ${lua}`],
  {
    env: { ...process.env, HANDSHAKE: command },
    encoding: 'utf8',
    timeout: 240_000,
  },
);
process.stdout.write(`${stdout}${stderr}\n`);
const expected = ['handshake', 'offered', 'ACK', 'hover', 'formatted'];
const missing = expected.filter((word) => !`${stdout}${stderr}`.includes(word));
if (status !== 0 || missing.length > 0) console.error(`failed: ${missing.join(', ')}`);
process.exitCode = status === 0 && missing.length === 0 ? 0 : 1;
