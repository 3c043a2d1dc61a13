// Neovim as a client of the language server: diagnostics, completion, a fix, formatting. Prints what it got; fails if something is missing.
// Run by hand: node test/editors/neovim.mjs (after npm run build; needs nvim).
import { spawnSync } from 'node:child_process';
import { place, recipe } from './recipe.mjs';

const version = /v0\.(\d+)/.exec(spawnSync('nvim', ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1] ?? '7';
const heading = Number(version) >= 11 ? 'Neovim 0.11 and later' : 'Neovim 0.7 to 0.10';

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
vim.lsp.util.apply_text_edits(edits, vim.api.nvim_get_current_buf(), 'utf-16')
print('formatted', vim.api.nvim_buf_get_lines(0, 1, 2, false)[1])
print('blanks', vim.bo.shiftwidth, vim.bo.expandtab, vim.bo.commentstring)
vim.cmd('qall!')
`;
const { at, env } = place({
  'a.hsk': 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300   ack=100\nA -> B : \n',
  'init.lua': recipe(heading),
  'run.lua': script,
});
const { status, stdout, stderr } = spawnSync('nvim', ['--headless', '-u', at('init.lua'), at('a.hsk'), '-c', `luafile ${at('run.lua')}`], {
  env,
  encoding: 'utf8',
  timeout: 240_000,
});
process.stdout.write(`${stdout}${stderr}\n`);
const expected = ['handshake', 'offered', 'ACK', 'hover', 'formatted'];
const missing = expected.filter((word) => !`${stdout}${stderr}`.includes(word));
if (status !== 0 || missing.length > 0) console.error(`failed: ${missing.join(', ')}`);
process.exitCode = status === 0 && missing.length === 0 ? 0 : 1;
