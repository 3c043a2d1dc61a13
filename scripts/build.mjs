// Bundles the programs into dist/: the extension, the language server, the command line, the preview's page, the benchmark.
import './node-version.mjs';
import fs, { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { generate } from './generate.mjs';
import { writeNotices } from './notices.mjs';
import { preparedProtocols } from './prepare.mjs';

const root = path.resolve(import.meta.dirname, '..');
const minify = process.argv.includes('--minify');

/** Bundled CommonJS packages call `require`, which an ES module does not have. */
const requireBanner = "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

const common = {
  absWorkingDir: root,
  bundle: true,
  minify,
  keepNames: false,
  sourcemap: minify ? false : 'linked',
  loader: { '.hsk': 'text' },
  legalComments: 'none',
  logLevel: 'warning',
  logOverride: { 'empty-import-meta': 'silent' },
};
const onNode = {
  ...common,
  // texts in other scripts are bytes of their own, and not twice as many escapes
  charset: 'utf8',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  banner: { js: requireBanner },
  mainFields: ['module', 'main'],
};

/** Mermaid loads each kind of diagram, layout and formula by an `import()`; ours draws sequences and state machines, so the rest stays out of the page. */
const ourDiagrams = {
  name: 'our-diagrams',
  setup(build) {
    const kept = /sequenceDiagram|stateDiagram|dagre/;
    const isLeftOut = ({ kind, importer, path: to }) =>
      kind === 'dynamic-import' && /node_modules[\\/]mermaid[\\/]/.test(importer) && !kept.test(to);
    build.onResolve({ filter: /.*/ }, (args) => (isLeftOut(args) ? { path: 'diagram', namespace: 'left-out' } : undefined));
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'export const diagram = {}; export default {};' }));
  },
};

/** Where Mermaid draws, widths are our own and nothing holds pictures: neither fonts nor images are read. */
const noFonts = {
  name: 'no-fonts',
  setup(build) {
    build.onResolve({ filter: /^(fontkit|image-size)$/ }, ({ path: to, importer }) =>
      /node_modules[\\/]svgdom[\\/]/.test(importer) ? { path: to, namespace: 'no-fonts' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'no-fonts' }, () => ({
      contents: 'export const openSync = () => undefined; export default () => ({});',
    }));
  },
};

/** The plugin for markdown-it lies in the same folder: a page that loads one loads the other. */
const pluginBeside = {
  name: 'plugin-beside',
  setup(build) {
    build.onResolve({ filter: /server\/src\/markdown\.js$/ }, () => ({ path: './markdown.js', external: true }));
  },
};

const programs = [
  {
    ...onNode,
    format: 'cjs',
    banner: {},
    entryPoints: ['client/src/extension.ts'],
    outfile: 'dist/client/extension.cjs',
    external: ['vscode'],
    mainFields: ['main'],
  },
  {
    ...onNode,
    format: 'cjs',
    banner: {},
    entryPoints: ['client/src/markdown/plugin.ts'],
    outfile: 'dist/client/markdown.cjs',
  },
  { ...onNode, banner: {}, platform: 'neutral', entryPoints: ['server/src/markdown.ts'], outfile: 'dist/markdown/markdown.js' },
  {
    ...onNode,
    banner: {},
    platform: 'neutral',
    entryPoints: ['client/src/markdown/notebook.ts'],
    outfile: 'dist/markdown/notebook.js',
    loader: { '.css': 'text' },
    plugins: [pluginBeside],
  },
  {
    ...onNode,
    entryPoints: { main: 'server/src/lsp/main.ts', 'verify-worker': 'server/src/lsp/verify/verify-worker.ts' },
    outdir: 'dist/server',
    splitting: true,
    chunkNames: 'part-[name]-[hash]',
  },
  {
    ...onNode,
    entryPoints: {
      handshake: 'server/src/bin.ts',
      'import-worker': 'server/src/cli/import-worker.ts',
      'check-worker': 'server/src/cli/check-worker.ts',
      'verify-worker': 'server/src/cli/verify-worker.ts',
      'grade-worker': 'server/src/cli/exercise/grade-worker.ts',
    },
    outdir: 'dist/cli',
    splitting: true,
    plugins: [ourDiagrams, noFonts],
    chunkNames: 'part-[name]-[hash]',
    banner: { js: `#!/usr/bin/env node\n${requireBanner}` },
  },
  { ...onNode, entryPoints: ['bench/main.ts'], outfile: 'dist/bench/main.js', external: ['mermaid', 'playwright-core'] },
  {
    ...common,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    entryPoints: ['client/webview/main.ts'],
    outfile: 'dist/webview/main.js',
    plugins: [ourDiagrams],
  },
  {
    ...common,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    entryPoints: ['client/webview/capture-table.ts'],
    outfile: 'dist/webview/capture-table.js',
  },
];

const hasEntry = (program) => Object.values(program.entryPoints).every((entry) => existsSync(path.join(root, entry)));

/** Parts bear a hash of their content: old ones would stay for ever. */
function removeOldParts(folder, { outputs }) {
  for (const part of fs.globSync(`${folder}/part-*`, { cwd: root }))
    if (!(part.replaceAll(path.sep, '/') in outputs)) rmSync(path.join(root, part));
}

/** Bundled files that are in an output, of bundles that are shipped: what was shaken off needs no notice. */
const shipped = new Set(['node_modules/@resvg/resvg-wasm/index_bg.wasm']);

function noteShipped({ outputs }) {
  for (const [output, { inputs }] of Object.entries(outputs))
    if (!output.startsWith('dist/bench/'))
      for (const [input, { bytesInOutput }] of Object.entries(inputs)) if (bytesInOutput > 0) shipped.add(input);
}

/** esbuild has told the errors by itself. */
async function bundle(program) {
  try {
    const { metafile } = await build({ ...program, plugins: [...(program.plugins ?? []), prepared], metafile: true });
    noteShipped(metafile);
    if (program.splitting) removeOldParts(program.outdir, metafile);
    console.log(`built ${program.outfile ?? program.outdir}`);
  } catch {
    process.exitCode = 1;
  }
}

generate();
const prepared = await preparedProtocols(onNode);
for (const program of programs.filter(hasEntry)) await bundle(program);

/** The rasteriser, read by the command line when a PNG is asked for. */
copyFileSync(path.join(root, 'node_modules/@resvg/resvg-wasm/index_bg.wasm'), path.join(root, 'dist/cli/resvg.wasm'));
copyFileSync(path.join(root, 'types/markdown.d.ts'), path.join(root, 'dist/markdown/markdown.d.ts'));
writeNotices(shipped);
/** For the test that holds the notices against them. */
mkdirSync(path.join(root, '.cache'), { recursive: true });
writeFileSync(path.join(root, '.cache/shipped.json'), JSON.stringify([...shipped].sort()));
