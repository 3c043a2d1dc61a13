/** Repairs written into the text: the one printer. What a repair does not change stays as its author wrote it. */
import type { Arrival, FieldValue, LocalEvent, Message, Statement } from '../../exchange/exchange.js';
import { arrivalFor, unwrittenName } from '../../exchange/unwritten.js';
import { writtenForm } from '../../exchange/written.js';
import type { CrossRepair, Repair } from '../../problem/repair.js';
import { join, type Span } from '../../span.js';
import { fieldText, statementText } from '../statement-text.js';
import type { FixEdit } from './fix.js';
import { lineAfter, lineBefore, movedDown, movedUp, withoutLine } from './lines.js';

export interface PrintedSource {
  readonly text: string;
  readonly statements: readonly Statement[];
}

/** `undefined` where it cannot be written so that nothing else is lost. */
export function printed(source: PrintedSource, repairs: readonly Repair[]): readonly FixEdit[] | undefined {
  const names = namesFor(source.statements);
  const edits = repairs.map((repair) => (repair.kind === 'cross' ? crossingEdits(source, repair, names) : editsOf(source, repair)));
  return edits.every((each) => each !== undefined) ? edits.flat() : undefined;
}

function editsOf(source: PrintedSource, repair: Exclude<Repair, CrossRepair>): readonly FixEdit[] | undefined {
  const { text, statements } = source;
  const own = statements[repair.at];
  if (own === undefined) return undefined;
  switch (repair.kind) {
    case 'replace':
      return replaced(source, own, repair.statement);
    case 'insert':
      return [lineBefore(text, lineOf(source, repair.at).start, lineFor(source, repair.statement, repair.at))];
    case 'remove':
      return [withoutLine(text, lineOf(source, repair.at))];
    case 'move': {
      if (repair.before > repair.at) return movedDown(text, lineOf(source, repair.at), lineOf(source, repair.before - 1));
      const before = statements[repair.before];
      return before === undefined ? undefined : movedUp(text, lineOf(source, repair.at), lineOf(source, repair.before));
    }
  }
}

/** The first one stays on its way, under a name, until the second one has arrived. */
function crossingEdits(source: PrintedSource, { at, behind }: CrossRepair, names: Iterator<string>): readonly FixEdit[] | undefined {
  const own = source.statements[at];
  const name: string = names.next().value;
  if (own?.kind !== 'message' || source.statements[behind] === undefined) return undefined;
  const edits = messageEdits(source, own, { ...own, fate: 'in-flight', segment: unwrittenName(name) });
  return edits && [...edits, lineAfter(source.text, lineOf(source, behind), statementText(arrivalFor(name)))];
}

/** Names that no segment and no host has yet. */
function* namesFor(statements: readonly Statement[]): Generator<string, string> {
  const used = new Set(
    statements.flatMap((each) =>
      each.kind === 'message' ? [each.segment?.text, each.from.text, each.to.text] : each.kind === 'host' ? [each.name.text] : [],
    ),
  );
  for (let n = 1; ; n++) if (!used.has(`m${n}`)) yield `m${n}`;
}

/** With the claims at its end. */
function lineOf({ text, statements }: PrintedSource, at: number): Span {
  const own = statements[at]?.span ?? { start: 0, end: 0 };
  const [before, next] = [statements[at - 1]?.span, statements[at + 1]];
  const isTrailing = (statement: Statement | undefined) => statement?.kind === 'claims' && statement.trailing;
  if (isTrailing(statements[at]) && before) return join(before, own);
  if (statements[at]?.kind === 'claims')
    return { start: own.start - (/expect\s+$/.exec(text.slice(0, own.start))?.[0].length ?? 0), end: own.end };
  return next && isTrailing(next) ? join(own, next.span) : own;
}

function replaced(source: PrintedSource, own: Statement, meant: Statement): readonly FixEdit[] | undefined {
  if (own.kind === 'message' && meant.kind === 'message') return messageEdits(source, own, meant);
  if (own.kind === 'event' && meant.kind === 'event')
    return own.host.text === meant.host.text ? [nameEdit(own.event, meant.event)] : [nameEdit(own.host, meant.host)];
  if (own.kind === 'arrival' && meant.kind === 'arrival') return own.timed ? undefined : [nameEdit(own.segment, meant.segment)];
  const isBehindWord = meant.kind === 'claims' && !source.text.startsWith('expect', own.span.start);
  return [{ span: own.span, text: isBehindWord ? statementText(meant).replace(/^expect /, '') : statementText(meant) }];
}

type NamedPart = LocalEvent['event'] | Arrival['segment'];
const nameEdit = ({ span }: NamedPart, { text }: NamedPart): FixEdit => ({ span, text });

