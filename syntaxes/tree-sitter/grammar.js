/**
 * Handshake for editors that colour by tree-sitter: Helix, Neovim, Zed, and GitHub. It follows
 * server/src/language/handshake.langium rule by rule; test/editors/tree-sitter.test.ts holds the two together.
 *
 * Every word of the language can be a name. Where a name and a word can stand in one place, the rule of that name lists the
 * words (`nameBeside`), and what follows tells them apart: `note -> B : SYN` is sent by a host of that name.
 */
/// <reference types="tree-sitter-cli/dsl" />

const BLANK = /[ \t\f\v\u00A0\u3000\uFEFF]+/;
const NAME = /[\p{L}_][\p{L}\p{M}\p{N}_]*/u;

const STATEMENTS = ['stray', 'host', 'expect', 'note', 'box', 'section', 'delay', 'wait', 'arrives', 'at'];
const BRANCHES = ['either', 'or', 'opt', 'repeat', 'measure', 'highlight'];
const ITEMS = ['import', 'using', 'language', 'exchange', 'exercise', 'protocol', 'verify'];
const PARTS = ['solution', 'shuffle', 'task', 'hint', 'points', 'blanks', 'goal', 'vary'];
const CLAUSES = ['may', 'network', 'find', 'timers', 'numbers', 'never', 'always', 'finally', 'possible'];
const CONDITIONS = ['not', 'nothing', 'count', 'every', 'some'];
const GOALS = ['breaks', 'hidden', 'at', 'exactly', 'nothing', 'no', 'closes', 'never', 'that', 'with', 'message'];

const list = (rule) => seq(rule, repeat(seq(',', rule)));
const sum = (name) => seq(name, repeat(seq('+', name)));
/** What is added to a number or a name. */
const summand = ($) => choice(seq(choice('+', '-'), $.number), seq('+', $.identifier));
const nameBeside = ($, words) => choice($.identifier, ...words.map((word) => alias(word, $.identifier)));
/** A line ends at its line break, before `}` and with the document; a block ends its own. */
const lines = ($, line, block) => seq(repeat(choice(seq(line, $._end), block, $._end)), optional(line));
const block = ($, line, inner) => seq('{', lines($, line, inner), '}');
const exchangeHead = ($) => [
  optional(field('name', $._head_name)),
  optional(field('title', $.string)),
  repeat(choice(seq('using', field('protocol', $._head_name)), seq('after', field('after', $._head_name)))),
];

