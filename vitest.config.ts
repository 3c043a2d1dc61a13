import { readFile } from 'node:fs/promises';
import { defineConfig } from 'vitest/config';

/** `import tcp from './tcp.hsk'` gives the document's text, as in the bundles. */
const documentsAsText = {
  name: 'hsk-as-text',
  enforce: 'pre' as const,
  async load(id: string) {
    const file = id.split('?')[0] ?? id;
    return file.endsWith('.hsk') ? `export default ${JSON.stringify(await readFile(file, 'utf8'))};` : undefined;
  },
};

const tests = [
  'contract/**/*.test.ts',
  'client/**/*.test.ts',
  'disk/**/*.test.ts',
  'server/**/*.test.ts',
  'scripts/**/*.test.ts',
  'syntaxes/**/*.test.ts',
  'test/**/*.test.ts',
];
const browserTests = ['**/*.browser.test.ts'];
/** These put another module in the place of one, which the files beside them must not see. */
const mockedTests = ['**/*.mocked.test.ts'];
/** These need the bundles. */
const packageTests = ['test/package/**/*.test.ts'];
const elsewhere = ['**/node_modules/**', 'dist/**', 'out/**', 'test/vscode/**', '.vscode-test/**', '.cache/**'];

export default defineConfig({
  plugins: [documentsAsText],
  test: {
    globalSetup: ['./scripts/generate.mjs', './test/temporary.ts'],
    setupFiles: ['./test/seed.ts'],
    maxWorkers: 2,
    // A slow machine must not fail: a time-out costs nothing while all is well.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      // the files of a worker share its modules: loading the language anew for each took half of the time
      {
        extends: true,
        test: { name: 'unit', include: tests, exclude: [...elsewhere, ...browserTests, ...mockedTests, ...packageTests], isolate: false },
      },
      { extends: true, test: { name: 'mocked', include: mockedTests, exclude: elsewhere } },
      { extends: true, test: { name: 'package', include: packageTests, exclude: elsewhere } },
      // a page is tried once more, as in the editor; the report tells which. The files of a worker share the browser and what is built for it
      { extends: true, test: { name: 'browser', include: browserTests, exclude: elsewhere, retry: 1, isolate: false } },
    ],
  },
});
