// The extension host's console ends in the browser. For tests it is copied to a file, which the host prints as it grows.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Two optional native modules are not built; their complaints, and nothing else, are left out. */
const copyingRunner = (output, settled, tests) => `const { appendFileSync, writeFileSync } = require('node:fs');
const { format } = require('node:util');
const say = (...what) => /spdlog|watchdog/.test(format(...what)) || appendFileSync(${JSON.stringify(output)}, format(...what) + '\\n');
for (const level of ['log', 'info', 'warn', 'error', 'debug']) {
  const original = console[level];
  Object.defineProperty(console, level, { configurable: true, writable: true, value: (...what) => { say(...what); return original.apply(console, what); } });
}
exports.run = async () => {
  try {
    await require(${JSON.stringify(tests)}).run();
    writeFileSync(${JSON.stringify(settled)}, 'settled');
  } catch (error) {
    say(error);
    throw error;
  }
};
`;

/** Wraps the test entry; `entry` replaces it, `stop()` prints what is left, `isSettled()` says whether the tests came to their end. */
export function relayConsole(tests, folder) {
  const output = path.join(folder, 'console.log');
  const settled = path.join(folder, 'settled');
  const entry = path.join(folder, 'run.cjs');
  writeFileSync(output, '');
  writeFileSync(entry, copyingRunner(output, settled, path.resolve(tests)));
  let printed = 0;
  const print = () => {
    const text = readFileSync(output);
    process.stdout.write(text.subarray(printed));
    printed = text.length;
  };
  const printing = setInterval(print, 100);
  const stop = () => {
    clearInterval(printing);
    print();
  };
  return { entry, stop, isSettled: () => existsSync(settled) };
}
