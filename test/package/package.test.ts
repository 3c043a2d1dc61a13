/** What is handed out: the .vsix and the npm package, made from the bundles that `npm run build -- --minify` left. */
import { execFileSync, spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packExtension } from '../../scripts/package.mjs';
import { bundledPackages, read, root } from './bundles.fixture.js';
import { refusedByOpenVsx } from './open-vsx.fixture.js';
import { filesInZip } from './zip.fixture.js';

const npm = (cwd: string, ...args: string[]): string =>
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });

const document = `exchange open {
  host A
  host B in LISTEN
  A -> B : SYN seq=100
  B -> A : SYN+ACK seq=300 ack=101
  A -> B : ACK seq=101 ack=301
}
`;

const folder = mkdtempSync(path.join(os.tmpdir(), 'handshake-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what is bundled is named', () => {
  const bundled = bundledPackages();

  it('each package has its licence in the notices, and none is named for nothing', () => {
    const named = [...read('dist/THIRD_PARTY_NOTICES.md').matchAll(/^## (\S+) \d[\w.-]*$/gm)].map(([, name]) => name);
    expect([...new Set(named)].sort()).toEqual(bundled);
  });

  it('the bill of materials lists the same', () => {
    const { components, specVersion } = JSON.parse(read('dist/sbom.cdx.json')) as { specVersion: string; components: { name: string }[] };
    expect(specVersion).toBe('1.6');
    expect([...new Set(components.map(({ name }) => name))].sort()).toEqual(bundled);
  });

  it('there is something to name', () => expect(bundled).toEqual(expect.arrayContaining(['mermaid', 'langium', '@resvg/resvg-wasm'])));
});

describe('sizes', () => {
  /** Rows of the table: what, files, at most kilobytes. */
  const rows = [...read('docs/packaging.md').matchAll(/^\| [^|]+ \| `([^`]+)` \| ([\d ]+) \|$/gm)].map(
    ([, files = '', most = '']) => [files, Number(most.replaceAll(' ', ''))] as const,
  );
  const kilobytes = (files: string) =>
    globSync(files, { cwd: root }).reduce((sum, file) => sum + statSync(path.join(root, file)).size, 0) / 1000;

  it('the table has rows', () => expect(rows.length).toBeGreaterThan(4));
  it.each(rows)('%s is at most %d kB', (files, most) => {
    expect(kilobytes(files)).toBeGreaterThan(0);
    expect(kilobytes(files)).toBeLessThanOrEqual(most);
  });
});

describe('the npm package', () => {
  const place = path.join(folder, 'an empty folder');
  let files: readonly string[] = [];

  beforeAll(() => {
    const [{ filename, files: packed }] = JSON.parse(npm(root, 'pack', '--ignore-scripts', '--json', '--pack-destination', folder)) as [
      { filename: string; files: { path: string }[] },
    ];
    files = packed.map((file) => file.path);
    npm(folder, 'install', '--offline', '--prefix', place, path.join(folder, filename));
    writeFileSync(path.join(place, 'open.hsk'), document);
  });

  const handshake = (...args: string[]) =>
    spawnSync(process.execPath, [path.join(place, 'node_modules/handshake-lang/dist/cli/handshake.js'), ...args], {
      cwd: place,
      encoding: 'utf8',
    });

  it('holds neither maps nor sources', () => expect(files.filter((file) => /\.map$|\/src\/|\.test\./.test(file))).toEqual([]));

  it('checks a document', () => expect(handshake('check', 'open.hsk')).toMatchObject({ status: 0, stderr: '' }));

  it('checks where no text may become code', () => {
    const lines = Array.from({ length: 200 }, (_, i) => `  A -> B : ACK seq=${101 + i} ack=301 len=1`);
    writeFileSync(path.join(place, 'long.hsk'), document.replace(/}\n$/, `${lines.join('\n')}\n}\n`));
    const command = path.join(place, 'node_modules/handshake-lang/dist/cli/handshake.js');
    const args = ['--disallow-code-generation-from-strings', command, 'check', 'long.hsk'];
    expect(spawnSync(process.execPath, args, { cwd: place, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });

  it.each(['open.svg', 'open.png', 'open.html', 'open.pdf'])('draws %s', (picture) => {
    expect(handshake('render', '-o', picture, 'open.hsk')).toMatchObject({ status: 0, stderr: '' });
    expect(statSync(path.join(place, picture)).size).toBeGreaterThan(1000);
  });

  it('has the plugin for markdown-it', () => {
    const program = "import handshake from 'handshake-lang/markdown'; console.log(typeof handshake)";
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { cwd: place, encoding: 'utf8' });
    expect(stdout.trim()).toBe('function');
  });
});

describe('the extension', () => {
  let packed: readonly Buffer[] = [];
  beforeAll(() => {
    packed = ['a.vsix', 'b.vsix'].map((name) => readFileSync(packExtension(path.join(folder, name))));
  });

  it('packs to the same bytes twice', () => {
    const [first, second] = packed;
    expect(first && second && first.equals(second)).toBe(true);
  });

  it('holds what the manifest names, and neither maps nor sources', () => {
    const files = [...filesInZip(packed[0]).keys()].flatMap((name) =>
      name.startsWith('extension/') ? [name.slice('extension/'.length)] : [],
    );
    const named = read('package.json').matchAll(/"\.?\/?((?:images|client|syntaxes|dist)\/[\w./-]+\.(?:json|svg|png|css|cjs))"/g);
    const wanted = [...named].map(([, file = '']) => file);
    expect(wanted.length).toBeGreaterThan(5);
    expect(wanted.filter((file) => !files.includes(file))).toEqual([]);
    const tooMany = files.filter((file) => /\.map$|(?<!\.d)\.tsx?$|^(?:server|test|bench|scripts|node_modules)\//.test(file));
    expect(tooMany).toEqual([]);
  });

  it('says what Open VSX asks of an extension', () => expect(refusedByOpenVsx(filesInZip(packed[0]))).toEqual([]));

  it('shows the pictures of its page without the network', () => {
    const pictures = [...read('dist/README.md').matchAll(/!\[[^\]]*\]\(([^)]{0,40})|<(?:img|source) [^>]*?src(?:set)?="([^"]{0,40})/g)].map(
      ([, one, other]) => one ?? other,
    );
    expect(pictures.length).toBeGreaterThan(0);
    expect(pictures.filter((address) => !address?.startsWith('data:image/png;base64,'))).toEqual([]);
  });
});

describe('the pages of docs/ as a site', () => {
  const site = path.join(folder, 'site');
  beforeAll(
    () =>
      execFileSync(process.execPath, ['node_modules/vitepress/bin/vitepress.js', 'build', 'docs', '--outDir', site], {
        cwd: root,
        stdio: 'pipe',
      }),
    300_000,
  );

  const page = (file: string) => readFileSync(path.join(site, file), 'utf8');

  it('has each page, with its heading', () => {
    const pages = globSync('docs/**/*.md', { cwd: root }).map((file) => path.relative('docs', file));
    expect(pages.length).toBeGreaterThan(100);
    const drawn = (file: string): string => page(file.replace(/README\.md$/, 'index.md').replace(/\.md$/, '.html'));
    expect(pages.filter((file) => !drawn(file).includes('<h1'))).toEqual([]);
  });

  it('has each page in its sidebar', () => {
    const pages = globSync('docs/*.md', { cwd: root }).map((file) => path.basename(file, '.md'));
    expect(pages.length).toBeGreaterThan(20);
    const sidebar = read('docs/.vitepress/config.mjs');
    expect(pages.filter((name) => name !== 'README' && !sidebar.includes(`'/${name}'`))).toEqual([]);
  });

  it('draws fences and keeps their text', () => {
    expect(page('index.html')).toMatch(/<svg[^>]*>[\s\S]*SYN_SENT/);
    expect(page('language.html')).toContain('shiki');
  });

  it('has each problem at the address that its code tells, and an index of them', () => {
    const codes = globSync('docs/problems/*.md', { cwd: root })
      .map((file) => path.basename(file, '.md'))
      .filter((name) => name !== 'README');
    expect(codes.length).toBeGreaterThan(30);
    for (const code of codes) expect(page(`problems/${code}.html`)).toContain('<h1');
    expect(codes.filter((code) => !read('docs/problems/README.md').includes(`(${code}.md)`))).toEqual([]);
  });
});
