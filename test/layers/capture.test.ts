import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const source = path.resolve(import.meta.dirname, '../../server/src');
const read = (file: string): string => readFileSync(path.join(source, file), 'utf8');
const namesIn = (braces: string): readonly string[] =>
  braces
    .split(',')
    .map((name) => name.replace(/^\s*type\s|\s/g, ''))
    .filter(Boolean);

/** Names that the core's index takes from layers above `run`. */
const above = new Set(
  [...read('core/index.ts').matchAll(/\{([^}]*)\} from '\.\/(?:exercise|verify|views)\//g)].flatMap(([, names = '']) => namesIn(names)),
);
const modules = globSync('capture/**/*.ts', { cwd: source, exclude: (name) => /\.(test|fixture)\.ts$/.test(name) });

describe('capture stands on the layers up to run', () => {
  it('there are names above, and modules that import', () => {
    expect(above.has('words')).toBe(true);
    expect(modules.some((file) => read(file).includes('core/index.js'))).toBe(true);
  });

  it('no module of it uses exercises, verification or words', () => {
    const used = modules.flatMap((file) =>
      [...read(file).matchAll(/import (?:type )?\{([^}]*)\} from '[./]*core\/index\.js'/g)]
        .flatMap(([, names = '']) => namesIn(names))
        .filter((name) => above.has(name))
        .map((name) => `${file}: ${name}`),
    );
    expect(used).toEqual([]);
  });
});
