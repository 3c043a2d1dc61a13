/** Rules, slips and actions of a protocol document, as the core runs them. */
import type { Expression, MessagePattern, Place, Rule, RuleAction, SessionMatch, Slip } from '../../core/index.js';
import type * as ast from '../generated/ast.js';
import { namesOf, spanOf, whole } from '../spans.js';
import type { KeyDraft, Mention } from './draft.js';
import { type Hear, toAssignment, toExpression } from './expressions.js';

/** What the reader of a protocol needs to know of the place it reads at. */
export interface RuleReading {
  readonly source: string;
  /** The document that sections belong to. */
  readonly see: string;
  readonly role: string;
  readonly mention: (mention: Mention) => void;
  readonly isDamaged: (offset: number) => boolean;
}

/** `§3.4` is a section of the protocol's document; anything else says itself where it stands. */
export const cite = (document: string, see: string | undefined): string => {
  if (see === undefined) return '';
  return see.startsWith('§') ? `${document.split(' §')[0]} ${see}`.trim() : see;
};

const hearIn =
  ({ mention, role }: RuleReading): Hear =>
  (what, name) =>
    mention({ what, name, role });

function mentionAll(
  reading: RuleReading,
  what: Mention['what'],
  node: Parameters<typeof namesOf>[0],
  feature: string,
  texts: readonly string[],
): void {
  for (const name of namesOf(node, feature, texts)) reading.mention({ what, name, role: reading.role });
}

const guardOf = (guards: readonly ast.Expr[], reading: RuleReading): { readonly guard?: Expression } => {
  const parts = guards.map((guard) => toExpression(guard, hearIn(reading)));
  const [first, ...rest] = parts;
  if (first === undefined) return {};
  return { guard: rest.reduce<Expression>((left, right) => ({ kind: 'binary', op: 'and', left, right }), first) };
};

const placeOf = (node: Parameters<typeof whole>[0], { source }: RuleReading): Place => ({ source, span: whole(node) });

export function toRule(node: ast.Rule, reading: RuleReading): Rule {
  mentionAll(reading, 'event', node, 'events', node.events);
  mentionAll(reading, 'state', node, 'targets', node.targets);
  const [target] = node.targets;
  return {
    kind: node.kind,
    patterns: node.patterns.map((pattern) => toPattern(pattern, reading)),
    events: node.events,
    ...(node.first && { first: true as const }),
    ...(node.tos.length > 0 && { to: whoOf(node, 'tos', node.tos, reading) }),
    ...(node.froms.length > 0 && { from: whoOf(node, 'froms', node.froms, reading) }),
    ...guardOf(node.guards, reading),
    ...(target === undefined ? {} : { target }),
    ...(node.optionals.length > 0 && { optional: true as const }),
    see: cite(reading.see, node.sees[0]),
    actions: toActions(node.actions, reading),
    place: headOf(node, reading),
  };
}

/** `by client = peer, id`. */
export function keyPart(node: ast.KeyPart, reading: RuleReading): readonly KeyDraft[] {
  if (node.name === undefined) return [];
  const from = node.from ?? node.name;
  const name = { text: from, span: node.from === undefined ? spanOf(node, 'name') : spanOf(node, 'from') };
  if (from !== 'peer') reading.mention({ what: 'field', name, role: reading.role });
  return [{ variable: node.name, from, place: { source: reading.source, span: spanOf(node, 'name') } }];
}

/** `match any from authority by own = id`. */
export function toMatch(node: ast.Match, reading: RuleReading): SessionMatch {
  return {
    patterns: node.patterns.map((pattern) => toPattern(pattern, reading)),
    ...(node.tos.length > 0 && { to: whoOf(node, 'tos', node.tos, reading) }),
    ...(node.froms.length > 0 && { from: whoOf(node, 'froms', node.froms, reading) }),
    key: node.key.flatMap((part) => {
      if (part.name !== undefined)
        reading.mention({ what: 'variable', name: { text: part.name, span: spanOf(part, 'name') }, role: reading.role });
      return keyPart(part, reading).map(({ variable, from }) => ({ variable, from }));
    }),
  };
}

/** Roles, or variables that hold names. */
function whoOf(node: ast.Rule | ast.Match, feature: 'tos' | 'froms', names: readonly string[], reading: RuleReading): readonly string[] {
  mentionAll(reading, 'value', node, feature, names);
  return names;
}

