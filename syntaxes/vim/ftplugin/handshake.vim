" The form in which `handshake format` leaves a document: two blanks; comments begin with two slashes.
if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1
setlocal commentstring=//\ %s comments=s1:/*,mb:*,ex:*/,:// formatoptions-=t expandtab shiftwidth=2 softtabstop=2 tabstop=2
let b:undo_ftplugin = 'setlocal commentstring< comments< formatoptions< expandtab< shiftwidth< softtabstop< tabstop<'
