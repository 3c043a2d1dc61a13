/** What puts types right: a value written as what is wanted, a declaration with the type of what it is given. */
import { machinesIn, type ProtocolFacts, type Span, type TextRemedy, type ValueKind } from '../../../core/index.js';
import { isOwn, type LintSubject } from './subject.js';

type FactsOfType = Extract<ProtocolFacts, { what: 'type' }>;

const WORDS: Readonly<Record<ValueKind, string>> = {
  number: 'int',
  'serial number': 'serial',
  flag: 'flag',
  condition: 'flag',
  name: 'name',
  'set of names': 'names',
  'set of ranges': 'ranges',
  queue: 'queue',
};

export function typeRemedies(facts: FactsOfType, span: Span, subject: LintSubject): readonly TextRemedy[] {
  const { text } = subject;
  const written = text.slice(span.start, span.end);
  switch (facts.issue) {
    case 'assign':
      return [...respelled(written, span), ...declared(facts, subject)];
    case 'compare':
      return lastLiteral(written).flatMap(([value, at]) =>
        respelled(value, { start: span.start + at, end: span.start + at + value.length }),
      );
    case 'operand':
    case 'argument':
      return respelled(written, span);
    case 'never-equal':
      return [write(facts.most, span)];
    case 'condition':
      if (!/^[\p{L}_][\p{L}\d_]*$/u.test(written)) return [];
      return [write(facts.found === 'name' || facts.found === 'set of names' ? `has(${written})` : `${written} > 0`, span)];
    case 'arguments':
      return [];
  }
}

const write = (value: string, span: Span): TextRemedy => ({ how: 'write', what: value, edits: [{ span, text: value }] });

/** `"3"` for 3, and the other way round. */
function respelled(value: string, span: Span): readonly TextRemedy[] {
  if (/^\d+$/.test(value)) return [write(`"${value}"`, span)];
  return /^"\d+"$/.test(value) ? [write(value.slice(1, -1), span)] : [];
}

/** A number or a text at either end of a comparison. */
function lastLiteral(comparison: string): readonly (readonly [string, number])[] {
  return [...comparison.matchAll(/^(?:\d+|"\d+")(?=\W)|(?<=\W)(?:\d+|"\d+")$/g)].map(({ 0: value, index }) => [value, index] as const);
}

/** The type of what it is given, where one declaration has that name. */
function declared({ target, found }: Extract<FactsOfType, { issue: 'assign' }>, subject: LintSubject): readonly TextRemedy[] {
  const { machine, text } = subject;
  const all = [...machine.fields, ...machinesIn(machine).flatMap(({ variables }) => variables)].filter(({ name }) => name === target);
  const places = new Set(all.map(({ place }) => place));
  const [place] = places;
  if (place === undefined || places.size > 1 || !isOwn(subject, place)) return [];
  const type = /^[^:;\n]*:[ \t]*([\p{L}_]+(?:\(\d+\))?)/u.exec(text.slice(place.span.end));
  const word = type?.[1];
  if (type === null || word === undefined) return [];
  const end = place.span.end + type[0].length;
  return [
    { how: 'declare', what: `${target} : ${WORDS[found]}`, edits: [{ span: { start: end - word.length, end }, text: WORDS[found] }] },
  ];
}
