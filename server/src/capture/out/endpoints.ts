/** Which address and port each host has: those of its label, as imports write them, else some of our own. */
import type { Trace } from '../../core/index.js';

export interface WrittenEndpoint {
  /** 4 or 16 bytes. */
  readonly address: Uint8Array;
  readonly port: number;
  /** For its hardware address. */
  readonly host: number;
}

const FIRST_PORT = 40_000;
const SERVICE = 80;

export function endpointsOf(trace: Trace, exchange: number): ReadonlyMap<string, WrittenEndpoint> {
  const opener = trace.steps.find((step) => step.kind === 'message')?.from ?? trace.hosts[0]?.name;
  const own = trace.hosts.map(({ name, label }, index): WrittenEndpoint => {
    const written = endpointIn(label);
    const port = name === opener ? FIRST_PORT + (exchange % 20_000) : SERVICE;
    return { address: Uint8Array.of(10, 0, 0, 1 + (index % 254)), port, ...written, host: 1 + (index % 254) };
  });
  const family = own.every(({ address }) => address.length === own[0]?.address.length);
  return new Map(
    trace.hosts.map(({ name }, index) => {
      const endpoint = own[index] ?? { address: Uint8Array.of(10, 0, 0, 1), port: SERVICE, host: 1 };
      return [name, family ? endpoint : { ...endpoint, address: Uint8Array.of(10, 0, 0, 1 + (index % 254)) }];
    }),
  );
}

/** `10.0.0.1:80`, `[2001:db8::1]:80`. */
function endpointIn(label: string): { readonly address: Uint8Array; readonly port: number } | undefined {
  const [, host = '', port = ''] = /^\[?([\d.a-f:]+?)\]?:(\d{1,5})$/i.exec(label) ?? [];
  const address = host.includes(':') ? sixteen(host) : four(host);
  return address === undefined || Number(port) > 65_535 ? undefined : { address, port: Number(port) };
}

function four(host: string): Uint8Array | undefined {
  const parts = host.split('.').map(Number);
  return parts.length === 4 && parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 255)
    ? Uint8Array.from(parts)
    : undefined;
}

function sixteen(host: string): Uint8Array | undefined {
  const halves = host.split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const [head = [], tail] = halves;
  const zeros = 8 - head.length - (tail?.length ?? 0);
  if (halves.length > 2 || (tail === undefined ? zeros !== 0 : zeros < 0)) return undefined;
  const groups = [...head, ...Array.from({ length: zeros }, () => '0'), ...(tail ?? [])].map((group) => Number.parseInt(group, 16));
  if (groups.some((group) => !(group >= 0 && group <= 0xffff))) return undefined;
  return Uint8Array.from(groups.flatMap((group) => [group >> 8, group & 255]));
}
