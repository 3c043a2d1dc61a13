import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const locks = ['package-lock.json', 'test/host/package-lock.json'];

/** Where a package finds another one. */
const seenFrom = (name: string, wanted: string) => createRequire(path.join(root, 'node_modules', name, 'package.json')).resolve(wanted);

describe('dependencies', () => {
  it.each(locks)('%s names no host: each machine asks its own registry', (lock) => {
    expect(readFileSync(path.join(root, lock), 'utf8').match(/"resolved"|https?:\/\/[^"]*\.tgz/g)).toBeNull();
  });

  it('the parser and the server share one copy of the protocol, or a cancelled request answers with a result', () => {
    const protocol = 'vscode-languageserver-protocol';
    expect(seenFrom('langium', protocol)).toBe(seenFrom('vscode-languageserver', protocol));
  });

  it('all have their line in docs/dependencies.md, and nothing else has', () => {
    const { devDependencies, optionalDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const page = readFileSync(path.join(root, 'docs/dependencies.md'), 'utf8');
    const rows = page.split('\n').flatMap((line) => /^\| (`[^|]*`) \|/.exec(line)?.[1] ?? []);
    const told = rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].flatMap(([, name]) => name ?? []));
    expect(told.sort()).toEqual(Object.keys({ ...devDependencies, ...optionalDependencies }).sort());
  });
});