export default grammar({
  name: 'handshake',
  word: ($) => $.identifier,
  extras: ($) => [BLANK, $.comment],
  conflicts: ($) => [
    [$._subject, $.solution],
    [$._subject, $.property],
    [$._subject, $._claims],
    [$.exchange, $._head_name],
    [$.owe, $._reference_name],
    [$.pass, $._reference_name],
    [$.sought],
    [$.host],
    [$._subject, $.goal],
    [$._subject, $._claim_name],
    [$.expect, $._claim_name],
    [$.calm, $._claim_name],
    [$._subject, $.verify],
    [$._subject, $.protocol],
    [$._subject, $.exercise],
    [$._subject, $.note],
    [$._subject, $.host],
    [$.message, $._subject],
    [$.exchange, $._subject],
    [$.language, $._subject],
    [$.using, $._subject],
  ],

  rules: {
    document: ($) => lines($, $._item, $._item_block),
    _end: () => /[\r\n;][\r\n; \t\f\v\u00A0\u3000\uFEFF]*/,

    _item: ($) => choice($.import, $.using, $.language, $._statement),
    _item_block: ($) => choice($.protocol, $.exchange, $.exercise, $.verify, $._statement_block),
    import: ($) => seq('import', field('path', $.string)),
    using: ($) => prec.dynamic(1, seq('using', field('protocol', $._head_name))),
    language: ($) => prec.dynamic(1, seq('language', $.code)),

    exchange: ($) => seq('exchange', ...exchangeHead($), field('body', $.statements)),
    _head_name: ($) => nameBeside($, ['using', 'after', 'extends', 'arrives', 'at', 'expect']),
    statements: ($) => block($, $._statement, $._statement_block),

    // ---- statements
    _statement: ($) => choice($.host, $.expect, $.note, $.section, $.pause, $.message, $.event, $.arrival),
    _statement_block: ($) => choice($.branch, $.stretch),
    branch: ($) =>
      seq(
        choice('either', 'or', 'opt', 'repeat'),
        optional(choice($.string, $.number)),
        optional(choice($.string, $.number)),
        $.statements,
      ),
    stretch: ($) => seq(choice(seq('measure', optional($.identifier)), 'highlight'), optional($.string), $.statements),

    message: ($) =>
      seq(
        choice(seq('stray', field('from', $._subject)), seq(field('from', $._subject), optional($.path))),
        $.arrow,
        field('to', $._receiver),
        repeat(seq(',', optional($.arrow), field('to', $._receiver))),
        ':',
        field('message', choice($.blank, $.names)),
        optional($._tail),
      ),
    _subject: ($) => nameBeside($, [...STATEMENTS, ...BRANCHES, ...ITEMS, ...PARTS, ...CLAUSES, ...CONDITIONS]),
    _receiver: ($) => choice($.identifier, alias('*', $.identifier)),
    arrow: () => choice('->', '~>', '-x'),
    names: ($) => sum($.identifier),
    path: ($) => seq('.', field('session', $.identifier), '(', list(choice($.number, $.string, $.identifier)), ')'),
    event: ($) => seq(field('host', $._subject), optional($.path), ':', field('event', $.identifier), optional($._tail)),
    arrival: ($) =>
      seq(
        field('segment', $._subject),
        optional($.path),
        optional('arrives'),
        optional(seq('at', choice($.identifier, $.duration))),
        optional($._claims),
      ),

    _tail: ($) =>
      repeat1(
        choice($.field, $.string, seq('as', field('name', $.identifier)), seq('at', $.duration), seq('takes', $.duration), $._claims),
      ),
    field: ($) => seq(field('name', $._field_name), '=', field('value', choice($._value, $.list))),
    list: ($) => seq('(', list($.entry), ')'),
    entry: ($) =>
      seq(
        field('name', choice($.number, $.string, $.identifier)),
        optional(seq('=', field('value', choice($.number, $.string, $.identifier)))),
      ),
    _field_name: ($) => nameBeside($, ['as', 'at', 'takes', 'expect', 'is', 'in', 'of', 'with', 'to', 'up', 'lost', 'received', 'points']),
    _value: ($) => choice($.blank, $.number, $.string, $.symbol),
    symbol: ($) => seq($.identifier, repeat(summand($))),
    // a claim may say how its number comes about
    _sum: ($) => choice($._value, $.sum),
    sum: ($) => seq($.number, repeat1(summand($))),

    host: ($) =>
      prec.dynamic(
        1,
        seq(
          'host',
          field('name', $._head_name),
          repeat(
            choice(
              $.string,
              seq('is', field('role', $.identifier)),
              seq('in', field('state', $.identifier)),
              seq('of', field('of', $.identifier)),
              seq('with', $.field, repeat(seq(optional(','), $.field))),
            ),
          ),
        ),
      ),
    note: ($) => seq(choice('note', 'box'), optional(list(field('host', $._head_name))), $.string),
    section: ($) => seq('section', $.string),
    pause: ($) => seq(choice('delay', 'wait'), $.duration),
    duration: ($) => seq($.number, optional(seq('.', $.number)), $.identifier),
    expect: ($) => choice(seq('expect', 'error', optional($.code), optional($.string)), $._claims),

    // ---- claims
    _claims: ($) => prec.right(seq('expect', list($._condition))),
    _condition: ($) => choice($.either, $.both, $.denial, $.calm, $.tally, $.claim, seq('(', $._condition, ')')),
    either: ($) => prec.left(1, seq($._condition, 'or', $._condition)),
    both: ($) => prec.left(2, seq($._condition, 'and', $._condition)),
    denial: ($) => prec(3, seq('not', $._condition)),
    calm: () => seq('nothing', choice('owed', seq('on', 'the', 'way'))),
    tally: ($) => prec.right(seq(choice('count', 'every', 'some'), '(', choice($._condition, $.place), ')', optional($._compared))),
    place: ($) => seq(field('host', $._claim_name), optional(seq('.', field('variable', $.identifier)))),
    claim: ($) =>
      prec.right(
        choice(
          seq(
            field('host', $._claim_name),
            optional($.path),
            'in',
            choice(
              $.blank,
              seq(field('state', $.identifier), optional(seq('.', field('set', $.identifier)))),
              seq('(', list(field('state', $.identifier)), ')'),
            ),
          ),
          seq(
            field('host', $._claim_name),
            optional($.path),
            'owes',
            $.names,
            repeat(choice($.field, seq('to', field('to', $.identifier)))),
          ),
          seq(field('host', $._claim_name), optional($.path), 'receives', $.names),
          seq(alias($._moving, $.names), 'on', 'the', 'way'),
          seq(field('host', $._claim_name), optional($.path), '.', field('variable', $.identifier), $._compared),
        ),
      ),
    _moving: ($) => seq($._claim_name, optional($.path), repeat(seq('+', $.identifier))),
    _claim_name: ($) => nameBeside($, ['error', 'arrives', 'at', 'expect', ...CONDITIONS]),
    _compared: ($) =>
      seq(
        choice('=', '==', '!=', '<', '<=', '>', '>='),
        choice($._sum, seq('(', list($.identifier), ')'), seq(field('host', $.identifier), '.', field('variable', $.identifier))),
      ),
    code: ($) => prec.right(seq($._code_name, repeat(seq(choice('/', '-'), $.identifier)))),
    _code_name: ($) => nameBeside($, ['in', 'owes', 'receives', 'on', 'and', 'or', 'arrives', 'at', 'expect']),

    // ---- exercises
    exercise: ($) => seq('exercise', ...exchangeHead($), field('body', alias($._parts, $.parts))),
    _parts: ($) => block($, choice($._part, $._statement), choice($.solution, $.shuffle)),
    _part: ($) => choice($.task, $.hint, $.points, $.blanks, $.goal, $.vary, $.gap),
    solution: ($) => seq('solution', optional(list($.case)), field('body', alias($._plain, $.statements))),
    shuffle: ($) => seq('shuffle', field('body', alias($._plain, $.statements))),
    _plain: ($) => seq('{', repeat(choice(seq($._statement, $._end), $._end)), optional($._statement), '}'),
    case: ($) => seq(field('name', $._head_name), '=', $.number),
    task: ($) => seq('task', $.string),
    hint: ($) => seq('hint', $.string),
    points: ($) => seq('points', $.number),
    blanks: ($) => seq('blanks', $.number),
    gap: () => choice('...', '…'),
    goal: ($) => seq('goal', optional('hidden'), $._aim, optional(seq('points', $.number))),
    _aim: ($) =>
      choice(
        seq('at', choice('most', 'least'), $.number, $._counted),
        seq('exactly', $.number, $._counted),
        seq('breaks', $._broken),
        seq('nothing', 'owed'),
        seq('no', 'errors'),
        seq('closes', 'gracefully'),
        seq('never', choice(seq('with', $.sought), seq(optional(seq(field('host', $._never_name), ':')), field('event', $._never_name)))),
        seq('that', $._condition),
        seq(
          'with',
          $.sought,
          optional(seq('before', choice(seq(field('host', $.identifier), ':', field('event', $.identifier)), $.sought))),
        ),
        seq('message', choice($.number, $.identifier), choice('lost', seq('is', $.names, optional(seq('and', 'lost'))))),
        seq(field('host', $._goal_name), 'owes', $.names),
        seq(field('host', $._goal_name), 'passes', field('state', $.identifier)),
        seq(field('host', $._goal_name), 'sends', $.number, choice('bytes', 'byte')),
        list(alias($._plain_claim, $.claim)),
      ),
    _counted: () =>
      choice(
        'messages',
        'message',
        'losses',
        'loss',
        'duplicates',
        'duplicate',
        'delays',
        'delay',
        'strays',
        'stray',
        'disturbances',
        'disturbance',
      ),
    _broken: ($) => choice(seq(choice('never', 'always', 'finally'), $._condition), seq($._condition, 'leads', 'to', $._condition)),
    _plain_claim: ($) =>
      seq(
        field('host', $._goal_name),
        choice(
          seq('in', choice($.blank, field('state', $.identifier))),
          seq('.', field('variable', $.identifier), choice('=', '=='), $._sum),
        ),
      ),
    _goal_name: ($) => nameBeside($, GOALS),
    _never_name: ($) => nameBeside($, ['with']),
    sought: ($) =>
      seq(
        optional(seq(field('from', $.identifier), $.arrow, field('to', $.identifier), ':')),
        $.names,
        optional(seq('without', list($.identifier))),
        repeat($.field),
        optional(seq(field('above', $._field_name), '>', $.number)),
        optional(choice('lost', 'received')),
      ),
    vary: ($) => seq('vary', list($.range)),
    range: ($) =>
      seq(
        field('name', $.identifier),
        'in',
        choice(
          seq($.number, '..', $.number, optional(seq('step', $.number))),
          seq('(', list($.number), ')'),
          seq('{', list($.number), '}'),
        ),
      ),

    // ---- what is to hold whatever happens
    verify: ($) => seq('verify', ...exchangeHead($), field('body', $.clauses)),
    clauses: ($) => seq('{', repeat(choice(seq($._clause, $._end), $._end)), optional($._clause), '}'),
    _clause: ($) => choice($.allowance, $.network, $.adversary, $.pace, $.property, $._statement),
    allowance: ($) =>
      seq(
        'may',
        field('host', $.identifier),
        optional(
          choice(
            seq(':', list(field('event', $.identifier))),
            seq('send', $.names, repeat($.field), optional(seq('to', field('to', $.identifier)))),
          ),
        ),
        optional(seq('up', 'to', $.number)),
      ),
    network: ($) => seq('network', list(choice(seq(choice('loses', 'duplicates', 'holds'), $.number), 'reorders'))),
    adversary: ($) => seq('find', list($.disturbance), optional(seq('up', 'to', $.number))),
    disturbance: ($) => seq(choice('losses', 'duplicates', 'delays', 'strays'), optional(seq('cost', $.number))),
    pace: () => choice(seq('timers', choice('quiet', 'any')), seq('numbers', choice('fresh', 'same'))),
    property: ($) =>
      seq(
        choice(seq(choice('never', 'always', 'finally', 'possible'), $._condition), seq($._condition, 'leads', 'to', $._condition)),
        optional($.string),
      ),

    // ---- protocols
    protocol: ($) =>
      seq(
        'protocol',
        field('name', $._head_name),
        repeat(choice($.string, seq('extends', field('base', $.identifier)))),
        field('body', $.members),
      ),
    members: ($) => block($, $._member, $._member_block),
    _member: ($) =>
      choice(
        $.see,
        $.flags,
        $.message_declaration,
        $.field_declaration,
        $.main_fields,
        $.variable_declaration,
        $.definition,
        $.link,
        $.event_declaration,
        $.code_declaration,
        $.start,
        $.peers,
        $.match,
        $.slip,
        $.excuse,
        alias($._state_line, $.state),
        alias($._rule_line, $.rule),
      ),
    _member_block: ($) => choice($.action, $.role, $.session, alias($._state_block, $.state), alias($._rule_block, $.rule)),

    see: ($) => seq('see', list($.string)),
    flags: ($) => seq('flags', list($.identifier), optional($.string)),
    message_declaration: ($) =>
      seq('message', list(field('name', $.identifier)), optional(seq('(', list($.identifier), ')')), optional($.string)),
    field_declaration: ($) => seq('field', $._typed, repeat(choice(seq('=', $._expression), $.string, seq('else', $.code)))),
    main_fields: ($) => seq('main', list($.identifier)),
    variable_declaration: ($) => seq('var', $._typed, repeat(choice(seq('=', $._expression), $.string))),
    _typed: ($) => seq(list(field('name', $.identifier)), ':', field('type', $.identifier), optional(seq('(', $.number, ')'))),
    definition: ($) => seq('let', field('name', $.identifier), '=', $._expression, optional($.string)),
    link: ($) => seq('link', list(seq($.identifier, '=', $.identifier))),
    event_declaration: ($) =>
      seq(
        choice('event', 'timer'),
        list(field('name', $.identifier)),
        optional($.string),
        optional(seq('up', 'to', $.number, optional(seq('then', $.identifier)))),
      ),
    code_declaration: ($) => seq('code', $.code, field('severity', $.identifier), optional($.string)),
    start: ($) => seq('start', list($.seat)),
    seat: ($) =>
      seq(field('host', $.identifier), repeat(choice(seq('is', field('role', $.identifier)), seq('in', field('state', $.identifier))))),
    peers: ($) => seq('peers', list(seq($.identifier, repeat1(seq('-', $.identifier))))),
    action: ($) => seq('action', $._named_head, field('body', $.actions)),
    role: ($) => seq('role', $._named_head, field('body', $.members)),
    session: ($) =>
      seq('session', field('name', $.identifier), repeat(choice(seq('by', list($.key_part)), $.string)), field('body', $.members)),
    key_part: ($) => seq(field('name', $.identifier), optional(seq('=', field('from', $.identifier)))),
    match: ($) =>
      seq(
        'match',
        $._patterns,
        repeat(
          choice(
            seq(choice('to', 'from'), field('peer', $.identifier), repeat(seq('or', field('peer', $.identifier)))),
            seq('by', list($.key_part)),
          ),
        ),
      ),
    _named_head: ($) => seq(field('name', $.identifier), optional($.string)),
    _state_line: ($) => $._state_head,
    _state_block: ($) => seq($._state_head, field('body', $.members)),
    _state_head: ($) =>
      seq(
        repeat(choice('initial', 'final')),
        choice('state', 'states'),
        field('name', $.identifier),
        repeat(choice(seq('aka', list(field('alias', $.identifier))), $.string)),
      ),
    _rule_line: ($) => $._rule_head,
    _rule_block: ($) => seq($._rule_head, field('body', $.actions)),
    _rule_head: ($) =>
      seq(
        optional('first'),
        choice(seq(choice('send', 'receive'), $._patterns), seq('on', list(field('event', $.identifier))), 'always', 'enter', 'begin'),
        repeat(
          choice(
            seq(choice('to', 'from'), field('peer', $.identifier), repeat(seq('or', field('peer', $.identifier)))),
            $._guard,
            seq('->', field('target', $.identifier)),
            seq('see', $.string),
            'optional',
          ),
        ),
      ),
    _patterns: ($) => seq($.pattern, repeat(seq('or', $.pattern))),
    pattern: ($) => seq($.names, optional(seq('without', list($.identifier)))),
    slip: ($) =>
      seq(
        'slip',
        choice(seq('send', $._patterns), seq('in', field('state', $.identifier)), field('field', $._slip_name)),
        repeat(choice($._guard, $.string, seq('see', $.string))),
      ),
    _slip_name: ($) => nameBeside($, ['send', 'in']),
    excuse: ($) => seq('expect', 'error', optional($.code)),
    _guard: ($) => seq('when', $._expression),

    actions: ($) => seq('{', repeat(choice(seq($._action, $._end), $._end)), optional($._action), '}'),
    _action: ($) => choice($.require, $.set, $.owe, $.pass, $.discard, $.mark, $.go, $.continue, $.do, $.forget, $.restart, $.excuse),
    require: ($) => seq('require', $._expression, repeat(choice(seq('else', $.code), $.string, seq('see', $.string), $._guard))),
    set: ($) => seq(choice('set', 'assume'), list($.assignment), optional($._guard)),
    assignment: ($) => seq(field('target', $._target), '=', $._expression),
    _target: ($) => nameBeside($, ['to', 'when', 'or']),
    owe: ($) =>
      seq(
        choice('owe', 'reply', 'allow'),
        $.names,
        repeat(seq('or', $.names)),
        repeat(choice($.assignment, $.string, seq('to', optional('any'), $._expression), $._guard)),
      ),
    pass: ($) => seq('pass', repeat(choice($.assignment, seq('to', optional('any'), $._expression), $._guard))),
    continue: ($) => seq('continue', optional($._guard)),
    restart: ($) => seq('restart', list($.identifier), optional($._guard)),
    discard: ($) => seq('discard', repeat(choice($.string, seq('see', $.string), $._guard))),
    mark: ($) => seq('mark', $.string, optional($._guard)),
    go: ($) => seq('->', field('target', $.identifier), optional($._guard)),
    do: ($) => seq('do', field('action', $.identifier), optional($._guard)),
    forget: ($) => seq('forget', optional(list($._forgotten)), optional($._guard)),
    _forgotten: ($) => nameBeside($, ['when']),

    // ---- expressions
    _expression: ($) =>
      choice($.binary, $.negation, $.comparison, $.membership, $.reference, $.number, $.string, seq('(', $._expression, ')')),
    binary: ($) =>
      choice(
        prec.left(1, seq($._expression, 'or', $._expression)),
        prec.left(2, seq($._expression, 'and', $._expression)),
        prec.left(5, seq($._expression, choice('+', '-'), $._expression)),
        prec.left(6, seq($._expression, choice('*', '/', 'mod'), $._expression)),
      ),
    negation: ($) => prec(3, seq('not', $._expression)),
    comparison: ($) => prec.left(4, seq($._expression, choice('==', '!=', '<', '<=', '>', '>='), $._expression)),
    membership: ($) => prec.left(4, seq($._expression, 'in', choice($.reference, seq('(', list($._expression), ')')))),
    reference: ($) =>
      prec.right(
        seq(
          field('name', $._reference_name),
          optional(seq('(', list($._expression), ')')),
          optional(seq('.', field('variable', $.identifier))),
        ),
      ),
    _reference_name: ($) => nameBeside($, ['not', 'any']),

    // ---- tokens
    identifier: () => NAME,
    blank: () => '?',
    number: () => /0[xX][0-9a-fA-F]+|[0-9]+/,
    string: ($) => seq('"', repeat(choice($.string_content, $.escape_sequence)), token.immediate('"')),
    string_content: () => token.immediate(prec(1, /[^"\\\r\n]+/)),
    escape_sequence: () => token.immediate(prec(1, /\\(["\\n]|u[0-9a-fA-F]{4})/)),
    comment: () => token(choice(/\/\/[^\r\n]*/, /\/\*[^*]*\*+([^/*][^*]*\*+)*\//)),
  },
});
