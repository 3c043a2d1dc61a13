/** The shape of a document: exchanges with what happens in them, protocols with their states; what can be folded and selected. */
import { contains, type Machine, type Span, type Statement, type Step, stepText, textIn } from '../../core/index.js';
import type { AnalysedExchange, Analysis } from '../analysis/analysis.js';
import { spanOfLine } from '../parser/lines.js';
import { isWritten } from './spot.js';

export interface Outline {
  readonly kind: 'exchange' | 'protocol' | 'host' | 'message' | 'event' | 'section' | 'state' | 'role';
  readonly name: string;
  readonly detail: string;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly children: readonly Outline[];
}

/** @param most statements that are listed: of a document with more, exchanges and sections alone are */
export function outline(analysis: Analysis, most = Number.POSITIVE_INFINITY): readonly Outline[] {
  const blocks = blocksOf(analysis);
  const protocols = analysis.machines.map((machine) => ofMachine(machine, blocks));
  const exchanges = analysis.exchanges.filter(({ part }) => part !== 'way');
  const isLong = exchanges.reduce((sum, { exchange }) => sum + exchange.statements.length, 0) > most;
  return [...exchanges.map((each) => ofExchange(each, !isLong)), ...protocols].sort((a, b) => a.span.start - b.span.start);
}

function ofExchange(exchange: AnalysedExchange, isWhole: boolean): Outline {
  const { name, title, span, nameSpan } = exchange.exchange;
  const children = inSections(exchange, isWhole);
  return {
    kind: 'exchange',
    name: name === '' ? title || exchange.machine.name : name,
    detail: name === '' ? '' : title,
    span,
    nameSpan,
    children,
  };
}

function inSections(exchange: AnalysedExchange, isWhole: boolean): readonly Outline[] {
  const top: Outline[] = [];
  let section: { readonly own: Outline; readonly inner: Outline[] } | undefined;
  const close = (end: number): void => {
    if (section !== undefined) top.push({ ...section.own, span: { start: section.own.span.start, end }, children: section.inner });
  };
  const steps = new Map((isWhole ? exchange.trace.steps : []).map((step) => [step.statement, step]));
  let end = exchange.exchange.span.start;
  exchange.exchange.statements.forEach((statement, at) => {
    if (statement.kind === 'section') {
      close(end);
      section = { own: leaf('section', statement.title, '', statement), inner: [] };
    } else if (isWhole) (section?.inner ?? top).push(...ofStatement(statement, steps.get(at)));
    end = Math.max(end, statement.span.end);
  });
  close(end);
  return top;
}

const leaf = (kind: Outline['kind'], name: string, detail: string, { span }: { readonly span: Span }, nameSpan: Span = span): Outline => ({
  kind,
  name,
  detail,
  span,
  nameSpan,
  children: [],
});

function ofStatement(statement: Statement, step: Step | undefined): readonly Outline[] {
  switch (statement.kind) {
    case 'host':
      return [leaf('host', statement.name.text, statement.label, statement, statement.name.span)];
    case 'message':
    case 'arrival':
    case 'event': {
      if (statement.kind === 'arrival' && statement.timed) return [];
      const states = step === undefined ? '' : Object.values(step.states).join(', ');
      const blank = statement.kind === 'message' && statement.blank;
      const text = step === undefined || blank ? 'A -> B : ?' : stepText(step);
      return [leaf(statement.kind === 'event' ? 'event' : 'message', text, blank ? '' : states, statement)];
    }
    default:
      return [];
  }
}

function ofMachine(machine: Machine, blocks: readonly Span[]): Outline {
  const own = (span: Span): Span => blocks.filter((block) => contains(block, span)).at(-1) ?? span;
  const { source } = machine.place;
  const roles = machine.roles.map((role) => {
    const states = role.states
      .filter(({ name, place }) => place.source === source && name !== '')
      .map(({ name, text, place }) => leaf('state', name, textIn(text), { span: blockOf(place.span, blocks) }, place.span));
    return role.name === ''
      ? states
      : [{ ...leaf('role', role.name, textIn(role.text), { span: own(role.place.span) }, role.place.span), children: states }];
  });
  return {
    ...leaf('protocol', machine.name, textIn(machine.title), { span: blockOf(machine.place.span, blocks) }, machine.place.span),
    children: roles.flat(),
  };
}

/** The block in whose head the name stands, else the name alone. */
const blockOf = (name: Span, blocks: readonly Span[]): Span => blocks.findLast((block) => contains(block, name)) ?? name;

