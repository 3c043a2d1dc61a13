/** The parser, with repair kept within lines: at the end of its line, or at the `{` of its head, an error is over. */
import { createLangiumParser, type LangiumCoreServices, type LangiumParser } from 'langium';
import { type Token, type TokenType, typeOf } from './token.js';

/** What of the parser library's repair is changed; its types keep these to itself. */
interface ParserRepair {
  LA(ahead: number): Token;
  SKIP_TOKEN(): Token;
  consumeToken(): void;
  tryInRuleRecovery(expected: TokenType, follows: TokenType[]): Token;
  flattenFollowSet(): TokenType[];
  canRecoverWithSingleTokenDeletion(expected: TokenType): boolean;
  canRecoverWithSingleTokenInsertion(expected: TokenType, follows: TokenType[]): boolean;
}

const ENDS = new Set(['NL', '{', 'EOF']);
const HEAD_ENDS = new Set(['{', 'EOF']);
const LINE_ENDS = new Set(['NL', 'EOF']);
/** The lexer guarantees that these are where they must be: no repair may insert one. */
const NEVER_MISSING = new Set(['{', '}', 'NL']);

export function createHandshakeParser(services: LangiumCoreServices): LangiumParser {
  const parser = createLangiumParser(services);
  keepInLine(Reflect.get(parser, 'wrapper') as ParserRepair);
  return parser;
}

function keepInLine(repair: ParserRepair): void {
  const follow = repair.flattenFollowSet.bind(repair);
  const inRule = repair.tryInRuleRecovery.bind(repair);
  const deletion = repair.canRecoverWithSingleTokenDeletion.bind(repair);
  const insertion = repair.canRecoverWithSingleTokenInsertion.bind(repair);
  repair.flattenFollowSet = () => follow().filter((type) => ENDS.has(type.name));
  repair.canRecoverWithSingleTokenDeletion = (expected) => typeOf(repair.LA(1)) !== 'NL' && deletion(expected);
  repair.canRecoverWithSingleTokenInsertion = (expected, follows) => !NEVER_MISSING.has(expected.name) && insertion(expected, follows);
  repair.tryInRuleRecovery = (expected, follows) => {
    if (expected.name === 'NL') return skipTo(LINE_ENDS, repair);
    return expected.name === '{' && isAhead('{', repair) ? skipTo(HEAD_ENDS, repair) : inRule(expected, follows);
  };
}

/** On this line. */
function isAhead(type: string, repair: ParserRepair): boolean {
  let ahead = 1;
  while (typeOf(repair.LA(ahead)) !== type && !LINE_ENDS.has(typeOf(repair.LA(ahead)))) ahead++;
  return typeOf(repair.LA(ahead)) === type;
}

/** What is left of a line is no line of its own; what is left of a head goes before its `{`, or with its whole block. */
function skipTo(ends: ReadonlySet<string>, repair: ParserRepair): Token {
  let token = repair.LA(1);
  for (let depth = 0; depth > 0 || !ends.has(typeOf(token)); token = repair.SKIP_TOKEN()) {
    if (typeOf(token) === 'EOF') break;
    if (typeOf(token) === '{') depth++;
    if (typeOf(token) === '}') depth--;
  }
  repair.consumeToken();
  return token;
}
