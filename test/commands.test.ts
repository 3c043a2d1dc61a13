/** The page on commands: each of the manifest with its title and id, each name that can be given, each key. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exerciseTemplates } from '../client/src/exercises/templates.js';
import { diagramFormats } from '../client/src/export/formats.js';
import { templates } from '../client/src/templates.js';

const read = (file: string): string => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');

const page = read('docs/commands.md');
const titles: Readonly<Record<string, string>> = JSON.parse(read('package.nls.json'));
const { commands, keybindings }: Contributions = JSON.parse(read('package.json')).contributes;

interface Contributions {
  readonly commands: readonly { readonly command: string; readonly title: string }[];
  readonly keybindings: readonly { readonly command: string; readonly key: string; readonly when: string }[];
}

const titleOf = (title: string): string => titles[title.replaceAll('%', '')] ?? title;
const rowOf = (command: string): string | undefined => page.split('\n').find((line) => line.includes(`| \`${command}\` |`));

describe('the page on commands', () => {
  it('has each, and none too many', () => {
    const rows = commands.map(({ command, title }) => `| ${titleOf(title)} | \`${command}\` |`);
    expect([...page.matchAll(/^\| [^|]+ \| `handshake\.\w+` \|/gm)].map(([row]) => row).sort()).toEqual(rows.sort());
  });

  it.each([
    ['handshake.newExercise', exerciseTemplates.map(({ name }) => name)],
    ['handshake.copyDiagram', diagramFormats.map(({ id }) => id)],
  ] as const)('%s names what can be given', (command, names) => {
    expect([...(rowOf(command) ?? '').matchAll(/`"(\w+)"`/g)].map(([, name]) => name)).toEqual(names);
  });

  it('names the beginnings', () => {
    const [, line = ''] = /^The templates of an exchange are (.*)/m.exec(page) ?? [];
    const named = [...line.matchAll(/`"(\w+)"`/g)].map(([, name = '']) => name);
    const protocols = read('docs/protocols/README.md');
    expect(templates.map(({ name }) => name).filter((name) => !named.includes(name) && !protocols.includes(name))).toEqual([]);
    expect(named.filter((name) => !templates.some((each) => each.name === name))).toEqual([]);
  });

  it('has each key, in documents of ours alone', () => {
    for (const { command, key, when } of keybindings) {
      expect(when).toContain('editorLangId == handshake');
      const title = titleOf(commands.find((each) => each.command === command)?.title ?? '');
      const written = key.replace(/\b\w/g, (letter) => letter.toUpperCase());
      expect(page).toMatch(new RegExp(`^\\| \`${written.replaceAll('+', '\\+')}\`[^|]*\\| ${title} \\|`, 'm'));
    }
  });
});

it('defaults of the editor are changed for documents of ours alone', () => {
  const { configurationDefaults } = JSON.parse(read('package.json')).contributes;
  expect(Object.keys(configurationDefaults)).toEqual(['[handshake]']);
  expect(configurationDefaults['[handshake]']['editor.inlayHints.maximumLength']).toBe(0);
});

it('settings stand each in its place, and those about documents are of a folder', () => {
  interface Setting {
    readonly order: number;
    readonly scope: string;
  }
  const groups: readonly { readonly properties: Record<string, Setting> }[] = JSON.parse(read('package.json')).contributes.configuration;
  const settings = groups.flatMap(({ properties }) => Object.entries(properties));
  expect(settings.map(([, { order }]) => order)).toEqual(settings.map((_, at) => at + 1));
  const ofWindow = settings.filter(([, { scope }]) => scope !== 'resource').map(([name]) => name.split('.')[1]);
  expect([...new Set(ofWindow)]).toEqual(['preview', 'verify', 'trace']);
});

describe('texts of the manifest', () => {
  const korean: Readonly<Record<string, string>> = JSON.parse(read('package.nls.ko.json'));

  it('are there in both languages', () => expect(Object.keys(korean).sort()).toEqual(Object.keys(titles).sort()));

  it.each(Object.entries({ ...titles, ...korean }).filter(([key]) => /^walkthrough\..*\.(?:light|dark)$/.test(key)))(
    '%s is a picture in Korean, and another in English',
    (key, file) => {
      expect(read(file)).toMatch(/^<svg[\s\S]*<desc>[^<]*[가-힣]/);
      expect(read(titles[key] ?? '')).not.toMatch(/[가-힣]/);
    },
  );
});
