/** Documents drawn from the Langium grammar: whatever rule is in it is used, with words of the language as names, too. */
import { AstUtils, GrammarAST } from 'langium';
import { HandshakeGrammar } from '../../server/src/language/generated/grammar.js';

/** A whole number below `below`. */
export type Draw = (below: number) => number;

const WORDS = ['A', 'B', 'SYN', 'ACK', 'seq', 'LISTEN', 'snd_nxt', 'x', '보내는쪽', 'é1'];
const STRINGS = ['"a label"', '"§3.10 \\"quoted\\" // no comment"', '""', '"한글\\n\\u0041"'];
const NUMBERS = ['0', '42', '0xFF', '4294967295'];
/** Values may not be called so: `seq= as m1` is a value left out. */
const NO_VALUES = new Set(['as', 'expect']);
/** From here on only what ends soon. */
const MOST_TOKENS = 60;
const GLUED = new Set(['Duration', 'Code']);
/** Names in these are no words of the language here: what follows does not always tell `or` from a name. */
const EXPRESSIONS = new Set(['Expr', 'Condition', 'Value']);
/** Branches stand in exchanges alone. */
const BLOCKS = new Set(['Exchange', 'Solution', 'Shuffle']);
const LINE_BREAKS = ['\n', '\n', '\n  ', ' ; ', '\r\n', ' // a comment\n', '\n\n/* more\n lines */ '];
const BRANCHES = ['either "a" {', 'or {', 'opt "c" {', 'repeat 3 {', 'measure A "RTT" {', 'highlight {'];

const grammar = HandshakeGrammar();
const rules = new Map(grammar.rules.map((rule) => [rule.name, rule]));
const written = [...AstUtils.streamAst(grammar)].flatMap((each) => (GrammarAST.isKeyword(each) ? each.value : []));
const keywords = [...new Set(written)].filter((word) => /^[a-z]+$/.test(word));

/** How many tokens the shortest text of an element has. */
const shortest = new Map<string, number>();

function least(element: GrammarAST.AbstractElement): number {
  if (element.cardinality === '?' || element.cardinality === '*' || GrammarAST.isAction(element)) return 0;
  if (GrammarAST.isGroup(element)) return element.elements.reduce((sum, each) => sum + least(each), 0);
  if (GrammarAST.isAlternatives(element)) return Math.min(...element.elements.map(least));
  if (GrammarAST.isAssignment(element)) return least(element.terminal);
  return GrammarAST.isRuleCall(element) ? (shortest.get(element.rule.ref?.name ?? '') ?? 1_000) : 1;
}

for (let round = 0; round < 20; round++) {
  for (const rule of grammar.rules) shortest.set(rule.name, GrammarAST.isParserRule(rule) ? least(rule.definition) : 1);
}

/** @param most about how many tokens a document has */
export function generatedDocument(draw: Draw, most = MOST_TOKENS): string {
  return new Writer(draw, most).document();
}

class Writer {
  private readonly tokens: string[] = [];
  private hasBranches = false;
  private expressions = 0;

  constructor(
    private readonly draw: Draw,
    private readonly most: number,
  ) {}

  document(): string {
    for (let items = 1 + this.draw(4); items > 0; items--) this.rule('ItemLine');
    return this.tokens.join('');
  }

  private rule(name: string): void {
    const rule = rules.get(name);
    if (rule === undefined) throw new Error(`no rule ${name}`);
    if (EXPRESSIONS.has(name)) this.expressions++;
    if (BLOCKS.has(name)) this.hasBranches = name === 'Exchange';
    if (!GrammarAST.isParserRule(rule)) this.token(this.terminal(name));
    else if (GLUED.has(name)) this.glued(rule.definition);
    else if (name === 'StatementLine' && this.hasBranches && this.isShort && this.draw(6) === 0) this.branch();
    else this.element(rule.definition);
    if (EXPRESSIONS.has(name)) this.expressions--;
  }

  /** `20ms`, `tcp/ack-flag`; but `0xFFms` is another number, and `tcp-x` has an arrow in it. */
  private glued(element: GrammarAST.AbstractElement): void {
    const from = this.tokens.length;
    this.element(element);
    const text = this.tokens.splice(from).join('').replaceAll('/* */', '').replaceAll(' ', '');
    this.tokens.push(` ${text.replaceAll('0xFF', '7').replaceAll(/-x\b/g, '-y')}`);
  }

  private get isShort(): boolean {
    return this.tokens.length < this.most;
  }

  /** Heads of branches are read before the grammar. */
  private branch(): void {
    this.token(this.one(BRANCHES));
    this.token('\n');
    this.rule('StatementLine');
    this.token('}');
    this.token('\n');
  }

  private element(element: GrammarAST.AbstractElement): void {
    for (let times = this.times(element.cardinality); times > 0; times--) this.once(element);
  }

  private times(cardinality: GrammarAST.AbstractElement['cardinality']): number {
    const more = this.isShort ? this.draw(cardinality === '?' ? 2 : 3) : 0;
    return cardinality === undefined ? 1 : cardinality === '+' ? Math.max(1, more) : more;
  }

  private once(element: GrammarAST.AbstractElement): void {
    if (GrammarAST.isGroup(element)) for (const each of element.elements) this.element(each);
    else if (GrammarAST.isAlternatives(element)) this.element(this.oneOf(element.elements));
    else if (GrammarAST.isAssignment(element)) this.element(element.terminal);
    else if (GrammarAST.isRuleCall(element)) this.rule(element.rule.ref?.name ?? '');
    else if (GrammarAST.isKeyword(element)) this.token(element.value);
  }

  private oneOf(elements: readonly GrammarAST.AbstractElement[]): GrammarAST.AbstractElement {
    const shortestFirst = [...elements].sort((a, b) => least(a) - least(b));
    return this.isShort ? this.one(elements) : (shortestFirst[0] ?? this.one(elements));
  }

  private terminal(name: string): string {
    if (name === 'NL') return this.one(LINE_BREAKS);
    if (name === 'STRING') return this.one(STRINGS);
    if (name === 'INT') return this.one(NUMBERS);
    if (name === 'LOST') return '-x';
    const word = this.expressions === 0 && this.draw(6) === 0 ? this.one(keywords) : this.one(WORDS);
    return name === 'SYMBOL' && NO_VALUES.has(word) ? 'x' : word;
  }

  private token(text: string): void {
    this.tokens.push(this.draw(30) === 0 ? ` /* */ ${text}` : ` ${text}`);
  }

  private one<T>(all: readonly T[]): T {
    const found = all[this.draw(all.length)];
    if (found === undefined) throw new Error('nothing to draw from');
    return found;
  }
}
