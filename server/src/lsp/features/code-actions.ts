/** Quick fixes for what the editor marks, refactorings for where the cursor is, `source.fixAll` for all numbers. */
import { interruptAndCheck, type LangiumDocument, OperationCancelled } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import {
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  CodeActionTriggerKind,
  Command,
  type Diagnostic,
  type Range,
} from 'vscode-languageserver';
import { applyEditCommand } from '../../../../contract/names.js';
import { eachSpeakingAs, type FixEdit } from '../../core/index.js';
import { type Analysis, actions, type EditorAction, firstFixes, placeOf, type Reanalyse } from '../../language/index.js';
import type { Verifier } from '../verify/verifier.js';
import { insertions, waysIn } from '../verify/views.js';
import { type Around, isOurs, rangeOf, spanOf } from './asked.js';
import type { KeptEdits } from './kept-edits.js';

/** The same document with another text. */
export type ReanalyseDocument = (document: LangiumDocument, earlier: Analysis) => Reanalyse;

export class CodeActions implements CodeActionProvider {
  constructor(
    private readonly around: Around,
    private readonly reanalyse: ReanalyseDocument,
    private readonly edits: KeptEdits,
    private readonly verifier: Verifier,
  ) {}

  async getCodeActions(document: LangiumDocument, params: CodeActionParams, token: CancellationToken): Promise<(CodeAction | Command)[]> {
    const actions = await this.actionsOf(document, params, token);
    return this.around.announced().actionLiterals ? actions : actions.flatMap(asCommand);
  }

  private async actionsOf(
    document: LangiumDocument,
    { range, context }: CodeActionParams,
    token: CancellationToken,
  ): Promise<CodeAction[]> {
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
    const reanalyse = this.reanalyse(document, analysis);
    const found =
      isPassing && only === undefined
        ? firstFixes(analysis, spanOf(document, range), reanalyse)
        : actions(analysis, spanOf(document, range), reanalyse, {
            wants: (kind) => (ours || kind === 'source.fixAll') && wants(kind),
            isLater: this.edits.isAskedFor(),
          });
    const { version } = document.textDocument;
    const listed: CodeAction[] = wants('quickfix') ? this.ofWays(document, analysis, range, diagnostics) : [];
    for (const action of eachSpeakingAs(analysis.language, found)) {
      listed.push(this.toCodeAction(action, document, diagnostics));
      await interruptAndCheck(token);
      if (document.textDocument.version !== version) throw OperationCancelled;
    }
    return listed;
  }

  /** Of properties that fail: the way there. */
  private ofWays(document: LangiumDocument, analysis: Analysis, range: Range, diagnostics: readonly Diagnostic[]): CodeAction[] {
    const { start, end } = spanOf(document, range);
    return analysis.verifications.flatMap((each) =>
      waysIn(each, analysis, this.verifier).flatMap((way) => {
        const span = placeOf(each.verification, way.nth);
        if (end < span.start || span.end < start) return [];
        const place = rangeOf(document, span);
        const solved = diagnostics.filter(
          ({ code, range: { start: at } }) =>
            String(code).startsWith('verify/') && at.line === place.start.line && at.character === place.start.character,
        );
        return insertions(document, analysis, each, way).map(({ title, arguments: [, edit] = [] }) => ({
          title,
          kind: 'quickfix',
          edit: { changes: { [document.textDocument.uri]: [edit] } },
          ...(solved.length > 0 && { diagnostics: solved }),
        }));
      }),
    );
  }

  private toCodeAction(
    { title, kind, edits, problem, preferred, later }: EditorAction,
    document: LangiumDocument,
    diagnostics: readonly Diagnostic[],
  ): CodeAction {
    const solved = problem === undefined ? undefined : diagnosticOf(problem.code, rangeOf(document, problem.span), diagnostics);
    const editOf = (all: readonly FixEdit[]) => ({
      changes: { [document.textDocument.uri]: all.map(({ span, text }) => ({ range: rangeOf(document, span), newText: text })) },
    });
    // fixes are short; the rest can be whole documents
    const isLater = kind !== 'quickfix' && this.edits.isAskedFor();
    const worked = () => {
      const found = later === undefined ? edits : later();
      return found && editOf(found);
    };
    return {
      title,
      kind,
      ...(isLater ? { data: this.edits.keep(document, worked) } : { edit: editOf(edits) }),
      ...(solved === undefined ? {} : { diagnostics: [solved] }),
      ...(preferred ? { isPreferred: true } : {}),
    };
  }
}

const asCommand = ({ title, edit }: CodeAction): readonly Command[] =>
  edit === undefined ? [] : [Command.create(title, applyEditCommand, edit)];

const diagnosticOf = (code: string, { start }: Diagnostic['range'], diagnostics: readonly Diagnostic[]): Diagnostic | undefined =>
  diagnostics.find((each) => each.code === code && each.range.start.line === start.line && each.range.start.character === start.character);
