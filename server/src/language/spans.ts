/** Where the parts of a syntax node stand in the text. */
import { type AstNode, type CompositeCstNode, type CstNode, GrammarAST } from 'langium';
import { movedSpan, type Name, nowhere, type Span } from '../core/index.js';

/** Nodes that were read as if their text stood at the beginning, and how far down it stands. */
const shifts = new WeakMap<AstNode, number>();

/** The same node, of a text that begins there. */
export function placedAt<T extends AstNode>(node: T, at: number): T {
  const placed = { ...node };
  shifts.set(placed, at);
  return placed;
}

/** What of a node a piece of text is: `from` of a message. Grammar elements are few, so this is asked once for each. */
const features = new Map<unknown, string>();

function featureOf(node: CstNode): string {
  const source = node.grammarSource;
  const known = features.get(source);
  if (known !== undefined || source === undefined) return known ?? '';
  let element: AstNode | undefined = source;
  while (element !== undefined && !GrammarAST.isAssignment(element)) element = element.$container;
  const feature = element?.feature ?? '';
  features.set(source, feature);
  return feature;
}

const isComposite = (node: CstNode): node is CompositeCstNode => 'content' in node;

/** The spans of all that was assigned to `feature`, in order. One walk over the node's own children. */
export function spansOf(node: AstNode, feature: string): readonly Span[] {
  const found: Span[] = [];
  collect(node.$cstNode, feature, found);
  const by = shifts.get(node);
  return by === undefined ? found : found.map((span) => movedSpan(span, by));
}

function collect(node: CstNode | undefined, feature: string, found: Span[]): void {
  if (node === undefined || !isComposite(node)) return;
  for (const child of node.content) {
    const own = featureOf(child);
    if (own === feature) found.push(spanOfCst(child));
    else if (own === '') collect(child, feature, found);
  }
}

export const spanOf = (node: AstNode, feature: string, index = 0): Span => spansOf(node, feature)[index] ?? whole(node);

/** The node without the line break that its rule ends with. */
export function whole(node: AstNode | undefined): Span {
  const cst = node?.$cstNode;
  return cst === undefined ? nowhere : movedSpan(spanOfCst(cst), (node && shifts.get(node)) ?? 0);
}

function spanOfCst(node: CstNode): Span {
  return { start: node.offset, end: Math.max(node.offset, node.end) };
}

/** A word that the author wrote; absent in a line that was not written to its end. */
export function nameOf(node: AstNode, feature: string, text: string | undefined, index = 0): Name | undefined {
  return text === undefined ? undefined : { text, span: spanOf(node, feature, index) };
}

export const namesOf = (node: AstNode, feature: string, texts: readonly string[]): readonly Name[] => {
  const spans = spansOf(node, feature);
  return texts.map((text, index) => ({ text, span: spans[index] ?? whole(node) }));
};
