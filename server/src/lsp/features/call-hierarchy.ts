/** Call hierarchy as 'which message led to this state'. */
import type { LangiumDocument } from 'langium';
import type { CallHierarchyProvider } from 'langium/lsp';
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyIncomingCallsParams,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CallHierarchyOutgoingCallsParams,
  type CallHierarchyPrepareParams,
  SymbolKind,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Analysis, causesOf, effectsOf, type ShownCause, type Standing, standingAt } from '../../language/index.js';
import type { Files } from '../files.js';
import type { Around } from './asked.js';

export class Causes implements CallHierarchyProvider {
  constructor(
    private readonly around: Around,
    private readonly files: Files,
  ) {}

  async prepareCallHierarchy(
    document: LangiumDocument,
    { position }: CallHierarchyPrepareParams,
  ): Promise<CallHierarchyItem[] | undefined> {
    const analysis = this.around.analysisOf(document);
    const standing = standingAt(analysis, document.textDocument.offsetAt(position));
    return standing && [toItem(standing, analysis)];
  }

  async incomingCalls({ item }: CallHierarchyIncomingCallsParams): Promise<CallHierarchyIncomingCall[]> {
    return this.follow(item, causesOf).map((from) => ({ from, fromRanges: [from.selectionRange] }));
  }

  async outgoingCalls({ item }: CallHierarchyOutgoingCallsParams): Promise<CallHierarchyOutgoingCall[]> {
    return this.follow(item, effectsOf).map((to) => ({ to, fromRanges: [item.selectionRange] }));
  }

  private follow(
    item: CallHierarchyItem,
    way: (analysis: Analysis, standing: Standing) => readonly ShownCause[],
  ): readonly CallHierarchyItem[] {
    const analysis = this.files.analysis(item.uri);
    return analysis === undefined || !isStanding(item.data) ? [] : way(analysis, item.data).map((each) => toItem(each, analysis));
  }
}

const isStanding = (data: unknown): data is Standing =>
  typeof data === 'object' && data !== null && 'exchange' in data && 'host' in data && 'step' in data;

function toItem({ name, detail, span, exchange, host, step }: ShownCause, { source, text }: Analysis): CallHierarchyItem {
  const document = TextDocument.create(source, '', 0, text);
  const range = { start: document.positionAt(span.start), end: document.positionAt(span.end) };
  const data: Standing = { exchange, host, step };
  return { name, detail, kind: SymbolKind.EnumMember, uri: source, range, selectionRange: range, data };
}
