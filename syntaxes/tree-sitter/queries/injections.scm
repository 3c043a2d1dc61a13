; Fences of Markdown need nothing here: they name the language themselves.
((comment) @injection.content (#set! injection.language "comment"))
