/** The first fix that an editor is offered heals: captures are imported, each gets one mistake of each kind, and the server is asked over its connection. */
import path from 'node:path';
import { expect, it } from 'vitest';
import type { CodeAction, Diagnostic, TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { handshake } from '../../server/src/cli/io.fixture.js';
import { Client } from '../../server/src/lsp/client.fixture.js';
import { dice, type Mutant, mutants } from './mutate.js';

const CAPTURES = ['close_by_client', 'interactive', 'lost_second_fin'];
const LINES = 24;
/** `MUTANTS_ALL=1` takes all. */
const EVERY = process.env.MUTANTS_ALL === undefined ? 9 : 1;

const imported = async (name: string): Promise<string> => {
  const capture = path.resolve(import.meta.dirname, `../captures/${name}.a.pcap`);
  return (await handshake(['import', '--no-times', capture])).out;
};

const NO_CURE = /stray|lost|meant to be so/i;

class MutantEditor {
  private opened = 0;

  constructor(private readonly client: Client) {}

  async errorsIn(text: string): Promise<readonly [uri: string, errors: readonly Diagnostic[]]> {
    const uri = `file:///mutants/${++this.opened}.hsk`;
    const { diagnostics } = await this.client.open(uri, text);
    return [uri, diagnostics.filter(({ severity }) => severity === 1)];
  }

  /** The text with the first fix; `undefined` without one. */
  async fixed(uri: string, text: string, error: Diagnostic): Promise<string | undefined> {
    const context = { diagnostics: [error], only: ['quickfix'], triggerKind: 1 };
    const asked = { textDocument: { uri }, range: error.range, context };
    const all = await this.client.request<readonly CodeAction[]>('textDocument/codeAction', asked);
    const first = all.find(({ title }) => !NO_CURE.test(title));
    if (first === undefined) return undefined;
    const { edit } = first.edit === undefined ? await this.client.request<CodeAction>('codeAction/resolve', first) : first;
    const edits: readonly TextEdit[] = edit?.changes?.[uri] ?? [];
    return TextDocument.applyEdits(TextDocument.create(uri, 'handshake', 1, text), [...edits]);
  }
}

it('one error each, and the first fix heals it', { timeout: 600_000 }, async () => {
  const editor = new MutantEditor(await Client.start());
  const roll = dice(22);
  const wrong: Mutant[] = [];
  const missed: string[] = [];
  for (const name of CAPTURES) {
    const text = await imported(name);
    const all = [...mutants(text, roll, LINES)].filter((_, i) => i % EVERY === 0);
    for (const mutant of all) {
      const [uri, errors] = await editor.errorsIn(mutant.text);
      const [first, more] = errors;
      if (first === undefined) continue;
      wrong.push(mutant);
      const after = await editor.fixed(uri, mutant.text, first);
      const left = after === undefined ? errors : (await editor.errorsIn(after))[1];
      if (more !== undefined || left.length > 0) missed.push(`${name}:${mutant.line + 1} ${mutant.kind} ${first.message}`);
    }
  }
  expect(wrong.length).toBeGreaterThan(100 / EVERY);
  expect(missed.length / wrong.length, missed.join('\n')).toBeLessThan(0.05);
});
