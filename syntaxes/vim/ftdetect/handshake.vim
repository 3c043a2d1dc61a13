autocmd BufRead,BufNewFile *.hsk setfiletype handshake
