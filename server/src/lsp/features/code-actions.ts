/** Quick fixes for what the editor marks, refactorings for where the cursor is, `source.fixAll` for all numbers. */
import { interruptAndCheck, type LangiumDocument, OperationCancelled } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import {
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Diagnostic,
} from 'vscode-languageserver';
import { eachSpeakingAs } from '../../core/views/words/wording.js';
import type { Analysis } from '../../language/analysis/analysis.js';
import { actions, type EditorAction, firstFixes } from '../../language/features/actions/actions.js';
import { type Around, isOurs, rangeOf, spanOf } from './asked.js';
import type { KeptEdits } from './kept-edits.js';

/** The same document with another text. */
export type ReanalyseDocument = (document: LangiumDocument, text: string, earlier: Analysis) => Analysis;

export class CodeActions implements CodeActionProvider {
  constructor(
    private readonly around: Around,
    private readonly reanalyse: ReanalyseDocument,
    private readonly edits: KeptEdits,
  ) {}

  async getCodeActions(document: LangiumDocument, { range, context }: CodeActionParams, token: CancellationToken): Promise<CodeAction[]> {
    const { only, diagnostics, triggerKind } = context;
    // asked at each move of the cursor, only what is at hand is told: whoever opens the menu asks again
    const isPassing = triggerKind === CodeActionTriggerKind.Automatic;
    const ours = isOurs(document, range.start);
    const wants = (kind: string): boolean =>
      only === undefined
        ? kind !== 'source.fixAll'
        : only.some((each) => kind === each || kind.startsWith(`${each}.`) || each.startsWith(`${kind}.`));
    if (isPassing && only === undefined && !ours) return [];
    const analysis = this.around.analysisOf(document);
    const reanalyse = (text: string) => this.reanalyse(document, text, analysis);
    const found =
      isPassing && only === undefined
        ? firstFixes(analysis, spanOf(document, range), reanalyse)
        : actions(analysis, spanOf(document, range), reanalyse, (kind) => (ours || kind === 'source.fixAll') && wants(kind));
    const { version } = document.textDocument;
    const listed: CodeAction[] = [];
    for (const action of eachSpeakingAs(analysis.language, found)) {
      listed.push(this.toCodeAction(action, document, diagnostics));
      await interruptAndCheck(token);
      if (document.textDocument.version !== version) throw OperationCancelled;
    }
    return listed;
  }

  private toCodeAction(
    { title, kind, edits, problem, preferred }: EditorAction,
    document: LangiumDocument,
    diagnostics: readonly Diagnostic[],
  ): CodeAction {
    const solved = problem === undefined ? undefined : diagnosticOf(problem.code, rangeOf(document, problem.span), diagnostics);
    const edit = {
      changes: { [document.textDocument.uri]: edits.map(({ span, text }) => ({ range: rangeOf(document, span), newText: text })) },
    };
    // fixes are short; the rest can be whole documents
    const isLater = kind !== 'quickfix' && this.edits.isAskedFor();
    return {
      title,
      kind,
      ...(isLater ? { data: this.edits.keep(document, edit) } : { edit }),
      ...(solved === undefined ? {} : { diagnostics: [solved] }),
      ...(preferred ? { isPreferred: true } : {}),
    };
  }
}

const diagnosticOf = (code: string, { start }: Diagnostic['range'], diagnostics: readonly Diagnostic[]): Diagnostic | undefined =>
  diagnostics.find((each) => each.code === code && each.range.start.line === start.line && each.range.start.character === start.character);
