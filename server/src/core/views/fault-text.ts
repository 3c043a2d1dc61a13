/** Why a text cannot be read, in the user's language. */
import type { Due, SyntaxFault } from '../problem/fault.js';
import { wording } from './words/wording.js';

export function faultText(fault: SyntaxFault): string {
  const { syntax } = wording();
  switch (fault.fault) {
    case 'rule':
      return rule(fault.rule);
    case 'expected':
      return [
        syntax.expected(dueText(fault.due), fault.found),
        ...(fault.meant === undefined ? [] : [syntax.didYouMean(fault.meant)]),
      ].join('. ');
    case 'no-such-part':
      return syntax.noSuchPart(fault);
    case 'backwards':
      return syntax.backwards(fault);
    case 'lookalike':
      return syntax.lookalike(fault);
    case 'meaningless':
      return syntax.meaningless(fault.written, rule(fault.rule));
    case 'escape':
      return syntax.escape(fault.written);
    case 'no-word':
      return syntax.noWord(fault.written);
    case 'word-again':
      return syntax.wordAgain(fault.written);
    case 'long-line':
      return syntax.longLine(fault.most);
    case 'many-words':
      return syntax.manyWords(fault.most);
    case 'many-lines':
      return syntax.manyLines(fault.most);
    case 'outside':
      return syntax.outside(fault);
    case 'many-ways':
      return syntax.manyWays(fault.most);
    case 'notation':
      return syntax.notation(fault.written, rule(fault.rule));
  }
}

const rule = (name: string): string => named(wording().syntax.rules, name);

function dueText(due: Due): string {
  const { syntax } = wording();
  if (typeof due === 'string') return named(syntax.due, due);
  const after: Readonly<Record<string, (word: string) => string>> = syntax.dueAfter;
  return after[due.after]?.(due.word) ?? due.word;
}

const named = (texts: Readonly<Record<string, string>>, name: string): string => texts[name] ?? name;
