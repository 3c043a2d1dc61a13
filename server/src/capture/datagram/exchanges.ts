/** Messages of protocols without connections as exchanges of the language. */
import type { WireSaid } from './datagrams.js';

export interface DatagramExchange {
  /** `dns12`. */
  readonly name: string;
  readonly hosts: readonly string[];
  readonly text: string;
}

interface WrittenExchange {
  readonly times: boolean;
}

const BROADCAST = '255.255.255.255';
const NAMES = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

export function datagramExchanges(all: readonly WireSaid[], written: WrittenExchange): readonly DatagramExchange[] {
  const groups = new Map<string, WireSaid[]>();
  for (const said of all) {
    const group = groups.get(said.key);
    if (group) group.push(said);
    else groups.set(said.key, [said]);
  }
  const counts = new Map<string, number>();
  return [...groups.values()].map((group) => {
    const protocol = group[0]?.layout.protocol ?? '';
    const count = (counts.get(protocol) ?? 0) + 1;
    counts.set(protocol, count);
    return exchangeOf(group, `${protocol}${count}`, written);
  });
}

function exchangeOf(group: readonly WireSaid[], name: string, written: WrittenExchange): DatagramExchange {
  const [first] = group;
  const asker = first?.asker ?? '';
  const heard = [...new Set(group.map(({ answerer }) => answerer))].filter((address) => address !== BROADCAST).slice(0, NAMES.length - 1);
  const answerers = heard.length === 0 ? [BROADCAST] : heard;
  const hosts = [asker, ...answerers];
  const [asks = '', answers = ''] = first?.layout.roles ?? [];
  const declared = hosts.map((address, i) => {
    const role = i === 0 ? asks : answers;
    return `  host ${NAMES[i]} "${address}"${role === '' ? '' : ` is ${role}`}\n`;
  });
  const lines = group.map((said) => lineOf(said, hosts, first?.time ?? 0, written));
  const title = `${asker} → ${answerers.join(', ')}`;
  return { name, hosts, text: `exchange ${name} "${title}" using ${first?.layout.protocol} {\n${declared.join('')}${lines.join('')}}\n` };
}

function lineOf(said: WireSaid, hosts: readonly string[], begin: number, { times }: WrittenExchange): string {
  const { message, answerer, fields, frame, time } = said;
  const known = hosts.indexOf(answerer);
  // to everybody: to all that have answered
  const others = known > 0 ? [NAMES[known] ?? 'B'] : hosts.slice(1).map((_, i) => NAMES[i + 1] ?? 'B');
  const arrow = message.asks ? `A -> ${others.join(', ')}` : `${others[0]} -> A`;
  const values = fields.map(([name, value]) => ` ${name}=${typeof value === 'number' ? value : JSON.stringify(value)}`).join('');
  const at = times ? ` at ${((time - begin) / 1e6).toFixed(6).replace(/\.?0+$/, '')}ms` : '';
  return `  ${arrow} : ${message.name}${values} frame=${frame}${at}\n`;
}
