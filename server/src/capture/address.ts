/** Addresses as people write them. */
import type { Endpoint } from './connections.js';

const ipv4 = (bytes: Uint8Array): string => bytes.join('.');

/** The longest run of zero groups, of two at least. */
const longestZeros = (groups: readonly number[]): { readonly start: number; readonly length: number } => {
  let best = { start: -1, length: 1 };
  for (let start = 0; start < groups.length; start++) {
    let length = 0;
    while (groups[start + length] === 0) length++;
    if (length > best.length) best = { start, length };
  }
  return best;
};

/** RFC 5952. */
const ipv6 = (bytes: Uint8Array): string => {
  const groups = Array.from({ length: 8 }, (_, i) => ((bytes[2 * i] ?? 0) << 8) | (bytes[2 * i + 1] ?? 0));
  const text = (some: readonly number[]): string => some.map((group) => group.toString(16)).join(':');
  const { start, length } = longestZeros(groups);
  return start < 0 ? text(groups) : `${text(groups.slice(0, start))}::${text(groups.slice(start + length))}`;
};

export const addressText = (address: Uint8Array): string => (address.length === 4 ? ipv4(address) : ipv6(address));

/** `10.0.0.1:80` or `[2001:db8::1]:80`. */
export const endpointText = ({ address, port }: Endpoint): string =>
  address.length === 4 ? `${ipv4(address)}:${port}` : `[${ipv6(address)}]:${port}`;
