/** What the language's own parser and the tree-sitter grammar make of a text, in the same words. */
import { AstUtils } from 'langium';
import { Language, type Node, Query, Parser as TreeSitter } from 'web-tree-sitter';
import { sharedParser } from '../../server/src/language/shared-parser.js';

export interface DocumentReading {
  readonly isRight: boolean;
  /** `12 message`: where a statement, a block or a declaration begins, and of what kind it is. */
  readonly parts: readonly string[];
}

/** The rules of the Langium grammar that stand on lines of their own, and the nodes of the tree. */
const KINDS: Readonly<Record<string, string>> = {
  Import: 'import',
  Using: 'using',
  Speaks: 'language',
  Exchange: 'exchange',
  Exercise: 'exercise',
  Verify: 'verify',
  Protocol: 'protocol',
  Host: 'host',
  Expect: 'expect',
  Note: 'note',
  Section: 'section',
  Pause: 'pause',
  Solution: 'solution',
  Shuffle: 'shuffle',
  Task: 'task',
  Hint: 'hint',
  Points: 'points',
  Blanks: 'blanks',
  Goal: 'goal',
  Vary: 'vary',
  Gap: 'gap',
  Allowance: 'allowance',
  Network: 'network',
  Adversary: 'adversary',
  Pace: 'pace',
  Property: 'property',
  See: 'see',
  Flags: 'flags',
  MessageDecl: 'message_declaration',
  FieldDecl: 'field_declaration',
  VarDecl: 'variable_declaration',
  Let: 'definition',
  Link: 'link',
  MainFields: 'main_fields',
  EventDecl: 'event_declaration',
  CodeDecl: 'code_declaration',
  Start: 'start',
  Peers: 'peers',
  Procedure: 'action',
  Role: 'role',
  State: 'state',
  Rule: 'rule',
  Slip: 'slip',
  Excuse: 'excuse',
  Require: 'require',
  Assign: 'set',
  Owe: 'owe',
  Discard: 'discard',
  Mark: 'mark',
  Go: 'go',
  Continue: 'continue',
  Do: 'do',
  Forget: 'forget',
  Restart: 'restart',
};
const NODES = new Set([...Object.values(KINDS), 'step']);
const STEPS = new Set(['message', 'event', 'arrival']);

const ordered = (parts: Iterable<readonly [number, string]>): readonly string[] =>
  [...parts].sort(([a], [b]) => a - b).map(([at, kind]) => `${at} ${kind}`);

export function read(text: string): DocumentReading {
  const { lines, contents, blocks, problems } = sharedParser().parse(text);
  const kindOf = (type: string): string | undefined => (type === 'Step' ? 'step' : KINDS[type]);
  const parts = new Map<number, string>();
  for (const [at, line] of lines.entries()) {
    const kind = kindOf(contents.at(at)?.type ?? '');
    if (kind !== undefined) parts.set(line.start, kind);
  }
  for (const { node, head } of blocks)
    for (const each of AstUtils.streamAst(node)) {
      const kind = kindOf(each.$type);
      // heads that read the same share one node: only the line knows its place
      const at = each === node ? lines[head]?.start : each.$cstNode?.offset;
      if (kind !== undefined && at !== undefined) parts.set(at, kind);
    }
  return { isRight: problems.length === 0, parts: ordered(parts) };
}

export interface TreeReader {
  readonly read: (text: string) => DocumentReading;
  readonly treeOf: (text: string) => string;
  /** What is wrong with a query. */
  readonly problemOf: (query: string) => string | undefined;
}

/** @param module the compiled grammar */
export async function treeSitter(module: string): Promise<TreeReader> {
  await TreeSitter.init();
  const language = await Language.load(module);
  const parser = new TreeSitter();
  parser.setLanguage(language);
  const within = <T>(text: string, ask: (root: Node) => T): T => {
    const tree = parser.parse(text);
    if (tree === null) throw new Error('the parser gave up');
    const answer = ask(tree.rootNode);
    tree.delete();
    return answer;
  };
  return {
    read: (text) => within(text, (node) => ({ isRight: !node.hasError, parts: ordered(partsOf(node)) })),
    treeOf: (text) => within(text, String),
    problemOf: (query) => {
      try {
        new Query(language, query).delete();
        return undefined;
      } catch (problem) {
        return String(problem);
      }
    },
  };
}

function* partsOf(node: Node): Generator<readonly [number, string]> {
  for (const child of node.namedChildren) {
    const kind = STEPS.has(child.type) ? 'step' : child.type;
    if (NODES.has(kind)) yield [child.startIndex, kind];
    yield* partsOf(child);
  }
}
