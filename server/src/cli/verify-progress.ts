/** A line on standard error, where that is a terminal: how far a verification has come. */
import { columns, wording } from '../core/index.js';

export interface VerifyProgress {
  readonly show: (situations: number) => void;
  readonly end: () => void;
}

/** Milliseconds: short work needs no line, and nobody reads faster. */
const WORTH = 500;
const BETWEEN = 100;

type Terminal = Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;

export function verifyProgress(to: Terminal = process.stderr, now: () => number = () => performance.now()): VerifyProgress {
  if (!to.isTTY) return { show: () => undefined, end: () => undefined };
  let next = now() + WORTH;
  let width = 0;
  const show = (situations: number): void => {
    if (now() < next) return;
    next = now() + BETWEEN;
    const text = wording().verify.running(situations);
    to.write(`\r${text}`);
    width = columns(text);
  };
  return { show, end: () => width > 0 && to.write(`\r${' '.repeat(width)}\r`) };
}
