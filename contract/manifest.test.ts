import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as names from './names.js';

const root = path.resolve(import.meta.dirname, '..');
const readJson = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const manifest = readJson('package.json');
const { contributes } = manifest;
const commandIds = Object.values(names.commands).sort();

describe('the manifest spells the names of contract/names.ts', () => {
  it('the extension', () => {
    expect(`${manifest.publisher}.${manifest.name}`).toBe(names.extensionId);
  });

  it('the language', () => {
    const [language] = contributes.languages;
    expect([language.id, language.extensions]).toEqual([names.languageId, [names.fileExtension]]);
  });

  it('the commands, each in the category Handshake', () => {
    const contributed: readonly { command: string; category: string }[] = contributes.commands;
    expect(contributed.map(({ command }) => command).sort()).toEqual(commandIds);
    expect(new Set(contributed.map(({ category }) => category))).toEqual(new Set(['Handshake']));
  });

  it('menus and keys call commands that exist', () => {
    const menus: readonly { command: string; alt?: string }[] = Object.values(contributes.menus).flat() as {
      command: string;
      alt?: string;
    }[];
    const called = [
      ...menus.flatMap(({ command, alt }) => [command, ...(alt ? [alt] : [])]),
      ...contributes.keybindings.map((key: { command: string }) => key.command),
    ];
    expect(called.filter((command) => !commandIds.includes(command))).toEqual([]);
  });

  it('the settings, each with a description', () => {
    const properties: Record<string, { description?: string; markdownDescription?: string }> = contributes.configuration[0].properties;
    expect(Object.keys(properties).sort()).toEqual(Object.values(names.settings).sort());
    expect(Object.values(properties).filter((setting) => !(setting.description ?? setting.markdownDescription))).toEqual([]);
  });

  it('the editor of captures', () => {
    const [{ viewType, selector }] = contributes.customEditors;
    expect(viewType).toBe(names.captureViewType);
    const patterns: readonly string[] = selector.map((each: { filenamePattern: string }) => each.filenamePattern);
    expect(patterns).toEqual(['', '.gz'].flatMap((zipped) => names.captureExtensions.map((extension) => `*${extension}${zipped}`)));
  });

  it('the walkthrough and the preview', () => {
    expect(contributes.walkthroughs[0].id).toBe(names.walkthroughId);
    expect(manifest.activationEvents).toEqual([
      `onLanguage:${names.languageId}`,
      'onLanguage:markdown',
      'onNotebook:*',
      `onWebviewPanel:${names.previewViewType}`,
    ]);
  });
});

describe('the language configuration', () => {
  const { pattern, flags } = readJson('language-configuration.json').wordPattern;
  const words = (text: string) => text.match(new RegExp(pattern, `${flags}g`));

  it.each([
    ['클라이언트 -> 서버 : SYN', ['클라이언트', '서버', 'SYN']],
    ['α1 -x Café : SYN+ACK seq=x_1+0x1F', ['α1', 'x', 'Café', 'SYN', 'ACK', 'seq', 'x_1', '0x1F']],
    ['expect A in FIN_WAIT_1, B.snd_nxt = 101', ['expect', 'A', 'in', 'FIN_WAIT_1', 'B', 'snd_nxt', '101']],
  ])('takes the words of %s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});
