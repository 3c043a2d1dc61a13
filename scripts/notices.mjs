// What is really in the bundles that are shipped: their licences (THIRD_PARTY_NOTICES.md) and a bill of materials (CycloneDX).
import fs, { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const readJson = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

/** The folder of the package that a bundled file belongs to: after the last `node_modules`, with the scope if it has one. */
const packageFolder = (file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];

/**
 * The packages that bundled files come from.
 * @param {Iterable<string>} files paths below the project's folder, as esbuild's metafile lists them
 */
export function packagesOf(files) {
  const folders = new Set([...files].map(packageFolder).filter((folder) => folder !== undefined));
  const packages = [...folders].map((folder) => {
    const one = { ...readJson(`${folder}/package.json`), text: licenceText(folder) };
    return { ...one, license: licenceOf(one) };
  });
  const byName = new Map(packages.map((one) => [`${one.name}@${one.version}`, one]));
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

const isLicence = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

const licenceText = (folder) =>
  fs
    .globSync('*', { cwd: path.join(root, folder) })
    .filter((name) => isLicence.test(name))
    .sort()
    .map((name) =>
      readFileSync(path.join(root, folder, name), 'utf8')
        .replaceAll('\r\n', '\n')
        .trim(),
    )
    .join('\n\n');

/** Old manifests have a list, or leave the licence to its file. */
function licenceOf({ name, license, licenses, text }) {
  const told = license?.type ?? license ?? licenses?.map(({ type }) => type).join(' OR ');
  const found = told ?? (/Permission is hereby granted, free of charge/.test(text) ? 'MIT' : undefined);
  if (!found) throw new Error(`no licence is known of ${name}`);
  return found;
}

/** `git@github.com:a/b.git`, `github:a/b` and `a/b` are all one address. */
function addressOf({ repository, homepage = '' }) {
  const told = repository?.url ?? repository ?? homepage;
  const [, path] = /^(?:github:)?([\w-]+\/[\w.-]+)$/.exec(told) ?? [];
  if (path) return `https://github.com/${path}`;
  return told.replace(/^(git\+|ssh:\/\/)*(git@|git:\/\/|https:\/\/)?([^/:]+)[:/]/, 'https://$3/').replace(/\.git$/, '');
}

const notice = (one) =>
  [
    `## ${one.name} ${one.version}`,
    '',
    `${one.license}. ${addressOf(one)}`,
    '',
    '```text',
    (one.text || 'The package has no file with its licence; its manifest names it.').replaceAll('```', "'''"),
    '```',
  ].join('\n');

const head =
  '# Third-party notices\n\nHandshake is shipped with these packages, whole or in parts. Made at build time from what is bundled.';

const component = (one) => ({
  type: 'library',
  'bom-ref': `pkg:npm/${one.name.replace('@', '%40')}@${one.version}`,
  name: one.name,
  version: one.version,
  licenses: [/[ (]/.test(one.license) ? { expression: one.license.replace(/^\((.*)\)$/, '$1') } : { license: { id: one.license } }],
  purl: `pkg:npm/${one.name.replace('@', '%40')}@${one.version}`,
});

/** Without a serial number and a date: the same bundles give the same file. */
function billOfMaterials(packages) {
  const { name, version, license } = readJson('package.json');
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { type: 'application', 'bom-ref': `pkg:npm/${name}@${version}`, name, version, licenses: [{ license: { id: license } }] },
    },
    components: packages.map(component),
  };
}

/** Writes both beside the bundles. `files` are the inputs of all shipped bundles. */
export function writeNotices(files, folder = 'dist') {
  const packages = packagesOf(files);
  writeFileSync(path.join(root, folder, 'THIRD_PARTY_NOTICES.md'), `${[head, ...packages.map(notice)].join('\n\n')}\n`);
  writeFileSync(path.join(root, folder, 'sbom.cdx.json'), `${JSON.stringify(billOfMaterials(packages), undefined, 2)}\n`);
}