/** All blocks, the outer ones first. */
export function blocksOf({ parsed, text }: Analysis): readonly Span[] {
  const found: Span[] = [];
  const open: { readonly start: number; readonly index: number }[] = [];
  for (const line of parsed.lines) {
    if (line.dropped) continue;
    if (line.kind === 'head') {
      open.push({ start: spanOfLine(line).start, index: found.length });
      found.push(spanOfLine(line));
    } else if (line.kind === 'close') {
      const last = open.pop();
      const end = line.tokens.some((token) => isWritten(token, text)) ? spanOfLine(line).end : line.start;
      if (last !== undefined) found[last.index] = { start: last.start, end };
    }
  }
  return found;
}

export interface Fold {
  readonly span: Span;
  readonly kind: 'block' | 'comment' | 'imports' | 'region';
}

export function folds(analysis: Analysis): readonly Fold[] {
  const sections = outline(analysis, 0).flatMap(({ children }) => children.filter(({ kind }) => kind === 'section'));
  return [
    ...[...blocksOf(analysis), ...sections.map(({ span }) => span)].map((span): Fold => ({ span, kind: 'block' })),
    ...comments(analysis.text),
    ...regions(analysis.text),
    ...imports(analysis),
  ];
}

const COMMENTS = /\/\*[\s\S]*?\*\/|(?:^[ \t]*\/\/[^\r\n]*(?:\r?\n|$)){2,}/gm;

const comments = (text: string): readonly Fold[] =>
  [...text.matchAll(COMMENTS)].map(({ 0: found, index }) => ({
    span: { start: index, end: index + found.trimEnd().length },
    kind: 'comment',
  }));

/** From `// #region` to its `// #endregion`, one in another. */
function regions(text: string): readonly Fold[] {
  const open: number[] = [];
  return [...text.matchAll(/^[ \t]*\/\/[ \t]*#(end)?region\b[^\r\n]*/gm)].flatMap(({ 0: line, 1: isEnd, index }): readonly Fold[] => {
    if (isEnd === undefined) open.push(index);
    const start = isEnd === undefined ? undefined : open.pop();
    return start === undefined ? [] : [{ span: { start, end: index + line.length }, kind: 'region' }];
  });
}

function imports({ parsed }: Analysis): readonly Fold[] {
  const all = parsed.lines.filter((line) => line.written.word === 'import').map(spanOfLine);
  const [first, last] = [all[0], all.at(-1)];
  return first === undefined || last === undefined || first === last
    ? []
    : [{ span: { start: first.start, end: last.end }, kind: 'imports' }];
}

/** Ever larger things around a place, the smallest first. */
export function around(analysis: Analysis, offset: number): readonly Span[] {
  const isAround = ({ start, end }: Span): boolean => start <= offset && offset <= end;
  const line = analysis.parsed.lines[analysis.parsed.lineAt(offset)];
  const tokens = line?.tokens.map(({ startOffset, image }) => ({ start: startOffset, end: startOffset + image.length })) ?? [];
  // between a sign and a word the word is meant
  const words = tokens.filter((span) => isAround(span) && /\w/u.test(analysis.text.slice(span.start, span.end)));
  const parts = analysis.exchanges.flatMap(({ exchange }) => exchange.statements.filter(({ span }) => isAround(span)).flatMap(partsOf));
  const sections = outline(analysis, 0).flatMap(({ children }) =>
    children.filter(({ kind }) => kind === 'section').map(({ span }) => span),
  );
  const whole = { start: 0, end: analysis.text.length };
  const all = [
    ...(words.length > 0 ? words : tokens),
    ...parts,
    ...(line === undefined ? [] : [spanOfLine(line)]),
    ...sections,
    ...blocksOf(analysis),
    whole,
  ].filter(isAround);
  const sorted = all.sort((a, b) => a.end - a.start - (b.end - b.start));
  return sorted.filter((span, index) => {
    const before = sorted[index - 1];
    return before === undefined || (contains(span, before) && (span.start !== before.start || span.end !== before.end));
  });
}

function partsOf(statement: Statement): readonly Span[] {
  if (statement.kind === 'claims') return [statement.span, ...statement.claims.map(({ span }) => span)];
  if (statement.kind !== 'message') return [statement.span];
  const { namesSpan, fields, span } = statement;
  const last = fields.at(-1);
  return [
    span,
    namesSpan,
    ...fields.flatMap((field) => [field.span, field.value.span]),
    ...(last === undefined ? [] : [{ start: namesSpan.start, end: last.span.end }]),
  ];
}
