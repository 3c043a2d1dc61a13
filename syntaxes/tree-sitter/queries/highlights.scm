; What a name is depends on its node; what is a word of the language on the grammar alone.
[
  "import" "using" "language" "extends" "after"
] @keyword.import

[
  "exchange" "exercise" "verify" "protocol" "role" "session" "action" "solution" "shuffle"
  "state" "states" "message" "field" "main" "var" "let" "link" "event" "timer" "code" "flags" "peers" "start" "slip" "match"
  "host" "initial" "final" "first"
] @keyword

[
  "either" "opt" "repeat" "measure" "highlight" "when" "else" "then"
  "send" "receive" "on" "always" "enter" "begin" "optional"
  "never" "finally" "possible" "leads" "may"
] @keyword.control

[
  "stray" "arrives" "at" "as" "takes" "expect" "error" "is" "in" "of" "with" "to" "from" "by" "see" "aka" "up"
  "note" "box" "section" "delay" "wait"
  "owes" "receives" "nothing" "owed" "the" "way" "count" "every" "some"
  "task" "hint" "points" "blanks" "goal" "vary" "step" "without" "before" "hidden" "that" "exactly" "most" "least"
  "messages" "no" "errors" "closes" "gracefully" "lost" "received" "passes" "sends" "bytes" "byte"
  "find" "cost" "breaks" "losses" "loss" "duplicate" "delays" "strays" "disturbances" "disturbance"
  "network" "loses" "duplicates" "holds" "reorders" "timers" "numbers" "quiet" "any" "fresh" "same"
  "require" "set" "assume" "owe" "reply" "allow" "pass" "discard" "mark" "continue" "do" "forget" "restart"
] @keyword

["and" "or" "not" "mod"] @keyword.operator

(arrow) @operator
["=" "==" "!=" "<" "<=" ">" ">=" "+" "-" "*" "/" "->" ".."] @operator
["{" "}" "(" ")"] @punctuation.bracket
["," ":" "."] @punctuation.delimiter

(message from: (identifier) @variable)
(message to: (identifier) @variable)
(message message: (names (identifier) @function))
(event host: (identifier) @variable event: (identifier) @function)
(arrival segment: (identifier) @label)
(message name: (identifier) @label)
(host name: (identifier) @variable)
(host role: (identifier) @type)
(host state: (identifier) @type)
(note host: (identifier) @variable)
(claim host: (identifier) @variable)
(claim state: (identifier) @type)
(claim variable: (identifier) @variable.other.member)
(claim (names (identifier) @function))
(place host: (identifier) @variable)
(field name: (identifier) @variable.other.member)
(symbol (identifier) @variable)
(sum (identifier) @variable)
(code) @constant
(duration) @constant.numeric

(exchange name: (identifier) @type)
(protocol name: (identifier) @type)
(using protocol: (identifier) @type)
(role name: (identifier) @type)
(session name: (identifier) @type)
(path session: (identifier) @type)
(key_part name: (identifier) @variable)
(state name: (identifier) @type)
(state alias: (identifier) @type)
(rule target: (identifier) @type)
(go target: (identifier) @type)
(seat state: (identifier) @type)
(rule event: (identifier) @function)
(pattern (names (identifier) @function))
(owe (names (identifier) @function))
(flags (identifier) @function)
(message_declaration name: (identifier) @function)
(event_declaration name: (identifier) @function)
(action name: (identifier) @function)
(do action: (identifier) @function)
(field_declaration name: (identifier) @variable.other.member)
(variable_declaration name: (identifier) @variable.other.member)
(field_declaration type: (identifier) @type.builtin)
(variable_declaration type: (identifier) @type.builtin)
(definition name: (identifier) @variable)
(assignment target: (identifier) @variable.other.member)
(reference name: (identifier) @variable)

(number) @constant.numeric
(blank) @constant.builtin
(gap) @constant.builtin
(string) @string
(escape_sequence) @constant.character.escape
(comment) @comment
