/** Where protocols and other blocks stand in a text. */
import type { Span } from '../../core/index.js';
import type { Parsed } from '../parser/parsed.js';

/** All of its lines. */
export function spanOfProtocol(name: string, parsed: Parsed): Span | undefined {
  const block = parsed.blocks.find(({ node }) => node.$type === 'Protocol' && node.name === name);
  return block && spanOfBlock(block, parsed);
}

/** All of its lines. */
export function spanOfBlock({ head, close }: Parsed['blocks'][number], { lines }: Parsed): Span | undefined {
  const [first, last] = [lines[head], lines[close]];
  return first !== undefined && last !== undefined ? { start: first.start, end: last.end } : undefined;
}

/** The protocol on which one rests, by its text. */
export const baseOf = (protocol: string): string | undefined =>
  /\bextends\s+([\p{L}_][\p{L}\p{M}\p{Nd}_]*)/u.exec(protocol.split('{')[0] ?? '')?.[1];
