/** Words in NFC, strings without their quotes and escapes, numbers as written: `0x10` stays `0x10`, and nothing overflows. */
import { type CstNode, DefaultValueConverter, type GrammarAST, type ValueType } from 'langium';

export class HandshakeValueConverter extends DefaultValueConverter {
  protected override runConverter(rule: GrammarAST.AbstractRule, input: string, cstNode: CstNode): ValueType {
    switch (rule.name) {
      case 'ID':
      case 'SYMBOL':
      case 'Code':
        return input.normalize('NFC');
      case 'STRING':
        return unquoted(input);
      case 'INT':
        return input;
      default:
        return super.runConverter(rule, input, cstNode);
    }
  }
}

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|(.)|$)/gsu;

/** Of a string that has no end, all up to the end of its line. */
export function unquoted(input: string): string {
  const inner = input.slice(1);
  const text = isClosed(inner) ? inner.slice(0, -1) : inner;
  return text.includes('\\') ? text.replace(ESCAPE, unescaped) : text;
}

/** It ends with a quote that an even number of backslashes stands before. */
function isClosed(inner: string): boolean {
  let at = inner.length - 2;
  while (inner[at] === '\\') at--;
  return inner.endsWith('"') && (inner.length - at) % 2 === 0;
}

function unescaped(_all: string, code: string | undefined, character = ''): string {
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
  return character === 'n' ? '\n' : character;
}
