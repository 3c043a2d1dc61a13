/** Values out of a payload; `undefined` where it is too short, or broken. */
import type { LayoutCondition, Reading, WireMessage } from './layout.js';

/** A number, or a text. */
export type ReadValue = number | string;

export function readAt(reading: Reading, payload: DataView): ReadValue | undefined {
  switch (reading.kind) {
    case 'number':
      return numberAt(payload, reading.at, reading.bytes, reading.mask);
    case 'ipv4':
      return ipv4At(payload, reading.at);
    case 'hardware':
      return hardwareAt(payload, reading.at);
    case 'labels':
      return labelsAt(payload, reading.at);
    case 'option': {
      const found = optionAt(payload, reading.from, reading.code);
      if (found === undefined) return undefined;
      if (reading.as === 'ipv4') return found.length === 4 ? ipv4At(payload, found.at) : undefined;
      return found.length === 1 || found.length === 2 || found.length === 4 ? numberAt(payload, found.at, found.length) : undefined;
    }
  }
}

const isWithin = (payload: DataView, at: number, bytes: number): boolean => at + bytes <= payload.byteLength;

function numberAt(payload: DataView, at: number, bytes: 1 | 2 | 4, mask?: number): number | undefined {
  if (!isWithin(payload, at, bytes)) return undefined;
  const value = bytes === 1 ? payload.getUint8(at) : bytes === 2 ? payload.getUint16(at) : payload.getUint32(at);
  return mask === undefined ? value : value & mask;
}

/** Nothing where there is no address. */
function ipv4At(payload: DataView, at: number): string | undefined {
  if (!isWithin(payload, at, 4) || payload.getUint32(at) === 0) return undefined;
  return [0, 1, 2, 3].map((i) => payload.getUint8(at + i)).join('.');
}

const hardwareAt = (payload: DataView, at: number): string | undefined =>
  isWithin(payload, at, 6)
    ? [0, 1, 2, 3, 4, 5]
        .map((i) =>
          payload
            .getUint8(at + i)
            .toString(16)
            .padStart(2, '0'),
        )
        .join(':')
    : undefined;

const LONGEST_NAME = 255;

/** Characters that could not stand in a text as they are become a question mark. */
function labelsAt(payload: DataView, from: number): string | undefined {
  const labels: string[] = [];
  for (let at = from, length = 0; ; ) {
    const size = numberAt(payload, at, 1);
    if (size === undefined || size > 63 || length > LONGEST_NAME) return undefined;
    if (size === 0) return labels.length === 0 ? '.' : labels.join('.');
    if (!isWithin(payload, at + 1, size)) return undefined;
    const codes = Array.from({ length: size }, (_, i) => payload.getUint8(at + 1 + i));
    labels.push(codes.map((code) => (code > 32 && code < 127 && code !== 34 && code !== 92 ? String.fromCharCode(code) : '?')).join(''));
    at += 1 + size;
    length += 1 + size;
  }
}

/** Each option is longer than nothing, so that this ends; 0 pads, 255 is the last. */
function optionAt(payload: DataView, from: number, code: number): { readonly at: number; readonly length: number } | undefined {
  for (let at = from; at < payload.byteLength; ) {
    const found = payload.getUint8(at);
    if (found === 255) return undefined;
    const length = found === 0 ? undefined : numberAt(payload, at + 1, 1);
    if (found !== 0 && (length === undefined || !isWithin(payload, at + 2, length))) return undefined;
    if (found === code && length !== undefined) return { at: at + 2, length };
    at += length === undefined ? 1 : 2 + length;
  }
  return undefined;
}

const holds =
  (payload: DataView) =>
  ({ of, is, least }: LayoutCondition): boolean => {
    const value = readAt(of, payload);
    if (typeof value !== 'number') return false;
    return is === undefined ? value >= (least ?? 0) : value === is;
  };

export const messageOf = (messages: readonly WireMessage[], payload: DataView): WireMessage | undefined =>
  messages.find(({ when }) => when.every(holds(payload)));
