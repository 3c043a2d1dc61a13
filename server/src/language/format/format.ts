/**
 * One shape for every document: indentation, blanks, columns, blank lines, the order of flags. A pure function of the text;
 * tokens stay what they are, so the meaning stays what it is, and what cannot be read is kept.
 */
import { padEnd as padded, type Span, columns as width } from '../../core/index.js';
import { columnsOf, type FormattedMessage, fieldColumns, inColumns, type MessageColumns, messageLine } from './message.js';
import { type FormatToken, type TextLine, textLines } from './pieces.js';
import { asWritten, joined } from './spacing.js';

export interface FormatOptions {
  /** Columns of messages are aligned. */
  readonly align?: boolean;
  /** Canonical order of the names of a message that stands at this offset. */
  readonly flagsAt?: (offset: number) => readonly string[];
  /** The text with all that is not Handshake blanked out, so that offsets stay: in Markdown, everything outside the fences. */
  readonly readable?: string;
}

export interface FormatEdit {
  readonly span: Span;
  readonly text: string;
}

/** One edit for each line that changes. */
export function format(text: string, options: FormatOptions = {}): readonly FormatEdit[] {
  const readable = options.readable ?? text;
  const isWhole = readable === text;
  const lines = textLines(readable).map((line) => shaped(line, readable, options));
  const groups = groupsOf(lines, options.align);
  const edits = lines.flatMap((line, index) => {
    const before = isWhole ? line.line.start : startIn(text, line.line, readable);
    if (line.line.fixed || (line.line.pieces.length === 0 && !isWhole)) return [];
    const after = line.line.pieces.length === 0 ? '' : `${indentation(line.line)}${groups[index]?.(line) ?? line.text}`;
    const put = { span: { start: before, end: line.line.end }, text: bom(text, before) + after };
    return text.slice(put.span.start, put.span.end) === put.text ? [] : [put];
  });
  return isWhole
    ? [
        ...withBlankLines(
          lines.map(({ line }) => line),
          text,
          edits,
        ),
      ]
    : edits;
}

const bom = (text: string, at: number): string => (at === 0 && text.startsWith('\uFEFF') ? '\uFEFF' : '');

interface Shaped {
  readonly line: TextLine;
  /** Without indentation and columns. */
  readonly text: string;
  readonly comment: string;
  readonly message?: FormattedMessage;
  /** Of a line that declares a host, `host A`; what follows stands in a column. */
  readonly declares?: string;
}

const indentation = ({ depth }: TextLine): string => '  '.repeat(depth);

function shaped(line: TextLine, text: string, { flagsAt }: FormatOptions): Shaped {
  const last = line.pieces.at(-1);
  const trailing = line.pieces.length > 1 && last?.type === '' && last.text.startsWith('//') ? last : undefined;
  const pieces = trailing === undefined ? line.pieces : line.pieces.slice(0, -1);
  const comment = trailing?.text.trimEnd() ?? '';
  const simple = line.parts <= 1 && !line.inProtocol && !pieces.some(({ type }) => type === '') && !hasSemicolon(pieces, text, line);
  const message = simple ? messageLine({ ...line, pieces }, canonical(flagsAt, pieces[0]?.start ?? 0)) : undefined;
  const shown = simple && isKnown(pieces) ? spaced(pieces, text) : asWritten(pieces, text);
  const rest = simple ? '' : between(pieces, line, text);
  const declares = simple && isDeclaration(pieces) ? joined(pieces.slice(0, 2)) : undefined;
  return { line, text: shown + rest, comment, ...(message && { message }), ...(declares !== undefined && { declares }) };
}

/** A host may bear the name `host`. */
const isDeclaration = (pieces: readonly FormatToken[]): boolean =>
  pieces[0]?.type === 'host' && pieces.length > 2 && pieces[1]?.type !== ':' && pieces[1]?.type !== 'arrives';

/** A semicolon behind the last token belongs to the line. */
const between = (pieces: readonly FormatToken[], line: TextLine, text: string): string => {
  const end = pieces.at(-1)?.end ?? line.start;
  return /^[\s;]*/.exec(text.slice(end, line.end))?.[0].includes(';') ? ';' : '';
};

/** One at the very beginning ends nothing. */
const hasSemicolon = (pieces: readonly FormatToken[], text: string, line: TextLine): boolean =>
  pieces.some(({ end }, index) =>
    text
      .slice(end, pieces[index + 1]?.start ?? line.end)
      .replace(/\/\/.*/, '')
      .includes(';'),
  );

const canonical =
  (flagsAt: FormatOptions['flagsAt'], offset: number) =>
  (names: readonly string[]): readonly string[] => {
    const order = flagsAt?.(offset) ?? [];
    if (names.some((name) => !order.includes(name)) || new Set(names).size < names.length) return names;
    return [...names].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  };

const FIRST = new Set(
  'host expect note box section either or opt repeat measure highlight delay wait import using language exchange protocol stray exercise task hint points blanks goal solution shuffle verify may network timers numbers never always finally possible'.split(
    ' ',
  ),
);

/** Only what is surely a statement is given our blanks. */
const isKnown = (pieces: readonly FormatToken[]): boolean =>
  FIRST.has(pieces[0]?.type ?? '') || FIRST.has(pieces[0]?.text ?? '') || pieces[1]?.type === ':' || pieces[1]?.type === 'arrives';

