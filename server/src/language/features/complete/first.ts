/** What begins an exchange whose hosts have no part in it yet: the first messages of its protocol, as whole lines. */
import { type Machine, nextMessages, type Start } from '../../../core/index.js';
import { analyse } from '../../analysis/analyse.js';
import { sectionAt } from '../../parser/parsed.js';
import { type Offer, offer } from '../offer.js';
import { type CursorContext, hostNames } from '../spot.js';
import { lineOf, messageText } from './texts.js';

const DEFAULT_PROTOCOL = 'tcp';

/** Asked of a little exchange beside the document, in which the hosts have the parts that the protocol gives to sender and receiver. */
export function firstLines(spot: CursorContext): readonly Offer[] {
  const [from = 'A', to = from === 'B' ? 'A' : 'B'] = hostNames(spot);
  if (spot.exchange !== undefined && hostNames(spot).length > 1) {
    const known = linesFrom(spot, spot.exchange.run, spot.at, [from, to]);
    if (known.length > 0) return known;
  }
  const name = spot.exchange?.machine.name ?? protocolOf(spot);
  const [first] = tried(spot, name, '', [from, to]);
  if (first === undefined) return [];
  const [start] = first.machine.starts;
  const [exchange] = start === undefined ? [first] : tried(spot, name, hostsOf(start, [from, to]), [from, to]);
  return exchange === undefined ? [] : linesFrom(spot, exchange.run, exchange.exchange.statements.length, [from, to]);
}

type Pair = readonly [string, string];

function linesFrom(spot: CursorContext, run: Parameters<typeof nextMessages>[0], at: number, [from, to]: Pair): readonly Offer[] {
  return nextMessages(run, at, from, to)
    .filter(({ dropped }) => dropped === undefined)
    .map((message) => offer('message', lineOf(spot, from, to, message), { documentation: messageText(message) }));
}

function tried({ analysis }: CursorContext, protocol: string, hosts: string, [from, to]: Pair) {
  const declared = hosts === '' ? `host ${from}\nhost ${to}` : hosts;
  const own = protocolsIn(analysis.machines, analysis.parsed.layout.text);
  const asked = `${own}\nexchange asked_here using ${protocol} {\n${declared}\n}\n`;
  return analyse(asked, { source: 'asked.hsk', read: () => undefined }).exchanges.filter(({ exchange }) => exchange.name === 'asked_here');
}

/** The document's own protocols go along, and nothing else of it. */
function protocolsIn(machines: readonly Machine[], text: string): string {
  return machines
    .map(({ place: { span } }) => /^[^\n]*\n(?:(?!\}).*\n?)*\}/.exec(text.slice(text.lastIndexOf('\n', span.start) + 1))?.[0] ?? '')
    .join('\n');
}

function hostsOf({ sender, receiver }: Start, [from, to]: Pair): string {
  const line = (name: string, { role, state }: Start['sender']): string =>
    `host ${name}${role === undefined ? '' : ` is ${role}`}${state === undefined ? '' : ` in ${state}`}`;
  return `${line(from, sender)}\n${line(to, receiver)}`;
}

function protocolOf({ analysis, offset }: CursorContext): string {
  const { parsed } = sectionAt(analysis.parsed.sections, offset) ?? analysis.parsed.sections[0] ?? { parsed: analysis.parsed };
  const named = parsed.lines.flatMap((_, at) => {
    const content = parsed.contents.at(at);
    return content?.type === 'Using' && content.name !== undefined ? [content.name.text] : [];
  });
  return named[0] ?? DEFAULT_PROTOCOL;
}
