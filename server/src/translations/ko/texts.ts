/** What documents of the library say, in Korean: each protocol's texts stand beside it, by their English. */
import snippets from '../../../library/snippets.ko.json' with { type: 'json' };
import tcp from '../../../library/tcp.ko.json' with { type: 'json' };

export const texts: ReadonlyMap<string, string> = new Map([...Object.entries(tcp), ...Object.entries(snippets)]);
