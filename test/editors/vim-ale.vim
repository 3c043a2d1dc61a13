" By the recipe of docs/editors.md in a Vim with ALE: what a user does, and what is there then, as one line each in $HANDSHAKE_RESULT.
let s:seen = []

function! s:End() abort
  call writefile(s:seen, $HANDSHAKE_RESULT)
  qall!
endfunction

" Vim goes on in between: nobody is waited for in a loop.
function! s:Wait(condition, next, timer) abort
  if eval(a:condition)
    try
      call call(a:next, [])
    catch
      call add(s:seen, v:exception . ' ' . v:throwpoint)
      call s:End()
    endtry
  else
    call timer_start(50, function('s:Wait', [a:condition, a:next]))
  endif
endfunction

function! s:When(condition, next) abort
  call s:Wait(a:condition, function(a:next), 0)
endfunction

function! s:Note(what, text) abort
  call add(s:seen, a:what . ': ' . a:text)
  " where it stands still, what was seen so far tells where
  call writefile(s:seen, $HANDSHAKE_RESULT)
endfunction

function! Errors() abort
  return ale#statusline#Count(bufnr('')).error
endfunction

function! s:Problem() abort
  call s:Note('problem', getloclist(0)[0].text)
  call cursor(5, 8)
  ALEHover
  call s:When("bufexists('ALEPreviewWindow')", 's:Hovered')
endfunction

function! s:Hovered() abort
  call s:Note('hover', getbufline('ALEPreviewWindow', 1)[0])
  pclose
  call cursor(5, 1)
  call search('ack=')
  call feedkeys(":ALECodeAction\<CR>", 't')
  call s:When("mode() ==# 'c'", 's:Listed')
endfunction

function! s:Listed() abort
  call feedkeys("1\<CR>", 't')
  call s:When("getline(5) =~# 'ack=101'", 's:Fixed')
endfunction

function! s:Fixed() abort
  call s:Note('fixed', getline(5))
  call s:When('Errors() == 0', 's:Clean')
endfunction

function! s:Clean() abort
  ALEFix
  call s:When("getline(4) =~# 'SYN     seq'", 's:Formatted')
endfunction

function! s:Formatted() abort
  call s:Note('formatted', getline(4))
  call cursor(3, 8)
  call feedkeys(":ALERename\<CR>", 't')
  call s:When("mode() ==# 'c' && getcmdline() ==# 'B'", 's:Asked')
endfunction

function! s:Asked() abort
  call feedkeys("\<C-u>Server\<CR>", 't')
  call s:When("getline(7) =~# 'Server'", 's:Renamed')
endfunction

function! s:Renamed() abort
  call s:Note('renamed', getline(7))
  call cursor(7, 12)
  ALEGoToDefinition
  call s:When("line('.') == 3", 's:Defined')
endfunction

function! s:Defined() abort
  call s:Note('defined', getline('.'))
  call cursor(7, 1)
  call feedkeys("o\<C-x>\<C-o>", 't')
  call s:When("pumvisible() && !empty(complete_info(['items']).items)", 's:Offered')
endfunction

function! s:Offered() abort
  call s:Note('offered', complete_info(['items']).items[0].word)
  call feedkeys("\<C-e>\<Esc>", 't')
  call s:When("mode() ==# 'n'", 's:Left')
endfunction

function! s:Left() abort
  edit! note.md
  call s:When('Errors() == 1', 's:Fence')
endfunction

function! s:Fence() abort
  call s:Note('fence', getloclist(0)[0].lnum)
  call s:End()
endfunction

call s:When('Errors() == 1', 's:Problem')
