// The arguments of VS Code's command line that the web host understands.

const valued = new Set([
  'extensionTestsPath',
  'extensionDevelopmentPath',
  'user-data-dir',
  'extensions-dir',
  'folder-uri',
  'log',
  'install-extension',
  'uninstall-extension',
  'locale',
  'disable-extension',
  'enable-proposed-api',
  'profile',
]);

const option = /^--([^=]+)(?:=(.*))?$/s;

/** `all(name)` gives every value of an option, `last(name)` the one that wins, `positional` the rest. */
export function readArguments(argv) {
  const options = new Map();
  const positional = [];
  for (let i = 0; i < argv.length; i++) {
    const [, name, value] = option.exec(argv[i]) ?? [];
    if (name === undefined) positional.push(argv[i]);
    else options.set(name, [...(options.get(name) ?? []), value ?? takeNext(name)]);
    function takeNext(of) {
      const next = argv[i + 1];
      if (!valued.has(of) || next === undefined || next.startsWith('--')) return '';
      i += 1;
      return next;
    }
  }
  return {
    has: (name) => options.has(name),
    all: (name) => options.get(name) ?? [],
    last: (name) => options.get(name)?.at(-1),
    positional,
  };
}
