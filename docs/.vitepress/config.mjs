// The pages of docs/ as a site with search: `npm run docs` writes it to dist/site. Fences are drawn by our own plugin, from dist/markdown.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import handshake from '../../dist/markdown/markdown.js';

const docs = path.resolve(import.meta.dirname, '..');
const grammar = JSON.parse(readFileSync(path.join(docs, '../syntaxes/handshake.tmLanguage.json'), 'utf8'));
const repository = 'https://github.com/handshake-lang/handshake';

const titleOf = (file) => /^# (.+)$/m.exec(readFileSync(path.join(docs, file), 'utf8'))?.[1]?.replaceAll('`', '') ?? file;

const pagesOf = (folder) =>
  readdirSync(path.join(docs, folder))
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => ({ text: titleOf(`${folder}/${name}`), link: `/${folder}/${path.basename(name, '.md')}` }));

const section = (text, pages) => ({ text, items: Object.entries(pages).map(([link, title]) => ({ text: title, link })) });

/** The site's framework would read `{{ … }}` in code on a line as a formula of its own. */
const codeAsItIs = (md) =>
  md.core.ruler.push('code-as-it-is', ({ tokens }) => {
    for (const { children } of tokens) for (const token of children ?? []) if (token.type === 'code_inline') token.attrSet('v-pre', '');
  });

export default {
  title: 'Handshake',
  description: 'A language for protocol exchanges, checked on both ends and drawn.',
  outDir: '../dist/site',
  cacheDir: '../.cache/vitepress',
  cleanUrls: false,
  rewrites: { 'README.md': 'index.md', ':folder/README.md': ':folder/index.md', ':folder/:inner/README.md': ':folder/:inner/index.md' },
  // Pages link to examples and sources too: those are in the repository.
  ignoreDeadLinks: [/(^|\/)(examples|server|client|syntaxes|test|bench)(\/|$)/, /CONTRIBUTING|CHANGELOG|SECURITY|LICENSE/, /\.\.\/README/],
  markdown: {
    config: (md) => md.use(handshake, { source: true }).use(codeAsItIs),
    languages: [{ ...grammar, name: 'handshake', aliases: ['hsk'] }],
  },
  themeConfig: {
    search: { provider: 'local' },
    socialLinks: [{ icon: 'github', link: repository }],
    sidebar: [
      section('Write', {
        '/language': 'The language',
        '/notes': 'Notes in Markdown',
        '/preview': 'The preview',
        '/pictures': 'Pictures',
        '/features': 'In the editor',
        '/commands': 'Commands and keys',
        '/accessibility': 'Accessibility',
        '/import': 'Captures',
      }),
      section('Teach', { '/exercises-teachers': 'For teachers', '/exercises-students': 'For students' }),
      section('Use elsewhere', {
        '/cli': 'Command line',
        '/verify': 'Verifying',
        '/ci': 'Continuous integration',
        '/editors': 'Other editors',
        '/scale': 'Many files',
      }),
      { text: '한국어', link: '/ko/', items: pagesOf('ko') },
      { text: 'Protocols', collapsed: true, link: '/protocols/', items: pagesOf('protocols') },
      { text: 'Problems', collapsed: true, link: '/problems/', items: pagesOf('problems') },
      section('Contribute', {
        '/architecture': 'Architecture',
        '/testing': 'Testing',
        '/style': 'Style',
        '/translating': 'Translating',
        '/packaging': 'Packaging',
        '/dependencies': 'Dependencies',
        '/performance': 'Performance',
        '/truth': 'Accuracy',
        '/security': 'Security',
      }),
    ],
  },
};
