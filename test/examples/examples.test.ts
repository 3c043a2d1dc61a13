/** What is shipped to be read must be right: every example and every fence of the documentation is checked. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../../server/src/core/index.js';
import { tcpMachine } from '../../server/src/language/index.js';
import { analysisOf, codesWithoutExpectations, documentsIn, problemsOf, textOf, verificationProblemsOf } from './documents.js';

const examples = documentsIn('examples');
const documents = [...examples, ...documentsIn('docs')];
const figures = examples.filter((file) => file.startsWith('examples/rfc9293/'));

/** The codes of the language's table, and those of the shipped protocol. */
const codes = [...textOf('docs/language.md').matchAll(/^\| \[`([^`]+)`\]\(problems\//gm)].map(([, code = '']) => code);
const pageOf = (code: string): string => `${code.replace('/', '-')}`;
const expected = (file: string): readonly string[] => [...textOf(file).matchAll(/expect error ([\w/-]+)/g)].map(([, code = '']) => code);

describe('shipped documents', () => {
  it.each(documents)('%s has no mistake but those that it expects', (file) => {
    expect(problemsOf(file, ['error', 'warning'])).toEqual([]);
  });

  it.each(documents)('%s has no information but what it says by itself', (file) => {
    expect(problemsOf(file, ['information']).filter((problem) => !/ (?:discarded|blank): /.test(problem))).toEqual([]);
  });

  it.each(documents.filter((file) => file.endsWith('.hsk')))('%s begins with what it shows', (file) => {
    expect(textOf(file)).toMatch(/^\/\/ \S/);
  });
});

const severitySetting = 'handshake.problems.severity';
interface SettingsSection {
  readonly properties: Readonly<
    Record<string, { readonly properties?: unknown; readonly additionalProperties?: unknown; readonly patternProperties?: object }>
  >;
}

describe('problem codes', () => {
  it('are all in the table', () => {
    expect(codesOf(tcpMachine()).filter((code) => !code.startsWith('tcp/') && !codes.includes(code))).toEqual([]);
    expect(codes.length).toBeGreaterThanOrEqual(35);
  });

  it.each(codes)('%s has a page that names it and checks an example', (code) => {
    const page = textOf(`docs/problems/${pageOf(code)}.md`);
    expect(page.startsWith(`# \`${code}\`: `)).toBe(true);
    expect(page).toContain('```handshake');
  });

  it('are completed in the setting of severities; others are underlined there, but those of own protocols', () => {
    const { contributes } = JSON.parse(textOf('package.json')) as { contributes: { configuration: SettingsSection | SettingsSection[] } };
    const severity = [contributes.configuration].flat().flatMap(({ properties }) => properties[severitySetting] ?? [])[0];
    const [[pattern = '', each] = []] = Object.entries(severity?.patternProperties ?? {});
    expect([severity?.additionalProperties, each]).toMatchObject([false, { enum: ['error', 'warning', 'information', 'hint', 'off'] }]);
    expect(severity?.properties).toEqual(Object.fromEntries(codes.map((code) => [code, each])));
    const isOwn = (code: string): boolean => new RegExp(pattern).test(code);
    expect(['door/late', 'tcp_x/ack', 'go_back_n/window'].filter((code) => !isOwn(code))).toEqual([]);
    expect(['tcp/akc', 'syntx', 'verify/x', 'exercise/x', 'protocol/x'].filter(isOwn)).toEqual([]);
  });

  it('have no page too many', () => {
    expect(documentsIn('docs/problems')).toEqual(codes.map((code) => `docs/problems/${pageOf(code)}.md`).sort());
  });

  it.each(codes)('%s has an example in examples/broken', (code) => {
    expect(expected(`examples/broken/${pageOf(code)}.hsk`)).toContain(code);
  });

  it.each(codes.filter((code) => code.startsWith('verify/')))('%s is what looking through its page and its example comes to', (code) => {
    for (const file of [`docs/problems/${pageOf(code)}.md`, `examples/broken/${pageOf(code)}.hsk`])
      expect(verificationProblemsOf(file)).toEqual([]);
  });

  const broken = examples.filter((file) => file.startsWith('examples/broken/') && !file.endsWith('/no-error.hsk'));
  it.each(broken)('%s holds one mistake, and one problem tells it', (file) => {
    expect(expected(file)).toHaveLength(1);
    expect(codesWithoutExpectations(file)).toEqual(expected(file));
  });
});

describe('figures of RFC 9293', () => {
  it.each(figures)('%s claims both states after every step', (file) => {
    for (const { exchange } of analysisOf(file).exchanges) {
      const kinds = exchange.statements.map(({ kind }) => kind).filter((kind) => kind !== 'host');
      const unclaimed = kinds.filter((kind, at) => kind !== 'claims' && kinds[at + 1] !== 'claims');
      expect(unclaimed.filter((kind) => kind === 'message' || kind === 'arrival')).toEqual([]);
    }
  });

  it('are 6 to 13', () => {
    expect(figures.map((file) => path.basename(file, '.hsk'))).toEqual(
      ['06', '07', '08', '09', '10', '11', '12', '13'].map((n) => `figure-${n}`),
    );
  });
});

describe('links in the documentation', () => {
  const root = path.resolve(import.meta.dirname, '../..');
  const pages = [
    'README.md',
    'docs/architecture.md',
    'docs/cli.md',
    'docs/language.md',
    'docs/exercises-teachers.md',
    'docs/exercises-students.md',
    ...codes.map((code) => `docs/problems/${pageOf(code)}.md`),
  ];
  it.each(pages)('%s links to what is there', (page) => {
    const targets = [...textOf(page).matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target);
    expect(targets.filter((target) => !existsSync(path.join(root, path.dirname(page), target)))).toEqual([]);
  });
});
