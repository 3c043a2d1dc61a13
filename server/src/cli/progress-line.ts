/** A line on standard error, where that is a terminal: how far long work has come. */
import { columns } from '../core/index.js';

export interface ProgressLine {
  readonly show: (done: number) => void;
  readonly end: () => void;
}

/** Milliseconds: short work needs no line, and nobody reads faster. */
const WORTH = 500;
const BETWEEN = 100;

type Terminal = Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;

export function progressLine(
  say: (done: number) => string,
  to: Terminal = process.stderr,
  now: () => number = () => performance.now(),
): ProgressLine {
  if (!to.isTTY) return { show: () => undefined, end: () => undefined };
  let next = now() + WORTH;
  let width = 0;
  const show = (done: number): void => {
    if (now() < next) return;
    next = now() + BETWEEN;
    const text = say(done);
    to.write(`\r${text}`);
    width = columns(text);
  };
  return { show, end: () => width > 0 && to.write(`\r${' '.repeat(width)}\r`) };
}
