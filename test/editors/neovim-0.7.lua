-- The recipe of docs/editors.md for Neovim 0.7, with the command given by HANDSHAKE, a word a line, run by test/editors/neovim.mjs.
local command = vim.split(vim.env.HANDSHAKE, '\n')

vim.api.nvim_create_autocmd({ 'BufRead', 'BufNewFile' }, { pattern = '*.hsk', command = 'setfiletype handshake' })
vim.api.nvim_create_autocmd('FileType', {
  pattern = 'handshake',
  callback = function()
    local root = vim.fs and vim.fs.dirname(vim.api.nvim_buf_get_name(0)) or vim.fn.expand('%:p:h')
    if not vim.g.handshake_client then
      vim.g.handshake_client = vim.lsp.start_client({ name = 'handshake', cmd = command, root_dir = root })
    end
    vim.lsp.buf_attach_client(0, vim.g.handshake_client)
    vim.bo.omnifunc = 'v:lua.vim.lsp.omnifunc'
    vim.bo.commentstring = '// %s'
    vim.bo.expandtab, vim.bo.shiftwidth, vim.bo.tabstop = true, 2, 2
  end,
})
