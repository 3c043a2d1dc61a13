/** A progress bar on standard error, if that is a terminal: how much of a file has been read. */
export interface ProgressBar {
  readonly show: (done: number) => void;
  readonly end: () => void;
}

const WIDTH = 30;

/** Short work needs no bar. */
const WORTH = 8 << 20;

const none: ProgressBar = { show: () => undefined, end: () => undefined };

export const barText = (done: number, total: number): string => {
  const share = Math.min(1, done / total);
  const filled = Math.round(share * WIDTH);
  return `[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${Math.floor(share * 100)} %`;
};

export function progressBar(total: number, to: NodeJS.WriteStream = process.stderr): ProgressBar {
  if (!to.isTTY || total < WORTH) return none;
  let last = '';
  const show = (done: number): void => {
    const text = barText(done, total);
    if (text !== last) to.write(`\r${text}`);
    last = text;
  };
  return { show, end: () => to.write(`\r${' '.repeat(last.length)}\r`) };
}