/** A code has signs in it that hold nothing together elsewhere. */
function spaced(pieces: readonly FormatToken[], text: string): string {
  const isCode = pieces[0]?.type === 'expect' && pieces[1]?.type === 'error';
  if (!isCode) return joined(pieces, pieces[0]?.text === 'goal' && pieces[1]?.text !== 'with');
  return [...pieces.slice(0, 2).map((piece) => piece.text), asWritten(pieces.slice(2), text)].filter((part) => part !== '').join(' ');
}

type LineShape = (line: Shaped) => string;

/** For each line how it is written, which depends on those around it. */
function groupsOf(lines: readonly Shaped[], align = true): readonly (LineShape | undefined)[] {
  const columns = blockColumns(align ? lines : []);
  const shapes: (LineShape | undefined)[] = [];
  let group: Shaped[] = [];
  const close = (): void => {
    const shape = shapeOf(group, columns.get(group[0]?.line.block ?? -1), align);
    for (const _ of group) shapes.push(shape);
    group = [];
  };
  for (const line of lines) {
    if (line.line.pieces.length === 0 || line.line.fixed || line.line.block !== group[0]?.line.block) close();
    group.push(line);
  }
  close();
  return shapes;
}

/** Hosts and names stand in the same columns in the whole of a block. */
function blockColumns(lines: readonly Shaped[]): ReadonlyMap<number, MessageColumns> {
  const blocks = new Map<number, FormattedMessage[]>();
  for (const { line, message } of lines) if (message !== undefined) blocks.set(line.block, [...(blocks.get(line.block) ?? []), message]);
  return new Map([...blocks].map(([block, messages]) => [block, columnsOf(messages)]));
}

/** Fields and comments are aligned with their neighbours alone: no blank line stands between them. */
function shapeOf(group: readonly Shaped[], block: MessageColumns | undefined, align: boolean): LineShape {
  const columns = { ...(block ?? columnsOf([])), fields: fieldColumns(align ? group.flatMap(({ message }) => message ?? []) : []) };
  const hosts = Math.max(0, ...(align ? group.map(({ declares = '' }) => width(declares)) : []));
  const written = ({ message, text, declares }: Shaped): string =>
    message !== undefined
      ? inColumns(message, columns)
      : declares !== undefined
        ? padded(declares, hosts) + text.slice(declares.length)
        : text;
  const commented = group.filter(({ comment }) => comment !== '').map((line) => width(written(line)));
  const column = Math.max(0, ...commented) + COMMENT_GAP;
  return (line) => (line.comment === '' ? written(line) : `${padded(written(line), column)}${line.comment}`);
}

const COMMENT_GAP = 2;

/** Behind what Markdown puts before the lines of a fence. */
function startIn(text: string, { start, pieces }: TextLine, readable: string): number {
  const raw = /^[\s>]*/.exec(text.slice(start, pieces[0]?.start ?? start))?.[0] ?? '';
  const opening = openingBefore(text, readable, start);
  return start + Math.min(raw.length, opening.length);
}

/** What stands before the backticks of the fence around this line. */
function openingBefore(text: string, readable: string, start: number): string {
  for (let end = start - 1; end > 0; end = text.lastIndexOf('\n', end - 1)) {
    const from = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(from, end);
    const mark = /^([\s>]*(?:[-*+]\s+|\d+[.)]\s+)?)(?:`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && readable.slice(from, end).trim() === '') return mark;
    if (from === 0) break;
  }
  return '';
}

/** At most one blank line, none at the ends of blocks and of the text; the last line has its end. */
function* withBlankLines(lines: readonly TextLine[], text: string, edits: readonly FormatEdit[]): Generator<FormatEdit> {
  const dropped = lines.map((_, index) => isSuperfluous(lines, index, text));
  const byStart = new Map(edits.map((edit) => [edit.span.start, edit]));
  for (const [index, line] of lines.entries()) {
    const edit = byStart.get(line.start);
    const next = lines[index + 1];
    if (dropped[index] && next !== undefined) yield { span: { start: line.start, end: next.start }, text: bom(text, line.start) };
    else if (dropped[index]) yield { span: { start: line.start, end: line.end }, text: '' };
    else if (edit !== undefined) yield edit;
  }
  const last = lines.at(-1);
  if (last !== undefined && last.pieces.length > 0 && !last.fixed)
    yield { span: { start: last.end, end: last.end }, text: text.includes('\r\n') ? '\r\n' : '\n' };
}

/** The empty line behind the last line break is none. */
function isSuperfluous(lines: readonly TextLine[], index: number, text: string): boolean {
  const line = lines[index];
  if (line === undefined || line.pieces.length > 0 || line.fixed || text.slice(line.start, line.end).replace(/[\s;\uFEFF]+/g, '') !== '')
    return false;
  if (index === lines.length - 1) return false;
  const before = lines[index - 1];
  const after = lines.slice(index + 1).find(({ pieces, fixed }) => pieces.length > 0 || fixed);
  if (before === undefined || after === undefined || (before.pieces.length === 0 && !before.fixed)) return true;
  // a brace that is one too many begins and ends nothing
  return (before.pieces.at(-1)?.type === '{' && before.depth < line.depth) || (after.pieces[0]?.type === '}' && after.depth < line.depth);
}

/** Applied, for those who want the text. */
export function formatted(text: string, options: FormatOptions = {}): string {
  let at = 0;
  const parts: string[] = [];
  for (const { span, text: put } of format(text, options)) {
    parts.push(text.slice(at, span.start), put);
    at = span.end;
  }
  return parts.join('') + text.slice(at);
}
