/** Beginnings of whole exchanges, found by each of their words, each with its picture in characters. */
import snippets from '../../../../library/snippets.json' with { type: 'json' };
import { joined } from '../../../core/views/join.js';
import { text } from '../../../core/views/pens/text.js';
import { analyse } from '../../analysis/analyse.js';
import { unsolved } from '../../exercise/withheld.js';
import { type Offer, offer } from '../offer.js';

let made: readonly Offer[] | undefined;

export function skeletons(): readonly Offer[] {
  made ??= Object.entries(snippets).map(([label, { prefix, description, body }]) => {
    const insert = body.join('\n');
    const documentation = [description, pictureOf(expanded(insert))].filter((part) => part !== '').join('\n\n');
    return offer('snippet', label, { insert, isSnippet: true, documentation, found: prefix.join(' ') });
  });
  return made;
}

/** What stands in the document when the author takes every default. */
function expanded(snippet: string): string {
  const defaults = new Map([...snippet.matchAll(/\$\{(\d+):([^}]*)\}/g)].map(([, number = '', value = '']) => [number, value]));
  return snippet.replaceAll(/\$\{(\d+):[^}]*\}|\$(\d+)/g, (_, named?: string, plain?: string) => defaults.get(named ?? plain ?? '') ?? '');
}

/** Nothing where there is nothing to draw yet. */
function pictureOf(written: string): string {
  const { exchanges } = unsolved(analyse(written, { source: 'snippet.hsk', read: () => undefined }));
  const trace = joined(exchanges.map((each) => each.trace));
  return trace === undefined || trace.steps.length === 0 ? '' : `\`\`\`text\n${text(trace, { states: true, title: '' }).trimEnd()}\n\`\`\``;
}
