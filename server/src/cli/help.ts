/** What `--help` prints. */
import type { Command } from './command.js';
import { said } from './words/said.js';

export function helpOf({ name, usage }: Command): string {
  const { summary, details } = said().help[name];
  return `handshake ${name} ${usage}\n\n${summary}.\n\n${details}`;
}

export function help(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  return said().overall(commands.map(({ name }) => `  ${name.padEnd(width)}  ${said().help[name].summary}\n`).join(''));
}
