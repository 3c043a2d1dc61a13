// The layers (docs/architecture.md). A rule's comment tells the harm of breaking it and the way out.
// test/layers/layers.test.ts plants one violation of each rule and sees it found.

/** Lowest first: a layer imports itself and those before it. */
const coreLayers = ['span.ts', 'value', 'machine', 'exchange', 'problem', 'trace', 'run', 'exercise', 'verify', 'views'];

const tests = '\\.(test|fixture)\\.ts$|/testing/';
/** The process entries, which wire everything. */
const entries = '^server/src/(bin|lsp/main)\\.ts$';
const folder = (name) => `^server/src/core/${name.replace('.', '\\.')}`;

const layerRules = coreLayers.slice(0, -1).map((name, level) => ({
  name: `layer-${name.replace('.ts', '')}`,
  comment: `${name} would know a layer above it, and neither could be read or tested alone. Move what it needs down, or hand it in as a value.`,
  severity: 'error',
  from: { path: folder(name), pathNot: tests },
  to: { path: coreLayers.slice(level + 1).map(folder) },
}));

const forbidden = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const coreRules = [
  ...layerRules,
  forbidden(
    'core-alone',
    'The core would depend on a parser, an editor or a platform, and could not run in all of them. Convert at an entry point (language, lsp, cli) and hand in plain values.',
    { path: '^server/src/core/', pathNot: tests },
    { pathNot: '^server/src/core/|node_modules/get-east-asian-width/' },
  ),
  forbidden(
    'capture-on-core',
    'Reading a capture would depend on a parser, an editor or the words of problems. It asks the machine what may have happened, and hands on an exchange.',
    { path: '^server/src/capture/', pathNot: tests },
    { path: '^(server/src|client)/', pathNot: ['^server/src/capture/', folder('index.ts')] },
  ),
];

/** What other layers use of these stands in one file. Tests may look inside. */
const indexRules = ['core', 'language', 'capture'].map((layer) =>
  forbidden(
    `${layer}-index`,
    `What is ${layer}'s own could not be changed without reading all layers. Import from ${layer}/index.ts; add the name there only if another layer needs it.`,
    { path: '^(client|contract|disk|server)/', pathNot: [`^server/src/${layer}/`, tests] },
    { path: `^server/src/${layer}/`, pathNot: `^server/src/${layer}/index\\.ts$` },
  ),
);

const serverRules = [
  forbidden(
    'language-below-entry-points',
    'The language would know who shows its answers. Return plain values and let the entry point convert them.',
    { path: '^server/src/language/', pathNot: tests },
    { path: '^server/src/(lsp|cli|markdown|capture|bin)' },
  ),
  forbidden(
    'generated-in-language',
    'The shape of the syntax tree would leak, and each change of the grammar would reach it. Ask language/ for an exchange or a machine.',
    { path: '^(client|contract|server)/', pathNot: '^server/src/language/' },
    { path: '^server/src/language/generated/' },
  ),
  forbidden(
    'parser-in-language',
    'The parser library would be spread over all layers. Only language/ and lsp/ know it (an entry may hand over its file system).',
    { path: '^(client|contract|server)/', pathNot: ['^server/src/(language|lsp)/', entries] },
    { path: '/(langium|chevrotain)/' },
  ),
  forbidden(
    'lsp-apart-from-cli',
    'One entry point would depend on another. Put what both need into language/ or the core.',
    { path: '^server/src/lsp/', pathNot: tests },
    { path: '^server/src/(cli|markdown)' },
  ),
  forbidden(
    'cli-apart-from-lsp',
    'The command line would drag in the editor protocol. Put what both need into language/ or the core; only the entry starts the server.',
    { path: '^server/src/(cli/|markdown)', pathNot: [tests, entries] },
    { path: '^server/src/lsp/' },
  ),
  forbidden(
    'editor-protocol-in-lsp',
    'Types of the editor protocol elsewhere tie the meaning to one protocol. Only lsp/ converts to them (language/ gets them from its framework).',
    { path: '^(client|contract|server)/', pathNot: '^server/src/(lsp|language)/' },
    { path: '/vscode-languageserver' },
  ),
  forbidden(
    'node-at-the-entries',
    'The module would not run in a browser. Let an entry or the command line hand in what it read.',
    { path: '^(server/src|contract|client/webview)/', pathNot: ['^server/src/(cli/|lsp/verify/(threads|verify-worker))', entries, tests] },
    { dependencyTypes: ['core'] },
  ),
];

const clientRules = [
  forbidden(
    'editor-in-client',
    'The module would run inside the editor only. Keep the editor API in client/src and pass plain values.',
    { path: '^(client|contract|server)/', pathNot: '^client/src/' },
    { path: '(^|/)(vscode|@types/vscode|vscode-languageclient)(/|$)' },
  ),
  forbidden(
    'client-apart-from-server',
    "The client would compute what the server knows, twice and differently. Ask the server through contract/; only the Markdown preview's plugin is called in place.",
    { path: '^client/', pathNot: tests },
    { path: '^server/', pathNot: '^server/src/markdown\\.ts$' },
  ),
  forbidden(
    'server-apart-from-client',
    'The server would know one of its clients. Put names and messages into contract/.',
    { path: '^server/' },
    { path: '^client/' },
  ),
  forbidden(
    'webview-alone',
    'The page would not load in a browser. It meets its host through contract/ only.',
    { path: '^client/webview/', pathNot: tests },
    { path: '^(client/src|server)/' },
  ),
  forbidden(
    'client-apart-from-webview',
    "The page's code would run in the extension's process. Load it as a script and talk through contract/.",
    { path: '^client/src/', pathNot: tests },
    { path: '^client/webview/' },
  ),
  forbidden(
    'contract-imports-nothing',
    'Both sides would inherit the dependency. Keep names and plain JSON types here.',
    { path: '^contract/', pathNot: tests },
    { pathNot: '^contract/' },
  ),
];

const diskRules = [
  forbidden(
    'disk-alone',
    'Reading and writing files would depend on what the files hold, and not both of client and server could use it. Hand in plain values.',
    { path: '^disk/', pathNot: tests },
    { path: '^(client|contract|server)/' },
  ),
  forbidden(
    'disk-at-the-entries',
    'The module would not run in a browser. Let an entry or the command line hand in what it read.',
    { path: '^(server/src|contract|client/webview)/', pathNot: ['^server/src/(cli/|lsp/regular-files)', entries, tests] },
    { path: '^disk/' },
  ),
];

const generalRules = [
  forbidden('no-cycle', 'Neither module can be understood or tested alone. Move what both need below them.', {}, { circular: true }),
  forbidden('resolvable', 'The import leads nowhere.', {}, { couldNotResolve: true }),
  forbidden('tests-on-top', 'A test would be shipped. Move what is needed into a module.', { pathNot: tests }, { path: tests }),
];

export default {
  forbidden: [...coreRules, ...indexRules, ...serverRules, ...clientRules, ...diskRules, ...generalRules],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules', '\\.hsk$'] },
    exclude: { path: '^server/src/language/generated/.*\\.json$' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.d.ts', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
