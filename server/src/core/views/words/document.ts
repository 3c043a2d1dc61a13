/** What is wrong with the text itself: lines that cannot be read, names, numbers, blanks, `expect error`. */
import type { NamedThing } from '../../problem/fact-parts.js';
import { bare, capital, list, type Of, sentences, wayText } from './phrases.js';

/** @param text why it cannot be read */
export const syntax = (facts: Of<'syntax'>, text: string): string =>
  sentences(capital(text), facts.meant === undefined ? '' : `Did you mean ${facts.meant}?`);

export function cycle({ what, path }: Of<'cycle'>): string {
  const way = wayText(path, (count) => `(${count} more)`);
  switch (what) {
    case 'after':
      return sentences(`This exchange goes on after itself: ${way}`, 'One of them must start on its own, without after');
    case 'import':
      return sentences(`This file imports itself: ${way}`, 'Remove one of these imports');
    case 'extends':
      return sentences(`This protocol extends itself: ${way}`, 'One of them must stand on its own, without extends');
    case 'let':
      return sentences(`This definition depends on itself: ${way}`, 'Give one of them a value that does not need the others');
  }
}

export function unknownName(facts: Of<'unknown-name'>): string {
  const { what, written, nearest, known, reason, isClosed, most, also = [] } = facts;
  const absent = what === 'file' ? `The file ${written} cannot be imported` : `There is no ${word(what)} ${written}`;
  const first = reason === undefined || reason === '' ? absent : `${absent}: ${bare(reason)}`;
  if (most !== undefined) return sentences(`${written} is not read: a document imports ${most} files at most`);
  if (isClosed === true) return sentences(first, 'Open it in the editor: here only open files can be read');
  if (nearest !== undefined) return sentences(first, `Did you mean ${list([nearest, ...also.map(({ text }) => text)], 'and')}?`);
  return sentences(first, known.length > 0 ? knownOnes(what, known) : '');
}

const knownOnes = (what: NamedThing, known: readonly string[]): string => `Known ${plural(what)}: ${list(known, 'and')}`;

/** What the language calls it. */
const word = (what: NamedThing): string => (what === 'procedure' ? 'action' : what);

const plural = (what: NamedThing): string => (what.endsWith('y') ? `${what.slice(0, -1)}ies` : `${word(what)}s`);

export const duplicateName = ({ what, name }: Of<'duplicate-name'>): string =>
  sentences(`There is already ${article(word(what))} ${word(what)} ${name}`, 'Give this one another name, or remove it');

const article = (what: string): string => (/^[aeiou]/.test(what) ? 'an' : 'a');

export const number = ({ field, written, expected, host, most }: Of<'number'>): string =>
  host !== undefined && most !== undefined
    ? sentences(
        `${field} of ${host} would hold ${written} here, but has room for ${most}`,
        'Remove one with rest first, or give the row a guard',
      )
    : host === undefined
      ? sentences(`${written} does not fit ${field}`, `Write ${bare(expected)}`)
      : sentences(`${field} of ${host} becomes ${written} here, but holds ${bare(expected)}`);

export function noError(facts: Of<'no-error'>): string {
  const { code, others, known } = facts;
  if (code !== undefined && known !== undefined) return noSuchCode(code, known, facts);
  const hoped = code === undefined ? 'an error' : code;
  const instead = others.length > 0 ? `it raises ${list(others, 'and')} instead` : 'nothing is wrong with it';
  const advice = others.length > 0 ? `Expect ${others.slice(0, 1).join('')}, or correct the statement` : 'Remove the expect error';
  return sentences(`${hoped} was expected of this statement, but ${instead}`, advice);
}

function noSuchCode(code: string, known: readonly string[], { others, nearest }: Of<'no-error'>): string {
  const instead = others.length > 0 ? `this statement raises ${list(others, 'and')}` : 'nothing is wrong with this statement';
  const advice = others.length > 0 ? `Expect ${others.slice(0, 1).join('')}, or correct the statement` : knownOnes('code', known);
  return sentences(`There is no code ${code}, and ${instead}`, nearest === undefined ? advice : `Did you mean ${nearest}?`);
}

export function blank({ what }: Of<'blank'>): string {
  switch (what) {
    case 'value':
      return 'This value still has to be filled in; the exchange runs as if it were left out.';
    case 'message':
      return 'This message still has to be filled in; the exchange runs with the one that is owed here.';
    case 'state':
      return 'This state still has to be filled in.';
  }
}

/** @param first the words of the worst problem in the file */
export function imported({ file, line, count }: Of<'imported'>, first: string): string {
  const others =
    count === 1 ? '' : count === 2 ? 'There is one more problem in its protocols' : `There are ${count - 1} more problems in its protocols`;
  return sentences(`${file}, line ${line}: ${first}`, others);
}
