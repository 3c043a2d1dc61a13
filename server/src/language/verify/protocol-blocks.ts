/** Where protocols stand in a text. */
import type { Span } from '../../core/index.js';
import type { Parsed } from '../parser/parsed.js';

/** All of its lines. */
export function spanOfProtocol(name: string, { blocks, lines }: Parsed): Span | undefined {
  const block = blocks.find(({ node }) => node.$type === 'Protocol' && node.name === name);
  const [head, close] = [block && lines[block.head], block && lines[block.close]];
  return head !== undefined && close !== undefined ? { start: head.start, end: close.end } : undefined;
}

/** The protocol on which one rests, by its text. */
export const baseOf = (protocol: string): string | undefined =>
  /\bextends\s+([\p{L}_][\p{L}\p{M}\p{Nd}_]*)/u.exec(protocol.split('{')[0] ?? '')?.[1];
