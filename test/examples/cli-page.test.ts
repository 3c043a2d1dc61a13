/** The command line's page and its own help say the same. */
import { describe, expect, it } from 'vitest';
import type { Io } from '../../server/src/cli/io.js';
import { main } from '../../server/src/cli/main.js';
import { textOf } from './documents.js';

const page = textOf('docs/cli.md');

async function printed(...argv: readonly string[]): Promise<string> {
  let text = '';
  const io: Io = {
    version: '0',
    out: (more) => {
      text += more;
    },
    error: () => {},
    input: async function* () {},
    isTerminal: false,
    environment: {},
    serve: async () => {},
  };
  await main(argv, io);
  return text;
}

const commands = [...(await printed('--help')).matchAll(/^ {2}(\w+) {2}/gm)].map(([, name = '']) => name);

describe('docs/cli.md', () => {
  it.each(commands)('has a section about %s, with its usage', async (name) => {
    const [usage = ''] = (await printed(name, '--help')).split('\n');
    expect(page).toContain(`\n## ${name}\n\n\`${usage}\`\n`);
  });

  it.each(commands)('names all options of %s', async (name) => {
    const options = [...(await printed(name, '--help')).matchAll(/--[a-z]+/g)].map(([option]) => option);
    expect(options.filter((option) => !page.includes(option))).toEqual([]);
  });
});
