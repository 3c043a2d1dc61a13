/** Why a name cannot be changed, or not into this one. */
import type { NamedThing } from '../../problem/fact-parts.js';

const refused = (why: string): string => `This cannot be renamed: ${why}.`;

export const rename = {
  noName: refused('there is no name here'),
  ofAll: refused('it belongs to a shipped protocol, or to all of them'),
  shipped: refused('it belongs to a shipped protocol'),
  notYours: (what: 'flag' | 'file') => refused(`a ${what} has no name of your own`),
  undeclared: refused('nothing of this name is declared'),
  otherName: refused('this is another name for it: rename where it is declared'),
  noCode: (name: string) => refused(`'${name}' is not a code: a code is the protocol, a slash, a word`),
  badName: (name: string) => refused(`'${name}' is not a name: a name is a letter or _, then letters, digits and _`),
  taken: (what: NamedThing | 'symbol', name: string) => refused(`there is already a ${what} ${name}`),
};
