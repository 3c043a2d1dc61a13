/** What `--help` prints. */
import type { Command } from './command.js';

export const helpOf = ({ name, usage, summary, details }: Command): string => `handshake ${name} ${usage}\n\n${summary}.\n\n${details}`;

export function help(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}\n`);
  return `handshake COMMAND …

Checks protocol exchanges written as text, on both ends, and draws them.

${lines.join('')}
handshake COMMAND --help says more about one of them; handshake --version prints the version.
With --lang ko, problems and fixes are in Korean; without --lang, LC_ALL and LANG say the language.
`;
}
