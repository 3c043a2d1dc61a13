/** Beginnings of whole exchanges, found by each of their words, each with its picture in characters. */
import snippets from '../../../../library/snippets.json' with { type: 'json' };
import { joined, speakingAs, spokenTag, text, textIn } from '../../../core/index.js';
import { analyse } from '../../analysis/analyse.js';
import { unsolved } from '../../exercise/withheld.js';
import { type Offer, offer } from '../offer.js';

/** By the language in which they are told. */
const made = new Map<string, readonly Offer[]>();

export function skeletons(): readonly Offer[] {
  const known = made.get(spokenTag()) ?? makeAll();
  made.set(spokenTag(), known);
  return known;
}

const makeAll = (): readonly Offer[] =>
  Object.entries(snippets).map(([label, { prefix, description, body }]) => {
    const insert = translated(body.join('\n'));
    let drawn: string | undefined;
    const language = spokenTag();
    const picture = () => (drawn ??= speakingAs(language, () => pictureOf(expanded(insert))));
    const found = [label, ...prefix].join(' ');
    return offer('snippet', textIn(label), { insert, isSnippet: true, documentation: textIn(description), picture, found });
  });

/** What there is to read of an offer, with its picture. */
export const documented = ({ documentation, picture }: Offer): string | undefined => {
  const parts = [documentation, picture?.()].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? undefined : parts.join('\n\n');
};

/** What an author reads: texts that stand for what is to be written, and comments. */
const translated = (body: string): string =>
  body
    .replaceAll(/(\$\{\d+:)([^}]*)\}/g, (_, before: string, text: string) => `${before}${textIn(text)}}`)
    .replaceAll(/(\/\/ )(.*)$/gm, (_, before: string, text: string) => `${before}${textIn(text)}`);

/** What stands in the document when the author takes every default. */
function expanded(snippet: string): string {
  const defaults = new Map([...snippet.matchAll(/\$\{(\d+):([^}]*)\}/g)].map(([, number = '', value = '']) => [number, value]));
  return snippet.replaceAll(/\$\{(\d+):[^}]*\}|\$(\d+)/g, (_, named?: string, plain?: string) => defaults.get(named ?? plain ?? '') ?? '');
}

/** As wide as an editor shows beside its list: the states would push the second host out of it. */
const PANE = { states: false, title: '', width: 36 } as const;

/** '' where there is nothing to draw yet. */
function pictureOf(written: string): string {
  const { exchanges } = unsolved(analyse(written, { source: 'snippet.hsk', read: () => undefined }));
  const trace = joined(exchanges.map((each) => each.trace));
  return trace === undefined || trace.steps.length === 0 ? '' : `\`\`\`text\n${text(trace, PANE).trimEnd()}\n\`\`\``;
}
