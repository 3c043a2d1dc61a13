/** Listings that name hosts and ports, as tcpdump without -n does: names become addresses, so that they can be read, and come back afterwards. */

export interface NamedListing {
  /** With addresses alone. */
  readonly text: string;
  /** What the addresses that were put in stand for, by address and port. */
  readonly names: ReadonlyMap<string, string>;
}

const TCPDUMP = /(\S+)\.([\w-]+)( > )(\S+)\.([\w-]+)(?=: Flags \[)/;
const LIST =
  /^(\s*(?:\d+\s+)?(?:[\d:.]+\s+)?)(\S+)(\s+(?:(?:→|->)\s+)?)(\S+)(\s+\S+\s+\d+\s+(?:\[[A-Z][^\]]*\]\s*)*)([\w()-]+)(\s*(?:→|->|>)\s*)([\w()-]+)(?=\s+\[[A-Z]{3})/;
const ADDRESS = /^(?:[\d.]+|[\da-f]*:[\da-f:.]*)$/i;
/** The ports whose names tools print most often (IANA). */
const PORTS: Readonly<Record<string, number>> = {
  ftp: 21,
  ssh: 22,
  telnet: 23,
  smtp: 25,
  domain: 53,
  http: 80,
  pop3: 110,
  imap: 143,
  https: 443,
  'http-alt': 8080,
};

export function withAddresses(text: string): NamedListing {
  const naming = new Naming();
  const lines = text.split('\n').map((line) =>
    line
      .replace(
        TCPDUMP,
        (_, from: string, port: string, to: string, other: string, otherPort: string) =>
          `${naming.endpoint(from, port)}${to}${naming.endpoint(other, otherPort)}`,
      )
      .replace(
        LIST,
        (_, lead: string, from: string, between: string, to: string, more: string, port: string, arrow: string, other: string) => {
          const [a, b] = [naming.endpoint(from, port), naming.endpoint(to, other)].map((endpoint) => endpoint.split(/\.(?=[^.]*$)/));
          return `${lead}${a?.[0]}${between}${b?.[0]}${more}${a?.[1]}${arrow}${b?.[1]}`;
        },
      ),
  );
  return { text: lines.join('\n'), names: naming.names };
}

/** The names again, where the addresses that stand for them are written. */
export const withNames = (text: string, { names }: NamedListing): string =>
  [...names].reduce(
    (all, [address, name]) => all.replaceAll(new RegExp(`(?<![\\d.])${address.replaceAll('.', '\\.')}(?!\\d)`, 'g'), name),
    text,
  );

class Naming {
  /** Of the block for documentation, RFC 5737. */
  private readonly addresses = new Map<string, string>();
  private readonly ports = new Map<string, number>();
  readonly names = new Map<string, string>();

  endpoint(host: string, port: string): string {
    const [address, number] = [this.address(host), this.port(port)];
    if (address !== host || String(number) !== port) this.names.set(`${address}:${number}`, `${host}:${port}`);
    return `${address}.${number}`;
  }

  private address(host: string): string {
    if (ADDRESS.test(host)) return host;
    const known = this.addresses.get(host) ?? `192.0.2.${1 + (this.addresses.size % 254)}`;
    this.addresses.set(host, known);
    return known;
  }

  private port(port: string): number {
    const number = /\d{1,5}/.exec(port)?.[0];
    if (number !== undefined && /^(?:\d+|[\w-]+\(\d+\))$/.test(port)) return Number(number);
    const known = PORTS[port] ?? this.ports.get(port) ?? 49_152 + this.ports.size;
    this.ports.set(port, known);
    return known;
  }
}
