/** Where notes are kept, Mermaid is often an older one: what we write is read and drawn by all of these. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { machineText } from '../../server/src/core/views/machine.js';
import { sequenceDiagram } from '../../server/src/core/views/sequence.js';
import { summary } from '../../server/src/core/views/summary.js';
import { analysisOf, documentsIn } from '../examples/documents.js';
import { everyFrame, inFrames } from '../pictures/branched.js';
import { browser, useBrowser } from './browser.js';

interface MermaidPage {
  readonly mermaid: {
    initialize(config: object): void;
    parse(text: string): unknown;
    render(id: string, text: string, done?: (svg: string) => void): Promise<{ svg: string }> | string;
  };
}

interface MermaidText {
  readonly name: string;
  readonly text: string;
  readonly drawn: boolean;
}

/** The others differ from the English ones by their letters alone. */
const KOREAN = new Set(['examples/ko/open.hsk', 'examples/ko/exercises/06-data-numbers.hsk']);

/** Each shipped exchange, and the states of each protocol; some are drawn, too, as that takes its time. */
const texts = (): readonly MermaidText[] => {
  const traces = documentsIn('examples')
    .filter((file) => !file.startsWith('examples/ko/') || KOREAN.has(file))
    .flatMap((file) => analysisOf(file).exchanges.map(({ trace }) => ({ file, trace })));
  const protocols = new Map(traces.map(({ trace }) => [trace.machine.name, trace]));
  return [
    ...traces.map(({ file, trace }, index) => {
      const title = trace.exchange.title || trace.exchange.name;
      const text = sequenceDiagram(trace, { title, description: summary(trace) }).text;
      return { name: `${file} ${trace.exchange.name}`, text, drawn: index % 64 === 0 };
    }),
    ...inFrames(everyFrame).map((text) => ({ name: 'ways in frames', text, drawn: true })),
    ...[...protocols].map(([name, trace]) => ({ name: `states of ${name}`, text: machineText(trace.machine), drawn: name === 'tcp' })),
  ];
};

useBrowser();

const packages = ['mermaid-9', 'mermaid-10', 'mermaid-11', 'mermaid'];
const script = (name: string): string => createRequire(import.meta.url).resolve(`${name}/dist/mermaid.min.js`);

describe('Mermaid', () => {
  test.each(packages)('%s reads and draws everything', async (name) => {
    const page = await browser.newPage();
    await page.addScriptTag({ content: readFileSync(script(name), 'utf8') });
    const refused = await page.evaluate(async (all) => {
      const { mermaid } = window as unknown as MermaidPage;
      mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
      const wrong: string[] = [];
      for (const [index, { name, text, drawn }] of all.entries()) {
        try {
          await mermaid.parse(text);
          if (!drawn) continue;
          const result = await mermaid.render(`drawn-${index}`, text);
          const svg = typeof result === 'string' ? result : result.svg;
          if (!svg.includes('<svg') || svg.includes('Syntax error')) wrong.push(`${name}: drawn with an error`);
        } catch (error) {
          wrong.push(`${name}: ${error instanceof Error ? error.message : JSON.stringify(error)}\n${text}`);
        }
      }
      return wrong;
    }, texts());
    expect(refused).toEqual([]);
    await page.close();
  });
});
