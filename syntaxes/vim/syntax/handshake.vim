" Colours of Handshake without a language server. A word of the language is one only where it stands first, or where no value or name can stand:
" a host may be called note, a field code.
if exists('b:current_syntax')
  finish
endif

syntax keyword handshakeHead contained action box code either event exchange exercise field highlight host import
syntax keyword handshakeHead contained language measure message messages opt or protocol repeat role session shuffle solution
syntax keyword handshakeHead contained state states timer using var verify
syntax keyword handshakeKeyword contained after aka allow always and any arrives as assume at before begin blanks by byte
syntax keyword handshakeKeyword contained bytes closes continue count delay discard do duplicates else enter error
syntax keyword handshakeKeyword contained errors every exactly expect extends final finally first flags forget fresh
syntax keyword handshakeKeyword contained from goal gracefully hidden hint holds in initial is leads least let link main
syntax keyword handshakeKeyword contained loses lost mark match may mod most network never no not note nothing numbers of on
syntax keyword handshakeKeyword contained optional owe owed owes pass passes peers points possible quiet receive received
syntax keyword handshakeKeyword contained receives reorders reply require restart same section see send sends set slip
syntax keyword handshakeKeyword contained some start step stray takes task that the then timers to up vary wait way
syntax keyword handshakeKeyword contained when with without
syntax keyword handshakeKeyword contained breaks cost delays disturbance disturbances duplicate find loss losses strays

" a word, in any script, that is no value of a field and no name of one
syntax match handshakeWord /\%(=\s*\|[.+]\)\@<!\<\K\k*\>\%(\s*=[^=]\|\s*+\|\.\)\@!/ contains=handshakeHead,handshakeKeyword
syntax match handshakeState /\%(\<in\s\+\|->\s\+\)\@<=[[:upper:]][[:upper:][:digit:]_]*\>/
syntax match handshakeState /\%(\<state\s\+\)\@<=\K\k*/
syntax match handshakeField /\<\K\k*\ze\s*==\?\s*[^=[:blank:]]/
syntax match handshakeNumber /\<\%(0[xX]\x\+\|\d\+\%(\.\d\+\)\?\%(us\|ms\|s\|min\|h\)\?\)\>/
syntax match handshakeBlank /?/
syntax match handshakeBlank /…/
syntax match handshakeArrow /->\|\~>\|-x\ze\s/
" who sends, who receives, what is sent; who does something, and what
syntax match handshakeHost /\%(^\s*\%(stray\s\+\)\?\)\@<=\K\k*\ze\s*\%(->\|\~>\|-x\s\)/ nextgroup=handshakeArrow skipwhite
syntax match handshakeHost /\%(\%(->\|\~>\|-x\)\s*\)\@<=\%(\K\k*\|\*\)\ze\%(\s*,[^:]*\)\?\s*:/ nextgroup=handshakeColon skipwhite
syntax match handshakeHost /\%(^\s*\)\@<=\K\k*\ze\s*:[^:]/ nextgroup=handshakeEventColon skipwhite
syntax match handshakeHost /\%(^\s*host\s\+\)\@<=\K\k*/
syntax match handshakeColon /:/ contained nextgroup=handshakeMessage skipwhite
syntax match handshakeMessage /\K\k*\%(\s*+\s*\K\k*\)*/ contained
syntax match handshakeEventColon /:/ contained nextgroup=handshakeEvent skipwhite
syntax match handshakeEvent /\K\k*/ contained
syntax match handshakeCode /\%(\<\%(error\|code\|else\)\s\+\)\@<=\K\k*\%([\/-]\K\k*\)\+/
syntax region handshakeString start=/"/ skip=/\\./ end=/"/ oneline contains=handshakeEscape
syntax match handshakeEscape /\\\%(["\\n]\|u\x\{4}\)/ contained
syntax match handshakeComment /\/\/.*$/ contains=@Spell
syntax region handshakeComment start=/\/\*/ end=/\*\// contains=@Spell
syntax sync minlines=50

highlight default link handshakeHead Structure
highlight default link handshakeKeyword Keyword
highlight default link handshakeState Type
highlight default link handshakeField Identifier
highlight default link handshakeNumber Number
highlight default link handshakeBlank Todo
highlight default link handshakeArrow Operator
highlight default link handshakeHost Identifier
highlight default link handshakeMessage Function
highlight default link handshakeEvent Function
highlight default link handshakeCode Constant
highlight default link handshakeString String
highlight default link handshakeEscape SpecialChar
highlight default link handshakeComment Comment

let b:current_syntax = 'handshake'
