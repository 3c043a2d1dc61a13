-- Neovim as a client of the language server, run after the recipe with a.hsk open: prints what it got, fails if something is missing.
local function wait(what, test)
  if not vim.wait(60000, test, 20) then
    print('missing: ' .. what)
    vim.cmd('cquit')
  end
end
local function ask(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 60000) or {}) do return answer.result end
end
local function line(number) return vim.api.nvim_buf_get_lines(0, number - 1, number, false)[1] end
local function problems()
  wait('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
  for _, d in ipairs(vim.diagnostic.get(0)) do print(d.lnum + 1, d.source, (d.message:gsub('%..*', ''))) end
end

problems()
local doc = { uri = vim.uri_from_bufnr(0) }
local function at(number, character) return { textDocument = doc, position = { line = number - 1, character = character } } end
for _, item in ipairs(ask('textDocument/completion', at(3, 9)).items) do
  print('offered', item.label, item.labelDetails and item.labelDetails.description or '')
end
print('hover', (ask('textDocument/hover', at(1, 10)).contents.value:gsub('\n.*', '')))
if vim.lsp.inlay_hint then
  local whole = { start = { line = 0, character = 0 }, ['end'] = { line = 3, character = 0 } }
  print('state', ask('textDocument/inlayHint', { textDocument = doc, range = whole })[1].label)
end
local edits = ask('textDocument/formatting', { textDocument = doc, options = { tabSize = 2, insertSpaces = true } })
vim.lsp.util.apply_text_edits(edits, vim.api.nvim_get_current_buf(), 'utf-16')
print('formatted', line(2))
print('blanks', vim.bo.shiftwidth, vim.bo.expandtab, vim.bo.commentstring)

local row = { start = { line = 1, character = 0 }, ['end'] = { line = 1, character = 40 } }
local fix = ask('textDocument/codeAction', { textDocument = doc, range = row, context = { diagnostics = {} } })[1]
vim.lsp.util.apply_workspace_edit(fix.edit or ask('codeAction/resolve', fix).edit, 'utf-16')
print('fixed', fix.title, line(2))
vim.api.nvim_win_set_cursor(0, { 1, 0 })
vim.lsp.buf.rename('Alice')
wait('the new name', function() return line(2):find('Alice') end)
print('renamed', line(1), line(2))
vim.api.nvim_win_set_cursor(0, { 1, 14 })
vim.lsp.buf.definition()
wait('the definition', function() return vim.api.nvim_buf_get_name(0):find('tcp.hsk') end)
print('definition', vim.api.nvim_get_current_line(), vim.bo.readonly)

vim.cmd('edit ' .. vim.fn.fnamemodify(vim.env.HANDSHAKE_NOTES, ':p'))
print('notes')
problems()
vim.cmd('qall!')