/** The place of a rule is its first line. */
function headOf(node: ast.Rule, { source }: RuleReading): Place {
  const span = whole(node);
  const text = node.$cstNode?.text ?? '';
  const brace = /[ \t]*(?:\{|[\r\n])/.exec(text)?.index ?? text.length;
  return { source, span: { start: span.start, end: span.start + brace } };
}

function toPattern(node: ast.Pattern, reading: RuleReading): MessagePattern {
  const any = node.names.length === 1 && node.names[0] === 'any';
  if (!any) mentionAll(reading, 'message', node, 'names', node.names);
  mentionAll(reading, 'message', node, 'without', node.without);
  return { names: any ? [] : node.names, without: node.without };
}

export function toSlip(node: ast.Slip, reading: RuleReading): Slip {
  return { on: slipOn(node, reading), ...guardOf(node.guards, reading), text: node.texts[0] ?? '', see: cite(reading.see, node.sees[0]) };
}

function slipOn(node: ast.Slip, reading: RuleReading): Slip['on'] {
  if (node.on === 'send') return { kind: 'send', patterns: node.patterns.map((pattern) => toPattern(pattern, reading)) };
  if (node.on === 'in') mentionAll(reading, 'state', node, 'state', [node.state ?? '']);
  else mentionAll(reading, 'field', node, 'field', [node.field ?? '']);
  return node.on === 'in' ? { kind: 'claim', state: node.state ?? '' } : { kind: 'field', field: node.field ?? '' };
}

/** A line that cannot be read is left out. */
export const toActions = (nodes: readonly ast.Action[], reading: RuleReading): readonly RuleAction[] =>
  nodes.flatMap((node) => (node.$type === 'Excuse' || reading.isDamaged(whole(node).start) ? [] : [toAction(node, reading)]));

function toAction(node: Exclude<ast.Action, ast.Excuse>, reading: RuleReading): RuleAction {
  const guard = guardOf(node.guards, reading);
  switch (node.$type) {
    case 'Require':
      return { ...requirement(node, reading), ...guard };
    case 'Assign':
      return { kind: node.kind, assignments: assignments(node.assignments, 'place', reading), ...guard };
    case 'Owe':
      return { ...owed(node, reading), ...guard };
    case 'Pass':
      return { ...passed(node, reading), ...guard };
    case 'Discard':
      return { kind: 'discard', text: node.texts[0] ?? '', see: cite(reading.see, node.sees[0]), ...guard };
    case 'Mark':
      return { kind: 'mark', text: node.text, ...guard };
    case 'Go':
      mentionAll(reading, 'state', node, 'target', [node.target]);
      return { kind: 'go', target: node.target, ...guard };
    case 'Continue':
      return { kind: 'continue', ...guard };
    case 'Restart':
      mentionAll(reading, 'event', node, 'names', node.names);
      return { kind: 'restart', names: node.names, ...guard };
    case 'Do':
      mentionAll(reading, 'procedure', node, 'procedure', [node.procedure]);
      return { kind: 'do', procedure: node.procedure, ...guard };
    case 'Forget':
      mentionAll(reading, 'forgotten', node, 'names', node.names);
      return { kind: 'forget', names: node.names, ...guard };
  }
}

function requirement(node: ast.Require, reading: RuleReading): Extract<RuleAction, { kind: 'require' }> {
  const [code] = node.codes;
  mentionAll(reading, 'code', node, 'codes', node.codes);
  return {
    kind: 'require',
    condition: toExpression(node.condition, hearIn(reading)),
    ...(code === undefined ? {} : { code }),
    text: node.texts[0] ?? '',
    see: cite(reading.see, node.sees[0]),
    place: placeOf(node, reading),
  };
}

function owed(node: ast.Owe, reading: RuleReading): Extract<RuleAction, { kind: 'owe' | 'reply' | 'allow' }> {
  mentionAll(reading, 'message', node, 'names', node.names);
  const [to] = node.tos;
  return {
    kind: node.kind,
    names: node.names,
    ...(node.others.length > 0 && { others: node.others.map((other) => otherNames(other, reading)) }),
    ...(node.ones.length > 0 && { any: true as const }),
    fields: assignments(node.fields, 'field', reading),
    label: node.texts[0] ?? '',
    ...(to === undefined ? {} : { to: toExpression(to, hearIn(reading)) }),
  };
}

function passed(node: ast.Pass, reading: RuleReading): Extract<RuleAction, { kind: 'pass' }> {
  const [to] = node.tos;
  return {
    kind: 'pass',
    fields: assignments(node.fields, 'field', reading),
    ...(node.ones.length > 0 && { any: true as const }),
    ...(to === undefined ? {} : { to: toExpression(to, hearIn(reading)) }),
  };
}

function otherNames(node: ast.Names, reading: RuleReading): readonly string[] {
  mentionAll(reading, 'message', node, 'names', node.names);
  return node.names;
}

function assignments(nodes: readonly ast.Assignment[], what: 'place' | 'field', reading: RuleReading) {
  return nodes.map((node) => {
    reading.mention({ what, name: { text: node.target, span: spanOf(node, 'target') }, role: reading.role });
    return toAssignment(node, hearIn(reading));
  });
}
