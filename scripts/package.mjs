// Packs dist/ and what the manifest names into a .vsix. Two packings of one tree are the same, byte for byte.
import './node-version.mjs';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
const readme = 'dist/README.md';

const { repository } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const pages = repository.url.replace(/^git\+|\.git$/g, '');

/** The page of an installed extension shows no picture that lies beside it: so they lie in it. */
const pictureInside = (file) => `data:image/png;base64,${readFileSync(path.join(root, file)).toString('base64')}`;

const forExtensionPage = (text) =>
  text
    .replace(
      /(!\[[^\]]*\]\(|<(?:img|source) [^>]*?src(?:set)?=")(docs\/images\/[^)"]+\.png)/g,
      (_, before, file) => before + pictureInside(file),
    )
    .replace(/(?<!!)(\[[^\]]*\]\()(?![a-z]+:|#)([^)]+)/g, (_, before, file) => `${before}${pages}/blob/HEAD/${file}`);

/** @param {string} file where to write the package. The bundles must have been built. */
export function packExtension(file) {
  writeFileSync(path.join(root, readme), forExtensionPage(readFileSync(path.join(root, 'README.md'), 'utf8')));
  const args = [vsce, 'package', '--no-dependencies', '--no-rewrite-relative-links', '--readme-path', readme, '--out', file];
  /** The first time that an archive can name: nothing tells when it was packed. */
  const env = { SOURCE_DATE_EPOCH: '315532800', ...process.env };
  execFileSync(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  return file;
}

if (process.argv[1] === import.meta.filename) packExtension(path.resolve(process.argv[2] ?? 'handshake.vsix'));