function messageEdits(source: PrintedSource, own: Message, meant: Message): readonly FixEdit[] | undefined {
  if (own.segment !== undefined && own.segment.text !== meant.segment?.text) return undefined;
  const edits = [
    ...(['from', 'to'] as const).flatMap((end) => (own[end].text === meant[end].text ? [] : [nameEdit(own[end], meant[end])])),
    ...arrowEdits(source, own, meant),
    ...namesEdits(source, own, meant),
    ...fieldEdits(source, own, meant),
  ];
  const isNamed = own.segment === undefined && meant.segment !== undefined;
  return isNamed ? [...edits, { span: { start: own.span.end, end: own.span.end }, text: ` as ${meant.segment?.text ?? ''}` }] : edits;
}

const ARROWS: Readonly<Record<Message['fate'], string>> = { delivered: '->', lost: '-x', 'in-flight': '~>' };

function arrowEdits({ text }: PrintedSource, own: Message, meant: Message): readonly FixEdit[] {
  if (own.fate === meant.fate) return [];
  const start = text.indexOf(ARROWS[own.fate], own.from.span.end);
  if (start < 0 || start > own.to.span.start) return [];
  return [{ span: { start, end: start + 2 }, text: ARROWS[meant.fate] }];
}

/** What stands behind the names stays in its column, as far as it can. */
function namesEdits({ text }: PrintedSource, own: Message, meant: Message): readonly FixEdit[] {
  const names = meant.names.map((name) => name.text).join('+');
  const written = own.names.map((name) => name.text);
  if (meant.names.length === written.length && meant.names.every((name) => written.includes(name.text))) return [];
  const gap = /^ */.exec(text.slice(own.namesSpan.end))?.[0].length ?? 0;
  if (gap < 2 && written.length <= meant.names.length) return [{ span: own.namesSpan, text: names }];
  const isAligned = gap > 1;
  const width = own.namesSpan.end + gap - own.namesSpan.start;
  const end = isAligned ? own.namesSpan.end + gap : own.namesSpan.end;
  return [{ span: { start: own.namesSpan.start, end }, text: isAligned ? names.padEnd(Math.max(width, names.length + 1)) : names }];
}

function fieldEdits({ text }: PrintedSource, own: Message, meant: Message): readonly FixEdit[] {
  const written = new Map(own.fields.map((field) => [field.name.text, field]));
  const changed = own.fields.flatMap((field): readonly FixEdit[] => {
    const other = meant.fields.find(({ name }) => name.text === field.name.text);
    if (other === undefined) return [{ span: { start: text.slice(0, field.span.start).trimEnd().length, end: field.span.end }, text: '' }];
    return writtenForm(other.value) === writtenForm(field.value) ? [] : [{ span: field.value.span, text: writtenForm(other.value) }];
  });
  const more = meant.fields.filter(({ name }) => !written.has(name.text));
  if (more.length === 0) return changed;
  const end = own.fields.at(-1)?.span.end ?? own.namesSpan.end;
  return [...changed, { span: { start: end, end }, text: more.map((field) => ` ${fieldText(field)}`).join('') }];
}

/** As the lines around it are written: with numbers or without, in columns or not. */
function lineFor({ text, statements }: PrintedSource, statement: Statement, at: number): string {
  if (statement.kind !== 'message') return statementText(statement);
  const near = [...statements.slice(0, at).reverse(), ...statements.slice(at)];
  const messages = near.flatMap((each) => (each.kind === 'message' && !each.blank ? [each] : []));
  const withFields = messages.length === 0 || messages.some(({ fields }) => fields.length > 0);
  const plain = statementText({ ...statement, fields: [] });
  if (!withFields || statement.fields.length === 0) return plain;
  const gap = messages.map((message) => widthOfNames(text, message)).find((width) => width !== undefined) ?? 0;
  const names = statement.names.map((name) => name.text).join('+');
  const fields = statement.fields.map(fieldText).join(' ');
  const segment = statement.segment === undefined ? '' : ` as ${statement.segment.text}`;
  const head = plain.slice(0, plain.length - names.length - segment.length);
  return `${head}${names.padEnd(gap)} ${fields}${segment}`;
}

/** Of a message whose numbers stand in a column of their own. */
function widthOfNames(text: string, { namesSpan, fields }: Message): number | undefined {
  const [first] = fields as readonly (FieldValue | undefined)[];
  if (first === undefined) return undefined;
  const gap = first.span.start - namesSpan.end;
  return gap > 1 && text.slice(namesSpan.end, first.span.start).trim() === '' ? first.span.start - namesSpan.start - 1 : undefined;
}
