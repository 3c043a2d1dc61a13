import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import rules from '../../.dependency-cruiser.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** One planted import for each rule: the rule, the importing file, what it imports. */
const planted: readonly (readonly [rule: string, file: string, imports: string])[] = [
  ['layer-span', 'server/src/core/span.ts', './value/value.js'],
  ['layer-value', 'server/src/core/value/value.ts', '../machine/machine.js'],
  ['layer-machine', 'server/src/core/machine/machine.ts', '../exchange/exchange.js'],
  ['layer-exchange', 'server/src/core/exchange/exchange.ts', '../problem/problem.js'],
  ['layer-problem', 'server/src/core/problem/problem.ts', '../trace/trace.js'],
  ['layer-trace', 'server/src/core/trace/trace.ts', '../run/run.js'],
  ['layer-run', 'server/src/core/run/run.ts', '../views/views.js'],
  ['layer-exercise', 'server/src/core/exercise/exercise.ts', '../views/views.js'],
  ['layer-verify', 'server/src/core/verify/explore.ts', '../views/views.js'],
  ['core-alone', 'server/src/core/views/views.ts', 'node:path'],
  ['core-alone', 'server/src/core/views/parsed.ts', 'langium'],
  ['core-alone', 'server/src/core/views/asked.ts', '../../language/language.js'],
  ['core-index', 'server/src/lsp/words.ts', '../core/views/views.js'],
  ['language-index', 'server/src/cli/parsed.ts', '../language/language.js'],
  ['capture-index', 'server/src/cli/segments.ts', '../capture/capture.js'],
  ['capture-on-core', 'server/src/capture/capture.ts', '../language/language.js'],
  ['language-below-entry-points', 'server/src/language/language.ts', '../lsp/features.js'],
  ['generated-in-language', 'server/src/lsp/features.ts', '../language/generated/ast.js'],
  ['parser-in-language', 'server/src/cli/parse.ts', 'langium'],
  ['lsp-apart-from-cli', 'server/src/lsp/print.ts', '../cli/print.js'],
  ['cli-apart-from-lsp', 'server/src/cli/print.ts', '../lsp/serve.js'],
  ['editor-protocol-in-lsp', 'server/src/cli/diagnostic.ts', 'vscode-languageserver'],
  ['node-at-the-entries', 'server/src/language/files.ts', 'node:fs'],
  ['node-at-the-entries', 'server/src/lsp/files.ts', 'fs'],
  ['node-at-the-entries', 'client/webview/files.ts', 'node:fs'],
  ['editor-in-client', 'server/src/lsp/editor.ts', 'vscode'],
  ['editor-in-client', 'server/src/lsp/ask.ts', 'vscode-languageclient/node'],
  ['client-apart-from-server', 'client/src/check.ts', '../../server/src/core/value/value.js'],
  ['server-apart-from-client', 'server/src/lsp/client.ts', '../../../client/src/check.js'],
  ['webview-alone', 'client/webview/host.ts', '../src/check.js'],
  ['client-apart-from-webview', 'client/src/draw.ts', '../webview/files.js'],
  ['contract-imports-nothing', 'contract/names.ts', 'vscode-uri'],
  ['disk-alone', 'disk/check.ts', '../server/src/core/value/value.js'],
  ['disk-at-the-entries', 'server/src/language/written.ts', '../../../disk/check.js'],
  ['no-cycle', 'server/src/cli/one.ts', './two.js'],
  ['resolvable', 'server/src/cli/lost.ts', './nowhere.js'],
  ['tests-on-top', 'server/src/cli/helped.ts', './helped.test.js'],
];

const bystanders: readonly (readonly [file: string, text: string])[] = [
  ['server/src/language/generated/ast.ts', 'export type Something = 1;\n'],
  ['server/src/lsp/serve.ts', 'export type Something = 1;\n'],
  ['server/src/cli/helped.test.ts', 'export type Something = 1;\n'],
  ['server/src/cli/two.ts', "import type { Own } from './one.js';\nexport type Something = Own;\n"],
];

/** Type-only imports are planted, as they are the ones that a check overlooks most easily. */
function plant(folder: string): void {
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  for (const [file, text] of bystanders) write(file, text);
  for (const [, file, imports] of planted) write(file, `import type { Something } from '${imports}';\nexport type Own = Something;\n`);
}

async function violations(folder: string): Promise<readonly string[]> {
  const result = await cruise(['client', 'contract', 'disk', 'server'], {
    ...rules.options,
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden: rules.forbidden } as IFlattenedRuleSet,
  });
  const { summary } = result.output as ICruiseResult;
  return summary.violations.map((violation) => `${violation.rule.name} ${violation.from}`);
}

describe('the layers', () => {
  let folder = '';
  let found: readonly string[] = [];
  beforeAll(async () => {
    const cache = path.join(root, '.cache');
    mkdirSync(cache, { recursive: true });
    folder = mkdtempSync(path.join(cache, 'planted-'));
    plant(folder);
    found = await violations(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(planted)('%s is found in %s', (rule, file) => {
    expect(found).toContain(`${rule} ${file}`);
  });

  it('every rule has a planted violation', () => {
    const tested = new Set(planted.map(([rule]) => rule));
    expect(rules.forbidden.map((rule: { name: string }) => rule.name).filter((name: string) => !tested.has(name))).toEqual([]);
  });

  it('the project itself breaks none', async () => {
    expect(await violations(root)).toEqual([]);
  });
});
